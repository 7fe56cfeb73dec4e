// SPDX-License-Identifier: MIT
#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <functional>
#include <memory>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::index;
using base::Message;
using model::RuleCheck;
using model::RuleMeasure;

const model::Rule& rule_of(const model::Result& result, const RuleCheck& check) {
  return result.rules[check.rule];
}

class RuleColumns {
 public:
  RuleColumns(Columns& columns, const model::Result& result)
      : columns_{&columns}, result_{&result} {}

  void add(std::string name,
           ColumnType type,
           Message alias,
           std::function<Value(const RuleCheck&)> value,
           std::vector<Term> terms = {}) const {
    columns_->push_back({std::move(name), type, std::move(alias),
                         [&rows = result_->rule_checks, value = std::move(value)](std::size_t row) {
                           return value(rows[row]);
                         },
                         std::move(terms)});
  }

 private:
  Columns* columns_;
  const model::Result* result_;
};

void add_key(const RuleColumns& columns, const model::Result& result) {
  const bool swedish = result.language == base::Language::swedish;
  std::vector<Term> rules;
  for (const model::Rule& rule : result.rules) {
    rules.push_back({rule.key, base::Argument{swedish ? rule.swedish : rule.english}});
  }
  columns.add(
      "rule", ColumnType::text, Message{"rule"},
      [&result](const RuleCheck& check) -> Value { return rule_of(result, check).key; },
      std::move(rules));
  columns.add(
      "kind", ColumnType::text, Message{"kind of service"},
      [&result](const RuleCheck& check) -> Value { return result.kinds[index(check.kind)].key; },
      kind_terms(result));
  columns.add("service_id", ColumnType::text, Message{"service point (empty: it is about people)"},
              [&result](const RuleCheck& check) {
                return check.service ? Value{result.services[index(*check.service)].id} : Value{};
              });
  columns.add("service_name", ColumnType::text, Message{"name of the service point"},
              [&result](const RuleCheck& check) {
                return check.service ? text_or_null(result.services[index(*check.service)].name)
                                     : Value{};
              });
  columns.add("group", ColumnType::text, Message{"group"},
              [](const RuleCheck& check) -> Value { return check.aged_70 ? "aged_70" : "all"; },
              {{"all", base::Argument{Message{"all people"}}},
               {"aged_70", base::Argument{Message{"people of 70 and older"}}}});
}

void add_number(const RuleColumns& columns, const model::Result& result) {
  columns.add(
      "farther_than", ColumnType::text, Message{"way that the rule is about"},
      [&result](const RuleCheck& check) -> Value { return rule_of(result, check).limit.label; });
  columns.add("value", ColumnType::real,
              Message{"value: people who have farther, or the way to the next point"},
              [](const RuleCheck& check) { return real_or_null(check.value); });
  columns.add("limit", ColumnType::real, Message{"limit of the value (empty: none)"},
              [&result](const RuleCheck& check) -> Value {
                const model::Rule& rule = rule_of(result, check);
                return rule.measure == RuleMeasure::next_point
                           ? Value{base::to_display(rule.limit.metric, rule.limit.limit)}
                           : real_or_null(rule.most_percent);
              });
  columns.add(
      "unit", ColumnType::text, Message{"unit"}, [&result](const RuleCheck& check) -> Value {
        const model::Rule& rule = rule_of(result, check);
        return rule.measure == RuleMeasure::next_point ? std::string{unit(rule.limit.metric)} : "%";
      });
  columns.add("met", ColumnType::boolean,
              Message{"whether the distance condition holds, or the value keeps the limit"},
              [](const RuleCheck& check) {
                return check.met ? Value{std::int64_t{*check.met ? 1 : 0}} : Value{};
              });
  columns.add("persons", ColumnType::real,
              Message{"persons who have farther, or have the point as their nearest"},
              [](const RuleCheck& check) { return persons_or_null(check.persons); });
  columns.add("of_persons", ColumnType::real, Message{"of so many persons in listed places"},
              [](const RuleCheck& check) { return persons_or_null(check.of_persons); });
}

void add_words(const RuleColumns& columns, const model::Result& result) {
  const auto sentence = [&](const char* name, Message alias, base::Language language,
                            Message RuleCheck::*field) {
    const auto catalogue = std::make_shared<const base::Catalogue>(language);
    columns.add(name, ColumnType::text, std::move(alias),
                [catalogue, field](const RuleCheck& check) -> Value {
                  return catalogue->render(check.*field);
                });
  };
  sentence("sentence_sv", Message{"in words, in Swedish"}, base::Language::swedish,
           &RuleCheck::swedish);
  sentence("sentence_en", Message{"in words, in English"}, base::Language::english,
           &RuleCheck::english);
  columns.add("source", ColumnType::text, Message{"source of the rule"},
              [&result](const RuleCheck& check) -> Value { return rule_of(result, check).source; });
  columns.add("date", ColumnType::text, Message{"date of the source"},
              [&result](const RuleCheck& check) -> Value { return rule_of(result, check).date; });
}

}  // namespace

Layer rule_layer(const model::Result& result) {
  Layer layer{"rules",
              Message{"Rules and agreed distances"},
              Message{"one row per rule, kind and service point or municipality, the whole study "
                      "where both are empty; it says whether a number keeps a limit and never that "
                      "somebody is entitled to something"},
              GeometryType::none,
              result.rule_checks.size(),
              {},
              {}};
  const RuleColumns columns{layer.columns, result};
  add_key(columns, result);
  add_municipality(layer.columns, result, result.rule_checks);
  add_number(columns, result);
  add_words(columns, result);
  return layer;
}

}  // namespace narhet::output::detail
