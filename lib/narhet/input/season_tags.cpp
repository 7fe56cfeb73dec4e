// SPDX-License-Identifier: MIT
#include "narhet/input/season_tags.hpp"

#include "narhet/base/message.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace narhet::input {
namespace {

using base::trimmed;
using model::Months;

bool is_letter(char each) {
  return std::isalpha(static_cast<unsigned char>(each)) != 0;
}

bool is_digit(char each) {
  return each >= '0' && each <= '9';
}

std::string lower(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(), [](char each) {
    return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
  });
  return result;
}

/// The letters or the digits that a text begins with.
template <class Belongs>
std::string_view leading(std::string_view text, const Belongs& belongs) {
  const auto end = std::find_if_not(text.begin(), text.end(), belongs);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

void skip(std::string_view& text, std::size_t count) {
  text.remove_prefix(count);
  text = trimmed(text);
}

/// A day of the year, or a whole month.
struct Date {
  int month{};
  std::optional<int> day;
};

int days_in(int month) {
  constexpr std::array<int, Months::kYear> kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays.at(static_cast<std::size_t>(month - 1));
}

/// One or two digits that begin no time of the day ("08:00").
std::optional<int> take_day(std::string_view& text) {
  const std::string_view digits = leading(text, is_digit);
  if (digits.empty() || digits.size() > 2 || text.substr(digits.size()).starts_with(':')) {
    return std::nullopt;
  }
  int day = 0;
  for (const char digit : digits) {
    day = day * 10 + (digit - '0');
  }
  skip(text, digits.size());
  return day;
}

std::optional<Date> take_date(std::string_view& text) {
  const std::string_view word = leading(text, is_letter);
  const auto month = model::month_from_word(word);
  if (!month) {
    return std::nullopt;
  }
  skip(text, word.size());
  const auto day = take_day(text);
  return Date{*month, day};
}

bool is_date(Date date) {
  return !date.day || (*date.day >= 1 && *date.day <= days_in(date.month));
}

/// The months that are open on enough days.
std::optional<Months> months_between(Date first, Date last, int least_days) {
  if (!is_date(first) || !is_date(last)) {
    return std::nullopt;
  }
  const int from = first.day.value_or(1);
  const int to = last.day.value_or(days_in(last.month));
  if (first.month == last.month) {
    if (from > to) {
      return std::nullopt;  // a year but for some days: nobody writes it so on purpose
    }
    return to - from + 1 >= least_days || (!first.day && !last.day)
               ? Months::range(first.month, last.month)
               : Months::none();
  }
  Months months = Months::range(first.month, last.month);
  if (days_in(first.month) - from + 1 < least_days) {
    months = months - Months::range(first.month, first.month);
  }
  return to < least_days ? months - Months::range(last.month, last.month) : months;
}

/// "May-Oct", "May 1-15", "May 1-Sep 30", "Dec" at the beginning of a text.
/// @returns nothing if it is no range
std::optional<Months> take_range(std::string_view& text, int least_days) {
  const auto first = take_date(text);
  if (!first) {
    return std::nullopt;
  }
  if (!text.starts_with('-')) {
    const Date last = *first;
    return months_between(*first, last, least_days);
  }
  skip(text, 1);
  if (const auto day = take_day(text)) {
    return first->day ? months_between(*first, {first->month, day}, least_days) : std::nullopt;
  }
  const auto last = take_date(text);
  return last ? months_between(*first, *last, least_days) : std::nullopt;
}

bool begins_with_month(std::string_view text) {
  return model::month_from_word(leading(trimmed(text), is_letter)).has_value();
}

/// What one rule of opening hours says.
struct Rule {
  std::optional<Months> months;  ///< nothing: it speaks of none
  bool has_more{};               ///< days or hours
  bool is_off{};                 ///< closed then, and nothing else
  bool closes{};                 ///< closed on some days or hours
};

/// The days and hours behind the months, word by word.
/// @returns whether all words are known
bool read_words(std::string_view text, Rule& rule) {
  constexpr std::array<std::string_view, 15> kKnown{"mo", "tu", "we",   "th",      "fr",
                                                    "sa", "su", "ph",   "sh",      "open",
                                                    "h",  "am", "dawn", "sunrise", "unknown"};
  constexpr std::array<std::string_view, 2> kAlsoKnown{"dusk", "sunset"};
  std::size_t others = 0;
  while (!text.empty()) {
    const std::string_view digits = leading(text, is_digit);
    if (digits.size() > 2) {
      return false;  // a year
    }
    const std::string word = lower(leading(text, is_letter));
    if (word == "off" || word == "closed") {
      rule.closes = true;
    } else if (!word.empty()) {
      if (std::find(kKnown.begin(), kKnown.end(), word) == kKnown.end() &&
          std::find(kAlsoKnown.begin(), kAlsoKnown.end(), word) == kAlsoKnown.end()) {
        return false;
      }
      ++others;
    }
    others += digits.empty() ? 0U : 1U;
    text.remove_prefix(std::max<std::size_t>(1, word.size() + digits.size()));
  }
  rule.has_more = others > 0;
  rule.is_off = rule.closes && others == 0;
  return true;
}

/// Where the months of a rule behind a comma begin: "Jun-Aug 08:00-20:00, Sep 10:00-18:00".
std::size_t next_rule(std::string_view text) {
  for (auto comma = text.find(','); comma != std::string_view::npos;
       comma = text.find(',', comma + 1)) {
    if (begins_with_month(text.substr(comma + 1))) {
      return comma;
    }
  }
  return text.size();
}

/// The first rule of a text, and the text behind it.
/// @returns nothing for what is not understood
std::optional<Rule> take_rule(std::string_view& text, int least_days) {
  Rule rule;
  text = trimmed(text);
  while (begins_with_month(text)) {
    const auto range = take_range(text, least_days);
    if (!range) {
      return std::nullopt;
    }
    rule.months = rule.months.value_or(Months::none()) | *range;
    if (!text.starts_with(',') || !begins_with_month(text.substr(1))) {
      break;
    }
    skip(text, 1);
  }
  if (rule.months && (text.starts_with(':') || text.starts_with(','))) {
    skip(text, 1);
  }
  const std::size_t end = next_rule(text);
  if (!read_words(text.substr(0, end), rule)) {
    return std::nullopt;
  }
  text.remove_prefix(std::min(end + 1, text.size()));
  const bool says_something = rule.months || rule.has_more || rule.closes;
  return says_something ? std::optional{rule} : std::nullopt;
}

/// Without what people say to people: '"on request"'.
std::string without_comments(std::string_view text) {
  std::string result;
  bool is_comment = false;
  for (const char each : text) {
    is_comment = is_comment != (each == '"');
    if (!is_comment && each != '"') {
      result += each;
    }
  }
  return result;
}

/// Rules stand between ';' or '||'.
std::optional<std::vector<Rule>> rules_of(std::string_view text, int least_days) {
  std::string plain = without_comments(text);
  std::replace(plain.begin(), plain.end(), '|', ';');
  std::vector<Rule> rules;
  std::string_view rest = plain;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (!part.empty()) {
      const auto rule = take_rule(part, least_days);
      if (!rule) {
        return std::nullopt;
      }
      rules.push_back(*rule);
    }
  }
  return rules;
}

Months months_in(const base::Settings& table, const std::string& key) {
  const base::Settings entry = table.required(key, table.table(key));
  const std::string text = entry.required("value", entry.text("value"));
  static_cast<void>(entry.keys());  // source and date are for the reader of the file
  const auto months = model::months_from_text(text);
  if (!months) {
    entry.refuse("value", base::Message{"expected months such as \"5-10\" or \"May-Oct\", found "
                                        "'{}'",
                                        base::printable(text)});
  }
  return *months;
}

/// One clause and the text behind it; a ';' in brackets belongs to the clause.
std::string_view take_clause(std::string_view& text) {
  int depth = 0;
  std::size_t end = 0;
  for (; end < text.size() && (text[end] != ';' || depth > 0); ++end) {
    depth += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
  }
  const std::string_view clause = trimmed(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return clause;
}

/// When a condition holds.
struct Condition {
  std::optional<Months> months;  ///< nothing: it is of hours, weights, …
  bool understood{true};
};

Condition read_condition(std::string_view text, const SeasonSettings& settings) {
  if (text.starts_with('(') && text.ends_with(')')) {
    text = trimmed(text.substr(1, text.size() - 2));
  }
  if (const auto word = settings.words.find(lower(text)); word != settings.words.end()) {
    return {word->second, true};
  }
  if (!speaks_of_months(text, settings)) {
    return {};
  }
  const auto rules = rules_of(text, settings.least_days);
  Condition condition{Months::none(), rules.has_value()};
  for (const Rule& rule : rules.value_or(std::vector<Rule>{})) {
    condition.understood = condition.understood && rule.months && !rule.has_more && !rule.closes;
    condition.months = *condition.months | rule.months.value_or(Months::none());
  }
  return condition;
}

}  // namespace

SeasonSettings read_season_settings(const base::Settings& table) {
  SeasonSettings settings;
  settings.winter_road = months_in(table, "winter_road");
  settings.ice_road = months_in(table, "ice_road");
  const base::Settings words = table.required("words", table.table("words"));
  for (const std::string& word : words.keys()) {
    settings.words[word] = months_in(words, word);
  }
  const base::Settings days = table.required("least_days", table.table("least_days"));
  settings.least_days = static_cast<int>(days.required("value", days.integer("value")));
  static_cast<void>(days.keys());
  return settings;
}

std::optional<Months> months_of_opening_hours(std::string_view text,
                                              const SeasonSettings& settings) {
  const auto rules = rules_of(text, settings.least_days);
  if (!rules) {
    return std::nullopt;
  }
  const bool says_open =
      std::any_of(rules->begin(), rules->end(), [](const Rule& rule) { return !rule.closes; });
  Months open = says_open ? Months::none() : Months{};
  for (const Rule& rule : *rules) {
    if (rule.is_off && !rule.months) {
      return std::nullopt;
    }
    if (rule.is_off) {
      open = open - *rule.months;
    } else if (!rule.closes) {
      open = open | rule.months.value_or(Months{});
    }
  }
  return open.is_empty() ? std::nullopt : std::optional{open};
}

std::optional<Seasonal> seasonal_from_text(std::string_view text, const SeasonSettings& settings) {
  const std::string word = lower(trimmed(text));
  if (word == "no") {
    return Seasonal{};
  }
  if (word == "yes") {
    return Seasonal{{}, true};
  }
  Months months = Months::none();
  std::string_view rest = word;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    const std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto found = settings.words.find(part);
    const auto said = found != settings.words.end() ? std::optional{found->second}
                                                    : model::months_from_text(part);
    if (!said) {
      return std::nullopt;
    }
    months = months | *said;
  }
  return months.is_empty() ? std::nullopt : std::optional{Seasonal{months, false}};
}

bool speaks_of_months(std::string_view text, const SeasonSettings& settings) {
  while (!text.empty()) {
    const std::string_view word = leading(text, is_letter);
    if (model::month_from_word(word) || settings.words.contains(lower(word))) {
      return true;
    }
    text.remove_prefix(std::max<std::size_t>(1, word.size()));
  }
  return false;
}

OpenMonths open_months(std::optional<std::string_view> opening_hours,
                       std::optional<std::string_view> seasonal,
                       const SeasonSettings& settings) {
  OpenMonths open;
  const auto months = opening_hours ? months_of_opening_hours(*opening_hours, settings) : Months{};
  open.is_unknown = !months;
  if (months && !months->is_whole_year()) {
    open.months = *months;
    return open;
  }
  const auto said = seasonal ? seasonal_from_text(*seasonal, settings) : Seasonal{};
  open.is_unknown = open.is_unknown || !said;
  open.is_unsaid = said && said->is_unsaid;
  open.months = said ? said->months : Months{};
  return open;
}

bool for_each_season_clause(std::string_view text,
                            const SeasonSettings& settings,
                            const std::function<void(const SeasonClause&)>& use) {
  bool understood = true;
  while (!text.empty()) {
    const std::string_view clause = take_clause(text);
    const auto at = clause.find('@');
    if (at == std::string_view::npos) {
      understood = understood && !speaks_of_months(clause, settings);
      continue;
    }
    const Condition condition = read_condition(trimmed(clause.substr(at + 1)), settings);
    if (!condition.understood) {
      understood = false;
    } else if (condition.months) {
      use({trimmed(clause.substr(0, at)), *condition.months});
    }
  }
  return understood;
}

}  // namespace narhet::input
