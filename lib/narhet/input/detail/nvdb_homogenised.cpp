// SPDX-License-Identifier: MIT
#include "narhet/input/detail/nvdb_homogenised.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/nvdb_columns.hpp"
#include "narhet/input/detail/picked_columns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Message;

using Names = std::array<std::string_view, 3>;

/// Names of columns with what they hold.  The first is that of the product, with the number of the
/// attribute in NVDB's catalogue; the others are met in newer orders and in Pipos's network.
template <class Value>
struct ColumnOf {
  Value NvdbLink::*value;
  Names names;
};
constexpr std::array<ColumnOf<std::string>, 8> kTexts{
    {{&NvdbLink::net, {"Vagtr_474", "Vagtrafiknat_Nattyp"}},
     {&NvdbLink::functional_class, {"Klass_181", "FunkVagklass_Klass"}},
     {&NvdbLink::road_type, {"vagty_41", "typ_41"}},
     {&NvdbLink::limit_forward, {"F_Hogst_225", "Hastighetsgrans_HogstaTillatnaHastighet_F"}},
     {&NvdbLink::limit_backward, {"B_Hogst_225", "Hastighetsgrans_HogstaTillatnaHastighet_B"}},
     {&NvdbLink::surface, {"Slitl_152"}},
     {&NvdbLink::winter_bearing, {"Barig_504"}},
     {&NvdbLink::ferry_name, {"Farje_139"}}}};
constexpr std::array<ColumnOf<bool>, 9> kFlags{
    {{&NvdbLink::forbidden_forward, {"F_Forbjuden_fardriktning", "F_ForbjudenFardriktning"}},
     {&NvdbLink::forbidden_backward, {"B_Forbjuden_fardriktning", "B_ForbjudenFardriktning"}},
     {&NvdbLink::ferry, {"Farjeled"}},
     {&NvdbLink::ferry, {"Farje_139"}},  // its name
     {&NvdbLink::motorway, {"Motorvag"}},
     {&NvdbLink::motor_road, {"Motortrafikled"}},
     {&NvdbLink::built_up, {"TattbebyggtOmrade"}},
     {&NvdbLink::prohibition, {"F_ForbudTrafik", "F_Forbud_mot_trafik"}},
     {&NvdbLink::prohibition, {"B_ForbudTrafik", "B_Forbud_mot_trafik"}}}};

constexpr std::array<Names, 4> kMarks{
    {{"Vagtr_474", "Vagtrafiknat_Nattyp"},
     {"Klass_181", "FunkVagklass_Klass"},
     {"F_Hogst_225", "Hastighetsgrans_HogstaTillatnaHastighet_F"},
     {"B_Hogst_225", "Hastighetsgrans_HogstaTillatnaHastighet_B"}}};

/// The columns of one layer that are read.
class LinkColumns {
 public:
  explicit LinkColumns(const LayerDescription& layer) : picked_{layer} {
    for (const auto& each : kTexts) {
      if (const auto column = picked_.pick(each.names)) {
        texts_.emplace_back(each.value, *column);
      }
    }
    for (const auto& each : kFlags) {
      if (const auto column = picked_.pick(each.names)) {
        flags_.emplace_back(each.value, *column);
      }
    }
    route_ = picked_.pick(kLinkNames);
    from_ = picked_.pick(kFromNames);
    to_ = picked_.pick(kToNames);
    group_ = picked_.pick(Names{"networkGrp"});
    removed_ = picked_.pick(Names{"RemoveCode"});
  }

  [[nodiscard]] const std::vector<std::string>& names() const { return picked_.names(); }
  [[nodiscard]] bool has(std::string NvdbLink::*value) const {
    return std::any_of(texts_.begin(), texts_.end(),
                       [&](const auto& each) { return each.first == value; });
  }
  [[nodiscard]] NvdbLink link_of(const Feature& feature) const {
    NvdbLink link;
    for (const auto& [value, column] : texts_) {
      link.*value = feature.cells[column];
    }
    for (const auto& [value, column] : flags_) {
      link.*value = link.*value || is_set(feature.cells[column]);
    }
    return link;
  }
  /// What tells a link from all others; empty where the layer does not say.
  [[nodiscard]] std::string identity_of(const Feature& feature) const {
    if (!route_ || !from_ || !to_ || feature.cells[*route_].empty()) {
      return {};
    }
    return feature.cells[*route_] + ";" + feature.cells[*from_] + ";" + feature.cells[*to_];
  }
  /// Pipos's codes from 9000 on say why a link was taken out.
  [[nodiscard]] bool is_removed(const Feature& feature) const {
    const auto code = base::number_from_text(cell(feature, removed_));
    return code && *code >= 9000.0 && *code < 10000.0;
  }
  [[nodiscard]] std::string_view group_of(const Feature& feature) const {
    return cell(feature, group_);
  }

 private:
  PickedColumns picked_;
  std::vector<std::pair<std::string NvdbLink::*, std::size_t>> texts_;
  std::vector<std::pair<bool NvdbLink::*, std::size_t>> flags_;
  std::optional<std::size_t> route_;
  std::optional<std::size_t> from_;
  std::optional<std::size_t> to_;
  std::optional<std::size_t> group_;
  std::optional<std::size_t> removed_;
};

/// The links of Pipos's network by group: 0 is the one network that all cells are tied to, -1 a
/// link alone, the others are islands.
class PiposGroups {
 public:
  void add(std::string_view group) {
    const auto number = base::integer_from_text(group);
    main_ += number && *number == 0 ? 1U : 0U;
    alone_ += number && *number < 0 ? 1U : 0U;
    if (number && *number > 0) {
      ++in_islands_;
      islands_.insert(*number);
    }
  }
  void tell(model::LoadReport& report) const {
    const auto notice =
        Message{"Pipos's groups: {} links in the main network, {} in {} islands, {} links alone",
                main_, in_islands_, islands_.size(), alone_};
    report.notices.push_back(notice);
  }

 private:
  std::uint64_t main_{};
  std::uint64_t in_islands_{};
  std::uint64_t alone_{};
  std::set<std::int64_t> islands_;
};

const LayerDescription& layer_of(const RoadFile& file) {
  std::vector<const LayerDescription*> layers;
  std::string list;
  for (const LayerDescription& layer : file.layers) {
    if (is_homogenised(layer)) {
      layers.push_back(&layer);
      list += (list.empty() ? "" : ", ") + base::printable(layer.name);
    }
  }
  if (layers.size() > 1) {
    throw base::Error{base::ErrorCode::layer_missing,
                      {file.source.shown_path, {}, {}},
                      Message{"there are {} layers: {}", layers.size(), list},
                      Message{"write in the study which one counts: layer = \"{}\"",
                              base::printable(layers.front()->name)}};
  }
  return *layers.front();
}

void tell_missing_columns(const LinkColumns& columns, model::LoadReport& report) {
  const auto tell_without = [&](std::string NvdbLink::*value, const Message& message) {
    if (!columns.has(value)) {
      report.notices.push_back(message);
    }
  };
  tell_without(&NvdbLink::net,
               Message{"there is no column Vagtr_474: all links count as roads for cars"});
  tell_without(
      &NvdbLink::limit_forward,
      Message{"there is no column F_Hogst_225: no limit is known in the lines' direction"});
  tell_without(&NvdbLink::limit_backward,
               Message{"there is no column B_Hogst_225: no limit is known against the lines' "
                       "direction"});
}

}  // namespace

bool is_homogenised(const LayerDescription& layer) {
  return layer.has_geometry && std::count_if(kMarks.begin(), kMarks.end(), [&](const Names& names) {
                                 return find_column(layer.columns, names).has_value();
                               }) >= 2;
}

bool is_pipos(const LayerDescription& layer) {
  return is_homogenised(layer) && find_column(layer.columns, {"networkGrp"}).has_value();
}

std::vector<model::LoadReport> read_homogenised(std::span<const RoadFile> files,
                                                const geo::Crs& study_crs,
                                                NvdbReader& reader,
                                                LineRoads& roads,
                                                const base::Task& task) {
  std::vector<model::LoadReport> reports;
  std::unordered_set<std::string> seen;
  for (const RoadFile& file : files) {
    const LayerDescription& layer = layer_of(file);
    const LinkColumns columns{layer};
    FeatureTable table = file.read_lines(layer, columns.names(), study_crs, task);
    model::LoadReport report = file.begin_report(layer, table);
    PiposGroups groups;
    for (const Feature& feature : table.features) {
      task.check();
      const std::string identity = columns.identity_of(feature);
      if (!feature.fault.empty()) {
        report.rejected.push_back({{model::Subject::roads, feature.record}, {}, feature.fault, {}});
      } else if (columns.is_removed(feature)) {
        report.exclude(Message{"links that Pipos has taken out (RemoveCode 9000 to 9999)"});
      } else if (!identity.empty() && !seen.insert(identity).second) {
        report.exclude(Message{"links that are there already"});
      } else {
        const Tags tags =
            reader.tags_of(columns.link_of(feature), file.where(layer, feature.record));
        static_cast<void>(roads.add(feature, tags, report));
        groups.add(columns.group_of(feature));
      }
    }
    tell_missing_columns(columns, report);
    if (is_pipos(layer)) {
      groups.tell(report);
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace narhet::input::detail
