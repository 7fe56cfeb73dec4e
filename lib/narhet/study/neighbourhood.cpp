// SPDX-License-Identifier: MIT
#include "narhet/study/neighbourhood.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/geo/buffer.hpp"
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

/// The areas themselves, and what lies within the margin of their borders.
std::vector<geo::MultiPolygon> areas_with_margin(const std::vector<Municipality>& municipalities,
                                                 base::Metres margin,
                                                 const base::Task& task) {
  std::vector<geo::MultiPolygon> areas;
  std::vector<std::vector<geo::Point>> borders;
  for (const Municipality& municipality : municipalities) {
    areas.push_back(municipality.area);
    for (const geo::Polygon& part : municipality.area) {
      borders.push_back(part.outer);
    }
  }
  if (margin.count() > 0.0) {
    areas.push_back(geo::buffer(borders, margin, task));
  }
  return areas;
}

template <class Record, class Has>
void keep_near(const geo::AreaIndex& areas,
               Subject subject,
               const Message& reason,
               const Has& is_of_subject,
               std::vector<Record>& records,
               std::vector<model::LoadReport>& loads) {
  std::erase_if(records, [&](const Record& record) {
    const bool is_far = is_of_subject(record) && !areas.covering(record.position);
    if (is_far) {
      model::exclude_used(loads, subject, record.origin.source, reason);
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

/// A prepared network stays whole.
void keep_roads_near(base::Metres margin,
                     const geo::Crs& study_crs,
                     Inputs& inputs,
                     const base::Task& task) {
  const std::size_t all = inputs.roads.segments.size();
  if (all == 0) {
    return;
  }
  const std::size_t left_out = leave_out_roads_beyond(
      areas_with_margin(inputs.municipalities, margin, task), study_crs, task, inputs.roads);
  if (left_out > 0) {
    const auto notice = Message{
        "{} of {} stretches of road lie more than {} km from the municipalities of the study and "
        "are left out: the loaded roads end there",
        left_out, all, Decimal{margin.count() / 1000.0, 1}};
    inputs.notices.push_back(notice);
  }
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
  const geo::AreaIndex areas{areas_with_margin(inputs.municipalities, area.margin, task)};
  const auto reason = area.margin.count() > 0.0
                          ? Message{"farther than {} km from the municipalities of the study",
                                    Decimal{area.margin.count() / 1000.0, 1}}
                          : Message{"in none of the municipalities of the study"};
  const auto any = [](const auto&) { return true; };
  const std::vector<std::string> places = ids_of(inputs.places);
  keep_near(
      areas, Subject::places, reason, [](const model::Place& place) { return !place.cell_width; },
      inputs.places, inputs.loads);
  keep_near(
      areas, Subject::population, reason,
      [](const model::Place& place) { return place.cell_width.has_value(); }, inputs.places,
      inputs.loads);
  follow_places(places, reason, inputs);
  keep_near(areas, Subject::services, reason, any, inputs.services, inputs.loads);
  keep_near(areas, Subject::candidates, reason, any, inputs.candidates, inputs.loads);
  keep_roads_near(base::Metres{area.margin.count() + max_snap.count()}, study_crs, inputs, task);
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
  return places == 0
             ? Message{}
             : base::counted(places,
                             "{} place with {} people lies beside the municipalities of the study: "
                             "it has its own answers and counts in no figure of the study",
                             "{} places with {} people lie beside the municipalities of the study: "
                             "they have their own answers and count in no figure of the study",
                             Decimal{persons.count(), 0});
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
