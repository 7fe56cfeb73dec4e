// SPDX-License-Identifier: MIT
#include "narhet/input/name_likeness.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace narhet::input {
namespace {

constexpr std::size_t kLettersOfATypingError = 5;

bool is_one_mistyped(const std::string& a, const std::string& b) {
  return may_be_mistyped(a) && may_be_mistyped(b) && base::typing_distance(a, b) <= 1;
}

/// Takes away the pairs of words that are the same.
template <class IsSame>
std::size_t take_pairs(std::vector<std::string>& words,
                       std::vector<std::string>& others,
                       const IsSame& is_same) {
  return std::erase_if(words, [&](const std::string& word) {
    const auto found = std::find_if(others.begin(), others.end(),
                                    [&](const std::string& other) { return is_same(word, other); });
    const bool is_shared = found != others.end();
    if (is_shared) {
      others.erase(found);
    }
    return is_shared;
  });
}

/// The exact ones first, so that a typing error takes nobody's own word.
std::size_t shared_words(std::vector<std::string> words, std::vector<std::string> others) {
  const std::size_t exact = take_pairs(words, others, std::equal_to<>{});
  return exact + take_pairs(words, others, is_one_mistyped);
}

}  // namespace

NameWords::NameWords(std::string_view name, std::span<const std::string> company_words) {
  const std::vector<std::string> all = base::plain_words(name);
  const auto add = [&](const std::string& word) {
    if (std::find(words_.begin(), words_.end(), word) == words_.end()) {
      words_.push_back(word);
    }
  };
  for (const std::string& word : all) {
    if (std::find(company_words.begin(), company_words.end(), word) == company_words.end()) {
      add(word);
    }
  }
  if (words_.empty()) {
    std::for_each(all.begin(), all.end(), add);
  }
}

std::string joined_words(const NameWords& name) {
  std::string text;
  for (const std::string& word : name.words()) {
    text += word;
  }
  return text;
}

bool may_be_mistyped(std::string_view word) {
  return word.size() >= kLettersOfATypingError &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

double likeness(const NameWords& a, const NameWords& b, LikenessOf of) {
  if (a.empty() || b.empty()) {
    return 0.0;
  }
  if (joined_words(a) == joined_words(b)) {
    return 1.0;
  }
  const std::size_t shared = shared_words(a.words(), b.words());
  const std::size_t words = of == LikenessOf::shorter
                                ? std::min(a.words().size(), b.words().size())
                                : std::max(a.words().size(), b.words().size());
  return static_cast<double>(shared) / static_cast<double>(words);
}

}  // namespace narhet::input
