// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/location_problem.hpp"

#include <cstdint>
#include <ostream>
#include <random>
#include <vector>

namespace narhet::siting {

/// For GoogleTest's messages.
void PrintTo(const SitePlan& plan,  // NOLINT(readability-identifier-naming): GoogleTest's name
             std::ostream* stream);

}  // namespace narhet::siting

namespace narhet::siting::test {

/// A location problem that owns what its spans are of.
struct OwnedProblem {
  std::size_t places{};
  std::vector<base::Weight> costs;  // sites x places
  std::vector<std::uint32_t> demand;
  std::vector<SiteRole> roles;
  std::vector<std::uint32_t> groups;
  std::vector<std::uint32_t> site_costs;
  std::vector<std::uint64_t> capacities;
  std::vector<std::uint32_t> loads;
  LocationProblem rest;  // what has no span

  [[nodiscard]] LocationProblem problem() const;
};

/// Small, with ties, places and sites without a way, existing, required and forbidden sites, and
/// costs or a budget where the type has them.
/// @tparam Random  std::mt19937 or narhet::test::Draws
template <class Random>
[[nodiscard]] OwnedProblem random_problem(ProblemType type, Random& random);

/// Every choice that keeps the rules, best first, of equal ones the lower sites first: an obvious
/// program that tries all.
[[nodiscard]] std::vector<SitePlan> all_plans(const LocationProblem& problem);

}  // namespace narhet::siting::test
