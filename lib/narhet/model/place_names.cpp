// SPDX-License-Identifier: MIT
#include "narhet/model/place_names.hpp"

#include <algorithm>
#include <string>

namespace narhet::model {

void most_persons_first(std::vector<base::PlaceIndex>& some, std::span<const Place> places) {
  const auto persons = [&](base::PlaceIndex place) {
    return places[base::index(place)].population.value_or(base::Persons{}).count();
  };
  std::stable_sort(some.begin(), some.end(),
                   [&](base::PlaceIndex a, base::PlaceIndex b) { return persons(a) > persons(b); });
}

base::Message place_names(std::span<const base::PlaceIndex> some,
                          std::span<const Place> places,
                          std::size_t most) {
  const auto named = some.first(std::min(some.size(), most));
  std::string names;
  for (const base::PlaceIndex place : named) {
    names += (names.empty() ? "" : ", ") + places[base::index(place)].name;
  }
  const std::size_t left = some.size() - named.size();
  return left == 0 ? base::Message{"{}", names} : base::Message{"{} and {} more", names, left};
}

base::Message listed(std::span<const std::string> names) {
  if (names.size() < 2) {
    return base::Message{"{}", names.empty() ? std::string{} : names.front()};
  }
  std::string text = names.front();
  for (const std::string& name : names.subspan(1, names.size() - 2)) {
    text += ", " + name;
  }
  return base::Message{"{} and {}", text, names.back()};
}

}  // namespace narhet::model
