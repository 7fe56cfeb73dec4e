// SPDX-License-Identifier: MIT
#include "narhet/compare/rule_checks.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/compare/detail/rule_sentence.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace narhet::compare {
namespace {

using base::index;
using base::Persons;
using model::Rule;
using model::RuleCheck;
using model::RuleMeasure;

bool is_made_for(const Rule& rule, const model::Municipality& municipality) {
  return municipality.code.starts_with(rule.code_prefix);
}

/// Who of each area has farther than the limit, the whole study last.
struct Beyond {
  Persons persons;
  Persons of;
};
std::vector<Beyond> beyond(const Rule& rule,
                           base::KindIndex kind,
                           bool aged_70,
                           const RuleInputs& inputs) {
  std::vector<Beyond> areas(inputs.municipalities.size() + 1);
  const auto pairs = inputs.nearest->column(kind, rule.limit.metric);
  for (std::size_t i = 0; i < inputs.places.size(); ++i) {
    const model::Place& place = inputs.places[i];
    const Persons persons = (aged_70 ? place.aged_70 : place.population).value_or(Persons{});
    const bool is_within = pairs[i].nearest && pairs[i].nearest->cost <= rule.limit.limit;
    const auto count = [&](Beyond& area) {
      area.of += persons;
      area.persons += is_within ? Persons{} : persons;
    };
    if (place.municipality) {
      count(areas[index(*place.municipality)]);
    }
    count(areas.back());
  }
  return areas;
}

bool has_point(base::KindIndex kind, std::span<const model::Service> services) {
  return std::any_of(services.begin(), services.end(),
                     [&](const model::Service& each) { return each.kinds.contains(kind); });
}

class Checks {
 public:
  Checks(std::span<const Rule> rules, const RuleInputs& inputs) : rules_{rules}, inputs_{inputs} {}

  void add(std::size_t rule) {
    for (const base::KindIndex kind : rules_[rule].kinds) {
      if (rules_[rule].measure == RuleMeasure::next_point) {
        add_points(rule, kind);
        continue;
      }
      add_shares(rule, kind, false);
      const bool is_counted =
          std::any_of(inputs_.places.begin(), inputs_.places.end(),
                      [](const model::Place& place) { return place.aged_70.has_value(); });
      if (rules_[rule].measure == RuleMeasure::shown_share && is_counted) {
        add_shares(rule, kind, true);
      }
    }
  }

  [[nodiscard]] std::vector<RuleCheck> take() { return std::move(checks_); }

 private:
  void add_shares(std::size_t rule, base::KindIndex kind, bool aged_70) {
    const std::vector<Beyond> areas = beyond(rules_[rule], kind, aged_70, inputs_);
    const bool is_measured = has_point(kind, inputs_.services);
    const auto put = [&](std::size_t area) {
      RuleCheck check;
      check.rule = rule;
      check.kind = kind;
      check.aged_70 = aged_70;
      if (area < inputs_.municipalities.size()) {
        check.municipality = base::id_at<base::MunicipalityIndex>(area);
      }
      check.of_persons = areas[area].of;
      if (is_measured && areas[area].of.count() > 0.0) {
        check.persons = areas[area].persons;
        check.value = 100.0 * (areas[area].persons / areas[area].of);
        if (rules_[rule].most_percent) {
          check.met = *check.value <= *rules_[rule].most_percent;
        }
      }
      checks_.push_back(check);
    };
    if (rules_[rule].code_prefix.empty()) {
      put(inputs_.municipalities.size());
    }
    for (std::size_t area = 0; area < inputs_.municipalities.size(); ++area) {
      if (is_made_for(rules_[rule], inputs_.municipalities[area])) {
        put(area);
      }
    }
  }

  void add_points(std::size_t rule, base::KindIndex kind) {
    std::vector<Persons> nearest_to(inputs_.services.size());
    const auto pairs = inputs_.nearest->column(kind, rules_[rule].limit.metric);
    for (std::size_t i = 0; i < inputs_.places.size(); ++i) {
      if (pairs[i].nearest) {
        nearest_to[index(pairs[i].nearest->service)] +=
            inputs_.places[i].population.value_or(Persons{});
      }
    }
    for (const NextPoint& next : inputs_.next) {
      const auto& municipality = inputs_.services[index(next.service)].municipality;
      // Outside, nothing is known of what lies beyond.
      if (next.kind != kind || !municipality ||
          !is_made_for(rules_[rule], inputs_.municipalities[index(*municipality)])) {
        continue;
      }
      RuleCheck check;
      check.rule = rule;
      check.municipality = municipality;
      check.kind = kind;
      check.service = next.service;
      check.met = next.way > rules_[rule].limit.limit;
      if (next.way.is_finite()) {
        check.value = base::to_display(rules_[rule].limit.metric, next.way);
      }
      check.persons = nearest_to[index(next.service)];
      checks_.push_back(check);
    }
  }

  std::span<const Rule> rules_;
  const RuleInputs& inputs_;
  std::vector<RuleCheck> checks_;
};

}  // namespace

std::vector<RuleCheck> check_rules(std::span<const Rule> rules, const RuleInputs& inputs) {
  NARHET_EXPECTS(inputs.nearest->place_count() == inputs.places.size());
  Checks checks{rules, inputs};
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    checks.add(rule);
  }
  return checks.take();
}

void say_rule_checks(std::span<const Rule> rules,
                     const RuleInputs& inputs,
                     std::span<const model::Kind> kinds,
                     std::vector<RuleCheck>& checks) {
  for (RuleCheck& check : checks) {
    const detail::RuleContext context{
        rules[check.rule], kinds[index(check.kind)],
        check.municipality ? &inputs.municipalities[index(*check.municipality)] : nullptr,
        check.service ? &inputs.services[index(*check.service)] : nullptr,
        has_point(check.kind, inputs.services)};
    check.swedish = detail::rule_sentence(check, context, base::Language::swedish);
    check.english = detail::rule_sentence(check, context, base::Language::english);
  }
}

}  // namespace narhet::compare
