// SPDX-License-Identifier: MIT
#include "narhet/input/detail/nvdb_layers.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/decimal_column.hpp"
#include "narhet/input/detail/measured.hpp"
#include "narhet/input/detail/nvdb_columns.hpp"
#include "narhet/input/detail/nvdb_feature_type.hpp"
#include "narhet/input/detail/picked_columns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// What a column of a type's layers is called, in the order of the products; none where it is
/// enough that a feature is there.
std::span<const std::string_view> value_names(NvdbFeatureType type) {
  static constexpr std::array<std::string_view, 3> kNet{"NATTYP", "Vagtr_474", "NAETTYP"};
  static constexpr std::array<std::string_view, 2> kClass{"KLASS", "Klass_181"};
  static constexpr std::array<std::string_view, 3> kLimit{"HTHAST", "Hogsta_tillatna_hastighet",
                                                          "Hogst_225"};
  static constexpr std::array<std::string_view, 3> kSurface{"SLITLAGERTYP", "Slitl_152", "TYP"};
  static constexpr std::array<std::string_view, 3> kBearing{"Barighetsklass_vinterperiod",
                                                            "Barig_504", "BAEIGHTSOD"};
  switch (type) {
    case NvdbFeatureType::net:
      return kNet;
    case NvdbFeatureType::functional_class:
      return kClass;
    case NvdbFeatureType::limit:
      return kLimit;
    case NvdbFeatureType::surface:
      return kSurface;
    case NvdbFeatureType::bearing:
      return kBearing;
    default:
      return {};
  }
}

/// A net, a class or a limit whose column is missing would leave all roads without.
bool needs_value(NvdbFeatureType type) {
  return type == NvdbFeatureType::net || type == NvdbFeatureType::functional_class ||
         type == NvdbFeatureType::limit;
}

/// A layer, and which of its columns are read.
struct TypedLayer {
  const RoadFile* file{};
  const LayerDescription* layer{};
  NvdbFeatureType type{};
  std::vector<std::string> columns;
  std::size_t link{};
  std::size_t from{};
  std::size_t to{};
  std::optional<std::size_t> direction;
  std::optional<std::size_t> until;
  std::optional<std::size_t> value;
};

[[noreturn]] void refuse_missing(const RoadFile& file,
                                 const LayerDescription& layer,
                                 std::string_view name) {
  std::string list;
  for (const std::string& column : layer.columns) {
    list += (list.empty() || column.empty() ? "" : ", ") + base::printable(column);
  }
  throw Error{ErrorCode::field_missing, file.where(layer),
              Message{"there is no column '{}'; there are {}", name, list},
              Message{"without it the layer does not say what NVDB's layer of that name says: take "
                      "it out of the file, or order it anew"}};
}

TypedLayer typed_layer(const RoadFile& file, const LayerDescription& layer, NvdbFeatureType type) {
  PickedColumns picked{layer};
  TypedLayer typed{&file, &layer, type, {}, 0, 0, 0, {}, {}, {}};
  typed.link = picked.pick(kLinkNames).value_or(0);
  typed.from = picked.pick(kFromNames).value_or(0);
  typed.to = picked.pick(kToNames).value_or(0);
  typed.until = picked.pick(kUntilNames);
  if (type == NvdbFeatureType::limit || type == NvdbFeatureType::forbidden_direction) {
    typed.direction = picked.pick(kDirectionNames);
  }
  typed.value = picked.pick(value_names(type));
  typed.columns = picked.names();
  if (needs_value(type) && !typed.value) {
    refuse_missing(file, layer, value_names(type).front());
  }
  if (type == NvdbFeatureType::forbidden_direction && !typed.direction) {
    refuse_missing(file, layer, kDirectionNames.front());
  }
  return typed;
}

std::vector<TypedLayer> typed_layers(std::span<const RoadFile> files) {
  std::vector<TypedLayer> typed;
  for (const RoadFile& file : files) {
    for (const LayerDescription& layer : file.layers) {
      if (const auto type = feature_type_of(layer)) {
        typed.push_back(typed_layer(file, layer, *type));
      }
    }
  }
  return typed;
}

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

/// Where the features of a layer lie.
class Placing {
 public:
  explicit Placing(const TypedLayer& layer) : layer_{&layer} {}

  /// Nothing where the row is set aside, and then it stands in the report.
  [[nodiscard]] std::optional<MeasureRange> range_of(const Feature& feature,
                                                     model::LoadReport& report) {
    const std::string_view until = cell(feature, layer_->until);
    if (!until.empty() && !until.starts_with("9999")) {
      report.exclude(Message{"what does not hold any more"});
      return std::nullopt;
    }
    const auto reject = [&](const Message& reason) {
      report.rejected.push_back({{model::Subject::roads, feature.record}, {}, reason, {}});
    };
    const base::Where where = layer_->file->where(*layer_->layer, feature.record);
    const auto from = from_.read(feature.cells[layer_->from], where);
    const auto to = to_.read(feature.cells[layer_->to], where);
    if (feature.cells[layer_->link].empty() || !from || !to) {
      reject(Message{"it does not say on which link it lies, and where"});
      return std::nullopt;
    }
    if (*from >= *to) {
      reject(Message{"its measures do not go forwards: {} to {}", feature.cells[layer_->from],
                     feature.cells[layer_->to]});
      return std::nullopt;
    }
    return MeasureRange{*from, *to};
  }

 private:
  const TypedLayer* layer_;
  DecimalColumn from_{"measure"};
  DecimalColumn to_{"measure"};
};

Along along_of(const TypedLayer& layer, const Feature& feature) {
  const std::string_view word = cell(feature, layer.direction);
  const std::string folded = base::fold_case(word);
  if (folded == "med") {
    return Along::with;
  }
  if (folded == "mot") {
    return Along::against;
  }
  const bool says_nothing = word.empty() && layer.type != NvdbFeatureType::forbidden_direction;
  if (folded == "med och mot" || says_nothing) {
    return Along::both;
  }
  throw Error{ErrorCode::value_invalid, layer.file->where(*layer.layer, feature.record),
              Message{"expected the direction 'Med', 'Mot' or 'Med och mot', found '{}'",
                      base::printable(word)},
              Message{"Med is along the line as it is drawn, Mot against it"}};
}

/// What all layers say of parts of links.
class Attributes {
 public:
  /// Reads a layer of attributes; what it leaves out is in the report, what is used not yet.
  model::LoadReport read(const TypedLayer& layer, const base::Task& task) {
    FeatureTable table = layer.file->read_table(*layer.layer, layer.columns, task);
    model::LoadReport report = layer.file->begin_report(*layer.layer, table);
    add(layer, table, report);
    return report;
  }

  /// The same of a table that is there already.
  void add(const TypedLayer& layer, const FeatureTable& table, model::LoadReport& report) {
    layers_.emplace_back(layer.type, Extents{});
    Placing placing{layer};
    for (const Feature& feature : table.features) {
      if (const auto range = placing.range_of(feature, report)) {
        layers_.back().second.add(
            feature.cells[layer.link],
            {*range, along_of(layer, feature), std::string{cell(feature, layer.value)}});
      }
    }
  }

  /// How many rows of a layer lie on a road.
  [[nodiscard]] std::uint64_t found(std::size_t layer) const {
    return layers_[layer].second.found();
  }
  [[nodiscard]] std::size_t size() const { return layers_.size(); }
  [[nodiscard]] std::uint64_t overlapping_limits() const { return overlapping_limits_; }

  /// All that is said of a part of a link.
  struct Said {
    std::vector<std::pair<NvdbFeatureType, const Extent*>> extents;
    [[nodiscard]] std::vector<double> changes() const {
      std::vector<double> measures;
      for (const auto& [type, extent] : extents) {
        measures.push_back(extent->range.from);
        measures.push_back(extent->range.to);
      }
      return measures;
    }
  };
  [[nodiscard]] Said said_of(const std::string& link, MeasureRange range) {
    Said said;
    for (auto& [type, extents] : layers_) {
      for (const Extent* extent : extents.overlapping(link, range)) {
        said.extents.emplace_back(type, extent);
      }
    }
    return said;
  }

  /// What holds at a measure.
  [[nodiscard]] NvdbLink link_at(const Said& said, double measure) {
    NvdbLink link;
    bool overlap = false;
    for (const auto& [type, extent] : said.extents) {
      if (extent->range.from < measure && measure < extent->range.to) {
        take(type, *extent, link, overlap);
      }
    }
    overlapping_limits_ += overlap ? 1U : 0U;
    return link;
  }

 private:
  static void take_limit(const Extent& extent, std::string& limit, bool& overlap) {
    overlap = overlap || (!limit.empty() && limit != extent.value);
    limit = lower_limit(limit, extent.value);
  }
  static void take(NvdbFeatureType type, const Extent& extent, NvdbLink& link, bool& overlap);

  std::vector<std::pair<NvdbFeatureType, Extents>> layers_;
  std::uint64_t overlapping_limits_{};
};

void Attributes::take(NvdbFeatureType type, const Extent& extent, NvdbLink& link, bool& overlap) {
  switch (type) {
    case NvdbFeatureType::reference_link:
      break;
    case NvdbFeatureType::net:
      link.net = extent.value;
      break;
    case NvdbFeatureType::functional_class:
      link.functional_class = extent.value;
      break;
    case NvdbFeatureType::limit:
      if (extent.along != Along::against) {
        take_limit(extent, link.limit_forward, overlap);
      }
      if (extent.along != Along::with) {
        take_limit(extent, link.limit_backward, overlap);
      }
      break;
    case NvdbFeatureType::forbidden_direction:
      link.forbidden_forward = link.forbidden_forward || extent.along != Along::against;
      link.forbidden_backward = link.forbidden_backward || extent.along != Along::with;
      break;
    case NvdbFeatureType::surface:
      link.surface = extent.value;
      break;
    case NvdbFeatureType::bearing:
      link.winter_bearing = extent.value;
      break;
    case NvdbFeatureType::ferry:
      link.ferry = true;
      break;
    case NvdbFeatureType::motorway:
      link.motorway = true;
      break;
    case NvdbFeatureType::motor_road:
      link.motor_road = true;
      break;
    case NvdbFeatureType::built_up:
      link.built_up = true;
      break;
  }
}

/// The lines of a layer, each cut where what is said of it changes.
class LineReader {
 public:
  LineReader(Attributes& attributes, NvdbReader& reader, LineRoads& roads)
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
    const Attributes::Said said = attributes_->said_of(link, range);
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
                     const Attributes::Said& said,
                     const Piece& piece) {
    const NvdbLink link = attributes_->link_at(said, piece.middle);
    if (link.net.empty() && link.functional_class.empty() && !link.ferry) {
      return {{}, piece.last_vertex, Message{"links of which no layer says that they are roads"}};
    }
    return {reader_->tags_of(link, layer.file->where(*layer.layer, feature.record)),
            piece.last_vertex,
            {}};
  }

  Attributes* attributes_;
  NvdbReader* reader_;
  LineRoads* roads_;
  std::set<std::string> seen_;
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
  Attributes attributes;
  std::vector<Lines> lines;
  std::vector<const TypedLayer*> attribute_layers;
  std::vector<model::LoadReport> attribute_reports;
  for (const TypedLayer& layer : layers) {
    if (layer.type == type) {
      lines.push_back(
          {&layer, layer.file->read_lines(*layer.layer, layer.columns, study_crs, task)});
    } else if (layer.type != NvdbFeatureType::reference_link) {
      attribute_reports.push_back(attributes.read(layer, task));
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
  if (const auto count = attributes.overlapping_limits(); count > 0) {
    reports.front().notices.push_back(base::counted(
        count, "on {} road two speed limits lie over each other; the lower one counts",
        "on {} roads two speed limits lie over each other; the lower one counts"));
  }
  return reports;
}

}  // namespace narhet::input::detail
