// SPDX-License-Identifier: MIT
#include "narhet/study/prepare.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/text.hpp"
#include "narhet/network/profile.hpp"
#include "narhet/network/snapper.hpp"
#include "narhet/study/neighbourhood.hpp"
#include "narhet/study/road_provenance.hpp"
#include "narhet/study/season.hpp"
#include "narhet/study/summary.hpp"
#include "narhet/study/village_links.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

network::TravelProfile profile_of(const StudyFile& study) {
  const std::string file = network::profile_file(study.travel.mode);
  network::TravelProfile profile = network::read_travel_profile(
      base::Settings::parse(base::builtin_text(file), file), study.travel.mode);
  if (study.travel.ferry_wait) {
    profile.ferry_wait = *study.travel.ferry_wait;
    std::erase_if(profile.assumptions, [](const model::Provenance& each) {
      return each.name.ends_with(".ferry.wait");  // no assumption any more
    });
  }
  return profile;
}

/// The prepared network, if the study names one, else one from the roads that were read.
network::RoadNetwork take_network(const StudyFile& study,
                                  Prepared& prepared,
                                  const base::Task& task) {
  if (auto& stored = prepared.inputs.network) {
    prepared.network_provenance = std::move(stored->provenance);
    return std::move(stored->network);
  }
  const network::TravelProfile profile = profile_of(study);
  prepared.network_provenance = profile.assumptions;
  const auto& of_roads = prepared.inputs.road_provenance;
  prepared.network_provenance.insert(prepared.network_provenance.end(), of_roads.begin(),
                                     of_roads.end());
  try {
    return network::build_road_network(prepared.inputs.roads, profile, study.crs, task);
  } catch (const base::Error& error) {
    throw error.in_file(study.roads.shown_path);
  }
}

/// What the roads lack stands beside what the study says of itself.
void add_notice(const StudyFile& study, Prepared& prepared, std::vector<Line>& lines) {
  prepared.notice = study.notice;
  if (const Message notice = notice_of_roads(prepared.network_provenance); !notice.empty()) {
    prepared.notice +=
        (prepared.notice.empty() ? "" : "; ") + base::Catalogue{study.language}.render(notice);
    lines.push_back({Message{"note: {}", notice}});
  }
}

template <class Record, class LegSpeed>
std::vector<model::Snap> snap_all(const std::vector<Record>& records,
                                  const network::Snapper& snapper,
                                  const LegSpeed& leg_speed,
                                  const base::Task& task) {
  base::Phase phase{task, Message{"tying points to roads"}, records.size()};
  std::vector<model::Snap> snaps;
  snaps.reserve(records.size());
  for (const Record& record : records) {
    snaps.push_back(snapper.snap(record.position, leg_speed(record)));
    phase.advance();
  }
  return snaps;
}

/// A wrong coordinate system shows as points far from every road: better said now than read from a
/// table of empty answers.
void refuse_if_far_from_roads(const StudyFile& study,
                              model::Subject subject,
                              const std::vector<model::Snap>& snaps) {
  const auto on_road = std::count_if(snaps.begin(), snaps.end(), [](const model::Snap& snap) {
    return snap.status == model::SnapStatus::on_road;
  });
  if (!snaps.empty() && on_road == 0) {
    const auto sources = sources_of(study, subject);
    throw base::Error{
        base::ErrorCode::too_far_from_roads,
        {sources.size() == 1 ? sources.front()->shown_path : study.file.string(), {}, {}},
        Message{"none of the {} {} could be tied to a road", snaps.size(), model::name(subject)},
        Message{
            "check that roads and points are of the same area and that the coordinate system is "
            "right"}};
  }
}

/// What the method of Pipos changes, and what it cannot know here.
void add_pipos_lines(const StudyFile& study, const Prepared& prepared, std::vector<Line>& lines) {
  lines.push_back(
      {Message{"measured as Pipos does: km by road, all points tied to the one connected "
               "main network"}});
  const network::Snapper anywhere{prepared.network, study.crs, {.max_snap = study.travel.max_snap}};
  std::uint64_t moved = 0;
  base::Persons persons;
  for (std::size_t i = 0; i < prepared.places.size(); ++i) {
    const model::Place& place = prepared.inputs.places[i];
    const auto own = anywhere.snap(place.position, study.travel.leg_speed_of(place.type));
    if (own.distance && prepared.places[i].distance &&
        *own.distance < *prepared.places[i].distance) {
      ++moved;
      persons += place.population.value_or(base::Persons{});
    }
  }
  if (moved > 0) {
    lines.push_back({base::counted(
        moved,
        "  {} place with {} people in all has a road nearer to it that the main network does not "
        "reach, and is measured from the main network all the same",
        "  {} places with {} people in all have a road nearer to them that the main network does "
        "not reach, and are measured from the main network all the same",
        base::Decimal{persons.count(), 0})});
  }
  if (prepared.inputs.road_product != input::RoadProduct::pipos) {
    lines.push_back({Message{
        "note: the roads are not known to be those of Pipos (Tillgänglighetsvägnätet): what "
        "Pipos has mended in them or taken out is not in them"}});
  }
}

/// Municipality by municipality where a grid counts the people, as far as that fits on a page.
void add_population_balance(const StudyFile& study,
                            const Inputs& inputs,
                            std::vector<Line>& lines) {
  constexpr std::size_t kMostShown = 30;
  if (!study.population || inputs.municipalities.empty()) {
    return;
  }
  const bool fits = inputs.municipalities.size() <= kMostShown;
  std::size_t municipality = 0;
  for (Message& line : population_balance(inputs)) {  // the sums last
    const bool is_sum = municipality++ >= inputs.municipalities.size();
    lines.push_back({std::move(line), fits || is_sum ? Line::Weight::main : Line::Weight::detail});
  }
}

/// Of villages and of cells, each where there are any.
std::vector<Line> place_snap_lines(const Prepared& prepared) {
  std::vector<model::Snap> villages;
  std::vector<model::Snap> cells;
  for (std::size_t i = 0; i < prepared.places.size(); ++i) {
    (prepared.inputs.places[i].cell_width ? cells : villages).push_back(prepared.places[i]);
  }
  std::vector<Line> lines;
  if (!villages.empty()) {
    lines.push_back(snap_line(model::Subject::places, villages));
  }
  if (!cells.empty()) {
    lines.push_back(snap_line(model::Subject::population, cells));
  }
  return lines;
}

}  // namespace

Prepared prepare(const StudyFile& study, const base::Task& task, std::vector<Line>& lines) {
  Prepared prepared;
  prepared.inputs = read_inputs(study, task);
  const Inputs& inputs = prepared.inputs;
  if (!study.notice.empty()) {
    lines.push_back({Message{"{}", base::printable(study.notice)}});
  }
  for (Line& line : load_lines(inputs.loads)) {
    lines.push_back(std::move(line));
  }
  for (const Message& notice : inputs.notices) {
    lines.push_back({Message{"note: {}", notice}});
  }
  add_population_balance(study, inputs, lines);

  prepared.network = take_network(study, prepared, task);
  add_notice(study, prepared, lines);
  lines.push_back(network_line(prepared.network.report, study.travel.mode));

  const bool is_pipos = study.travel.method == Method::pipos;
  const network::Snapper snapper{
      prepared.network,
      study.crs,
      {.max_snap = study.travel.max_snap,
       .parts = is_pipos ? network::RoadParts::main : network::RoadParts::all}};
  const auto place_speed = [&](const model::Place& place) {
    return study.travel.leg_speed_of(place.type);
  };
  const auto walking = [&](const auto&) { return study.travel.leg_speed; };
  prepared.places = snap_all(inputs.places, snapper, place_speed, task);
  prepared.services = snap_all(inputs.services, snapper, walking, task);
  prepared.candidates = snap_all(inputs.candidates, snapper, walking, task);
  for (const geo::Point beyond : inputs.services_beyond) {
    prepared.services_beyond.push_back(snapper.snap(beyond, study.travel.leg_speed));
  }
  refuse_if_far_from_roads(study, model::Subject::places, prepared.places);
  refuse_if_far_from_roads(study, model::Subject::services, prepared.services);
  if (is_pipos) {
    add_pipos_lines(study, prepared, lines);
  }
  for (Line& line : place_snap_lines(prepared)) {
    lines.push_back(std::move(line));
  }
  lines.push_back(snap_line(model::Subject::services, prepared.services));
  if (!prepared.candidates.empty()) {
    lines.push_back(snap_line(model::Subject::candidates, prepared.candidates));
  }
  if (study.population) {
    link_cells_to_villages(*study.population, prepared, task, lines);
  }
  apply_season(study, prepared, lines);
  return prepared;
}

}  // namespace narhet::study
