// SPDX-License-Identifier: MIT
#include "narhet/input/detail/topografi_roads.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/column_names.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Message;

/// The layers, and what a feature is whose word is not known.
struct RoadLayer {
  std::string_view letters;  ///< of its name
  std::string_view unknown;  ///< class of roads; empty: left out
};
constexpr std::array<RoadLayer, 3> kLayers{
    {{"vaglinje", "road"}, {"ovrigvag", ""}, {"farjeled", "ferry"}}};

const RoadLayer* layer_named(std::string_view name) {
  const std::string letters = letters_of(name);
  for (const RoadLayer& each : kLayers) {
    if (letters == each.letters) {
      return &each;
    }
  }
  return nullptr;
}

/// Reads one layer.
class Reader {
 public:
  Reader(const RoadLayer& layer,
         const TopografiSettings& settings,
         const std::map<std::string, std::string>& classes)
      : layer_{&layer}, settings_{&settings}, classes_{&classes} {}

  void add(const Feature& feature, LineRoads& roads, model::LoadReport& report) {
    if (!feature.fault.empty()) {
      report.rejected.push_back({{model::Subject::roads, feature.record}, {}, feature.fault, {}});
      return;
    }
    const std::string road_class = class_of(feature.cells.front());
    if (road_class.empty()) {
      report.exclude(Message{"ways of a kind that is not known"});
    } else if (road_class == "none") {
      report.exclude(Message{"ways that are no roads (winter trails, boat routes, …)"});
    } else {
      // A motorway of OpenStreetMap is one-way by itself; these lines have no direction.
      Tags tags{{"oneway", "no"}};
      tags[road_class == "ferry" ? "route" : "highway"] = road_class;
      static_cast<void>(roads.add(feature, tags, report));
    }
  }

  void tell(model::LoadReport& report) const {
    std::vector<std::string> words;
    for (const auto& [word, count] : unknown_) {
      words.push_back(base::format("'{}' ({})", base::printable(word), count));
    }
    if (!words.empty()) {
      const auto notice = Message{
          "object types that are not known: {}; say in [roads] what they are: classes = {{ \"{}\" "
          "= \"tertiary\" }}",
          joined(words, ", "), base::printable(unknown_.begin()->first)};
      report.notices.push_back(notice);
    }
  }

 private:
  std::string class_of(const std::string& word) {
    if (const auto own = classes_->find(word); own != classes_->end()) {
      return own->second;
    }
    const auto known = settings_->classes.find(base::fold_case(word));
    if (known != settings_->classes.end()) {
      return known->second;
    }
    ++unknown_[word];
    return std::string{layer_->unknown};
  }

  const RoadLayer* layer_;
  const TopografiSettings* settings_;
  const std::map<std::string, std::string>* classes_;
  std::map<std::string, std::uint64_t> unknown_;
};

}  // namespace

bool is_topografi_layer(const LayerDescription& layer) {
  return layer.has_geometry && layer_named(layer.name) != nullptr &&
         find_column(layer.columns, {"objekttyp"}).has_value();
}

std::vector<model::LoadReport> read_topografi(std::span<const RoadFile> files,
                                              const TopografiSettings& settings,
                                              const std::map<std::string, std::string>& classes,
                                              const geo::Crs& study_crs,
                                              LineRoads& roads,
                                              const base::Task& task) {
  std::vector<model::LoadReport> reports;
  for (const RoadFile& file : files) {
    for (const LayerDescription& layer : file.layers) {
      if (!is_topografi_layer(layer)) {
        continue;
      }
      const std::size_t column = *find_column(layer.columns, {"objekttyp"});
      FeatureTable table = file.read_lines(layer, {layer.columns[column]}, study_crs, task);
      model::LoadReport report = file.begin_report(layer, table);
      Reader reader{*layer_named(layer.name), settings, classes};
      for (const Feature& feature : table.features) {
        task.check();
        reader.add(feature, roads, report);
      }
      reader.tell(report);
      reports.push_back(std::move(report));
    }
  }
  return reports;
}

}  // namespace narhet::input::detail
