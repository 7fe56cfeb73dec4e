// SPDX-License-Identifier: MIT
#include "narhet/routing/hierarchy_file.hpp"

#include "narhet/base/array_file.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/base/error.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace narhet::routing {
namespace {

using base::Message;

constexpr std::string_view kWhat = "narhet-hierarchy";
constexpr std::uint32_t kVersion = 1;

bool is_strictly_ascending(std::span<const std::uint32_t> positions) {
  return std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>{}) ==
         positions.end();
}

/// Each node once.
bool are_numbered(const Elimination& elimination) {
  std::vector<bool> seen(elimination.node_count(), false);
  return std::none_of(elimination.node_at.begin(), elimination.node_at.end(),
                      [&](base::NodeId node) {
                        if (base::index(node) >= seen.size() || seen[base::index(node)]) {
                          return true;
                        }
                        seen[base::index(node)] = true;
                        return false;
                      });
}

/// Upper neighbours come before and are joined to each other: all but the last are also those of
/// the last.
bool are_joined(const Elimination& elimination) {
  for (std::uint32_t position = 0; position < elimination.node_count(); ++position) {
    const auto upper = elimination.upper_of(position);
    if (upper.empty()) {
      continue;
    }
    if (upper.back() >= position || !is_strictly_ascending(upper)) {
      return false;
    }
    const auto above = elimination.upper_of(upper.back());
    if (!std::includes(above.begin(), above.end(), upper.begin(), upper.end() - 1)) {
      return false;
    }
  }
  return true;
}

bool has_edges_of(const Elimination& elimination, const network::RoadGraph& graph) {
  for (std::size_t arc = 0; arc < graph.arc_count(); ++arc) {
    const std::uint32_t tail = elimination.position_of[base::index(graph.tails()[arc])];
    const std::uint32_t head = elimination.position_of[base::index(graph.heads()[arc])];
    const auto upper = elimination.upper_of(std::max(tail, head));
    if (tail != head && !std::binary_search(upper.begin(), upper.end(), std::min(tail, head))) {
      return false;
    }
  }
  return true;
}

/// A damaged file has another checksum; one that was made by somebody else must not lead out of the
/// arrays all the same.
bool is_sound(const Elimination& elimination) {
  const auto& first = elimination.first_upper;
  return first.size() == elimination.node_count() + 1 && first.front() == 0 &&
         first.back() == elimination.upper.size() && std::is_sorted(first.begin(), first.end()) &&
         are_numbered(elimination) && are_joined(elimination);
}

}  // namespace

std::string topology_hash(const network::RoadGraph& graph) {
  base::Sha256 sum;
  const auto add = [&](const void* data, std::size_t bytes) {
    sum.add({static_cast<const char*>(data), bytes});
  };
  const std::uint64_t nodes = graph.node_count();
  add(&nodes, sizeof(nodes));
  add(graph.tails().data(), graph.tails().size_bytes());
  add(graph.heads().data(), graph.heads().size_bytes());
  return sum.hexadecimal();
}

void write_hierarchy(const base::WrittenFile& file,
                     const Elimination& elimination,
                     const std::string& topology,
                     const base::Task& task) {
  NARHET_EXPECTS(elimination.is_complete());
  base::ArrayFileWriter writer{file, {std::string{kWhat}, kVersion, topology}, task};
  writer.add(elimination.node_at);
  writer.add(elimination.first_upper);
  writer.add(elimination.upper);
  writer.finish();
}

StoredHierarchy read_hierarchy(const std::filesystem::path& file,
                               const network::RoadGraph& graph,
                               const std::string& topology,
                               const base::Task& task) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return {};
  }
  Elimination elimination;
  try {
    base::ArrayFileReader reader{file, Message{"remove it; it is made anew when it is missing"},
                                 task};
    const base::ArrayFileHead head = reader.head();
    if (head.what != kWhat || head.version != kVersion) {
      return {{}, Message{"it was made by another version of the program"}};
    }
    if (head.key != topology) {
      return {{}, Message{"the roads have changed since"}};
    }
    elimination.node_at = reader.take<base::NodeId>();
    elimination.first_upper = reader.take<std::uint32_t>();
    elimination.upper = reader.take<std::uint32_t>();
    reader.finish();
  } catch (const base::Error& fault) {
    return {{}, fault.message()};
  }
  const Message misfit{"it does not fit the roads"};
  if (elimination.node_count() != graph.node_count() || !is_sound(elimination)) {
    return {{}, misfit};
  }
  elimination.position_of.resize(elimination.node_count());
  for (std::uint32_t position = 0; position < elimination.node_count(); ++position) {
    elimination.position_of[base::index(elimination.node_at[position])] = position;
    elimination.largest_degree =
        std::max(elimination.largest_degree,
                 static_cast<std::uint32_t>(elimination.upper_of(position).size()));
  }
  if (!has_edges_of(elimination, graph)) {
    return {{}, misfit};
  }
  return {std::move(elimination), {}};
}

}  // namespace narhet::routing
