// SPDX-License-Identifier: MIT
#include "mutated/mutator.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

namespace narhet::test {
namespace {

constexpr std::array<std::string_view, 24> kNumbers{
    "0",    "-1",    "1e308", "1e-308",     "-0",         "nan",     "inf", "99999999999999999999",
    "1,5",  "1 000", "1.5.",  "2147483648", "4294967295", "-90",     "180", "",
    "0x10", "1e400", "+1",    "١",          "½",          "1.000,5", "1/2", "9223372036854775808"};
constexpr std::array<std::string_view, 20> kTokens{
    "\"", "\n", "\r", ";", ",",  "\xEF\xBB\xBF", std::string_view{"\0", 1},
    "{",  "}",  "[",  "]", "\t", "null",         "<",
    ">",  "&",  "'",  "=", "\\", "\xFF"};

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// Where lines begin, and the end.
std::vector<std::size_t> line_begins(std::string_view text) {
  std::vector<std::size_t> begins{0};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') {
      begins.push_back(at + 1);
    }
  }
  if (begins.back() != text.size()) {
    begins.push_back(text.size());
  }
  return begins;
}

template <class Number>
std::string bytes_of(Number number) {
  return {reinterpret_cast<const char*>(&number), sizeof(number)};  // NOLINT: as they lie there
}

const std::vector<std::string>& extreme_numbers() {
  using Double = std::numeric_limits<double>;
  static const std::vector<std::string> numbers{bytes_of(Double::quiet_NaN()),
                                                bytes_of(Double::infinity()),
                                                bytes_of(Double::max()),
                                                bytes_of(Double::denorm_min()),
                                                bytes_of(0.0),
                                                bytes_of(-1.0),
                                                bytes_of(std::uint32_t{0}),
                                                bytes_of(std::uint32_t{1}),
                                                bytes_of(std::uint32_t{1} << 31),
                                                bytes_of(~std::uint32_t{0}),
                                                bytes_of(std::uint16_t{0xFFFF}),
                                                bytes_of(std::uint16_t{0x7FFF}),
                                                bytes_of(std::uint64_t{1} << 63),
                                                bytes_of(~std::uint64_t{0}),
                                                bytes_of(std::uint32_t{1} << 20),
                                                std::string(8, '\0')};
  return numbers;
}

}  // namespace

std::string Mutator::changed(std::string bytes, Content content, std::string_view donor) {
  for (std::size_t changes = below(3) == 0 ? 1 + below(4) : 1; changes > 0; --changes) {
    change(bytes, content, donor);
  }
  return bytes;
}

void Mutator::change(std::string& bytes, Content content, std::string_view donor) {
  if (content == Content::binary || below(2) == 0) {
    change_any(bytes, content, donor);
    return;
  }
  switch (below(4)) {
    case 0:
      change_lines(bytes);
      break;
    case 1:
      swap_fields(bytes);
      break;
    case 2:
      change_number(bytes);
      break;
    default:
      bytes.insert(below(bytes.size() + 1), kTokens.at(below(kTokens.size())));
  }
}

void Mutator::change_any(std::string& bytes, Content content, std::string_view donor) {
  const std::size_t at = place(bytes, content);
  const Piece some = piece(bytes, at);
  if (some.size == 0) {
    bytes += static_cast<char>(below(256));
    return;
  }
  switch (below(8)) {
    case 0:
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(8)));
      break;
    case 1:
      bytes[at] = static_cast<char>(below(256));
      break;
    case 2:
      overwrite_number(bytes, at);
      break;
    case 3:
      bytes.erase(at, some.size);
      break;
    case 4:
      bytes.insert(at, bytes.substr(some.begin, some.size));
      break;
    case 5: {
      const Piece other = piece(donor, below(donor.size()));
      bytes.replace(at, below(2) == 0 ? 0 : other.size, donor.substr(other.begin, other.size));
      break;
    }
    case 6: {
      const std::size_t second = place(bytes, content);
      const std::size_t size = std::min({some.size, bytes.size() - second, bytes.size() - at});
      std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                       bytes.begin() + static_cast<std::ptrdiff_t>(at + size),
                       bytes.begin() + static_cast<std::ptrdiff_t>(second));
      break;
    }
    default:
      bytes.resize(below(4) == 0 ? below(bytes.size()) : bytes.size() - below(some.size + 1));
  }
}

void Mutator::change_lines(std::string& bytes) {
  const auto begins = line_begins(bytes);
  const auto line = [&](std::size_t number) {
    return bytes.substr(begins[number], begins[number + 1] - begins[number]);
  };
  const std::size_t lines = begins.size() - 1;
  if (lines == 0) {
    return;
  }
  const std::size_t one = below(lines);
  const std::size_t other = below(lines);
  switch (below(3)) {
    case 0:
      bytes.erase(begins[one], begins[one + 1] - begins[one]);
      break;
    case 1:
      bytes.insert(begins[other], line(one));
      break;
    default: {
      const std::string copy = line(one);
      const std::string second = line(other);
      bytes.replace(begins[std::max(one, other)], one > other ? copy.size() : second.size(),
                    one > other ? second : copy);
      bytes.replace(begins[std::min(one, other)], one > other ? second.size() : copy.size(),
                    one > other ? copy : second);
    }
  }
}

/// Of two pieces between separators each gets the other's place.
void Mutator::swap_fields(std::string& bytes) {
  constexpr std::string_view kSeparators{",;\t\n"};
  std::vector<Piece> fields;
  for (std::size_t begin = 0; begin <= bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of(kSeparators, begin), bytes.size());
    fields.push_back({begin, end - begin});
    begin = end + 1;
  }
  Piece first = fields[below(fields.size())];
  Piece second = fields[below(fields.size())];
  if (first.begin == second.begin) {
    return;
  }
  if (first.begin > second.begin) {
    std::swap(first, second);
  }
  const std::string a = bytes.substr(first.begin, first.size);
  const std::string b = bytes.substr(second.begin, second.size);
  bytes.replace(second.begin, second.size, a);
  bytes.replace(first.begin, first.size, b);
}

/// A number written with digits becomes an extreme one.
void Mutator::change_number(std::string& text) {
  const auto is_number = [](char letter) { return is_digit(letter) || letter == '.'; };
  const auto begin = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(below(text.size())),
                                  text.end(), is_digit);
  const auto end = std::find_if_not(begin, text.end(), is_number);
  text.replace(begin, end, kNumbers.at(below(kNumbers.size())));
}

/// A number as programs keep it, little-endian or the other way round.
void Mutator::overwrite_number(std::string& bytes, std::size_t at) {
  std::string number = extreme_numbers()[below(extreme_numbers().size())];
  if (below(3) == 0) {
    std::reverse(number.begin(), number.end());
  }
  bytes.replace(at, std::min(number.size(), bytes.size() - at), number, 0,
                std::min(number.size(), bytes.size() - at));
}

std::size_t Mutator::place(std::string_view bytes, Content content) {
  std::size_t at = below(bytes.size());
  for (int i = 0; content == Content::binary && i < 8 && at < bytes.size() && bytes[at] == '\0';
       ++i) {
    at = below(bytes.size());
  }
  return at;
}

Mutator::Piece Mutator::piece(std::string_view bytes, std::size_t begin) {
  const std::size_t left = bytes.size() - std::min(begin, bytes.size());
  const std::size_t most = below(8) == 0 ? left : std::size_t{32};
  return {begin, left == 0 ? 0 : std::min(left, 1 + below(most))};
}

}  // namespace narhet::test
