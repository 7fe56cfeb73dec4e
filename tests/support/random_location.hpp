// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/location_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace narhet::test {

/// A location problem that owns what its spans are of; every site a candidate.
struct Location {
  std::size_t places{};
  std::vector<base::Weight> costs;  ///< sites x places
  std::vector<std::uint32_t> demand;
  std::vector<siting::SiteRole> roles;
  std::size_t sites{};

  [[nodiscard]] siting::LocationProblem problem(siting::ProblemType type) const;
};

/// A graph of the kind of OR-Library's pmed (Beasley 1985, "A note on solving large p-median
/// problems", European Journal of Operational Research 21): a ring and edges drawn by chance,
/// n^2 / 50 together, with lengths from 1 to 100; every vertex is a place of weight 1 and a site.
[[nodiscard]] Location on_a_graph(std::size_t vertices, std::size_t sites, std::uint32_t seed);

/// Points in a square of 10 000 x 10 000, sites of their own, the ways straight and rounded down.
[[nodiscard]] Location on_a_plane(std::size_t places,
                                  std::size_t candidates,
                                  std::size_t sites,
                                  std::uint32_t seed);

}  // namespace narhet::test
