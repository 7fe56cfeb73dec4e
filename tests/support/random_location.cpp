// SPDX-License-Identifier: MIT
#include "support/random_location.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

namespace narhet::test {

using base::Weight;

siting::LocationProblem Location::problem(siting::ProblemType type) const {
  siting::LocationProblem problem;
  problem.type = type;
  problem.costs = siting::CostMatrix{costs, places, roles.size()};
  problem.demand = demand;
  problem.roles = roles;
  problem.sites = sites;
  return problem;
}

Location on_a_graph(std::size_t vertices, std::size_t sites, std::uint32_t seed) {
  std::mt19937 random{seed};
  const std::size_t n = vertices;
  Location location;
  location.places = n;
  location.sites = sites;
  location.demand.assign(n, 1);
  location.roles.assign(n, siting::SiteRole::candidate);
  auto& costs = location.costs;
  costs.assign(n * n, Weight::infinite());
  const auto set = [&](std::size_t a, std::size_t b) {
    constexpr std::uint32_t kLongest = 100;
    costs[a * n + b] = costs[b * n + a] =
        Weight{1 + static_cast<std::uint32_t>(random() % kLongest)};
  };
  for (std::size_t i = 0; i < n; ++i) {
    set(i, (i + 1) % n);
  }
  constexpr std::size_t kDensity = 50;
  for (std::size_t edge = n; edge < n * n / kDensity;) {
    const std::size_t a = random() % n;
    const std::size_t b = random() % n;
    if (a != b) {
      set(a, b);
      ++edge;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    costs[i * n + i] = Weight{0};
  }
  for (std::size_t by = 0; by < n; ++by) {
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        costs[a * n + b] = std::min(costs[a * n + b], costs[a * n + by] + costs[by * n + b]);
      }
    }
  }
  return location;
}

Location on_a_plane(std::size_t places,
                    std::size_t candidates,
                    std::size_t sites,
                    std::uint32_t seed) {
  std::mt19937 random{seed};
  const auto draw = [&] {
    constexpr std::uint32_t kSide = 10'000;
    return static_cast<double>(random() % kSide);
  };
  const auto points = [&](std::size_t count) {
    std::vector<std::pair<double, double>> result(count);
    for (auto& [x, y] : result) {
      x = draw();
      y = draw();
    }
    return result;
  };
  Location location;
  location.places = places;
  location.sites = sites;
  const auto homes = points(places);
  for (const auto& [x, y] : points(candidates)) {
    for (const auto& home : homes) {
      location.costs.emplace_back(
          static_cast<std::uint32_t>(std::hypot(home.first - x, home.second - y)));
    }
  }
  for (std::size_t place = 0; place < places; ++place) {
    constexpr std::uint32_t kMostPeople = 500;
    location.demand.push_back(1 + static_cast<std::uint32_t>(random() % kMostPeople));
  }
  location.roles.assign(candidates, siting::SiteRole::candidate);
  return location;
}

}  // namespace narhet::test
