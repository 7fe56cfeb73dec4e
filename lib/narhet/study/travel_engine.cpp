// SPDX-License-Identifier: MIT
#include "narhet/study/travel_engine.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/memory.hpp"
#include "narhet/network/node_positions.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/routing/elimination.hpp"
#include "narhet/routing/hierarchy.hpp"
#include "narhet/routing/hierarchy_file.hpp"
#include "narhet/study/memory_need.hpp"

#include <string>
#include <system_error>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using routing::Method;

void store(const routing::Elimination& hierarchy,
           const std::filesystem::path& file,
           const std::string& topology,
           const base::Task& task,
           std::vector<Line>& lines) {
  std::error_code ignored;
  if (!std::filesystem::exists(file.parent_path(), ignored)) {
    lines.push_back({Message{"the hierarchy of the roads is kept once the folder {} is there",
                             file.parent_path().string()},
                     Line::Weight::detail});
    return;
  }
  try {
    output::Publication publication{file, {.overwrite = true}};
    routing::write_hierarchy({publication.temporary(), file}, hierarchy, topology, task);
    publication.commit();
    lines.push_back(
        {Message{"the hierarchy of the roads is kept for the next run in {}", file.string()},
         Line::Weight::detail});
  } catch (const base::Error& error) {
    lines.push_back({Message{"the hierarchy of the roads is not kept for the next run: {}: {}",
                             file.string(), error.message()}});
  }
}

void refuse_beyond_memory(const network::RoadGraph& graph,
                          Method method,
                          const EngineOptions& options,
                          const base::Task& task,
                          std::vector<Line>& lines) {
  const std::uint64_t more = memory_of_engine(graph, method) + options.memory_beside;
  base::require_memory(task, more, Message{"the work on {} nodes", graph.node_count()});
  const auto megabytes = [](std::uint64_t bytes) { return bytes / 1'000'000; };
  lines.push_back({Message{"memory: {} MB held, at most about {} MB more needed",
                           megabytes(base::resident_memory()), megabytes(more)},
                   Line::Weight::detail});
}

routing::Elimination make(const network::RoadNetwork& network,
                          const base::Task& task,
                          std::vector<Line>& lines) {
  const auto positions = network::node_positions(network);
  routing::Hierarchy made = routing::make_hierarchy(network.graph, {.positions = positions}, task);
  if (made.order == routing::NodeOrder::nested_dissection) {
    lines.push_back({Message{"the order of the roads is by nested dissection: they are like a "
                             "grid, and the order by fewest neighbours would join too many"},
                     Line::Weight::detail});
  }
  return std::move(made.elimination);
}

}  // namespace

routing::Engine make_engine(const network::RoadNetwork& network,
                            std::size_t searches,
                            const EngineOptions& options,
                            const base::Task& task,
                            std::vector<Line>& lines) {
  const network::RoadGraph& graph = network.graph;
  const std::filesystem::path& file = options.hierarchy_file;
  std::error_code ignored;
  const bool may_be_stored =
      options.wanted != Method::core && std::filesystem::exists(file, ignored);
  std::string topology;
  routing::StoredHierarchy stored;
  if (may_be_stored) {
    topology = routing::topology_hash(graph);
    stored = routing::read_hierarchy(file, graph, topology, task);
    if (!stored.elimination) {
      lines.push_back(
          {Message{"the stored hierarchy {} is not used: {}", file.string(), stored.refused}});
    }
  }
  const routing::Plan plan =
      routing::plan({searches, stored.elimination.has_value(), options.wanted});
  lines.push_back({plan.reason, Line::Weight::detail});
  refuse_beyond_memory(graph, plan.method, options, task, lines);
  if (plan.method == Method::core) {
    return {graph, routing::eliminate(graph, routing::kCoreDegree, task), task};
  }
  if (!stored.elimination) {
    stored.elimination = make(network, task, lines);
    if (!file.empty()) {
      store(*stored.elimination, file, topology.empty() ? routing::topology_hash(graph) : topology,
            task, lines);
    }
  }
  return {graph, *std::move(stored.elimination), task};
}

}  // namespace narhet::study
