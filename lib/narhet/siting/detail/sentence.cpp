// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/sentence.hpp"

#include "narhet/base/contract.hpp"

namespace narhet::siting::detail {
namespace {

using base::Decimal;
using base::Message;

/// @param parts  two or more
Message all_but_the_last(const std::vector<Message>& parts) {
  Message text = parts.front();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    text = Message{"{}, {}", text, parts[i]};
  }
  return text;
}

}  // namespace

Message enumeration(const std::vector<Message>& parts) {
  NARHET_EXPECTS(!parts.empty());
  return parts.size() == 1 ? parts.back()
                           : Message{"{} and {}", all_but_the_last(parts), parts.back()};
}

Message clauses(const std::vector<Message>& parts) {
  NARHET_EXPECTS(!parts.empty());
  return parts.size() == 1 ? parts.back()
                           : Message{"{}, and {}", all_but_the_last(parts), parts.back()};
}

Message paragraph(const std::vector<Message>& sentences) {
  NARHET_EXPECTS(!sentences.empty());
  Message text = sentences.front();
  for (std::size_t i = 1; i < sentences.size(); ++i) {
    text = Message{"{} {}", text, sentences[i]};
  }
  return text;
}

Message percent(double share) {
  constexpr double kLeast = 0.1;
  const double value = 100.0 * share;
  if (value > 0.0 && value < kLeast) {
    return Message{"less than {} %", Decimal{kLeast, 1}};
  }
  if (value > 100.0 - kLeast && value < 100.0) {
    return Message{"more than {} %", Decimal{100.0 - kLeast, 1}};
  }
  const bool is_near_an_end = (value > 0.0 && value < 10.0) || (value > 99.0 && value < 100.0);
  return Message{"{} %", Decimal{value, is_near_an_end ? 1 : 0}};
}

Message raw_value(const model::Criterion& criterion, double raw) {
  const bool is_a_judgement = criterion.measure == model::Measure::feasibility;
  switch (criterion.unit) {
    case model::CriterionUnit::share:
      return Message{"{} %", Decimal{100.0 * raw, is_a_judgement ? 0 : 1}};
    case model::CriterionUnit::km:
      return Message{"{} km", Decimal{raw, 2}};
    case model::CriterionUnit::minutes:
      return Message{"{} min", Decimal{raw, 2}};
    case model::CriterionUnit::number:
      return Message{"{}", Decimal{raw, 0}};
    case model::CriterionUnit::kronor:
      return Message{"{} kr", Decimal{raw, 0}};
  }
  return {};
}

}  // namespace narhet::siting::detail
