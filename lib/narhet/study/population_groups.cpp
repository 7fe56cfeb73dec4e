// SPDX-License-Identifier: MIT
#include "narhet/study/population_groups.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using base::Persons;
using model::Place;
using model::PopulationGroup;

template <class Count>
PopulationGroup group_of(PopulationGroup group, std::span<const Place> places, const Count& count) {
  for (const Place& place : places) {
    group.persons.push_back(count(place));
  }
  return group;
}

bool is_measured(const PopulationGroup& group) {
  return std::any_of(group.persons.begin(), group.persons.end(),
                     [](const std::optional<Persons>& persons) { return persons.has_value(); });
}

}  // namespace

std::vector<PopulationGroup> population_groups(std::span<const Place> places,
                                               const std::optional<model::GroupAges>& ages) {
  std::vector<PopulationGroup> groups{
      group_of({"all", Message{"all people"}, {}}, places,
               [](const Place& place) { return place.population; })};
  const auto add = [&](PopulationGroup group) {
    if (is_measured(group)) {
      groups.push_back(std::move(group));
    }
  };
  add(group_of({"young",
                ages ? Message{"young people ({} years)", model::text(ages->young)}
                     : Message{"young people"},
                {}},
               places, [](const Place& place) { return place.young; }));
  add(group_of({"elderly",
                ages ? Message{"elderly people ({} years)", model::text(ages->elderly)}
                     : Message{"elderly people"},
                {}},
               places, [](const Place& place) { return place.elderly; }));
  add(group_of({"aged_70", Message{"people of 70 and older"}, {}}, places,
               [](const Place& place) { return place.aged_70; }));
  add(group_of({"businesses", Message{"businesses"}, {}}, places, [](const Place& place) {
    return place.businesses ? std::optional{Persons{*place.businesses}} : std::nullopt;
  }));
  return groups;
}

}  // namespace narhet::study
