// SPDX-License-Identifier: MIT
#include "narhet/base/catalogue.hpp"

#include "narhet/base/builtin_text.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace narhet::base {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

std::string grouped(std::string digits, std::string_view separator) {
  if (digits.size() < 5) {
    return digits;
  }
  for (std::size_t end = digits.size(); end > 3; end -= 3) {
    digits.insert(end - 3, separator);
  }
  return digits;
}

std::string with_sign(bool negative, std::string text) {
  return negative ? "-" + std::move(text) : std::move(text);
}

std::string write_count(std::int64_t count, Language language) {
  const bool negative = count < 0;
  std::string digits = fmt::format("{}", count);
  if (negative) {
    digits.erase(0, 1);
  }
  return with_sign(negative,
                   grouped(std::move(digits), language == Language::swedish ? kNoBreakSpace : ","));
}

std::string write_decimal(Decimal number, Language language) {
  std::string text = fmt::format("{:.{}f}", std::abs(number.value), number.decimals);
  const auto point = text.find('.');
  const std::string fraction = point == std::string::npos ? "" : text.substr(point + 1);
  text = grouped(text.substr(0, point), language == Language::swedish ? kNoBreakSpace : ",");
  if (!fraction.empty()) {
    text += (language == Language::swedish ? "," : ".") + fraction;
  }
  const bool rounds_to_zero = text.find_first_not_of("0.,") == std::string::npos;
  return with_sign(number.value < 0 && !rounds_to_zero, std::move(text));
}

/// The text of a quoted po string, from its first to its last quote.
std::string unquote(std::string_view quoted, std::size_t line_number) {
  const auto first = quoted.find('"');
  const auto last = quoted.rfind('"');
  if (first == std::string_view::npos || last == first) {
    throw std::runtime_error{fmt::format("line {}: expected a quoted text", line_number)};
  }
  std::string text;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (quoted[i] == '\\' && i + 1 < last) {
      ++i;
      text += quoted[i] == 'n' ? '\n' : quoted[i] == 't' ? '\t' : quoted[i];
    } else {
      text += quoted[i];
    }
  }
  return text;
}

}  // namespace

std::optional<Language> language_from_code(std::string_view code) {
  if (code == "en") {
    return Language::english;
  }
  if (code == "sv") {
    return Language::swedish;
  }
  return std::nullopt;
}

std::string_view code(Language language) {
  return language == Language::swedish ? "sv" : "en";
}

Language language_from_environment(const std::function<const char*(const char*)>& variable) {
  for (const char* name : std::array{"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = variable(name);
    if (value != nullptr && *value != '\0') {
      return std::string_view{value}.starts_with("sv") ? Language::swedish : Language::english;
    }
  }
  return Language::english;
}

Catalogue::Catalogue(Language language) : language_{language} {
  if (language == Language::swedish) {
    translations_ = read_po(builtin_text("messages/sv.po"));
  }
}

std::string Catalogue::render(const Message& message) const {
  if (message.empty()) {
    return {};
  }
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const Argument& argument : message.arguments()) {
    arguments.push_back(render(argument));
  }
  const auto found = translations_.find(message.english());
  const std::string& text = found == translations_.end() ? message.english() : found->second;
  return fmt::vformat(text, arguments);
}

std::string Catalogue::render(const Argument& argument) const {
  switch (argument.type()) {
    case Argument::Type::text:
      return argument.text();
    case Argument::Type::count:
      return write_count(argument.count(), language_);
    case Argument::Type::decimal:
      return write_decimal(argument.decimal(), language_);
    case Argument::Type::message:
      return render(argument.message());
  }
  return {};
}

std::map<std::string, std::string, std::less<>> read_po(std::string_view text) {
  std::map<std::string, std::string, std::less<>> pairs;
  std::string id;
  std::string translation;
  std::string* open = nullptr;
  const auto finish = [&] {
    if (!id.empty() && !translation.empty()) {
      pairs[id] = translation;
    }
    id.clear();
    translation.clear();
    open = nullptr;
  };
  for (std::size_t line_number = 1; !text.empty(); ++line_number) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    if (line.starts_with("msgid ")) {
      finish();
      open = &id;
    } else if (line.starts_with("msgstr ")) {
      open = &translation;
    } else if (!line.starts_with('"') || open == nullptr) {
      throw std::runtime_error{fmt::format("line {}: expected msgid or msgstr", line_number)};
    }
    *open += unquote(line, line_number);
  }
  finish();
  return pairs;
}

}  // namespace narhet::base
