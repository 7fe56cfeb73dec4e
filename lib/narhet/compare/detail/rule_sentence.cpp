// SPDX-License-Identifier: MIT
#include "narhet/compare/detail/rule_sentence.hpp"

#include <string>

namespace narhet::compare::detail {
namespace {

using base::Decimal;
using base::Message;
using model::RuleCheck;
using model::RuleLevel;
using model::RuleMeasure;

/// "Påhittlivs, Särna", or the id of a point without a name.
std::string name_of(const model::Service& service) {
  return model::spoken_name(service);
}

Message area_of(const RuleContext& context) {
  if (context.municipality == nullptr) {
    return Message{"The whole study"};
  }
  return Message{"{}", context.municipality->name.empty() ? context.municipality->code
                                                          : context.municipality->name};
}

Message point_sentence(const RuleCheck& check, const RuleContext& context) {
  const std::string name = name_of(*context.service);
  const std::string& limit = context.rule.limit.label;
  if (!check.value) {
    return Message{
        "{}: no road leads to any other shop in the study, so the distance condition of operating "
        "support (more than {}) holds. It is one of several: that it holds does not say that the "
        "shop is entitled to support.",
        name, limit};
  }
  const Decimal way{*check.value, 1};
  if (*check.met) {
    return Message{
        "{}: {} km by road to the next shop, so the distance condition of operating support (more "
        "than {}) holds. It is one of several: that it holds does not say that the shop is "
        "entitled "
        "to support.",
        name, way, limit};
  }
  return Message{
      "{}: {} km by road to the next shop, so the distance condition of operating support (more "
      "than {}) does not hold if that shop has a wide range. There are exceptions for special "
      "reasons.",
      name, way, limit};
}

/// Who has farther, as far as that is told.
Message share_sentence(const RuleCheck& check, const RuleContext& context, const Message& kind) {
  const Message area = area_of(context);
  const std::string& limit = context.rule.limit.label;
  if (!context.has_point) {
    return Message{"{}: the study has no service point for {}, so nothing is measured.", area,
                   kind};
  }
  if (check.of_persons && check.of_persons->count() <= 0.0) {
    return Message{"{}: of nobody is it known where they live.", area};
  }
  if (!check.value) {
    return Message{"{}, {}: too few people to be told are on one side of {}.", area, kind, limit};
  }
  const Decimal share{*check.value, 2};
  const Decimal persons{check.persons->count(), 0};
  if (check.persons->count() <= 0.0) {
    return check.aged_70
               ? Message{"{}, {}: nobody of 70 and older in listed places has more than {} by car.",
                         area, kind, limit}
               : Message{"{}, {}: nobody in listed places has more than {} by car.", area, kind,
                         limit};
  }
  if (check.aged_70) {
    return Message{
        "{}, {}: {} % of the people of 70 and older in listed places have more than {} by car, or "
        "no way ({} people).",
        area,
        kind,
        share,
        limit,
        persons};
  }
  return Message{
      "{}, {}: {} % of the people in listed places have more than {} by car, or no way ({} "
      "people).",
      area,
      kind,
      share,
      limit,
      persons};
}

/// Whether the number keeps the limit, and whose limit that is.
Message limit_sentence(const RuleCheck& check, const RuleContext& context) {
  const Decimal most{context.rule.most_percent.value_or(0.0), 2};
  if (context.rule.level == RuleLevel::country) {
    return *check.met
               ? Message{"That is at most {} %, the limit for the whole country: for a part of it "
                         "a comparison and no test of the law. The study does not tell withdrawals "
                         "of cash from deposits of takings.",
                         most}
               : Message{"That is more than {} %, the limit for the whole country: for a part of "
                         "it a comparison and no test of the law. The study does not tell "
                         "withdrawals of cash from deposits of takings.",
                         most};
  }
  return *check.met ? Message{"All in listed places have what the region's programme aims at."}
                    : Message{"The region's programme aims at all having at most {}.",
                              context.rule.limit.label};
}

}  // namespace

Message rule_sentence(const RuleCheck& check, const RuleContext& context, base::Language language) {
  if (context.rule.measure == RuleMeasure::next_point) {
    return point_sentence(check, context);
  }
  const Message kind{"{}", model::name_in_sentence(context.kind, language)};
  const Message share = share_sentence(check, context, kind);
  return check.met ? Message{"{} {}", share, limit_sentence(check, context)} : share;
}

}  // namespace narhet::compare::detail
