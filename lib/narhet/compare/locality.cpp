// SPDX-License-Identifier: MIT
#include "narhet/compare/locality.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <set>

namespace narhet::compare {
namespace {

using base::Persons;

bool holds(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<bool> is_in_locality(const model::Place& place, const LocalityWords& words) {
  if (place.cell_width) {
    return std::nullopt;
  }
  const std::string type = base::fold_case(place.type);
  if (holds(words.inside, type)) {
    return true;
  }
  if (holds(words.outside, type)) {
    return false;
  }
  return place.population ? std::optional{*place.population >= words.least} : std::nullopt;
}

LocalityPersons locality_persons(std::span<const model::Place> places, const LocalityWords& words) {
  std::set<std::optional<base::MunicipalityIndex>> unknown;
  for (const model::Place& place : places) {
    if (place.population.value_or(Persons{}).count() > 0.0 && !is_in_locality(place, words)) {
      unknown.insert(place.municipality);
    }
  }
  LocalityPersons persons;
  for (const model::Place& place : places) {
    const auto inside =
        unknown.contains(place.municipality) ? std::nullopt : is_in_locality(place, words);
    const bool is_known = inside && place.population;
    persons.inside.push_back(is_known ? std::optional{*inside ? *place.population : Persons{}}
                                      : std::nullopt);
    persons.outside.push_back(is_known ? std::optional{*inside ? Persons{} : *place.population}
                                       : std::nullopt);
  }
  return persons;
}

}  // namespace narhet::compare
