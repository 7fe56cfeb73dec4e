// SPDX-License-Identifier: MIT
#include "narhet/model/place_names.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace narhet::model {

void most_persons_first(std::vector<base::PlaceIndex>& some, std::span<const Place> places) {
  const auto persons = [&](base::PlaceIndex place) {
    return places[base::index(place)].population.value_or(base::Persons{}).count();
  };
  std::stable_sort(some.begin(), some.end(),
                   [&](base::PlaceIndex a, base::PlaceIndex b) { return persons(a) > persons(b); });
}

const std::string& spoken_name(const Place& place, std::span<const Place> places) {
  return place.village ? places[base::index(*place.village)].name : place.name;
}

base::Message place_names(std::span<const base::PlaceIndex> some,
                          std::span<const Place> places,
                          std::size_t most) {
  std::string names;
  std::set<base::PlaceIndex> villages;
  std::size_t named = 0;
  std::size_t more = 0;
  for (const base::PlaceIndex each : some) {
    const Place& place = places[base::index(each)];
    const bool has_name = place.village || !place.cell_width;
    // A village stands for its cells, and they for it.
    if (has_name && !villages.insert(place.village.value_or(each)).second) {
      continue;
    }
    if (!has_name || named == most) {
      ++more;
      continue;
    }
    ++named;
    names += (names.empty() ? "" : ", ") + spoken_name(place, places);
  }
  if (named == 0 && more > 0) {
    const bool has_villages = std::any_of(places.begin(), places.end(),
                                          [](const Place& place) { return !place.cell_width; });
    if (!has_villages) {
      return base::counted(more, "{} cell", "{} cells");
    }
    return base::counted(more, "{} cell far from villages", "{} cells far from villages");
  }
  return more == 0 ? base::Message{"{}", names} : base::Message{"{} and {} more", names, more};
}

base::Message listed(std::span<const std::string> names) {
  if (names.size() < 2) {
    return base::Message{"{}", names.empty() ? std::string{} : names.front()};
  }
  const bool has_commas = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.find(',') != std::string::npos;
  });
  std::string text = names.front();
  for (const std::string& name : names.subspan(1, names.size() - 2)) {
    text += (has_commas ? "; " : ", ") + name;
  }
  return has_commas && names.size() > 2 ? base::Message{"{}; and {}", text, names.back()}
                                        : base::Message{"{} and {}", text, names.back()};
}

}  // namespace narhet::model
