// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::base {

/// The words that `nearest_known` chooses from, got ready once for many questions.
class KnownWords {
 public:
  explicit KnownWords(std::vector<std::string> words);

  [[nodiscard]] std::optional<std::string> nearest(std::string_view text) const;

 private:
  std::vector<std::string> words_;
  std::vector<std::vector<std::int32_t>> letters_;  // of the words, case folded
};

}  // namespace narhet::base
