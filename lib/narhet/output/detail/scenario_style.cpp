// SPDX-License-Identifier: MIT
#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/scenario_layers.hpp"
#include "narhet/output/detail/style.hpp"

#include <cmath>
#include <map>
#include <string>
#include <string_view>

namespace narhet::output::detail {
namespace {

using base::Message;

/// The classes begin and end at half the study's lowest limit and at that limit, as those of the
/// map of places do: so a change is large where it is as large as what counts as near.
void add_change_classes(std::map<std::string, std::string>& values,
                        const model::Scenario& scenario,
                        const base::Catalogue& catalogue) {
  const auto limits = class_limits(scenario.today);
  const std::string_view unit_text = unit(scenario.today.decide_by);
  const auto shown = [](double number) {
    return base::Decimal{number, number == std::floor(number) ? 0 : 2};
  };
  const auto label = [&](const char* name, const Message& message) {
    values[name] = xml(catalogue.render(message));
  };
  values["COLUMN"] = change_column(scenario.today.decide_by);
  values["LIMIT_1"] = base::format("{}", limits[0]);
  values["LIMIT_2"] = base::format("{}", limits[1]);
  label("FARTHER_1", Message{"≤ {} {} farther", shown(limits[0]), unit_text});
  label("FARTHER_2", Message{"≤ {} {} farther", shown(limits[1]), unit_text});
  label("FARTHER_3", Message{"> {} {} farther", shown(limits[1]), unit_text});
  label("NEARER_1", Message{"≤ {} {} nearer", shown(limits[0]), unit_text});
  label("NEARER_2", Message{"≤ {} {} nearer", shown(limits[1]), unit_text});
  label("NEARER_3", Message{"> {} {} nearer", shown(limits[1]), unit_text});
  label("LOSES_KIND", model::name(model::PlaceEffect::loses_kind));
  label("GAINS_KIND", model::name(model::PlaceEffect::gains_kind));
  label("NEARER_AND_FARTHER", model::name(model::PlaceEffect::nearer_and_farther));
  label("UNCHANGED", model::name(model::PlaceEffect::unchanged));
}

}  // namespace

std::string scenario_style(const Layer& layer,
                           const model::Scenario& scenario,
                           const base::Catalogue& catalogue) {
  std::map<std::string, std::string> values{{"FIELDS", fields_of(layer, catalogue)},
                                            {"HEADING", xml(catalogue.render(layer.title))}};
  if (layer.name == "scenario_places") {
    add_change_classes(values, scenario, catalogue);
  } else if (layer.name == "scenario_points") {
    using Role = model::ScenarioPoint::Role;
    const auto label = [&](const char* name, Role role) {
      values[name] = xml(catalogue.render(model::name(role)));
    };
    label("CLOSES", Role::closes);
    label("LOSES_KINDS", Role::loses_kinds);
    label("OPENS", Role::opens);
  }
  const std::string file = layer.geometry_type == GeometryType::none ? "table" : layer.name;
  return filled(base::builtin_text(base::format("styles/{}.qml.in", file)), values);
}

}  // namespace narhet::output::detail
