// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/age_range.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// A column with the number of people of some ages.
struct AgeBand {
  model::AgeRange ages;
  std::size_t column{};
};

/// The age columns of a population grid, from 0 years without a gap.
///
/// SCB names them in two ways: `ald0_4, ald5_9 … ald100w`, with the last age of the band, and
/// `ald0_5, ald5_10 … ald100w`, with the first age behind it.  Which it is shows where one band
/// ends and the next begins.
/// @param notices  gets one where columns named so do not follow each other: none is used then
[[nodiscard]] std::vector<AgeBand> find_age_bands(const std::vector<std::string>& columns,
                                                  std::vector<base::Message>& notices);

/// The bands that make up a range of ages; nothing where one reaches beyond its ends.
[[nodiscard]] std::optional<std::vector<std::size_t>> columns_of_ages(
    const std::vector<AgeBand>& bands, const model::AgeRange& range);

}  // namespace narhet::input::detail
