// SPDX-License-Identifier: MIT
#include "narhet/base/detail/toml_fault.hpp"

#include "narhet/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace narhet::base::detail {
namespace {

/// What the parser says of a fault, and what we do.
struct Known {
  std::string_view said;  ///< part of the parser's words
  Message what;
  Message hint;
};

Message quotes() {
  return Message{"texts stand in straight quotes, as name = \"Storuman\""};
}

Known no_value(std::string_view said) {
  return {said, Message{"the value is no text in quotes, no number, no list and not true or false"},
          quotes()};
}

Known no_number(std::string_view said) {
  return {said, Message{"this is no number"},
          Message{"a number has digits and a point, as 1.5; with a unit it is a text in quotes, as "
                  "\"10 km\""}};
}

Known no_date(std::string_view said) {
  return {said, Message{"there is no such date or time"},
          Message{"a date is written as 2026-01-31"}};
}

Known no_escape(std::string_view said) {
  return {said, Message{"a \\ in a text means nothing here"},
          Message{"write / in paths, or \\\\ for one \\"}};
}

/// Faults of values, which the parser tells by what it expected.
std::array<Known, 10> faults_of_values() {
  const Message code{"a code is a text: write it in quotes, as code = \"0428\""};
  return {{
      {"table header: cannot redefine", Message{"this table stands twice"},
       Message{"bring together what stands in both; tables that may be several, as [[kinds]], have "
               "two brackets each time"}},
      {"cannot redefine existing", Message{"this setting stands twice"},
       Message{"keep one of the two"}},
      {"leading zeroes", Message{"a number begins with 0"}, code},
      {"not representable in 64 bits", Message{"a number is too large"}, code},
      no_value("could not determine value type"),
      no_value("parsing boolean"),
      no_value("expected 'nan'"),
      {"expected a comment or whitespace", Message{"something stands behind the value"},
       Message{"a text has a quote at both ends, as \"10 km\"; a decimal mark is a point, as 1.5"}},
      {"expected '='", Message{"there is no = behind the name of the setting"},
       Message{"names have only the letters a-z, digits, - and _; then come = and the value"}},
      {"expected value, saw", Message{"there is no value behind ="},
       Message{"write one, or take the line out"}},
  }};
}

/// Faults that the parser tells by what it was reading.
std::array<Known, 13> faults_of_parts() {
  return {{
      no_escape("parsing unicode scalar"),
      no_escape("unknown escape sequence"),
      no_date("parsing date"),
      no_date("parsing time"),
      no_number("parsing decimal integer"),
      no_number("parsing floating-point"),
      {"string:", Message{"a text does not end"},
       Message{"it has the same quote at both ends, in the same line"}},
      {"parsing array", Message{"a list has no ] at its end, or lacks a comma"},
       Message{"it is written as [\"a\", \"b\"]"}},
      {"parsing inline table", Message{"a table in curly brackets does not end, or lacks a comma"},
       Message{"it stands in one line, between curly brackets: id = \"code\", name = \"title\""}},
      {"parsing table header", Message{"the name of a table is not as it should be"},
       Message{"it stands alone in its line, as [study] or [[kinds]]"}},
      {"expected keys, tables", Message{"a line begins neither with a name nor with [ or #"},
       Message{"names have only the letters a-z, digits, - and _; a comment has # before it"}},
      {"invalid utf-8", Message{"these are no letters in UTF-8"},
       Message{"save the file in the encoding UTF-8"}},
      {"control character", Message{"an invisible character stands here"},
       Message{"delete it, and write what should be there"}},
  }};
}

template <std::size_t Count>
const Known* find_in(const std::array<Known, Count>& faults, std::string_view said) {
  const auto found = std::find_if(faults.begin(), faults.end(), [&](const Known& each) {
    return said.find(each.said) != std::string_view::npos;
  });
  return found == faults.end() ? nullptr : &*found;
}

std::string line_of(std::string_view text, std::size_t line) {
  for (; line > 1 && !text.empty(); --line) {
    const auto end = text.find('\n');
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return printable(trimmed(text.substr(0, text.find('\n'))));
}

Message with_line(const std::string& column, const Message& what, const std::string& line) {
  return line.empty() ? Message{"column {}: {}", column, what}
                      : Message{"column {}: {}: {}", column, what, line};
}

}  // namespace

TomlFault toml_fault(std::string_view said,
                     std::string_view text,
                     std::size_t line,
                     std::size_t column) {
  const std::string at = fmt::format("{}", column);
  const std::string shown = line_of(text, line);
  const auto values = faults_of_values();
  const auto parts = faults_of_parts();
  const Known* known = find_in(values, said);
  known = known == nullptr ? find_in(parts, said) : known;
  if (known == nullptr) {
    return {
        Message{"{} ({})", with_line(at, Message{"this is not TOML"}, shown), printable_line(said)},
        Message{"look at that line and the one before it: {}", quotes()}};
  }
  return {with_line(at, known->what, shown), known->hint};
}

}  // namespace narhet::base::detail
