// SPDX-License-Identifier: MIT
#include "narhet/input/detail/same_things.hpp"

#include "narhet/geo/point_index.hpp"

#include <algorithm>
#include <tuple>

namespace narhet::input::detail {
namespace {

geo::NearPoints index_of(std::span<const Thing> things) {
  std::vector<geo::Point> points;
  points.reserve(things.size());
  for (const Thing& thing : things) {
    points.push_back(thing.position);
  }
  return geo::NearPoints{points};
}

/// The best first: ids decide last, so that the order within a source decides nothing.
auto rank(const Pair& pair, std::span<const Thing> earlier, std::span<const Thing> later) {
  return std::tuple{-pair.likeness, pair.metres, earlier[pair.first].id, later[pair.second].id};
}

bool by_second(const Pair& a, const Pair& b) {
  return a.second < b.second;
}

}  // namespace

SameThings same_things(std::span<const Thing> earlier,
                       std::span<const Thing> later,
                       const SameRule& rule,
                       const std::function<bool(std::size_t, std::size_t)>& fits) {
  const geo::NearPoints index = index_of(earlier);
  std::vector<Pair> pairs;
  for (std::size_t second = 0; second < later.size(); ++second) {
    for (const std::size_t first :
         index.within(later[second].position, std::max(rule.within, rule.look_within))) {
      if (fits(first, second)) {
        pairs.push_back({first, second,
                         geo::planar_distance(earlier[first].position, later[second].position),
                         likeness(earlier[first].name, later[second].name, rule.of)});
      }
    }
  }
  std::sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
    return rank(a, earlier, later) < rank(b, earlier, later);
  });
  SameThings found;
  std::vector<bool> first_taken(earlier.size());
  std::vector<bool> second_taken(later.size());
  for (const Pair& pair : pairs) {
    if (pair.likeness >= rule.alike && pair.metres <= rule.within && !first_taken[pair.first] &&
        !second_taken[pair.second]) {
      first_taken[pair.first] = second_taken[pair.second] = true;
      found.same.push_back(pair);
    }
  }
  for (const Pair& pair : pairs) {
    if (!second_taken[pair.second] && (pair.likeness >= rule.alike || pair.metres <= rule.within)) {
      second_taken[pair.second] = true;
      found.perhaps.push_back(pair);
    }
  }
  std::sort(found.same.begin(), found.same.end(), by_second);
  std::sort(found.perhaps.begin(), found.perhaps.end(), by_second);
  return found;
}

std::vector<Pair> twice_in(std::span<const Thing> things,
                           const SameRule& rule,
                           const std::function<bool(std::size_t, std::size_t)>& fits) {
  const geo::NearPoints index = index_of(things);
  std::vector<Pair> pairs;
  for (std::size_t second = 0; second < things.size(); ++second) {
    for (const std::size_t first : index.within(things[second].position, rule.within)) {
      const double alike = first < second && fits(first, second)
                               ? likeness(things[first].name, things[second].name, rule.of)
                               : 0.0;
      if (alike >= rule.alike) {
        pairs.push_back({first, second,
                         geo::planar_distance(things[first].position, things[second].position),
                         alike});
        break;
      }
    }
  }
  return pairs;
}

}  // namespace narhet::input::detail
