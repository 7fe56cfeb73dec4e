// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/months.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::input {

/// What stands for months where tags name none: `[seasons]` in `data/defaults/osm.toml`.
struct SeasonSettings {
  model::Months winter_road;
  model::Months ice_road;
  std::map<std::string, model::Months, std::less<>> words;  ///< "summer", "winter", …
  int least_days{15};  ///< so many days of a month have to be open, or the month is closed
};

/// @throws Error `study_invalid` if the table is not as it must be
[[nodiscard]] SeasonSettings read_season_settings(const base::Settings& table);

/// When something is open as far as OpenStreetMap's `opening_hours` speaks of months: "May-Oct",
/// "May 1-Sep 30: Mo-Su 08:00-20:00", "Jun-Aug 10:00-18:00; Dec off".  Hours and days are left
/// aside; a text that says nothing of months opens the whole year.
/// @returns nothing for what is not understood: years, weeks, holidays that move, other words, and
///          what would never be open
[[nodiscard]] std::optional<model::Months> months_of_opening_hours(std::string_view text,
                                                                   const SeasonSettings& settings);

/// What `seasonal` says.
struct Seasonal {
  model::Months months;
  bool is_unsaid{};  ///< closed part of the year, and nobody knows which: "yes"
};
/// "no", "yes", "summer", "spring;summer", "May-Sep".  Nothing for what is not understood.
[[nodiscard]] std::optional<Seasonal> seasonal_from_text(std::string_view text,
                                                         const SeasonSettings& settings);

/// What the two tags say together.
struct OpenMonths {
  model::Months months;
  bool is_unknown{};  ///< a tag is there and cannot be read
  bool is_unsaid{};   ///< closed part of the year, and nobody says which
};
/// What a timetable says goes before what a season is called.
[[nodiscard]] OpenMonths open_months(std::optional<std::string_view> opening_hours,
                                     std::optional<std::string_view> seasonal,
                                     const SeasonSettings& settings);

/// Whether a text has a word for a month or a season.
[[nodiscard]] bool speaks_of_months(std::string_view text, const SeasonSettings& settings);

/// A clause of a conditional tag that is about months: "no @ (Nov-Apr)".
struct SeasonClause {
  std::string_view value;  ///< "no"
  model::Months months;
};
/// Calls `use` for each clause about months; clauses of hours, weights and the like are left aside.
/// @returns whether all that speaks of months was understood
bool for_each_season_clause(std::string_view text,
                            const SeasonSettings& settings,
                            const std::function<void(const SeasonClause&)>& use);

}  // namespace narhet::input
