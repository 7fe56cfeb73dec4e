// SPDX-License-Identifier: MIT
#include "narhet/study/plan_demand.hpp"

#include "narhet/base/id.hpp"

#include <optional>

namespace narhet::study {

std::vector<double> need_of_places(std::span<const model::Place> places,
                                   const needs::PlaceNeeds& needs,
                                   std::size_t kind_count) {
  std::vector<std::optional<double>> stated(places.size() * kind_count);
  struct Sum {
    double persons{};
    double need{};
  };
  std::vector<Sum> asked(kind_count);
  for (const model::PlaceNeed& row : needs.rows) {
    const std::size_t place = base::index(row.place);
    const std::size_t kind = base::index(row.kind);
    const double persons = places[place].population.value_or(base::Persons{}).count();
    stated[place * kind_count + kind] = row.intensity;
    asked[kind].persons += persons;
    asked[kind].need += persons * row.intensity;
  }
  std::vector<double> result;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const Sum& sum = asked[i % kind_count];
    result.push_back(stated[i].value_or(sum.persons > 0.0 ? sum.need / sum.persons : 1.0));
  }
  return result;
}

}  // namespace narhet::study
