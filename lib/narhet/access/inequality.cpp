// SPDX-License-Identifier: MIT
#include "narhet/access/inequality.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace narhet::access {
namespace {

struct Ranked {
  double rank{};
  double value{};
  double persons{};
};

/// Those with a value and persons, lowest rank first; equal ranks by value, so that sums do not
/// depend on the order of the input.
std::vector<Ranked> ranked(std::span<const PeopleValue> people, std::span<const double> rank) {
  NARHET_EXPECTS(people.size() == rank.size());
  std::vector<Ranked> list;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (people[i].value && people[i].persons.count() > 0.0) {
      NARHET_EXPECTS(*people[i].value >= 0.0);
      list.push_back({rank[i], *people[i].value, people[i].persons.count()});
    }
  }
  std::sort(list.begin(), list.end(), [](const Ranked& a, const Ranked& b) {
    if (a.rank != b.rank) {
      return a.rank < b.rank;
    }
    return a.value != b.value ? a.value < b.value : a.persons < b.persons;
  });
  return list;
}

std::vector<double> values_of(std::span<const PeopleValue> people) {
  std::vector<double> values;
  for (const PeopleValue& each : people) {
    values.push_back(each.value.value_or(0.0));
  }
  return values;
}

struct Sums {
  double persons{};
  double value{};  ///< over persons
};

Sums sums_of(const std::vector<Ranked>& list) {
  Sums sums;
  for (const Ranked& each : list) {
    sums.persons += each.persons;
    sums.value += each.persons * each.value;
  }
  return sums;
}

std::optional<double> concentration_of(const std::vector<Ranked>& list) {
  const Sums sums = sums_of(list);
  if (sums.value <= 0.0) {
    return std::nullopt;
  }
  double below = 0.0;
  double weighed = 0.0;
  for (std::size_t begin = 0; begin < list.size();) {
    std::size_t end = begin;
    double persons = 0.0;
    double value = 0.0;
    for (; end < list.size() && list[end].rank == list[begin].rank; ++end) {
      persons += list[end].persons;
      value += list[end].persons * list[end].value;
    }
    weighed += value * (below + persons / 2.0) / sums.persons;
    below += persons;
    begin = end;
  }
  return 2.0 * weighed / sums.value - 1.0;
}

/// w (x/mu) ln(x/mu); 0 for the value 0, its limit.
double theil_term(double persons, double value, double mean) {
  return value > 0.0 ? persons * (value / mean) * std::log(value / mean) : 0.0;
}

/// Of the persons between two shares of the list.
double mean_between(const std::vector<Ranked>& list, double from, double to) {
  const double all = sums_of(list).persons;
  double below = 0.0;
  double persons = 0.0;
  double value = 0.0;
  for (const Ranked& each : list) {
    const double part = std::min(below + each.persons, to * all) - std::max(below, from * all);
    below += each.persons;
    if (part > 0.0) {
      persons += part;
      value += part * each.value;
    }
  }
  return value / persons;
}

}  // namespace

std::optional<double> gini(std::span<const PeopleValue> people) {
  // Of equal values the order does not matter, so the concentration by the value itself is Gini's.
  return concentration_of(ranked(people, values_of(people)));
}

Theil theil(std::span<const PeopleValue> people,
            std::span<const std::size_t> group,
            std::size_t groups) {
  NARHET_EXPECTS(people.size() == group.size());
  Theil result;
  result.groups.resize(groups);
  Sums all;
  std::vector<Sums> of(groups);
  for (std::size_t i = 0; i < people.size(); ++i) {
    NARHET_EXPECTS(group[i] < groups);
    if (people[i].value) {
      for (Sums* sums : {&all, &of[group[i]]}) {
        sums->persons += people[i].persons.count();
        sums->value += people[i].persons.count() * *people[i].value;
      }
    }
  }
  if (all.value <= 0.0) {
    return result;
  }
  std::vector<double> terms(groups);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Sums& own = of[group[i]];
    if (people[i].value && own.value > 0.0) {
      terms[group[i]] +=
          theil_term(people[i].persons.count(), *people[i].value, own.value / own.persons);
    }
  }
  const double mean = all.value / all.persons;
  for (std::size_t g = 0; g < groups; ++g) {
    if (of[g].value > 0.0) {
      const double share = of[g].value / all.value;
      TheilGroup& part = result.groups[g];
      part.own = terms[g] / of[g].persons;
      part.between = share * std::log(of[g].value / of[g].persons / mean);
      part.within = share * *part.own;
      result.between += part.between;
      result.within += part.within;
    }
  }
  result.total = result.between + result.within;
  return result;
}

Concentration concentration(std::span<const PeopleValue> people, std::span<const double> rank) {
  const std::vector<Ranked> list = ranked(people, rank);
  Concentration result{concentration_of(list), std::nullopt};
  if (!result.index) {
    return result;
  }
  const auto [least, most] = std::minmax_element(
      list.begin(), list.end(), [](const Ranked& a, const Ranked& b) { return a.value < b.value; });
  if (most->value > least->value) {
    const Sums sums = sums_of(list);
    result.corrected =
        4.0 * (sums.value / sums.persons) / (most->value - least->value) * *result.index;
  }
  return result;
}

std::optional<double> palma(std::span<const PeopleValue> people, std::span<const double> rank) {
  const std::vector<Ranked> list = ranked(people, rank);
  if (list.empty()) {
    return std::nullopt;
  }
  const double lowest = mean_between(list, 0.0, 0.4);
  return lowest > 0.0 ? std::optional{mean_between(list, 0.9, 1.0) / lowest} : std::nullopt;
}

std::optional<double> mean_of_highest_tenth(std::span<const PeopleValue> people) {
  const std::vector<Ranked> list = ranked(people, values_of(people));
  return list.empty() ? std::nullopt : std::optional{mean_between(list, 0.9, 1.0)};
}

}  // namespace narhet::access
