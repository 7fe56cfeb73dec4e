// SPDX-License-Identifier: MIT
#include "narhet/access/people_value.hpp"

namespace narhet::access {

Counted count_people(std::span<const PeopleValue> people) {
  Counted counted;
  for (const PeopleValue& each : people) {
    (each.value ? counted.with_value : counted.not_reached) += each.persons;
  }
  return counted;
}

std::optional<double> weighted_mean(std::span<const PeopleValue> people) {
  double sum = 0.0;
  double persons = 0.0;
  for (const PeopleValue& each : people) {
    if (each.value) {
      sum += each.persons.count() * *each.value;
      persons += each.persons.count();
    }
  }
  return persons > 0.0 ? std::optional{sum / persons} : std::nullopt;
}

}  // namespace narhet::access
