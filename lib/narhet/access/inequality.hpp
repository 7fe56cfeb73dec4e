// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/access/people_value.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace narhet::access {

// Indices of inequality over persons: x_i the value of the persons w_i, N their number, mu their
// mean.  They work on ways as well as on access, and stay the same when every value is multiplied.
//
// Persons without a value are in no index: show `count_people(…).not_reached` beside it.  Nothing
// is the answer where nobody has a value, or where the mean is 0.

/// Half the mean difference of two persons over the mean (Gini 1912):
/// sum_i sum_j w_i w_j |x_i - x_j| / (2 N^2 mu).  0 all have the same, towards 1 one has all.
[[nodiscard]] std::optional<double> gini(std::span<const PeopleValue> people);

/// One group's part in Theil's T.
struct TheilGroup {
  /// T of the group alone; nothing where nobody has a value, or where its mean is 0.
  std::optional<double> own;
  double between{};  ///< s_g ln(mu_g / mu), s_g = N_g mu_g / (N mu); below 0 where its mean is low
  double within{};   ///< s_g T_g
};

/// Theil's T (Theil 1967) = 1/N sum_i w_i (x_i / mu) ln(x_i / mu), and what of it is between groups
/// and within them: total = between + within, each the sum of the groups'.
struct Theil {
  std::optional<double> total;
  double between{};
  double within{};
  std::vector<TheilGroup> groups;
};
/// @param group  of each of the people, below `groups`
[[nodiscard]] Theil theil(std::span<const PeopleValue> people,
                          std::span<const std::size_t> group,
                          std::size_t groups);

/// Whether values lie with those who rank low (below 0) or high (above 0).
struct Concentration {
  std::optional<double> index;  ///< 2/(N mu) sum_i w_i x_i R_i - 1 (Kakwani, Wagstaff & van
                                ///< Doorslaer 1997), R_i the share of persons ranked below, half
                                ///< of their own rank included
  /// 4 mu / (max x - min x) times the index (Erreygers 2009); nothing if all have the same.
  std::optional<double> corrected;
};
/// @param rank  of each of the people: income, size of the place, …; equal ranks share their place,
///              so the order of the input does not matter
[[nodiscard]] Concentration concentration(std::span<const PeopleValue> people,
                                          std::span<const double> rank);

/// Palma's ratio (Palma 2011), of means: of the tenth of persons that ranks highest over the 40 %
/// that rank lowest.  Places that lie across a limit count in both parts by their persons.  With
/// the values themselves as rank, how much longer the longest ways are.
/// @returns nothing also where the mean of the lowest is 0
[[nodiscard]] std::optional<double> palma(std::span<const PeopleValue> people,
                                          std::span<const double> rank);

/// The mean of the tenth of persons with the highest values; a place that lies across the limit
/// counts by the persons of it that belong there.
[[nodiscard]] std::optional<double> mean_of_highest_tenth(std::span<const PeopleValue> people);

}  // namespace narhet::access
