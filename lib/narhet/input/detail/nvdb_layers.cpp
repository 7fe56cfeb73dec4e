// SPDX-License-Identifier: MIT
#include "narhet/input/detail/nvdb_layers.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/measured.hpp"
#include "narhet/input/detail/nvdb_attributes.hpp"
#include "narhet/input/detail/nvdb_feature_type.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// The type of layer whose lines are the roads.
NvdbFeatureType type_of_lines(std::span<const TypedLayer> layers) {
  for (const auto type :
       {NvdbFeatureType::reference_link, NvdbFeatureType::net, NvdbFeatureType::functional_class}) {
    if (std::any_of(layers.begin(), layers.end(), [&](const TypedLayer& layer) {
          return layer.type == type && layer.layer->has_geometry;
        })) {
      return type;
    }
  }
  throw Error{ErrorCode::layer_missing,
              {layers.front().file->source.shown_path, {}, {}},
              Message{"there are NVDB's attributes, and no layer of roads that they belong to"},
              Message{"add the layer of reference links (Reflinjetillkomst) or of the road network "
                      "(Vagtrafiknat): source = [\"…\", \"…\"] in [roads] names several files"}};
}

/// The lines of a layer, each cut where what is said of it changes.
class LineReader {
 public:
  LineReader(NvdbAttributes& attributes, NvdbReader& reader, LineRoads& roads)
      : attributes_{&attributes}, reader_{&reader}, roads_{&roads} {}

  void read(const TypedLayer& layer,
            const FeatureTable& table,
            model::LoadReport& report,
            const base::Task& task) {
    Placing placing{layer};
    for (const Feature& feature : table.features) {
      task.check();
      if (!feature.fault.empty()) {
        report.rejected.push_back({{model::Subject::roads, feature.record}, {}, feature.fault, {}});
      } else if (feature.lines.size() != 1) {
        report.rejected.push_back(
            {{model::Subject::roads, feature.record},
             {},
             Message{"its line is in {} parts, and measures run along one", feature.lines.size()},
             {}});
      } else if (const auto range = placing.range_of(feature, report)) {
        add(layer, feature, *range, report);
      }
    }
  }

 private:
  void add(const TypedLayer& layer,
           const Feature& feature,
           MeasureRange range,
           model::LoadReport& report) {
    const std::string& link = feature.cells[layer.link];
    const std::string identity =
        link + ";" + feature.cells[layer.from] + ";" + feature.cells[layer.to];
    if (!seen_.insert(identity).second) {
      report.exclude(Message{"links that are there already"});
      return;
    }
    const Said said = attributes_->said_of(link, range);
    const CutLine cut = cut_at(feature.lines.front(), range, said.changes());
    std::vector<Stretch> stretches;
    for (const Piece& piece : cut.pieces) {
      stretches.push_back(stretch_of(layer, feature, said, piece));
    }
    roads_->add(feature, cut.points, stretches, report);
  }

  /// A reference link of which no layer says that it is a road may be a railway or one to come.
  Stretch stretch_of(const TypedLayer& layer,
                     const Feature& feature,
                     const Said& said,
                     const Piece& piece) {
    const NvdbLink link = attributes_->link_at(said, piece.middle);
    if (link.net.empty() && link.functional_class.empty() && !link.ferry) {
      return {{}, piece.last_vertex, Message{"links of which no layer says that they are roads"}};
    }
    return {reader_->tags_of(link, layer.file->where(*layer.layer, feature.record)),
            piece.last_vertex,
            {}};
  }

  NvdbAttributes* attributes_;
  NvdbReader* reader_;
  LineRoads* roads_;
  std::unordered_set<std::string> seen_;
};

/// Rows of a layer of attributes that lie on no road, such as on those of another municipality.
void count_used(std::uint64_t found, const TypedLayer& layer, model::LoadReport& report) {
  std::uint64_t placed = report.read - report.rejected.size();
  for (const model::Excluded& each : report.excluded) {
    placed -= each.count;
  }
  if (found == 0 && placed > 0) {
    throw Error{ErrorCode::value_invalid, layer.file->where(*layer.layer),
                Message{"none of its {} features lies on one of the road links", placed},
                Message{"links and attributes have to be of one delivery of NVDB: are the files of "
                        "the same area and date?"}};
  }
  report.used = found;
  if (placed > found) {
    report.exclude(Message{"what lies on none of the road links"}, placed - found);
  }
}

/// The names of those that are none of NVDB's that count: one that is misspelled is else missed.
std::string layers_not_used(std::span<const RoadFile> files) {
  constexpr std::size_t kMostShown = 10;
  std::vector<std::string> names;
  for (const RoadFile& file : files) {
    for (const LayerDescription& layer : file.layers) {
      if (!feature_type_of(layer)) {
        names.push_back(base::printable(layer.name));
      }
    }
  }
  if (names.size() > kMostShown) {
    names.resize(kMostShown);
    names.emplace_back("…");
  }
  return joined(names, ", ");
}

/// A layer of lines with its table.
struct Lines {
  const TypedLayer* layer;
  FeatureTable table;
};

}  // namespace

std::vector<model::LoadReport> read_nvdb_layers(std::span<const RoadFile> files,
                                                const geo::Crs& study_crs,
                                                NvdbReader& reader,
                                                LineRoads& roads,
                                                const base::Task& task) {
  const std::vector<TypedLayer> layers = typed_layers(files);
  const NvdbFeatureType type = type_of_lines(layers);
  NvdbAttributes attributes;
  std::vector<Lines> lines;
  std::vector<const TypedLayer*> attribute_layers;
  std::vector<model::LoadReport> attribute_reports;
  for (const TypedLayer& layer : layers) {
    if (layer.type == type) {
      lines.push_back(
          {&layer, layer.file->read_lines(*layer.layer, layer.columns, study_crs, task)});
    } else if (layer.type != NvdbFeatureType::reference_link) {
      FeatureTable table = layer.file->read_table(*layer.layer, layer.columns, task);
      attribute_reports.push_back(layer.file->begin_report(*layer.layer, table));
      attributes.add(layer, table, attribute_reports.back());
      attribute_layers.push_back(&layer);
    }
  }
  for (const Lines& each : lines) {  // a net or a class is an attribute as well
    model::LoadReport told_below;
    attributes.add(*each.layer, each.table, told_below);
  }
  std::vector<model::LoadReport> reports;
  LineReader line_reader{attributes, reader, roads};
  for (Lines& each : lines) {
    reports.push_back(each.layer->file->begin_report(*each.layer->layer, each.table));
    line_reader.read(*each.layer, each.table, reports.back(), task);
  }
  for (std::size_t i = 0; i < attribute_layers.size(); ++i) {
    count_used(attributes.found(i), *attribute_layers[i], attribute_reports[i]);
    reports.push_back(std::move(attribute_reports[i]));
  }
  if (const std::string unused = layers_not_used(files); !unused.empty()) {
    const auto notice = Message{"layers that are not used: {}", unused};
    reports.front().notices.push_back(notice);
  }
  if (const auto count = attributes.overlapping_limits(); count > 0) {
    reports.front().notices.push_back(base::counted(
        count, "on {} road two speed limits lie over each other; the lower one counts",
        "on {} roads two speed limits lie over each other; the lower one counts"));
  }
  return reports;
}

}  // namespace narhet::input::detail
