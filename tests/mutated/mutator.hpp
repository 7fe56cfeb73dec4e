// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/split_mix.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace narhet::test {

/// What a change has to know of the bytes that it changes.
enum class Content : std::uint8_t {
  text,    ///< lines of fields with separators, or of objects
  binary,  ///< changed mostly where it is not zero
};

/// Changes bytes as a faulty disk, a cut-off download, a careless hand or one who means harm would:
/// the same for the same seed.
class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_{seed} {}

  /// One change, or at times up to four.
  /// @param donor  other bytes, of which pieces may be put in
  [[nodiscard]] std::string changed(std::string bytes, Content content, std::string_view donor);

  [[nodiscard]] std::size_t below(std::size_t limit) {
    return limit == 0 ? 0 : static_cast<std::size_t>(random_.next() % limit);
  }

 private:
  struct Piece {
    std::size_t begin{};
    std::size_t size{};
  };

  void change(std::string& bytes, Content content, std::string_view donor);
  void change_any(std::string& bytes, Content content, std::string_view donor);
  void change_lines(std::string& bytes);
  void swap_fields(std::string& bytes);
  void change_number(std::string& text);
  void overwrite_number(std::string& bytes, std::size_t at);
  /// Where there is something to change.
  [[nodiscard]] std::size_t place(std::string_view bytes, Content content);
  /// Mostly a few bytes, at times many.
  [[nodiscard]] Piece piece(std::string_view bytes, std::size_t begin);

  base::SplitMix random_;
};

}  // namespace narhet::test
