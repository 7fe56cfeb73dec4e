// SPDX-License-Identifier: MIT
#include "narhet/study/need_answer.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study {
namespace {

/// The places, where a village with cells has the people who live in these.
std::vector<model::Place> with_people_of_cells(std::span<const model::Place> places) {
  std::vector<model::Place> peopled{places.begin(), places.end()};
  for (const model::Place& cell : places) {
    if (cell.village && cell.population) {
      auto& population = peopled[base::index(*cell.village)].population;
      population = population.value_or(base::Persons{}) + *cell.population;
    }
  }
  return peopled;
}

/// Rows by their place.
template <class Row>
std::vector<std::vector<Row>> by_place(const std::vector<Row>& rows, std::size_t place_count) {
  std::vector<std::vector<Row>> sorted(place_count);
  for (const Row& row : rows) {
    sorted[base::index(row.place)].push_back(row);
  }
  return sorted;
}

/// Who lives in a cell needs what the village needs.
void share_with_cells(std::span<const model::Place> places, needs::PlaceNeeds& answer) {
  const auto rows = by_place(answer.rows, places.size());
  const auto groups = by_place(answer.groups, places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].village) {
      continue;
    }
    const auto cell = base::id_at<base::PlaceIndex>(i);
    const std::size_t village = base::index(*places[i].village);
    answer.index[i] = answer.index[village];
    for (const model::PlaceNeed& row : rows[village]) {
      // Voices were given once, in the village.
      answer.rows.push_back({cell, row.kind, row.intensity, 0, 0, 0, 0});
    }
    for (const model::GroupNeed& row : groups[village]) {
      answer.groups.push_back({cell, row.kind, row.group, row.intensity});
    }
  }
}

}  // namespace

NeedAnswer answer_needs(std::span<const model::Need> needs,
                        std::span<const model::Place> places,
                        std::size_t kind_count,
                        const needs::Weighing& weighing,
                        const Privacy& privacy) {
  NeedAnswer answer;
  if (privacy.level == needs::Level::open) {
    needs::OpenNeeds open = needs::open_needs(needs, kind_count, privacy.k);
    answer.table = std::move(open.table);
    answer.offers = std::move(open.offers);
  } else {
    answer.table = needs::count_needs(needs, kind_count);
    std::copy_if(needs.begin(), needs.end(), std::back_inserter(answer.offers),
                 [](const model::Need& need) { return need.strength == model::Strength::offer; });
  }
  answer.places = needs::place_needs(answer.table, with_people_of_cells(places), weighing);
  share_with_cells(places, answer.places);
  return answer;
}

base::Message open_ranking_sentence() {
  return base::Message{
      "worked out only from what may be published: the order can differ from that of the internal "
      "result"};
}

void withhold_load(needs::Level level,
                   std::vector<model::LoadReport>& loads,
                   std::vector<model::Provenance>& provenance) {
  if (level != needs::Level::open) {
    return;
  }
  for (const model::LoadReport& load : loads) {
    if (load.subject == model::Subject::needs) {
      provenance.push_back({"input", "needs", load.file, {}, load.layer, {}});
    }
  }
  std::erase_if(
      loads, [](const model::LoadReport& load) { return load.subject == model::Subject::needs; });
}

}  // namespace narhet::study
