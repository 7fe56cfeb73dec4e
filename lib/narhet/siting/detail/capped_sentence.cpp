// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/capped_sentence.hpp"

#include "narhet/siting/detail/advantage_sentence.hpp"
#include "narhet/siting/detail/sentence.hpp"
#include "narhet/siting/separation.hpp"

#include <cstddef>
#include <utility>

namespace narhet::siting::detail {
namespace {

using base::Message;

Message named(const std::vector<std::size_t>& some, const ComparisonFacts& facts) {
  std::vector<Message> names;
  for (const std::size_t c : some) {
    const auto name = Message{"'{}'", facts.criteria[c].name};
    names.push_back(name);
  }
  return enumeration(names);
}

/// A tenth more is worth saying.
std::vector<Message> beyond_points(const NamedScore& a,
                                   const NamedScore& b,
                                   const ComparisonFacts& facts) {
  constexpr double kClearlyMore = 1.1;
  std::vector<Message> parts;
  for (std::size_t c = 0; c < facts.criteria.size(); ++c) {
    const model::CriterionValue& ours = a.score.criteria[c];
    const model::CriterionValue& theirs = b.score.criteria[c];
    if (facts.shares[c] > 0.0 && !facts.criteria[c].less_is_better &&
        ours.scaled.value_or(0.0) >= 1.0 && theirs.scaled.value_or(0.0) >= 1.0 &&
        *ours.raw > kClearlyMore * *theirs.raw) {
      parts.push_back(advantage(a.score, b.score, c, facts));
    }
  }
  return parts;
}

}  // namespace

void add_mostly_capped(const NamedScore& a,
                       const NamedScore& b,
                       const ComparisonFacts& facts,
                       std::vector<Message>& sentences) {
  const Separation apart = separation(a.score, b.score, facts.shares);
  if (apart.is_mostly_capped()) {
    const auto sentence = Message{
        "That says little of {} and {}: on {} both have all the points that there are, and {} "
        "alone tells them apart.",
        a.name, b.name, named(apart.capped, facts), named(apart.by, facts)};
    sentences.push_back(sentence);
  }
}

void add_beyond_points(const NamedScore& a,
                       const NamedScore& b,
                       const ComparisonFacts& facts,
                       std::vector<Message>& sentences) {
  if (const auto parts = beyond_points(a, b, facts); !parts.empty()) {
    const auto sentence =
        Message{"Beyond what gives points {} does more: {}.", a.name, clauses(parts)};
    sentences.push_back(sentence);
  }
}

}  // namespace narhet::siting::detail
