// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/same_things.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::input::detail {

/// Finds the things near another whose names may be like its name.  Where many lie in one spot,
/// only those with a word in common are looked at: time goes with the pairs that share one.
class Namesakes {
 public:
  /// @param things  among which to look
  /// @param others  whose namesakes will be asked for
  /// @param within  how near, in metres
  Namesakes(std::span<const Thing> things, std::span<const Thing> others, double within);

  /// All things whose likeness to one of the others, or of `things`, is `alike` or more and that
  /// are near; and some that are not.  Positions in the list, ascending.
  /// @param alike  above 0
  [[nodiscard]] std::vector<std::size_t> of(const Thing& other,
                                            double alike,
                                            LikenessOf measure) const;

 private:
  using Word = std::uint32_t;
  using Square = std::array<std::int64_t, 2>;
  struct Entry {
    std::uint64_t key;  // of the word and the square, not quite unique
    std::uint32_t thing;
  };

  void note_words(const Thing& thing);
  void find_mistyped();
  [[nodiscard]] Square square_of(const geo::Point& position) const;
  [[nodiscard]] static std::uint64_t key_of(Word word, Square square);
  [[nodiscard]] std::vector<Word> words_to_ask(const Thing& thing,
                                               double alike,
                                               LikenessOf measure) const;

  double width_;                                    // of a square
  std::map<std::string, Word, std::less<>> words_;  // and whole names, without their spaces
  std::vector<std::vector<Word>> like_;             // by word: itself, and others mistyped
  std::vector<std::uint32_t> uses_;                 // by word
  std::vector<Entry> entries_;                      // by key
};

}  // namespace narhet::input::detail
