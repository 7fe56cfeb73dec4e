// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/cover_reduction.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace narhet::siting::detail {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

/// Of each element the lists that hold it.
Lists turned(const Lists& lists, std::size_t elements) {
  Lists result(elements);
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (const std::uint32_t element : lists[list]) {
      result[element].push_back(static_cast<std::uint32_t>(list));
    }
  }
  return result;
}

/// The shortest of the lists that hold elements of `list`: whatever contains `list` is in it.
const std::vector<std::uint32_t>& fewest_holders(const std::vector<std::uint32_t>& list,
                                                 const Lists& holders) {
  return holders[*std::ranges::min_element(
      list, {}, [&](std::uint32_t element) { return holders[element].size(); })];
}

}  // namespace

void leave_out_implied_rows(CoverModel& model, const base::Task& task) {
  const Lists columns = turned(model.rows, model.site_count);
  std::vector<std::uint8_t> is_implied(model.rows.size(), 0);
  for (std::size_t row = 0; row < model.rows.size(); ++row) {
    task.check();
    if (is_implied[row] != 0) {
      continue;
    }
    const auto& sites = model.rows[row];
    for (const std::uint32_t other : fewest_holders(sites, columns)) {
      const auto& others = model.rows[other];
      if (other == row || is_implied[other] != 0 || others.size() < sites.size() ||
          (others.size() == sites.size() && other < row)) {
        continue;
      }
      is_implied[other] = std::ranges::includes(others, sites) ? 1 : 0;
    }
  }
  std::size_t kept = 0;
  for (std::size_t row = 0; row < model.rows.size(); ++row) {
    if (is_implied[row] == 0) {
      if (kept != row) {
        model.rows[kept] = std::move(model.rows[row]);
      }
      ++kept;
    }
  }
  model.rows.resize(kept);
}

bool leave_out_replaced_sites(CoverModel& model, const base::Task& task) {
  const Lists columns = turned(model.rows, model.site_count);
  std::vector<std::uint8_t> is_replaced(model.site_count, 0);
  for (std::uint32_t site = 0; site < model.site_count; ++site) {
    task.check();
    const auto& rows = columns[site];
    if (rows.empty()) {
      continue;
    }
    for (const std::uint32_t other : fewest_holders(rows, model.rows)) {
      const bool is_no_dearer = model.cost[other] <= model.cost[site];
      const bool is_same =
          model.cost[other] == model.cost[site] && columns[other].size() == rows.size();
      if (other != site && is_replaced[other] == 0 && is_no_dearer &&
          columns[other].size() >= rows.size() && !(is_same && site < other) &&
          std::ranges::includes(columns[other], rows)) {
        is_replaced[site] = 1;
        break;
      }
    }
  }
  for (auto& row : model.rows) {
    std::erase_if(row, [&](std::uint32_t site) { return is_replaced[site] != 0; });
  }
  return std::ranges::find(is_replaced, 1) != is_replaced.end();
}

}  // namespace narhet::siting::detail
