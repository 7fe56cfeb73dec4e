// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/need.hpp"
#include "narhet/needs/need_table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace narhet::needs {

/// Who a result is for.
enum class Level : std::uint8_t {
  internal,  ///< those who work with the study: everything
  shared,    ///< partners: sums of places, no record of its own
  open,      ///< everyone: only what `open_needs` lets through
};
inline constexpr std::size_t kLevels = 3;
[[nodiscard]] std::string_view key(Level level);  ///< "internal", "shared", "public"

inline constexpr std::uint32_t kSmallestLimit = 3;  ///< for the limit of `open_needs`

/// What of one line may be told.  Each number is 0 – withheld, or nobody – or at least the limit.
struct OpenLine {
  GroupCounts counts{};
  std::uint32_t other_groups{};  ///< all groups that are not told one by one, together
};

/// Withholds of a line what would tell too little of too few (lib/decisions/0020):
///
/// 1. a group of fewer than `limit` is not told;
/// 2. what then is left of the line is told as one sum, unless that is smaller than `limit`, or so
///    large that one could tell of a group that it is among them;
/// 3. of the participants at least `limit` are left of whom nothing is told: otherwise the largest
///    number is lowered to that, or withheld where it would fall below `limit`.
///
/// A number that is told is never too large.  Who adds and subtracts what is told, and knows the
/// participants, finds that a group which is not told may be none, and may be `limit` or more; who
/// knows this rule too, that it may be none and may be anything below `limit`.
/// @pre limit >= kSmallestLimit; the counts sum to at most `participants`, but for offers
[[nodiscard]] OpenLine open_line(const GroupCounts& counts,
                                 std::uint32_t participants,
                                 std::uint32_t limit);

/// The table that everyone may see, and all that a result for everyone is worked out from.
struct OpenNeeds {
  NeedTable table;
  /// As many bare records as offers are told, for scores: a place, and nothing else.
  std::vector<model::Need> offers;
};

/// Adds up what may be told of each meeting by itself.
///
/// Records that may not be published do not enter, nor do meetings with fewer participants than
/// `limit`, nor offers that name a site, since a site has a host.  Every number of the table is a
/// sum of numbers that are 0 or at least `limit`, one for each meeting, and each depends on its
/// meeting alone: so a table with one meeting more differs from one without it by nothing or by at
/// least `limit`, and several tables together tell no more than their meetings do.  A number of
/// nothing is missing, as one that is withheld.
/// @pre limit >= kSmallestLimit
[[nodiscard]] OpenNeeds open_needs(std::span<const model::Need> needs,
                                   std::size_t kind_count,
                                   std::uint32_t limit);

}  // namespace narhet::needs
