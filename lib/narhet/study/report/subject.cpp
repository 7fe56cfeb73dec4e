// SPDX-License-Identifier: MIT
#include "narhet/study/report/subject.hpp"

#include "narhet/model/place_names.hpp"

#include <algorithm>

namespace narhet::study::report {

using base::index;
using base::Message;
using base::Metric;

std::vector<base::KindIndex> kinds_of(const model::Result& result) {
  std::vector<base::KindIndex> kinds;
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    kinds.push_back(base::id_at<base::KindIndex>(kind));
  }
  return kinds;
}

const std::string& title_of(const model::Result& result, base::KindIndex kind) {
  const model::Kind& of = result.kinds[index(kind)];
  return result.language == base::Language::swedish ? of.swedish : of.english;
}

std::string word_for(const model::Result& result, base::KindIndex kind) {
  return model::name_in_sentence(result.kinds[index(kind)], result.language);
}

std::string words_for(const model::Result& result, const model::KindSet& kinds) {
  std::string words;
  for (const base::KindIndex kind : kinds_of(result)) {
    if (kinds.contains(kind)) {
      words += (words.empty() ? "" : ", ") + word_for(result, kind);
    }
  }
  return words;
}

std::string name_of(const model::Result& result,
                    const std::optional<base::MunicipalityIndex>& municipality) {
  return municipality ? result.municipalities[index(*municipality)].name : std::string{};
}

Message unit_of(Metric metric) {
  return metric == Metric::distance ? Message{"km"} : Message{"min"};
}

const model::Threshold* deciding(const model::Result& result) {
  const auto position = model::deciding_threshold(result.thresholds, result.decide_by);
  return position ? &result.thresholds[*position] : nullptr;
}

std::vector<std::size_t> thresholds_by(const model::Result& result, Metric metric) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < result.thresholds.size(); ++i) {
    if (result.thresholds[i].metric == metric) {
      positions.push_back(i);
    }
  }
  std::stable_sort(positions.begin(), positions.end(), [&](std::size_t a, std::size_t b) {
    return result.thresholds[a].limit < result.thresholds[b].limit;
  });
  return positions;
}

const model::Coverage* coverage_of(const model::Result& result,
                                   const std::optional<base::MunicipalityIndex>& municipality,
                                   base::KindIndex kind,
                                   std::size_t threshold) {
  const auto found =
      std::find_if(result.coverage.begin(), result.coverage.end(), [&](const auto& row) {
        return row.municipality == municipality && row.kind == kind && row.threshold == threshold;
      });
  return found == result.coverage.end() ? nullptr : &*found;
}

const model::AllKindsCoverage* all_kinds_coverage_of(
    const model::Result& result,
    const std::optional<base::MunicipalityIndex>& municipality,
    std::size_t threshold) {
  const auto found = std::find_if(
      result.all_kinds_coverage.begin(), result.all_kinds_coverage.end(), [&](const auto& row) {
        return row.municipality == municipality && row.threshold == threshold;
      });
  return found == result.all_kinds_coverage.end() ? nullptr : &*found;
}

bool has_cells(const model::Result& result) {
  return std::any_of(result.places.begin(), result.places.end(),
                     [](const model::Place& place) { return place.cell_width.has_value(); });
}

bool withholds_cells(const model::Result& result) {
  return result.withhold_cells && has_cells(result);
}

std::vector<base::PlaceIndex> listed_places(const model::Result& result) {
  const bool any_villages = std::any_of(
      result.places.begin(), result.places.end(),
      [](const model::Place& place) { return !place.cell_width && !place.is_neighbour; });
  std::vector<base::PlaceIndex> listed;
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    const model::Place& place = result.places[i];
    const bool is_row = place.cell_width ? !any_villages && !result.withhold_cells : true;
    if (is_row && !place.is_neighbour) {
      listed.push_back(base::id_at<base::PlaceIndex>(i));
    }
  }
  model::most_persons_first(listed, result.places);
  std::stable_sort(listed.begin(), listed.end(), [&](base::PlaceIndex a, base::PlaceIndex b) {
    const auto& first = result.places[index(a)].municipality;
    const auto& second = result.places[index(b)].municipality;
    // Those in none stand last.
    return first && (!second || *first < *second);
  });
  return listed;
}

std::vector<std::optional<base::Persons>> persons_of_places(const model::Result& result) {
  std::vector<std::optional<base::Persons>> persons;
  persons.reserve(result.places.size());
  for (const model::Place& place : result.places) {
    persons.push_back(place.population);
  }
  if (!result.withhold_cells) {
    for (const model::Place& place : result.places) {
      if (place.village && place.population) {
        auto& sum = persons[index(*place.village)];
        sum = sum.value_or(base::Persons{}) + *place.population;
      }
    }
  }
  return persons;
}

const std::string& name_of(const model::Service& service) {
  return model::spoken_name(service);
}

std::string name_of(const model::Result& result, base::PlaceIndex place) {
  const model::Place& of = result.places[index(place)];
  if (!of.cell_width) {
    return of.name.empty() ? of.id : of.name;
  }
  const std::string& spoken = model::spoken_name(of, result.places);
  return spoken.empty() || spoken == of.id ? of.id : spoken + " (" + of.id + ")";
}

PlaceReach reach_of(const model::Result& result, base::PlaceIndex place, base::Weight limit) {
  PlaceReach reach;
  for (const base::KindIndex kind : kinds_of(result)) {
    const model::NearestPair& pair = result.nearest.at(place, kind, result.decide_by);
    if (pair.status == model::ReachStatus::no_service_of_kind) {
      continue;
    }
    ++reach.asked;
    if (pair.nearest) {
      ++reach.reached;
      if (!reach.farthest || pair.nearest->cost > reach.worst) {
        reach.worst = pair.nearest->cost;
        reach.farthest = kind;
      }
    }
    if (!pair.nearest || pair.nearest->cost > limit) {
      reach.beyond.push_back(kind);
    }
  }
  return reach;
}

std::vector<std::size_t> people_groups(const model::Result& result) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < result.groups.size(); ++i) {
    const std::string& key = result.groups[i].key;
    if (key != "locality" && key != "outside_locality") {
      positions.push_back(i);
    }
  }
  return positions;
}

std::span<const model::MunicipalityIndicator> rows_of(const model::Result& result,
                                                      const IndicatorKey& key) {
  const std::size_t block = result.municipalities.size() + 1;
  for (std::size_t first = 0; first + block <= result.indicators.size(); first += block) {
    const model::MunicipalityIndicator& row = result.indicators[first];
    if (row.indicator == key.indicator && row.kind == key.kind && row.metric == key.metric &&
        row.threshold == key.threshold && row.group == key.group) {
      return std::span{result.indicators}.subspan(first, block);
    }
  }
  return {};
}

}  // namespace narhet::study::report
