// SPDX-License-Identifier: MIT
#include "narhet/study/plan_farthest.hpp"

#include "narhet/siting/certificate.hpp"

#include <algorithm>

namespace narhet::study {
namespace {

void add(std::vector<base::PlaceIndex>& places, base::PlaceIndex place) {
  if (places.empty() || places.back() != place) {  // the rows of a place follow each other
    places.push_back(place);
  }
}

}  // namespace

Farthest farthest(const PlanProblem& plan, std::span<const siting::SiteIndex> sites) {
  siting::LocationProblem problem = plan.problem();
  problem.type = siting::ProblemType::p_center;
  const siting::Certificate certificate = siting::certify(problem, sites);
  Farthest result;
  for (std::size_t row = 0; row < plan.rows.size(); ++row) {
    const base::PlaceIndex place = plan.rows[row].place;
    const auto& nearest = certificate.nearest[row];
    if (!nearest) {
      const auto& nowhere = plan.places_without_way;
      if (std::find(nowhere.begin(), nowhere.end(), place) == nowhere.end()) {
        add(result.without_way, place);
      }
      continue;
    }
    const base::Weight way = problem.costs.at(row, base::index(*nearest));
    if (!result.way || way > *result.way) {
      result.way = way;
      result.places.clear();
    }
    if (way == *result.way) {
      add(result.places, place);
    }
  }
  return result;
}

}  // namespace narhet::study
