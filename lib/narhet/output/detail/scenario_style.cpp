// SPDX-License-Identifier: MIT
#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/place_changes.hpp"
#include "narhet/output/detail/scenario_layers.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/table_view.hpp"

#include <map>
#include <string>

namespace narhet::output::detail {

std::string scenario_style(const Layer& layer,
                           const model::Scenario& scenario,
                           const std::string& notice,
                           const base::Catalogue& catalogue) {
  if (layer.name == kBorders || layer.name == kServicePoints) {
    return background_style(layer, scenario.today, notice, catalogue);
  }
  std::map<std::string, std::string> values{{"FIELDS", fields_of(layer, catalogue)}};
  const auto heading = [&](const base::Message& text) {
    values["HEADING"] =
        xml(catalogue.render(with_notice(with_mode(text, scenario.today.mode), notice)));
  };
  if (layer.name == "scenario_places") {
    heading(base::Message{"{} to the kind that changes most", unit(scenario.today.decide_by)});
    add_change_classes(
        values, scenario.today,
        {model::name(model::PlaceEffect::loses_kind), model::name(model::PlaceEffect::gains_kind)},
        catalogue);
  } else if (layer.name == "scenario_points") {
    heading(base::Message{"service points"});
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
