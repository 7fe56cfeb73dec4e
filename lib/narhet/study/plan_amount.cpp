// SPDX-License-Identifier: MIT
#include "narhet/study/plan_amount.hpp"

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;
using base::Weight;
using siting::ProblemType;

bool by_time(const PlanFacts& facts) {
  return facts.study.travel.decide_by == base::Metric::time;
}

/// Persons times their way; of a plan by need, times their need too.
Message total_way(const PlanFacts& facts, Decimal value) {
  if (counts_need(facts.question)) {
    return by_time(facts) ? Message{"{} need-weighted person-minutes", value}
                          : Message{"{} need-weighted person-km", value};
  }
  return by_time(facts) ? Message{"{} person-minutes", value} : Message{"{} person-km", value};
}

/// Persons within the limit, likewise; of a second point counted again.
Message people_within(const PlanFacts& facts, ProblemType type, Decimal value) {
  const bool is_one_kind = facts.plan.kinds.size() == 1;
  if (type == ProblemType::backup_covering) {
    const Message people = counts_need(facts.question) ? Message{"{} need-weighted people", value}
                                                       : Message{"{} people", value};
    return is_one_kind ? Message{"{}, who count once for each of two points", people}
                       : Message{"{}, who count once for each kind and each of two points", people};
  }
  if (counts_need(facts.question)) {
    return is_one_kind ? Message{"{} need-weighted people", value}
                       : Message{"{} need-weighted people, over all kinds", value};
  }
  return is_one_kind ? Message{"{} people", value} : Message{"{} people, over all kinds", value};
}

}  // namespace

std::string plan_unit(const PlanFacts& facts, ProblemType type) {
  std::string metric = by_time(facts) ? "min" : "km";
  const std::string weight = counts_need(facts.question) ? "need-weighted " : "";
  switch (type) {
    case ProblemType::p_median:
    case ProblemType::one_per_group:
    case ProblemType::capacitated_p_median:
      return weight + "person-" + metric;
    case ProblemType::max_covering:
    case ProblemType::backup_covering:
      return weight + (facts.plan.kinds.size() == 1 ? "persons" : "person-kinds");
    case ProblemType::set_covering:
      return "sites";
    case ProblemType::p_center:
    case ProblemType::dispersion:
      return metric;
  }
  return {};
}

std::optional<double> in_plan_unit(const PlanFacts& facts,
                                   ProblemType type,
                                   std::int64_t objective) {
  const auto units = static_cast<double>(objective);
  // How many units of a weight a minute or a kilometre has.
  const double per_unit = by_time(facts) ? 60'000.0 : 100'000.0;
  switch (type) {
    case ProblemType::p_median:
    case ProblemType::one_per_group:
    case ProblemType::capacitated_p_median:
      return units / per_unit / static_cast<double>(kPartsOfPerson);
    case ProblemType::max_covering:
    case ProblemType::backup_covering:
      return units / static_cast<double>(kPartsOfPerson);
    case ProblemType::set_covering:
      return units;
    case ProblemType::p_center:
    case ProblemType::dispersion:
      if (objective >= std::int64_t{Weight::infinite().units()}) {
        return std::nullopt;
      }
      return units / per_unit;
  }
  return std::nullopt;
}

base::Message plan_amount(const PlanFacts& facts, ProblemType type, std::int64_t objective) {
  const auto value = in_plan_unit(facts, type, objective);
  switch (type) {
    case ProblemType::p_median:
    case ProblemType::one_per_group:
    case ProblemType::capacitated_p_median:
      return total_way(facts, Decimal{*value, 0});
    case ProblemType::max_covering:
    case ProblemType::backup_covering:
      return people_within(facts, type, Decimal{*value, 0});
    case ProblemType::set_covering:
      return base::counted(static_cast<std::uint64_t>(objective), "{} site", "{} sites");
    case ProblemType::p_center:
    case ProblemType::dispersion:
      if (!value) {
        return Message{"no way between any two"};
      }
      return by_time(facts) ? Message{"{} min", Decimal{*value, 1}}
                            : Message{"{} km", Decimal{*value, 1}};
  }
  return {};
}

}  // namespace narhet::study
