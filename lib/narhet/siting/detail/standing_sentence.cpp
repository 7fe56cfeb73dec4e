// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/standing_sentence.hpp"

#include "narhet/siting/detail/capped_sentence.hpp"
#include "narhet/siting/detail/sentence.hpp"
#include "narhet/siting/separation.hpp"

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

bool depends_on_thresholds(const model::Criterion& criterion) {
  return criterion.measure == model::Measure::newly_within ||
         criterion.measure == model::Measure::bundle_gained;
}

/// How far the thresholds were varied, in per cent; 0 where none weighs anything.
double threshold_range(const ReasonFacts& facts) {
  bool weighs = false;
  for (std::size_t c = 0; c < facts.weights.criteria.size(); ++c) {
    weighs = weighs ||
             (facts.weights.shares[c] > 0.0 && depends_on_thresholds(facts.weights.criteria[c]));
  }
  double farthest = 0.0;
  for (const double factor : facts.robustness.threshold_factors) {
    farthest = std::max(farthest, std::abs(factor - 1.0));
  }
  return weighs ? 100.0 * farthest : 0.0;
}

/// In how many weightings it is first, and what was varied beside the weights.
Message first_in(const model::CandidateScore& score, const ReasonFacts& facts) {
  const double thresholds = threshold_range(facts);
  const double population =
      facts.robustness.population_draws > 0 ? 100.0 * facts.robustness.population_noise : 0.0;
  std::vector<Message> varied;
  if (thresholds > 0.0) {
    const auto range = Message{"thresholds ± {} %", Decimal{thresholds, 0}};
    varied.push_back(range);
  }
  if (population > 0.0) {
    const auto range = Message{"population ± {} %", Decimal{population, 0}};
    varied.push_back(range);
  }
  const Message share = percent(first_share(score));
  return varied.empty() ? Message{"It is first in {} of all weightings tried.", share}
                        : Message{"It is first in {} of all weightings tried ({}).", share,
                                  enumeration(varied)};
}

bool is_often_first(const model::CandidateScore& score, const ReasonFacts& facts) {
  return first_share(score) >= facts.robustness.tier_share;
}

/// The share from which on a site is not told apart from the first: "5 %".
Message tier_limit(const ReasonFacts& facts) {
  const double limit = 100.0 * facts.robustness.tier_share;
  return Message{"{} %", Decimal{limit, limit == std::round(limit) ? 0 : 1}};
}

/// Those that are often first beside the first and `told`, with their shares.
std::vector<Message> others_often_first(Ranked ranked,
                                        const model::CandidateScore* told,
                                        const ReasonFacts& facts) {
  std::vector<Message> others;
  for (const model::CandidateScore* each : ranked.subspan(1)) {
    if (each != told && is_often_first(*each, facts)) {
      const auto other = Message{"{} ({})", name_of(*each, facts), percent(first_share(*each))};
      others.push_back(other);
    }
  }
  return others;
}

/// Those of the first tier that are in it only because one with fewer points is.
std::vector<Message> seldom_first_in_tier(Ranked ranked, const ReasonFacts& facts) {
  std::vector<Message> others;
  for (const model::CandidateScore* each : ranked.subspan(1)) {
    if (each->robustness.tier == 1 && !is_often_first(*each, facts)) {
      const auto other = Message{"{}", name_of(*each, facts)};
      others.push_back(other);
    }
  }
  return others;
}

/// The others of a tier after the first.
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
const model::CandidateScore* more_often_first(Ranked ranked) {
  const auto* most = *std::max_element(
      ranked.begin(), ranked.end(),
      [](const auto* a, const auto* b) { return first_share(*a) < first_share(*b); });
  return first_share(*most) > first_share(*ranked.front()) ? most : nullptr;
}

/// Of the first: who else is first, and whether that is often enough to matter.
void add_tier_of_first(Ranked ranked, const ReasonFacts& facts, std::vector<Message>& sentences) {
  const auto say = [&](Message sentence) { sentences.push_back(std::move(sentence)); };
  const model::CandidateScore* more_often = more_often_first(ranked);
  if (more_often != nullptr) {
    say(Message{"{} is first in more ({}): the two cannot be told apart.",
                name_of(*more_often, facts), percent(first_share(*more_often))});
  }
  const auto others = others_often_first(ranked, more_often, facts);
  if (others.empty() && more_often == nullptr) {
    say(Message{"No other is first in {} or more.", tier_limit(facts)});
  } else if (!others.empty()) {
    say(Message{"Also first in {} or more, and not to be told apart from it: {}.",
                tier_limit(facts), enumeration(others)});
  }
  if (const auto between = seldom_first_in_tier(ranked, facts); !between.empty()) {
    say(
        Message{"Nor, then, can {} be told apart from it, having more points than the last of "
                "these.",
                enumeration(between)});
  }
}

/// Of the others.
void add_tier(Ranked ranked,
              std::size_t position,
              const ReasonFacts& facts,
              std::vector<Message>& sentences) {
  const model::CandidateScore& own = *ranked[position];
  const auto say = [&](Message sentence) { sentences.push_back(std::move(sentence)); };
  if (own.robustness.tier > 1) {
    if (const auto mates = mates_of(ranked, position, facts); !mates.empty()) {
      say(Message{"Among those that are not first it cannot be told apart from {}.",
                  enumeration(mates)});
    }
  } else if (is_often_first(own, facts)) {
    say(Message{"That is {} or more, so it cannot be told apart from the first, {}.",
                tier_limit(facts), name_of(*ranked.front(), facts)});
  } else {
    // In the tier of the first only because one with fewer points is.
    const auto last = std::find_if(ranked.rbegin(), ranked.rend(),
                                   [](const auto* each) { return each->robustness.tier == 1; });
    say(
        Message{"Number {}, {}, cannot be told apart from the first, and so neither can this one, "
                "which has more points.",
                *(*last)->rank_in_municipality, name_of(**last, facts)});
  }
}

NamedScore named(const model::CandidateScore& score, const ReasonFacts& facts) {
  return {score, name_of(score, facts)};
}

/// Of the first: whom the weightings say little of beside it, and what that one does more; of the
/// others, whether that is so of them.
void add_capped(Ranked ranked,
                std::size_t position,
                const ReasonFacts& facts,
                std::vector<Message>& sentences) {
  const model::CandidateScore& first = *ranked.front();
  const auto is_capped = [&](const model::CandidateScore* each) {
    return separation(first, *each, facts.weights.shares).is_mostly_capped();
  };
  const auto others = position == 0 ? ranked.subspan(1) : ranked.subspan(position, 1);
  const auto found = std::find_if(others.begin(), others.end(), is_capped);
  if (found == others.end()) {
    return;
  }
  add_mostly_capped(named(first, facts), named(**found, facts), facts.weights, sentences);
  if (position == 0) {
    add_beyond_points(named(**found, facts), named(first, facts), facts.weights, sentences);
  }
}

bool is_as_good(const model::CandidateScore& a, const model::CandidateScore& b) {
  return std::abs(a.score - b.score) < kAsGoodInPractice;
}

Message with_points(const model::CandidateScore& score, const ReasonFacts& facts) {
  return Message{"{} ({} points)", name_of(score, facts), Decimal{score.score, 1}};
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
  sentences.push_back(first_in(*ranked[position], facts));
  add_capped(ranked, position, facts, sentences);
  if (position == 0) {
    add_tier_of_first(ranked, facts, sentences);
  } else {
    add_tier(ranked, position, facts, sentences);
  }
}

void add_as_good(Ranked ranked,
                 std::size_t position,
                 const ReasonFacts& facts,
                 std::vector<Message>& sentences) {
  const auto say = [&](Message sentence) { sentences.push_back(std::move(sentence)); };
  const model::CandidateScore& first = *ranked.front();
  if (position > 0) {
    if (is_as_good(first, *ranked[position])) {
      say(Message{"In practice it is as good as the first, {}.", with_points(first, facts)});
    }
    return;
  }
  std::vector<Message> others;
  for (const model::CandidateScore* each : ranked.subspan(1)) {
    if (is_as_good(first, *each)) {
      others.push_back(with_points(*each, facts));
    }
  }
  if (others.size() == 1) {
    say(Message{"In practice {} is as good.", others.front()});
  } else if (!others.empty()) {
    say(Message{"In practice {} are as good.", enumeration(others)});
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
