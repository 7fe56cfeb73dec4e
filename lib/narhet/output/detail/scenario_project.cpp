// SPDX-License-Identifier: MIT
#include "narhet/output/detail/scenario_project.hpp"

#include "narhet/output/detail/background_layers.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/place_changes.hpp"
#include "narhet/output/detail/project_outline.hpp"
#include "narhet/output/detail/style.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;
using model::Scenario;

constexpr const char* kChanges = "scenario_places";
constexpr const char* kPoints = "scenario_points";
constexpr const char* kSites = "plan";
// The places of the scenario twice more, by how far they have.
constexpr const char* kToday = "places_today";
constexpr const char* kAfterwards = "places_afterwards";

std::vector<ProjectLayer> places(const StyledLayers& styled,
                                 const Scenario& scenario,
                                 const base::Catalogue& catalogue) {
  const auto at = [&](const char* id, Message title, std::string_view when) {
    return drawn_anew(styled, kChanges, id, std::move(title), [&](const Layer& layer) {
      return place_style(layer, worst_column(scenario.today.decide_by, when), scenario.today,
                         catalogue);
    });
  };
  return joined(drawn(styled, {kChanges}),
                joined(at(kToday, Message{"Places today"}, kBefore),
                       at(kAfterwards, Message{"Places afterwards"}, kAfter)));
}

/// Around what changes, closes and opens; around all where nothing does.
geo::Box extent_of_change(const Scenario& scenario) {
  geo::Box extent;
  for (const model::ScenarioPoint& point : scenario.points) {
    extent.add(point.position);
  }
  for (std::size_t place = 0; place < scenario.place_changes.size(); ++place) {
    const model::Place& each = scenario.today.places[place];
    const bool is_told = !scenario.today.withhold_cells || !each.cell_width;
    if (is_told && scenario.place_changes[place].effect != model::PlaceEffect::unchanged) {
      extent.add(each.position);
    }
  }
  if (extent.is_empty()) {
    return extent_of(scenario.today);
  }
  constexpr double kAround = 10'000.0;  // metres, so that what lies beside it shows too
  extent.add({extent.min_x - kAround, extent.min_y - kAround});
  extent.add({extent.max_x + kAround, extent.max_y + kAround});
  return extent;
}

/// Groups, extent and page; no themes.
QgisProject scenario_map(const StyledLayers& styled,
                         const Scenario& scenario,
                         const std::string& file,
                         const base::Catalogue& catalogue) {
  const model::Result& today = scenario.today;
  QgisProject project;
  project.file = file;
  project.title = today.study_name;
  add_group(Message{"Sites"}, drawn(styled, {kSites}), project);
  add_group(Message{"What closes and opens"}, drawn(styled, {kPoints}), project);
  add_group(Message{"Services"}, drawn(styled, {kServicePoints}), project);
  add_group(Message{"Places"}, places(styled, scenario, catalogue), project);
  add_group(Message{"Municipalities"}, drawn(styled, {kBorders}), project);
  add_table_group(styled, project);
  project.page = {styled.layers.front().title, study_line(today), source_lines(today.provenance),
                  pages_of(kBorders, today)};
  project.extent = extent_of_change(scenario);
  return project;
}

bool closes_something(const Scenario& scenario) {
  return std::any_of(scenario.points.begin(), scenario.points.end(), [](const auto& point) {
    return point.role != model::ScenarioPoint::Role::opens;
  });
}

}  // namespace

QgisProject scenario_project(const StyledLayers& styled,
                             const Scenario& scenario,
                             const std::string& file,
                             const base::Catalogue& catalogue) {
  QgisProject project = scenario_map(styled, scenario, file, catalogue);
  // Of more, the page would have no room.
  constexpr std::size_t kNamedPoints = 4;
  if (!scenario.points.empty() && scenario.points.size() <= kNamedPoints) {
    project.page.title = model::condition(scenario, scenario.today.language);
  }
  add_theme(closes_something(scenario) ? Message{"if it closes"} : Message{"what changes"},
            {kPoints, kServicePoints, kChanges, kBorders}, project);
  add_theme(Message{"today"}, {kServicePoints, kToday, kBorders}, project);
  add_theme(Message{"afterwards"}, {kPoints, kServicePoints, kAfterwards, kBorders}, project);
  return project;
}

QgisProject plan_project(const StyledLayers& styled,
                         const model::Plan& plan,
                         const std::string& file,
                         const base::Catalogue& catalogue) {
  QgisProject project = scenario_map(styled, *plan.scenario, file, catalogue);
  project.page.sources = source_lines(plan.provenance);
  add_theme(Message{"the best site"}, {kSites, kServicePoints, kChanges, kBorders}, project);
  add_theme(Message{"today"}, {kServicePoints, kToday, kBorders}, project);
  add_theme(Message{"afterwards"}, {kSites, kServicePoints, kAfterwards, kBorders}, project);
  return project;
}

}  // namespace narhet::output::detail
