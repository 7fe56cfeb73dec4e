// SPDX-License-Identifier: MIT
#include "narhet/input/detail/need_columns.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace narhet::input::detail {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// Our names of the columns, each with its other spellings.
using Spellings = std::vector<std::string_view>;
const std::map<std::string_view, Spellings>& our_columns() {
  static const std::map<std::string_view, Spellings> kColumns{{"meeting", {"möte"}},
                                                              {"date", {"datum"}},
                                                              {"place", {"plats"}},
                                                              {"participants", {"deltagare"}},
                                                              {"group", {"grupp"}},
                                                              {"kind", {"slag"}},
                                                              {"strength", {"styrka"}},
                                                              {"voices", {"röster"}},
                                                              {"candidate", {"kandidat"}},
                                                              {"text", {}},
                                                              {"publishable", {"publicerbar"}}};
  return kColumns;
}

/// Whether a column's name is ours or one that the study speaks of.
bool is_known(const std::string& name, const Source& source) {
  const std::string folded = base::fold_case(name);
  const auto is_it = [&](std::string_view other) { return folded == base::fold_case(other); };
  return std::any_of(source.fields.begin(), source.fields.end(),
                     [&](const auto& field) { return field.second == name; }) ||
         std::any_of(our_columns().begin(), our_columns().end(), [&](const auto& column) {
           return is_it(column.first) ||
                  std::any_of(column.second.begin(), column.second.end(), is_it);
         });
}

std::size_t required(const Columns& columns, std::string_view ours) {
  return columns.require(ours, our_columns().at(ours));
}

std::optional<std::size_t> found(const Columns& columns, std::string_view ours) {
  return columns.find(ours, our_columns().at(ours));
}

}  // namespace

std::string shown_need_cell(const std::string& cell) {
  constexpr std::size_t kLongest = 10;
  constexpr std::ptrdiff_t kMostDigits = 8;
  const auto digits = std::count_if(cell.begin(), cell.end(), is_digit);
  const bool is_number = digits > 0 && digits <= kMostDigits && cell.size() <= kLongest &&
                         cell.find_first_not_of("0123456789-/.,: ") == std::string::npos;
  return cell.empty() || is_number ? cell : "…";
}

std::vector<std::string> shown_need_header(const std::vector<std::string>& header,
                                           const Source& source) {
  constexpr std::ptrdiff_t kOfAHeader = 4;  // of seven that a table has to have
  const auto known = std::count_if(header.begin(), header.end(),
                                   [&](const std::string& name) { return is_known(name, source); });
  std::vector<std::string> names;
  for (const std::string& name : header) {
    const bool is_word = name.find_first_of(" \t\r\n") == std::string::npos;
    names.push_back(is_known(name, source) || (known >= kOfAHeader && is_word)
                        ? base::printable(name)
                        : shown_need_cell(name));
  }
  return names;
}

std::vector<std::string> need_column_names() {
  std::vector<std::string> names;
  for (const auto& [name, spellings] : our_columns()) {
    names.emplace_back(name);
  }
  return names;
}

NeedColumns::NeedColumns(const Columns& columns)
    : meeting{required(columns, "meeting")},
      date{required(columns, "date")},
      place{required(columns, "place")},
      participants{required(columns, "participants")},
      group{required(columns, "group")},
      kind{required(columns, "kind")},
      strength{required(columns, "strength")},
      voices{found(columns, "voices")},
      candidate{found(columns, "candidate")},
      text{found(columns, "text")},
      publishable{found(columns, "publishable")} {}

std::string NeedColumns::unused(const std::vector<std::string>& header) const {
  const std::array<std::optional<std::size_t>, 11> used{meeting,   date, place,      participants,
                                                        group,     kind, strength,   voices,
                                                        candidate, text, publishable};
  std::string names;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!header[i].empty() && std::find(used.begin(), used.end(), i) == used.end()) {
      names += (names.empty() ? "" : ", ") + header[i];
    }
  }
  return names;
}

}  // namespace narhet::input::detail
