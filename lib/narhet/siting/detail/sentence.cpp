// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/sentence.hpp"

#include "narhet/base/contract.hpp"

#include <cmath>

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

constexpr int kMostDecimals = 3;

/// Shares in per cent.
double said(const model::Criterion& criterion, double raw) {
  return criterion.unit == model::CriterionUnit::share ? 100.0 * raw : raw;
}

int fewest_decimals(const model::Criterion& criterion) {
  const bool is_whole = criterion.measure == model::Measure::feasibility ||
                        criterion.unit == model::CriterionUnit::number ||
                        criterion.unit == model::CriterionUnit::kronor;
  return is_whole ? 0 : 1;
}

Message with_unit(const model::Criterion& criterion, double number, int decimals) {
  const Decimal value{number, decimals};
  switch (criterion.unit) {
    case model::CriterionUnit::share:
      return Message{"{} %", value};
    case model::CriterionUnit::km:
      return Message{"{} km", value};
    case model::CriterionUnit::minutes:
      return Message{"{} min", value};
    case model::CriterionUnit::number:
      return Message{"{}", value};
    case model::CriterionUnit::kronor:
      return Message{"{} kr", value};
  }
  return {};
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

bool read_the_same(double a, double b, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(scale * a) == std::round(scale * b);
}

int decimals_that_differ(double a, double b, int least, int most) {
  int decimals = least;
  while (decimals < most && read_the_same(a, b, decimals)) {
    ++decimals;
  }
  return decimals;
}

Message raw_value(const model::Criterion& criterion, double raw) {
  const double number = said(criterion, raw);
  return with_unit(criterion, number,
                   decimals_that_differ(number, 0.0, fewest_decimals(criterion), kMostDecimals));
}

std::pair<Message, Message> raw_values(const model::Criterion& criterion,
                                       double one,
                                       double other) {
  const double ours = said(criterion, one);
  const double theirs = said(criterion, other);
  int decimals = decimals_that_differ(ours, theirs, fewest_decimals(criterion), kMostDecimals);
  for (const double number : {ours, theirs}) {
    decimals =
        number == 0.0 ? decimals : decimals_that_differ(number, 0.0, decimals, kMostDecimals);
  }
  return {with_unit(criterion, ours, decimals), with_unit(criterion, theirs, decimals)};
}

}  // namespace narhet::siting::detail
