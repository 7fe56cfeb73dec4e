// SPDX-License-Identifier: MIT
#include "narhet/input/detail/age_bands.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <string_view>

namespace narhet::input::detail {
namespace {

/// As a column is named: the second number may belong to the band or be the first behind it.
struct NamedBand {
  unsigned from{};
  std::optional<unsigned> second;
  std::size_t column{};
};

std::optional<unsigned> age(std::string_view digits) {
  const bool plain =
      !digits.empty() && digits.size() <= 3 &&
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto number = plain ? base::integer_from_text(digits) : std::nullopt;
  return number ? std::optional{static_cast<unsigned>(*number)} : std::nullopt;
}

/// "ald0_4", "ald100w".
std::optional<NamedBand> band_from_name(std::string_view name, std::size_t column) {
  constexpr std::string_view kPrefix = "ald";
  if (!name.starts_with(kPrefix)) {
    return std::nullopt;
  }
  name.remove_prefix(kPrefix.size());
  if (name.ends_with('w')) {
    const auto from = age(name.substr(0, name.size() - 1));
    return from ? std::optional{NamedBand{*from, {}, column}} : std::nullopt;
  }
  const auto mark = name.find('_');
  const auto from = age(name.substr(0, mark));
  const auto second = mark == std::string_view::npos ? std::nullopt : age(name.substr(mark + 1));
  return from && second ? std::optional{NamedBand{*from, second, column}} : std::nullopt;
}

/// @param behind  what the second number exceeds the last age of the band by: 0 or 1
bool follow_each_other(const std::vector<NamedBand>& bands, unsigned behind) {
  unsigned next = 0;
  for (const NamedBand& band : bands) {
    const bool is_last = &band == &bands.back();
    if (band.from != next || (!is_last && !band.second) ||
        (band.second && *band.second < band.from + behind)) {
      return false;
    }
    next = band.second ? *band.second + 1 - behind : next;
  }
  return true;
}

}  // namespace

std::vector<AgeBand> find_age_bands(const std::vector<std::string>& columns,
                                    std::vector<base::Message>& notices) {
  std::vector<NamedBand> named;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (const auto band = band_from_name(base::fold_case(columns[column]), column)) {
      named.push_back(*band);
    }
  }
  std::sort(named.begin(), named.end(),
            [](const NamedBand& a, const NamedBand& b) { return a.from < b.from; });
  std::vector<AgeBand> bands;
  if (named.empty()) {
    return bands;
  }
  const bool with_last = follow_each_other(named, 0);
  if (!with_last && !follow_each_other(named, 1)) {
    const auto notice = base::Message{
        "the {} columns of ages, from '{}' on, do not follow each other: no groups are counted",
        named.size(), base::printable(columns[named.front().column])};
    notices.push_back(notice);
    return bands;
  }
  for (const NamedBand& band : named) {
    const auto to = band.second ? std::optional{*band.second - (with_last ? 0 : 1)} : std::nullopt;
    bands.push_back({{band.from, to}, band.column});
  }
  return bands;
}

std::optional<std::vector<std::size_t>> columns_of_ages(const std::vector<AgeBand>& bands,
                                                        const model::AgeRange& range) {
  std::vector<std::size_t> columns;
  for (const AgeBand& band : bands) {
    const bool before = band.ages.to && *band.ages.to < range.from;
    const bool behind = range.to && band.ages.from > *range.to;
    if (before || behind) {
      continue;
    }
    const bool within =
        band.ages.from >= range.from && (!range.to || (band.ages.to && *band.ages.to <= *range.to));
    if (!within) {
      return std::nullopt;
    }
    columns.push_back(band.column);
  }
  return columns;
}

}  // namespace narhet::input::detail
