// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace narhet::siting::detail {

/// Sites of which every row needs one at least.
struct CoverModel {
  std::size_t site_count{};
  std::vector<std::vector<std::uint32_t>> rows;  ///< sites ascending, none empty
  std::vector<std::uint32_t> cost;               ///< by site
};

enum class CoverAim : std::uint8_t {
  any,       ///< one cover within `most`
  cheapest,  ///< covers cheaper and cheaper, until none is
  all,       ///< every cover within `most`, also with sites that it could do without
};

struct CoverRequest {
  CoverAim aim{CoverAim::cheapest};
  std::int64_t most{};                 ///< what a cover may cost
  std::optional<std::size_t> exactly;  ///< of `all`: only covers of so many sites
  std::uint64_t effort{};
  /// Hears of each cover, its sites ascending.
  /// @returns whether to go on
  std::function<bool(const std::vector<std::uint32_t>&)> found;
};

struct CoverOutcome {
  bool is_finished{};    ///< all was looked at, up to where `found` ended the search
  std::int64_t bound{};  ///< no cover is cheaper; of `all` of no meaning
  std::uint64_t nodes{};
  std::uint64_t effort{};
};

/// Exact set covering: rows that others imply and, unless all covers are asked for, sites that
/// others replace are left out; then branch and bound with a Lagrangian bound in whole numbers and
/// sites fixed by reduced costs (Beasley 1987, "An algorithm for set covering problem", European
/// Journal of Operational Research 31).  Where the first ascent does not decide, the prices are
/// those of `CoverRelaxation`, or of further ascents in a program without CBC.
/// @throws Cancelled
CoverOutcome search_covers(const CoverModel& model,
                           const CoverRequest& request,
                           const base::Task& task);

/// Rows of which no two have a site in common, ascending: a cover has no fewer sites.
[[nodiscard]] std::vector<std::size_t> disjoint_rows(const CoverModel& model);

}  // namespace narhet::siting::detail
