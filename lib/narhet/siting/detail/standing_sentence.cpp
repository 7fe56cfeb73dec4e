// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/standing_sentence.hpp"

#include "narhet/siting/detail/sentence.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace narhet::siting::detail {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using Ranked = std::span<const model::CandidateScore* const>;

const std::string& name_of(const model::CandidateScore& score, const ReasonFacts& facts) {
  return facts.candidates[index(score.candidate)].name;
}

double first_share(const model::CandidateScore& score) {
  return score.robustness.rank_shares.front();
}

/// How far thresholds and populations were varied, if they were.
Message range_of(const RobustnessSettings& settings) {
  double farthest = 0.0;
  for (const double factor : settings.threshold_factors) {
    farthest = std::max(farthest, std::abs(factor - 1.0));
  }
  const double noise = settings.population_draws > 0 ? settings.population_noise : 0.0;
  return Message{"thresholds ± {} %, population ± {} %", Decimal{100.0 * farthest, 0},
                 Decimal{100.0 * noise, 0}};
}

/// The others of its tier.
std::vector<Message> mates_of(Ranked ranked, std::size_t position, const ReasonFacts& facts) {
  std::vector<Message> mates;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (i != position && ranked[i]->robustness.tier == ranked[position]->robustness.tier) {
      const auto mate = Message{"{}", name_of(*ranked[i], facts)};
      mates.push_back(mate);
    }
  }
  return mates;
}

/// The one that is first in more of the weightings than the first by the study's own, if any is.
void add_more_often_first(Ranked ranked,
                          const ReasonFacts& facts,
                          std::vector<Message>& sentences) {
  const auto most = std::max_element(
      ranked.begin(), ranked.end(),
      [](const auto* a, const auto* b) { return first_share(*a) < first_share(*b); });
  if (first_share(**most) > first_share(*ranked.front())) {
    const auto sentence =
        Message{"{} is first in more ({}).", name_of(**most, facts), percent(first_share(**most))};
    sentences.push_back(sentence);
  }
}

/// A list of who is first, each with by what: "Åby skola (TOPSIS, PROMETHEE II)".
class Firsts {
 public:
  void add(const std::string& site, const Message& by) {
    const auto found = std::find_if(sites_.begin(), sites_.end(),
                                    [&](const auto& each) { return each.first == site; });
    if (found == sites_.end()) {
      sites_.emplace_back(site, by);
    } else {
      found->second = Message{"{}, {}", found->second, by};
    }
  }
  [[nodiscard]] std::vector<Message> listed() const {
    std::vector<Message> list;
    for (const auto& [site, by] : sites_) {
      const auto each = Message{"{} ({})", site, by};
      list.push_back(each);
    }
    return list;
  }

 private:
  std::vector<std::pair<std::string, Message>> sites_;
};

}  // namespace

void add_robustness(Ranked ranked,
                    std::size_t position,
                    const ReasonFacts& facts,
                    std::vector<Message>& sentences) {
  const model::CandidateScore& own = *ranked[position];
  const auto say = [&](Message sentence) { sentences.push_back(std::move(sentence)); };
  say(Message{"It is first in {} of all weightings tried ({}).", percent(first_share(own)),
              range_of(facts.robustness)});
  if (position == 0) {
    add_more_often_first(ranked, facts, sentences);
  }
  const auto mates = mates_of(ranked, position, facts);
  if (mates.empty()) {
    return;
  }
  if (own.robustness.tier > 1) {
    say(Message{"Among those that are not first it cannot be told apart from {}.",
                enumeration(mates)});
  } else if (position == 0 || first_share(own) >= facts.robustness.tier_share) {
    say(Message{"That does not tell it apart from {}.", enumeration(mates)});
  } else {
    say(Message{"It has more points than {}, which cannot be told apart from the first.",
                mates.back()});
  }
}

void add_other_views(Ranked ranked, const ReasonFacts& facts, std::vector<Message>& sentences) {
  Firsts firsts;
  const auto add = [&](const Message& by, const auto& rank_of) {
    const auto first = std::find_if(ranked.begin(), ranked.end(),
                                    [&](const auto* score) { return rank_of(*score) == 1U; });
    if (first != ranked.end() && first != ranked.begin()) {
      firsts.add(name_of(**first, facts), by);
    }
  };
  for (std::size_t set = 1; set < facts.weight_sets.size(); ++set) {
    const model::WeightSet& weights = facts.weight_sets[set];
    add(Message{"the weights '{}'",
                facts.language == base::Language::swedish ? weights.swedish : weights.english},
        [set](const model::CandidateScore& score) {
          const auto& standing = score.standings[set];
          return standing ? std::optional{standing->rank_in_municipality} : std::nullopt;
        });
  }
  add(Message{"TOPSIS"}, [](const model::CandidateScore& score) { return score.rank_topsis; });
  add(Message{"PROMETHEE II"},
      [](const model::CandidateScore& score) { return score.rank_promethee; });
  if (const auto list = firsts.listed(); !list.empty()) {
    const auto sentence = Message{"Counted otherwise, another is first: {}.", enumeration(list)};
    sentences.push_back(sentence);
  }
}

}  // namespace narhet::siting::detail
