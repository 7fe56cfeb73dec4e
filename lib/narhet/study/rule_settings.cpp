// SPDX-License-Identifier: MIT
#include "narhet/study/rule_settings.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/study/threshold.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;
using model::Rule;
using model::RuleLevel;
using model::RuleMeasure;

template <class Enum, std::size_t Count>
Enum word(const Settings& table,
          const char* key,
          const std::array<std::pair<std::string_view, Enum>, Count>& words) {
  const std::string text = table.required(key, table.text(key));
  std::string known;
  for (const auto& [name, value] : words) {
    if (name == text) {
      return value;
    }
    known += base::format("{}'{}'", known.empty() ? "" : ", ", name);
  }
  table.refuse(key, Message{"expected one of {}, found '{}'", known, base::printable(text)});
}

constexpr std::array<std::pair<std::string_view, RuleMeasure>, 3> kMeasures{
    {{"next_point", RuleMeasure::next_point},
     {"share_beyond", RuleMeasure::share_beyond},
     {"shown_share", RuleMeasure::shown_share}}};
constexpr std::array<std::pair<std::string_view, RuleLevel>, 4> kLevels{
    {{"point", RuleLevel::point},
     {"region", RuleLevel::region},
     {"country", RuleLevel::country},
     {"anywhere", RuleLevel::anywhere}}};

Rule rule_of(const Settings& table, std::span<const model::Kind> kinds) {
  Rule rule;
  rule.key = table.required("key", table.text("key"));
  rule.swedish = table.required("sv", table.text("sv"));
  rule.english = table.required("en", table.text("en"));
  rule.measure = word(table, "measure", kMeasures);
  rule.level = word(table, "level", kLevels);
  rule.limit = read_threshold(table);
  rule.code_prefix = table.text("codes").value_or("");
  rule.source = table.required("source", table.text("source"));
  rule.date = table.required("date", table.text("date"));
  rule.most_percent = table.number("most_percent");
  if (rule.measure == RuleMeasure::share_beyond) {
    rule.most_percent = table.required("most_percent", rule.most_percent);
  }
  const std::vector<model::Kind> known{kinds.begin(), kinds.end()};
  for (const std::string& kind : table.required("kinds", table.texts("kinds"))) {
    if (const auto found = model::find_kind(known, kind)) {
      rule.kinds.push_back(*found);
    }
  }
  return rule;
}

}  // namespace

std::vector<Rule> read_rules(const Settings& settings,
                             std::span<const model::Kind> kinds,
                             std::vector<model::Provenance>& provenance) {
  std::vector<Rule> rules;
  for (const Settings& table : settings.tables("rules")) {
    Rule rule = rule_of(table, kinds);
    if (rule.kinds.empty()) {
      continue;
    }
    const std::string name = "rules." + rule.key;
    provenance.push_back({"assumption", name, rule.limit.label, {}, rule.source, rule.date});
    if (rule.most_percent) {
      provenance.push_back({"assumption", name + ".most_percent",
                            base::format("{}", *rule.most_percent),
                            Message{"percent of the people"}.english(), rule.source, rule.date});
    }
    rules.push_back(std::move(rule));
  }
  settings.refuse_unknown();
  return rules;
}

}  // namespace narhet::study
