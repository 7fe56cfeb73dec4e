// SPDX-License-Identifier: MIT
#include "narhet/input/detail/words.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace narhet::input::detail {
namespace {

using base::Message;

template <class Meaning>
struct Word {
  std::string_view text;  // case folded
  Meaning meaning;
};

template <class Meaning>
std::optional<Meaning> meaning_of(std::span<const Word<Meaning>> words, std::string_view text) {
  const std::string folded = base::fold_case(text);
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](const Word<Meaning>& word) { return word.text == folded; });
  return found == words.end() ? std::nullopt : std::optional{found->meaning};
}

using model::Group;
using model::Strength;

constexpr std::array<Word<bool>, 14> kYesNo{{{"yes", true},
                                             {"no", false},
                                             {"ja", true},
                                             {"nej", false},
                                             {"true", true},
                                             {"false", false},
                                             {"sant", true},
                                             {"falskt", false},
                                             {"1", true},
                                             {"0", false},
                                             {"x", true},
                                             {"-", false},
                                             {"y", true},
                                             {"n", false}}};

constexpr std::array<Word<Group>, 22> kGroups{{{"young", Group::young},
                                               {"young people", Group::young},
                                               {"unga", Group::young},
                                               {"ungdomar", Group::young},
                                               {"elderly", Group::elderly},
                                               {"elderly people", Group::elderly},
                                               {"äldre", Group::elderly},
                                               {"residents", Group::residents},
                                               {"other residents", Group::residents},
                                               {"boende", Group::residents},
                                               {"övriga boende", Group::residents},
                                               {"övriga", Group::residents},
                                               {"business", Group::business},
                                               {"businesses", Group::business},
                                               {"företag", Group::business},
                                               {"företagare", Group::business},
                                               {"association", Group::association},
                                               {"associations", Group::association},
                                               {"förening", Group::association},
                                               {"föreningar", Group::association},
                                               {"visitors", Group::visitors},
                                               {"besökare", Group::visitors}}};

constexpr std::array<Word<Strength>, 7> kStrengths{{{"need", Strength::need},
                                                    {"behov", Strength::need},
                                                    {"wish", Strength::wish},
                                                    {"önskemål", Strength::wish},
                                                    {"önskan", Strength::wish},
                                                    {"offer", Strength::offer},
                                                    {"erbjudande", Strength::offer}}};

}  // namespace

std::optional<bool> yes_or_no(std::string_view word) {
  return meaning_of<bool>(kYesNo, word);
}

std::optional<Group> group_from_word(std::string_view word) {
  return meaning_of<Group>(kGroups, word);
}

std::optional<Strength> strength_from_word(std::string_view word) {
  return meaning_of<Strength>(kStrengths, word);
}

std::optional<base::KindIndex> kind_from_word(const std::vector<model::Kind>& kinds,
                                              std::string_view word) {
  const std::string folded = base::fold_case(word);
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const model::Kind& kind) {
    return folded == base::fold_case(kind.key) || folded == base::fold_case(kind.swedish) ||
           folded == base::fold_case(kind.english);
  });
  if (found == kinds.end()) {
    return std::nullopt;
  }
  return base::id_at<base::KindIndex>(static_cast<std::size_t>(found - kinds.begin()));
}

Message known_kinds(const std::vector<model::Kind>& kinds, std::string_view word) {
  std::vector<std::string> keys;
  std::string list;
  for (const model::Kind& kind : kinds) {
    keys.push_back(kind.key);
    list += (list.empty() ? "" : ", ") + kind.key;
  }
  const auto nearest = base::nearest_known(word, keys);
  return nearest ? Message{"did you mean '{}'?", *nearest}
                 : Message{"the kinds of the study are {}", list};
}

}  // namespace narhet::input::detail
