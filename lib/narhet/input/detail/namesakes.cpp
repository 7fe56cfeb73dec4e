// SPDX-License-Identifier: MIT
#include "narhet/input/detail/namesakes.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace narhet::input::detail {
namespace {

/// A name without its spaces; the mark tells it from a word.
std::string whole_name(const Thing& thing) {
  return " " + joined_words(thing.name);
}

/// A word with one letter left out, in all ways, and the word: two words that one typing error
/// parts have one of these in common.
std::vector<std::string> with_a_letter_less(const std::string& word) {
  std::vector<std::string> all{word};
  for (std::size_t at = 0; at < word.size();) {
    std::size_t end = at + 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) {
      ++end;  // the same letter
    }
    all.push_back(word.substr(0, at) + word.substr(end));
    at = end;
  }
  return all;
}

/// How many of so many words have to be shared at least.
std::size_t least_shared(std::size_t words, double alike) {
  std::size_t least = 1;
  while (static_cast<double>(least) / static_cast<double>(words) < alike) {
    ++least;
  }
  return least;
}

}  // namespace

Namesakes::Namesakes(std::span<const Thing> things, std::span<const Thing> others, double within)
    : width_{std::max(within, 1.0)} {
  std::for_each(things.begin(), things.end(), [&](const Thing& each) { note_words(each); });
  std::for_each(others.begin(), others.end(), [&](const Thing& each) { note_words(each); });
  find_mistyped();
  for (std::size_t i = 0; i < things.size(); ++i) {
    const Square square = square_of(things[i].position);
    const auto enter = [&](const std::string& word) {
      entries_.push_back({key_of(words_.find(word)->second, square), static_cast<Word>(i)});
    };
    std::for_each(things[i].name.words().begin(), things[i].name.words().end(), enter);
    enter(whole_name(things[i]));
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.key, a.thing) < std::tie(b.key, b.thing);
  });
}

void Namesakes::note_words(const Thing& thing) {
  const auto note = [&](const std::string& word) {
    const auto [found, is_new] = words_.emplace(word, static_cast<Word>(words_.size()));
    if (is_new) {
      like_.push_back({found->second});
      uses_.push_back(0);
    }
    ++uses_[found->second];
  };
  std::for_each(thing.name.words().begin(), thing.name.words().end(), note);
  note(whole_name(thing));
}

void Namesakes::find_mistyped() {
  std::vector<std::pair<std::string, Word>> shortened;
  for (const auto& [word, number] : words_) {
    if (!word.starts_with(' ') && may_be_mistyped(word)) {
      for (std::string& each : with_a_letter_less(word)) {
        shortened.emplace_back(std::move(each), number);
      }
    }
  }
  std::sort(shortened.begin(), shortened.end());
  for (std::size_t first = 0; first < shortened.size();) {
    std::size_t end = first + 1;
    while (end < shortened.size() && shortened[end].first == shortened[first].first) {
      ++end;
    }
    for (std::size_t a = first; a < end; ++a) {
      for (std::size_t b = first; b < end; ++b) {
        if (shortened[a].second != shortened[b].second) {
          like_[shortened[a].second].push_back(shortened[b].second);
        }
      }
    }
    first = end;
  }
  for (std::vector<Word>& alike : like_) {
    std::sort(alike.begin(), alike.end());
    alike.erase(std::unique(alike.begin(), alike.end()), alike.end());
  }
}

Namesakes::Square Namesakes::square_of(const geo::Point& position) const {
  return {static_cast<std::int64_t>(std::floor(position.x / width_)),
          static_cast<std::int64_t>(std::floor(position.y / width_))};
}

std::uint64_t Namesakes::key_of(Word word, Square square) {
  constexpr std::uint64_t kSquareBits = (std::uint64_t{1} << 20U) - 1;
  return (std::uint64_t{word} << 40U) |
         ((static_cast<std::uint64_t>(square[0]) & kSquareBits) << 20U) |
         (static_cast<std::uint64_t>(square[1]) & kSquareBits);
}

/// A name that shares enough words shares one of the rarest: where so many have to be shared, only
/// so many can be passed over (prefix filter; Chaudhuri, Ganti & Kaushik 2006).  Of the shorter of
/// two names nobody knows how many words it has: there, all are asked for.
std::vector<Namesakes::Word> Namesakes::words_to_ask(const Thing& thing,
                                                     double alike,
                                                     LikenessOf measure) const {
  std::vector<Word> words;
  for (const std::string& word : thing.name.words()) {
    words.push_back(words_.find(word)->second);
  }
  if (measure == LikenessOf::longer && !words.empty()) {
    std::sort(words.begin(), words.end(),
              [&](Word a, Word b) { return std::tie(uses_[a], a) < std::tie(uses_[b], b); });
    words.resize(words.size() - least_shared(words.size(), alike) + 1);
  }
  words.push_back(words_.find(whole_name(thing))->second);
  return words;
}

std::vector<std::size_t> Namesakes::of(const Thing& other, double alike, LikenessOf measure) const {
  std::vector<std::size_t> found;
  if (other.name.empty()) {
    return found;
  }
  const Square here = square_of(other.position);
  for (const Word asked : words_to_ask(other, alike, measure)) {
    for (const Word word : like_[asked]) {
      for (int side = 0; side < 9; ++side) {
        const std::uint64_t key = key_of(word, {here[0] + side % 3 - 1, here[1] + side / 3 - 1});
        auto entry = std::lower_bound(
            entries_.begin(), entries_.end(), key,
            [](const Entry& each, std::uint64_t wanted) { return each.key < wanted; });
        for (; entry != entries_.end() && entry->key == key; ++entry) {
          found.push_back(entry->thing);
        }
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace narhet::input::detail
