// SPDX-License-Identifier: MIT
#include "narhet/model/months.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace narhet::model {
namespace {

using base::Message;

struct MonthWords {
  std::string_view english;
  std::string_view swedish;
};
constexpr std::array<MonthWords, Months::kYear> kWords{{{"january", "januari"},
                                                        {"february", "februari"},
                                                        {"march", "mars"},
                                                        {"april", "april"},
                                                        {"may", "maj"},
                                                        {"june", "juni"},
                                                        {"july", "juli"},
                                                        {"august", "augusti"},
                                                        {"september", "september"},
                                                        {"october", "oktober"},
                                                        {"november", "november"},
                                                        {"december", "december"}}};
constexpr std::size_t kShort = 3;

std::optional<int> month_from_text(std::string_view text) {
  text = base::trimmed(text);
  const auto number = base::integer_from_text(text);
  if (number) {
    return *number >= 1 && *number <= Months::kYear ? std::optional{static_cast<int>(*number)}
                                                    : std::nullopt;
  }
  return month_from_word(text);
}

std::optional<Months> range_from_text(std::string_view text) {
  const auto dash = text.find('-');
  const auto first = month_from_text(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : month_from_text(text.substr(dash + 1));
  return first && last ? std::optional{Months::range(*first, *last)} : std::nullopt;
}

/// With a hyphen for the dashes that word processors put in its place, and a comma between parts.
std::string plain(std::string_view text) {
  std::string result{text};
  for (const std::string_view dash : {"\u2013", "\u2014", "\u2212", "\u2010", "\u2011"}) {
    for (auto at = result.find(dash); at != std::string::npos; at = result.find(dash)) {
      result.replace(at, dash.size(), 1, '-');
    }
  }
  std::replace(result.begin(), result.end(), ';', ',');
  return result;
}

struct Run {
  int first{};
  int last{};
};

/// The months one after the other, over the turn of the year too.
std::vector<Run> runs_of(Months months) {
  if (months.is_whole_year()) {
    return {{1, Months::kYear}};
  }
  std::vector<Run> runs;
  for (int month = 1; month <= Months::kYear; ++month) {
    const int before = month == 1 ? Months::kYear : month - 1;
    if (!months.contains(month) || months.contains(before)) {
      continue;
    }
    int last = month;
    while (months.contains(last % Months::kYear + 1)) {
      last = last % Months::kYear + 1;
    }
    runs.push_back({month, last});
  }
  return runs;
}

Message month_name(int month) {
  switch (month) {
    case 1:
      return Message{"January"};
    case 2:
      return Message{"February"};
    case 3:
      return Message{"March"};
    case 4:
      return Message{"April"};
    case 5:
      return Message{"May"};
    case 6:
      return Message{"June"};
    case 7:
      return Message{"July"};
    case 8:
      return Message{"August"};
    case 9:
      return Message{"September"};
    case 10:
      return Message{"October"};
    case 11:
      return Message{"November"};
    default:
      return Message{"December"};
  }
}

}  // namespace

std::optional<int> month_from_word(std::string_view word) {
  if (word.size() < kShort || !base::is_valid_utf8(word)) {
    return std::nullopt;
  }
  const std::string folded = base::fold_case(word);
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    const auto& [english, swedish] = kWords.at(i);
    if (folded == english || folded == swedish || folded == english.substr(0, kShort) ||
        folded == swedish.substr(0, kShort)) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

std::optional<Months> months_from_text(std::string_view text) {
  const std::string parts = plain(text);
  std::string_view rest = parts;
  Months months = Months::none();
  for (;;) {
    const auto comma = rest.find(',');
    const auto range = range_from_text(rest.substr(0, comma));
    if (!range) {
      return std::nullopt;
    }
    months = months | *range;
    if (comma == std::string_view::npos) {
      return months;
    }
    rest.remove_prefix(comma + 1);
  }
}

std::string key(Months months) {
  std::string text;
  for (const auto& [first, last] : runs_of(months)) {
    text += text.empty() ? "" : ", ";
    text += first == last ? base::format("{}", first) : base::format("{}-{}", first, last);
  }
  return text;
}

Message name(Months months) {
  if (months.is_whole_year()) {
    return Message{"the whole year"};
  }
  Message all = Message{"never"};
  bool any = false;
  for (const auto& [first, last] : runs_of(months)) {
    const Message run =
        first == last ? month_name(first) : Message{"{}–{}", month_name(first), month_name(last)};
    all = any ? Message{"{}, {}", all, run} : run;
    any = true;
  }
  return all;
}

}  // namespace narhet::model
