// SPDX-License-Identifier: MIT
#include "narhet/compare/difference.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::compare {
namespace {

using model::ResultTable;
using model::TableDifference;
using Row = std::vector<std::string>;

constexpr std::size_t kMostExamples = 5;

std::optional<std::size_t> position_of(const ResultTable& table, std::string_view column) {
  const auto found = std::find(table.columns.begin(), table.columns.end(), column);
  return found == table.columns.end()
             ? std::nullopt
             : std::optional{static_cast<std::size_t>(found - table.columns.begin())};
}

/// Positions of columns that both tables have, those of the earlier with those of the later.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Where rows stand by what tells them apart.
using RowsByKey = std::map<Row, const Row*>;

Row cells(const Row& row, const std::vector<std::size_t>& columns) {
  Row found;
  found.reserve(columns.size());
  for (const std::size_t column : columns) {
    found.push_back(row[column]);
  }
  return found;
}

/// Nothing if two rows have the same.
std::optional<RowsByKey> by_key(const ResultTable& table, std::span<const std::string_view> key) {
  std::vector<std::size_t> columns;
  for (const std::string_view name : key) {
    const auto column = position_of(table, name);
    if (!column) {
      return std::nullopt;
    }
    columns.push_back(*column);
  }
  RowsByKey rows;
  for (const Row& row : table.rows) {
    if (columns.empty() || !rows.emplace(cells(row, columns), &row).second) {
      return std::nullopt;
    }
  }
  return rows;
}

std::string shown(const Row& key) {
  std::string text;
  for (const std::string& part : key) {
    text += text.empty() || part.empty() ? part : ", " + part;
  }
  return text;
}

void note(const Row& key, TableDifference& found) {
  if (found.examples.size() < kMostExamples) {
    found.examples.push_back(shown(key));
  }
}

/// Counts in which columns the two rows differ.  @returns whether they do
bool count_changes(const Row& earlier,
                   const Row& later,
                   const Pairs& common,
                   std::vector<std::uint64_t>& rows_of_column) {
  bool is_changed = false;
  for (std::size_t i = 0; i < common.size(); ++i) {
    if (earlier[common[i].first] != later[common[i].second]) {
      ++rows_of_column[i];
      is_changed = true;
    }
  }
  return is_changed;
}

void compare_by_key(const RowsByKey& earlier,
                    const RowsByKey& later,
                    const Pairs& common,
                    std::vector<std::uint64_t>& rows_of_column,
                    TableDifference& found) {
  std::vector<const Row*> added;
  std::vector<const Row*> removed;
  for (const auto& [key, row] : earlier) {
    const auto other = later.find(key);
    if (other == later.end()) {
      removed.push_back(&key);
    } else if (count_changes(*row, *other->second, common, rows_of_column)) {
      ++found.changed;
      note(key, found);
    } else {
      ++found.same;
    }
  }
  for (const auto& [key, row] : later) {
    if (!earlier.contains(key)) {
      added.push_back(&key);
    }
  }
  found.added = added.size();
  found.removed = removed.size();
  for (const auto& keys : {added, removed}) {
    for (const Row* key : keys) {
      note(*key, found);
    }
  }
}

/// Rows as wholes, however often each stands there.
void compare_as_wholes(const ResultTable& earlier,
                       const ResultTable& later,
                       const Pairs& common,
                       TableDifference& found) {
  std::map<Row, std::pair<std::uint64_t, std::uint64_t>> counts;
  std::vector<std::size_t> of_earlier;
  std::vector<std::size_t> of_later;
  for (const auto& [first, second] : common) {
    of_earlier.push_back(first);
    of_later.push_back(second);
  }
  for (const Row& row : earlier.rows) {
    ++counts[cells(row, of_earlier)].first;
  }
  for (const Row& row : later.rows) {
    ++counts[cells(row, of_later)].second;
  }
  for (const auto& [row, count] : counts) {
    const std::uint64_t both = std::min(count.first, count.second);
    found.same += both;
    found.removed += count.first - both;
    found.added += count.second - both;
    if (count.first != count.second) {
      note(row, found);
    }
  }
}

std::vector<std::string> columns_without(const ResultTable& table, const ResultTable& other) {
  std::vector<std::string> alone;
  std::copy_if(table.columns.begin(), table.columns.end(), std::back_inserter(alone),
               [&](const std::string& column) { return !position_of(other, column); });
  return alone;
}

}  // namespace

TableDifference difference(const ResultTable& earlier,
                           const ResultTable& later,
                           std::span<const std::string_view> key) {
  TableDifference found;
  found.layer = earlier.layer;
  if (!earlier.rows.empty() && !later.rows.empty()) {  // without rows, columns are not known
    found.columns_added = columns_without(later, earlier);
    found.columns_removed = columns_without(earlier, later);
  }
  Pairs common;
  for (std::size_t i = 0; i < earlier.columns.size(); ++i) {
    if (const auto other = position_of(later, earlier.columns[i])) {
      common.emplace_back(i, *other);
    }
  }
  const auto before = by_key(earlier, key);
  const auto after = by_key(later, key);
  if (!before || !after) {
    compare_as_wholes(earlier, later, common, found);
    return found;
  }
  std::vector<std::uint64_t> rows_of_column(common.size());
  compare_by_key(*before, *after, common, rows_of_column, found);
  for (std::size_t i = 0; i < common.size(); ++i) {
    if (rows_of_column[i] > 0) {
      found.columns.push_back({earlier.columns[common[i].first], rows_of_column[i]});
    }
  }
  std::stable_sort(found.columns.begin(), found.columns.end(),
                   [](const auto& a, const auto& b) { return a.rows > b.rows; });
  return found;
}

}  // namespace narhet::compare
