// SPDX-License-Identifier: MIT
#include "narhet/study/diff_results.hpp"

#include "narhet/base/text.hpp"
#include "narhet/compare/difference.hpp"
#include "narhet/input/result_table.hpp"
#include "narhet/study/run_result.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using model::ResultTable;
using model::TableDifference;

/// A layer of a result and the columns that tell its rows apart.
struct LayerKey {
  std::string_view layer;
  std::array<std::string_view, 6> columns{};
};

constexpr std::array kLayers{
    LayerKey{"provenance", {"topic", "name"}},
    LayerKey{"places", {"id"}},
    LayerKey{"place_service", {"place_id", "kind", "metric"}},
    LayerKey{"routes", {"place_id", "kind", "metric"}},
    LayerKey{"services", {"id"}},
    LayerKey{"candidates", {"id"}},
    LayerKey{"candidate_rankings", {"view", "without_meeting", "speed_run", "candidate_id"}},
    LayerKey{"candidate_harm", {"candidate_id", "shop_id"}},
    LayerKey{"municipalities", {"code"}},
    LayerKey{"municipality_indicators",
             {"municipality_code", "indicator", "kind", "metric", "threshold", "group"}},
    LayerKey{"rules", {"rule", "kind", "service_id", "group", "municipality_code"}},
    LayerKey{"needs", {"place_id", "kind", "speakers"}},
    LayerKey{"municipality_needs", {"municipality_code", "kind"}},
    LayerKey{"criteria", {"criterion"}},
    LayerKey{"weight_stability", {"municipality_code", "criterion"}},
    LayerKey{"season_places", {"id"}},
    LayerKey{"rejected", {"file", "layer", "record", "id"}},
};

constexpr std::size_t kMostColumns = 6;

std::vector<std::string_view> key_of(const LayerKey& layer) {
  std::vector<std::string_view> key;
  std::copy_if(layer.columns.begin(), layer.columns.end(), std::back_inserter(key),
               [](std::string_view column) { return !column.empty(); });
  return key;
}

std::optional<ResultTable> read(const std::filesystem::path& file,
                                std::string_view layer,
                                const base::Task& task) {
  input::Source source;
  source.path = file;
  source.shown_path = file.string();
  return input::read_result_table(source, std::string{layer}, task);
}

Message joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMostColumns); ++i) {
    text += (i == 0 ? "" : ", ") + base::printable(names[i]);
  }
  return names.size() > kMostColumns ? Message{"{} and {} more", text, names.size() - kMostColumns}
                                     : Message{"{}", text};
}

/// "dagligvaror_min (12), status (3)".
Message columns_text(const std::vector<TableDifference::Column>& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const TableDifference::Column& column : columns) {
    names.push_back(column.name + " (" + std::to_string(column.rows) + ")");
  }
  return joined(names);
}

void add_layer(const TableDifference& found, std::vector<Line>& lines) {
  if (found.none()) {
    lines.push_back(
        {Message{"{}: the same, rows: {}", found.layer, found.same}, Line::Weight::detail});
    return;
  }
  lines.push_back({Message{"{}: rows changed {}, added {}, removed {}, the same {}", found.layer,
                           found.changed, found.added, found.removed, found.same}});
  if (!found.columns.empty()) {
    lines.push_back({Message{"  in the columns (rows): {}", columns_text(found.columns)}});
  }
  if (!found.columns_added.empty()) {
    lines.push_back({Message{"  columns only in the later: {}", joined(found.columns_added)}});
  }
  if (!found.columns_removed.empty()) {
    lines.push_back({Message{"  columns only in the earlier: {}", joined(found.columns_removed)}});
  }
  for (const std::string& example : found.examples) {
    lines.push_back({Message{"  for example {}", base::printable(example)}, Line::Weight::detail});
  }
}

/// A row of `provenance`: of what a result was made.
struct Cause {
  std::string topic;
  std::string name;
  std::string value;
  std::string sha256;

  friend bool operator==(const Cause&, const Cause&) = default;
};

/// Without the rows that follow from the others: notices, figures of the network and of coverage.
std::vector<Cause> causes_of(const ResultTable& provenance) {
  const auto cell = [&](const std::vector<std::string>& row, std::string_view column) {
    const auto found = std::find(provenance.columns.begin(), provenance.columns.end(), column);
    return found == provenance.columns.end()
               ? std::string{}
               : row[static_cast<std::size_t>(found - provenance.columns.begin())];
  };
  std::vector<Cause> causes;
  for (const auto& row : provenance.rows) {
    constexpr std::array<std::string_view, 3> kConsequences{"notice", "network", "coverage"};
    const std::string topic = cell(row, "topic");
    if (std::find(kConsequences.begin(), kConsequences.end(), topic) == kConsequences.end()) {
      causes.push_back({topic, cell(row, "name"), cell(row, "value"), cell(row, "sha256")});
    }
  }
  return causes;
}

Message topic_text(const std::string& topic) {
  if (topic == "input") {
    return Message{"input"};
  }
  if (topic == "setting") {
    return Message{"setting"};
  }
  if (topic == "assumption") {
    return Message{"assumption"};
  }
  return Message{"{}", base::printable(topic)};
}

Message change_text(const Cause& before, const Cause& after) {
  const Message what = Message{"{} {}", topic_text(after.topic), base::printable(after.name)};
  return before.value == after.value
             ? Message{"{}: other content, {}", what, base::printable(after.value)}
             : Message{"{}: {}, was {}", what, base::printable(after.value),
                       base::printable(before.value)};
}

/// What is behind the difference.  Of what stands in both as it is, nothing is said.
void add_causes(std::vector<Cause> earlier, std::vector<Cause> later, std::vector<Line>& lines) {
  const auto erase_common = [](std::vector<Cause>& from, const std::vector<Cause>& other) {
    std::erase_if(from, [&](const Cause& each) {
      return std::find(other.begin(), other.end(), each) != other.end();
    });
  };
  const std::vector<Cause> all_earlier = earlier;
  erase_common(earlier, later);
  erase_common(later, all_earlier);
  for (const Cause& cause : later) {
    const auto before = std::find_if(earlier.begin(), earlier.end(), [&](const Cause& each) {
      return each.topic == cause.topic && each.name == cause.name;
    });
    if (before == earlier.end()) {
      lines.push_back({Message{"only in the later: {} {} {}", topic_text(cause.topic),
                               base::printable(cause.name), base::printable(cause.value)}});
    } else {
      lines.push_back({change_text(*before, cause)});
      earlier.erase(before);
    }
  }
  for (const Cause& cause : earlier) {
    lines.push_back({Message{"only in the earlier: {} {} {}", topic_text(cause.topic),
                             base::printable(cause.name), base::printable(cause.value)}});
  }
}

}  // namespace

std::vector<Line> diff_results(const std::filesystem::path& earlier,
                               const std::filesystem::path& later,
                               const base::Task& task) {
  require_run_result(earlier, task);
  require_run_result(later, task);
  std::vector<Line> lines;
  bool any = false;
  for (const LayerKey& layer : kLayers) {
    task.check();
    const auto before = read(earlier, layer.layer, task);
    const auto after = read(later, layer.layer, task);
    if (layer.layer == "provenance") {
      add_causes(causes_of(*before), causes_of(*after), lines);
      any = !lines.empty();
    } else if (before && after) {
      const TableDifference found = compare::difference(*before, *after, key_of(layer));
      any = any || !found.none();
      add_layer(found, lines);
    } else if (before || after) {
      any = true;
      lines.push_back({before ? Message{"{}: only in the earlier", layer.layer}
                              : Message{"{}: only in the later", layer.layer}});
    }
  }
  if (!any) {
    lines.push_back({Message{"the two results say the same"}});
  }
  return lines;
}

}  // namespace narhet::study
