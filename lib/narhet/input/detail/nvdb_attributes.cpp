// SPDX-License-Identifier: MIT
#include "narhet/input/detail/nvdb_attributes.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/nvdb_columns.hpp"
#include "narhet/input/detail/picked_columns.hpp"

#include <array>
#include <string_view>

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
  static constexpr std::array<std::string_view, 2> kFerryName{"LEDSNAMN", "Farje_139"};
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
    case NvdbFeatureType::ferry:
      return kFerryName;
    default:
      return {};
  }
}

/// A net, a class or a limit whose column is missing would leave all roads without.
bool needs_value(NvdbFeatureType type) {
  return type == NvdbFeatureType::net || type == NvdbFeatureType::functional_class ||
         type == NvdbFeatureType::limit;
}

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

void take_limit(const Extent& extent, std::string& limit, bool& overlap) {
  overlap = overlap || (!limit.empty() && limit != extent.value);
  limit = lower_limit(limit, extent.value);
}

/// Adds to a link what an extent says.
void take(NvdbFeatureType type, const Extent& extent, NvdbLink& link, bool& overlap) {
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
      link.ferry_name = extent.value;
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
    case NvdbFeatureType::prohibition:
      link.prohibition = true;
      break;
  }
}

}  // namespace

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

std::optional<MeasureRange> Placing::range_of(const Feature& feature, model::LoadReport& report) {
  const std::string_view until = cell(feature, layer_->until);
  if (!until.empty() && !until.starts_with("9999")) {
    report.exclude(Message{"what does not hold any more"});
    return std::nullopt;
  }
  const auto reject = [&](const Message& reason) {
    report.rejected.push_back({{model::Subject::roads, feature.record}, {}, reason, {}});
  };
  const base::Where where = layer_->file->where(*layer_->layer, feature.record);
  from_.look_at(feature.cells[layer_->from], where);
  to_.look_at(feature.cells[layer_->to], where);
  const auto from = from_.read(feature.cells[layer_->from]);
  const auto to = to_.read(feature.cells[layer_->to]);
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

std::vector<double> Said::changes() const {
  std::vector<double> measures;
  for (const auto& [type, extent] : extents) {
    measures.push_back(extent->range.from);
    measures.push_back(extent->range.to);
  }
  return measures;
}

void NvdbAttributes::add(const TypedLayer& layer,
                         const FeatureTable& table,
                         model::LoadReport& report) {
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

Said NvdbAttributes::said_of(const std::string& link, MeasureRange range) {
  Said said;
  for (auto& [type, extents] : layers_) {
    for (const Extent* extent : extents.overlapping(link, range)) {
      said.extents.emplace_back(type, extent);
    }
  }
  return said;
}

NvdbLink NvdbAttributes::link_at(const Said& said, double measure) {
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

}  // namespace narhet::input::detail
