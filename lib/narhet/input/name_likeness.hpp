// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input {

/// The words of a name that tell it from others: letters' case and marks aside, without company
/// words such as "AB", each once.  A name of nothing but company words keeps them.
class NameWords {
 public:
  NameWords(std::string_view name, std::span<const std::string> company_words);

  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;
};

/// The words one after the other, without spaces.
[[nodiscard]] std::string joined_words(const NameWords& name);

/// Whether one typing error in a word leaves it the same word.
[[nodiscard]] bool may_be_mistyped(std::string_view word);

/// What a shared word is a share of.
enum class LikenessOf : std::uint8_t {
  shorter,  ///< "ICA Nära" is "ICA Nära Storuman": branches are named with and without their place
  longer    ///< "Åby" is not "Norra Åby"
};

/// How much two names say the same: the words that they share, out of those of one of them, from 0
/// to 1; 0 where a name has no words.  Two words are the same if at most one typing error lies
/// between them, and none if one of them has fewer than five letters or any digit.  Names that
/// differ by spaces alone, "Circle K" and "CircleK", are the same.  The measure is the overlap
/// coefficient (Szymkiewicz 1934, Simpson 1960) for the shorter name.
[[nodiscard]] double likeness(const NameWords& a, const NameWords& b, LikenessOf of);

}  // namespace narhet::input
