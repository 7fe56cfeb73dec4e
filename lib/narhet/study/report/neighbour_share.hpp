// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/model/result.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace narhet::study::report {

/// Who has one kind within one limit with and without the service points of other municipalities:
/// the whole study first, then municipality by municipality.
struct NeighbourShare {
  std::span<const model::MunicipalityIndicator> with;
  std::span<const model::MunicipalityIndicator> without;

  [[nodiscard]] bool is_known() const { return !with.empty() && !without.empty(); }
  /// How many fewer have it by the municipality's own points alone; nothing: not known, or not to
  /// be told.
  /// @param area  0: the whole study
  /// @pre it is known
  [[nodiscard]] std::optional<base::Persons> fewer(std::size_t area) const;
};
[[nodiscard]] NeighbourShare neighbour_share(const model::Result& result,
                                             base::KindIndex kind,
                                             std::size_t threshold);

struct MostByNeighbours {
  base::Persons fewer;
  base::KindIndex kind{};
};
/// The kind for which other municipalities' points mean most to the whole study within a limit;
/// nothing where no number may be told.
[[nodiscard]] std::optional<MostByNeighbours> most_by_neighbours(const model::Result& result,
                                                                 std::size_t threshold);

}  // namespace narhet::study::report
