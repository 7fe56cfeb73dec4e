// SPDX-License-Identifier: MIT
#include "narhet/study/neighbourhood.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/study/road_margin.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;
using base::Persons;
using model::Municipality;
using model::Subject;

/// The file that the municipalities come from; the first, if there are several.
std::string file_of_municipalities(const std::vector<model::LoadReport>& loads) {
  const auto found = std::find_if(loads.begin(), loads.end(), [](const model::LoadReport& load) {
    return load.subject == Subject::municipalities;
  });
  return found == loads.end() ? std::string{} : found->file;
}

[[noreturn]] void refuse_unknown(const std::string& asked,
                                 const std::vector<Municipality>& municipalities,
                                 const std::vector<model::LoadReport>& loads) {
  constexpr std::size_t kMostShown = 10;
  std::vector<std::string> known;
  std::string list;
  for (const Municipality& each : municipalities) {
    known.push_back(each.code);
    known.push_back(each.name);
    if (known.size() <= 2 * kMostShown) {
      list += (list.empty() ? "" : ", ") + base::printable(each.name);
    }
  }
  list += municipalities.size() > kMostShown ? ", …" : "";
  const auto nearest = base::nearest_known(asked, known);
  throw Error{ErrorCode::study_invalid,
              {file_of_municipalities(loads), {}, {}},
              Message{"there is no municipality '{}' among the {} of the study's file",
                      base::printable(asked), municipalities.size()},
              nearest ? Message{"did you mean '{}'?", base::printable(*nearest)}
                      : Message{"there are {}", list}};
}

bool is_called(const Municipality& municipality, const std::string& asked) {
  return municipality.code == asked || municipality.code == "0" + asked ||
         base::fold_case(municipality.name) == base::fold_case(asked);
}

/// @returns how many are left out
std::size_t keep_named(const std::vector<std::string>& asked,
                       const std::vector<model::LoadReport>& loads,
                       std::vector<Municipality>& municipalities,
                       std::vector<Message>& notices) {
  for (const std::string& each : asked) {
    const auto found = std::find_if(municipalities.begin(), municipalities.end(),
                                    [&](const Municipality& one) { return is_called(one, each); });
    if (found == municipalities.end()) {
      refuse_unknown(each, municipalities, loads);
    }
    if (found->code == "0" + each) {
      const auto notice = Message{"the municipality '{}' of the study is read as {} {}",
                                  base::printable(each), found->code, base::printable(found->name)};
      notices.push_back(notice);
    }
  }
  return std::erase_if(municipalities, [&](const Municipality& one) {
    return std::none_of(asked.begin(), asked.end(),
                        [&](const std::string& each) { return is_called(one, each); });
  });
}

std::vector<geo::MultiPolygon> areas_of(const std::vector<Municipality>& municipalities) {
  std::vector<geo::MultiPolygon> areas;
  areas.reserve(municipalities.size());
  for (const Municipality& municipality : municipalities) {
    areas.push_back(municipality.area);
  }
  return areas;
}

/// What is near enough to the study's municipalities.
struct Near {
  geo::AreaIndex areas;
  base::Metres margin;
  Message beyond;  ///< why something is left out

  [[nodiscard]] bool holds(geo::Point point) const { return areas.within(point, margin); }
};

template <class Record, class Has>
void keep_near(const Near& near,
               Subject subject,
               const Has& is_of_subject,
               std::vector<Record>& records,
               std::vector<model::LoadReport>& loads) {
  std::erase_if(records, [&](const Record& record) {
    const bool is_far = is_of_subject(record) && !near.holds(record.position);
    if (is_far) {
      model::exclude_used(loads, subject, record.origin.source, near.beyond);
    }
    return is_far;
  });
}

std::vector<std::string> ids_of(const std::vector<model::Place>& places) {
  std::vector<std::string> ids;
  ids.reserve(places.size());
  for (const model::Place& place : places) {
    ids.push_back(place.id);
  }
  return ids;
}

/// Needs know their places by position, which changes where places go.
/// @param before  ids of the places as they were
void follow_places(const std::vector<std::string>& before, const Message& reason, Inputs& inputs) {
  std::map<std::string_view, base::PlaceIndex> kept;
  for (std::size_t i = 0; i < inputs.places.size(); ++i) {
    kept.emplace(inputs.places[i].id, base::id_at<base::PlaceIndex>(i));
  }
  std::erase_if(inputs.needs, [&](model::Need& need) {
    if (!need.place) {
      return false;
    }
    const auto found = kept.find(before[base::index(*need.place)]);
    if (found == kept.end()) {
      model::exclude_used(inputs.loads, Subject::needs, need.origin.source, reason);
      return true;
    }
    need.place = found->second;
    return false;
  });
}

/// Those beyond the margin, for the edge of what is known.
std::vector<geo::Point> positions_beyond(const Near& near,
                                         const std::vector<model::Service>& services) {
  std::vector<geo::Point> beyond;
  for (const model::Service& service : services) {
    if (!near.holds(service.position)) {
      beyond.push_back(service.position);
    }
  }
  return beyond;
}

/// Counts ways that were left out in the balance of the file that they came from.  Of several files
/// it is not known which, and a notice alone tells of them.
void exclude_roads(std::uint64_t count, const Message& reason, Inputs& inputs) {
  const auto is_of_roads = [](const model::LoadReport& load) {
    return load.subject == Subject::roads;
  };
  const auto load = std::find_if(inputs.loads.begin(), inputs.loads.end(), is_of_roads);
  const bool is_one = std::count_if(load, inputs.loads.end(), is_of_roads) == 1;
  if (is_one && load->used >= count) {
    model::exclude_used(inputs.loads, Subject::roads, load->source, reason, count);
  }
}

std::string file_of_roads(const Inputs& inputs) {
  const auto load =
      std::find_if(inputs.loads.begin(), inputs.loads.end(),
                   [](const model::LoadReport& each) { return each.subject == Subject::roads; });
  return load == inputs.loads.end() ? std::string{} : load->file;
}

/// @throws Error `network_invalid` if no road is near
void keep_roads_near(base::Metres margin,
                     base::Metres max_snap,
                     const geo::Crs& study_crs,
                     Inputs& inputs,
                     const base::Task& task) {
  const std::size_t all = inputs.roads.segments.size();
  const auto gone = leave_out_roads_beyond(areas_of(inputs.municipalities),
                                           base::Metres{margin.count() + max_snap.count()},
                                           study_crs, task, inputs.roads);
  const std::size_t left_out = all - inputs.roads.segments.size();
  if (left_out == 0) {
    return;
  }
  const auto distance =
      Message{"{} km (margin) and {} km (max_snap)", Decimal{margin.count() / 1000.0, 1},
              Decimal{max_snap.count() / 1000.0, 1}};
  if (inputs.roads.segments.empty()) {
    throw Error{ErrorCode::network_invalid,
                {file_of_roads(inputs), {}, {}},
                Message{"all {} stretches of road lie more than {} from the municipalities of the "
                        "study",
                        all, distance},
                Message{"check that the study names the right municipalities, and roads that reach "
                        "them"}};
  }
  exclude_roads(gone.size(), Message{"more than {} from the municipalities of the study", distance},
                inputs);
  const auto notice = Message{
      "{} of {} stretches of road lie more than {} from the municipalities of the study and are "
      "left out: the loaded roads end there",
      left_out, all, distance};
  inputs.notices.push_back(notice);
}

}  // namespace

void keep_neighbourhood(const StudyArea& area,
                        base::Metres max_snap,
                        const geo::Crs& study_crs,
                        Inputs& inputs,
                        const base::Task& task) {
  if (area.municipalities.empty()) {
    return;
  }
  const std::size_t others =
      keep_named(area.municipalities, inputs.loads, inputs.municipalities, inputs.notices);
  if (others > 0) {
    model::exclude_used(inputs.loads, Subject::municipalities, 0,
                        Message{"municipalities that the study is not about"}, others);
  }
  const Near near{geo::AreaIndex{areas_of(inputs.municipalities)}, area.margin,
                  area.margin.count() > 0.0
                      ? Message{"farther than {} km from the municipalities of the study",
                                Decimal{area.margin.count() / 1000.0, 1}}
                      : Message{"in none of the municipalities of the study"}};
  const auto any = [](const auto&) { return true; };
  const auto is_cell = [](const model::Place& place) { return place.cell_width.has_value(); };
  const std::vector<std::string> places = ids_of(inputs.places);
  keep_near(
      near, Subject::places, [&](const model::Place& place) { return !is_cell(place); },
      inputs.places, inputs.loads);
  keep_near(near, Subject::population, is_cell, inputs.places, inputs.loads);
  follow_places(places, near.beyond, inputs);
  inputs.services_beyond = positions_beyond(near, inputs.services);
  keep_near(near, Subject::services, any, inputs.services, inputs.loads);
  keep_near(near, Subject::candidates, any, inputs.candidates, inputs.loads);
  if (!inputs.network) {
    keep_roads_near(area.margin, max_snap, study_crs, inputs, task);
  }
}

Message mark_neighbours(const StudyArea& area, Inputs& inputs) {
  if (area.municipalities.empty()) {
    return {};
  }
  std::erase_if(inputs.candidates, [&](const model::Candidate& candidate) {
    if (!candidate.municipality) {
      model::exclude_used(inputs.loads, Subject::candidates, candidate.origin.source,
                          Message{"in none of the municipalities of the study"});
    }
    return !candidate.municipality;
  });
  std::uint64_t places = 0;
  Persons persons;
  for (model::Place& place : inputs.places) {
    place.is_neighbour = !place.municipality;
    if (place.is_neighbour) {
      ++places;
      persons += place.population.value_or(Persons{});
    }
  }
  const bool in_cells =
      std::any_of(inputs.places.begin(), inputs.places.end(),
                  [](const model::Place& place) { return place.cell_width.has_value(); });
  const Decimal people{persons.count(), 0};
  if (places == 0) {
    return {};
  }
  if (in_cells) {
    return Message{
        "{} places and cells with {} people lie beside the municipalities of the study: they have "
        "their own answers and count in no figure of the study",
        places, people};
  }
  return base::counted(places,
                       "{} place with {} people lies beside the municipalities of the study: "
                       "it has its own answers and counts in no figure of the study",
                       "{} places with {} people lie beside the municipalities of the study: "
                       "they have their own answers and count in no figure of the study",
                       people);
}

std::vector<Message> population_balance(const Inputs& inputs) {
  std::vector<Persons> persons(inputs.municipalities.size() + 1);
  Persons sum;
  for (const model::Place& place : inputs.places) {
    const Persons here = place.population.value_or(Persons{});
    persons[place.municipality ? base::index(*place.municipality) : persons.size() - 1] += here;
    sum += here;
  }
  std::vector<Message> lines;
  lines.reserve(persons.size() + 1);
  for (std::size_t i = 0; i < inputs.municipalities.size(); ++i) {
    const Municipality& municipality = inputs.municipalities[i];
    const auto line = Message{"people in {} {}: {}", municipality.code,
                              base::printable(municipality.name), Decimal{persons[i].count(), 0}};
    lines.push_back(line);
  }
  const auto in_none =
      Message{"people in none of the municipalities: {}", Decimal{persons.back().count(), 0}};
  lines.push_back(in_none);
  const auto in_all = Message{"people in all: {}", Decimal{sum.count(), 0}};
  lines.push_back(in_all);
  return lines;
}

}  // namespace narhet::study
