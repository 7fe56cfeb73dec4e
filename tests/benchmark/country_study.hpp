// SPDX-License-Identifier: MIT
#pragma once

#include "benchmark/synthetic_country.hpp"

#include "narhet/network/build.hpp"

#include <cstddef>
#include <filesystem>

namespace narhet::benchmark {

/// The country as `network` makes it: straight links, both directions of a road on one.
[[nodiscard]] network::RoadNetwork road_network(const Country& country);

struct CountryStudySettings {
  std::size_t places{};  ///< the settlements with the most people
  std::size_t services{3'000};
  std::size_t candidates{2'000};
  std::filesystem::path municipalities;  ///< a layer of them; empty: none
};

/// A study of the country in a folder: the prepared network with its hierarchy, places, services of
/// five kinds and candidates at settlements drawn by chance, and the study file.
void write_country_study(const Country& country,
                         const CountryStudySettings& settings,
                         const std::filesystem::path& folder);

/// The populated cells of 1 km from SCB's grid, as `rutid_scb,beftotalt,kommunkod`.
/// @throws std::runtime_error if a row is not of that form
[[nodiscard]] std::vector<Settlement> read_population_grid(const std::filesystem::path& file);

}  // namespace narhet::benchmark
