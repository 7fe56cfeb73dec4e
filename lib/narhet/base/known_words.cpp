// SPDX-License-Identifier: MIT
#include "narhet/base/known_words.hpp"

#include "narhet/base/detail/characters.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace narhet::base {

KnownWords::KnownWords(std::vector<std::string> words) : words_{std::move(words)} {
  letters_.reserve(words_.size());
  for (const std::string& word : words_) {
    letters_.push_back(detail::characters(fold_case(word)));
  }
}

std::optional<std::string> KnownWords::nearest(std::string_view text) const {
  if (!is_valid_utf8(text)) {
    return std::nullopt;
  }
  const auto wanted = detail::characters(fold_case(text));
  std::optional<std::string> nearest;
  std::size_t least = std::min(std::max<std::size_t>(2, wanted.size() / 3) + 1, wanted.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::size_t distance = detail::typing_errors(wanted, letters_[i], least);
    if (distance < least) {
      least = distance;
      nearest = words_[i];
    }
  }
  return nearest;
}

}  // namespace narhet::base
