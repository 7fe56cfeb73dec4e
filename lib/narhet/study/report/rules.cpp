// SPDX-License-Identifier: MIT
#include "narhet/study/report/rules.hpp"

#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {
namespace {

using base::index;
using base::Message;

const std::string& rule_name(const model::Result& result, const model::Rule& rule) {
  return result.language == base::Language::swedish ? rule.swedish : rule.english;
}

Cell met_cell(const model::RuleCheck& check, const model::Rule& rule) {
  if (check.met) {
    return words_cell(*check.met ? Message{"met"} : Message{"not met"});
  }
  const bool has_limit =
      rule.measure == model::RuleMeasure::next_point || rule.most_percent.has_value();
  return words_cell(has_limit ? Message{"not measured, or not told"} : Message{"no limit"});
}

/// Those about people: the limits that are not kept first, then those that are, then the rest.
std::vector<const model::RuleCheck*> share_checks(const model::Result& result) {
  std::vector<const model::RuleCheck*> checks;
  for (const model::RuleCheck& check : result.rule_checks) {
    if (result.rules[check.rule].measure != model::RuleMeasure::next_point) {
      checks.push_back(&check);
    }
  }
  const auto place = [](const model::RuleCheck* check) {
    return check->met ? (*check->met ? 1 : 0) : 2;
  };
  std::stable_sort(checks.begin(), checks.end(),
                   [&](const auto* a, const auto* b) { return place(a) < place(b); });
  return checks;
}

/// The share of people who have farther than a rule's way.
model::ReportTable share_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"Who has farther than rules and published classes say"};
  table.columns = {words_column(Message{"Rule"}),
                   words_column(Message{"Area"}),
                   words_column(Message{"Kind of service"}),
                   words_column(Message{"People"}),
                   words_column(Message{"Farther than"}),
                   number_column(Message{"Value, %"}),
                   number_column(Message{"Limit, %"}),
                   words_column(Message{"Met"}),
                   number_column(Message{"Persons"}),
                   number_column(Message{"of so many"})};
  for (const model::RuleCheck* each : share_checks(result)) {
    const model::RuleCheck& check = *each;
    const model::Rule& rule = result.rules[check.rule];
    table.rows.push_back(
        {text_cell(rule_name(result, rule)),
         check.municipality ? text_cell(name_of(result, check.municipality))
                            : words_cell(Message{"The whole study"}),
         text_cell(word_for(result, check.kind)),
         words_cell(check.aged_70 ? Message{"people of 70 and older"} : Message{"all people"}),
         text_cell(rule.limit.label), number_cell(check.value, 2),
         number_cell(rule.most_percent, 2), met_cell(check, rule), persons_cell(check.persons),
         persons_cell(check.of_persons)});
  }
  return table;
}

/// The way from each service point to the next of its kind.
model::ReportTable next_table(const model::Result& result) {
  std::vector<const model::RuleCheck*> checks;
  for (const model::RuleCheck& check : result.rule_checks) {
    if (result.rules[check.rule].measure == model::RuleMeasure::next_point && check.service) {
      checks.push_back(&check);
    }
  }
  // The longest way first; where there is none, no other can be nearer.
  std::stable_sort(checks.begin(), checks.end(), [](const auto* a, const auto* b) {
    return a->value.has_value() != b->value.has_value() ? !a->value.has_value()
                                                        : a->value > b->value;
  });
  model::ReportTable table;
  table.caption = Message{"The way from each shop to the next, and the distance condition"};
  table.columns = {words_column(Message{"Service point"}),
                   words_column(Message{"Municipality"}),
                   words_column(Message{"Rule"}),
                   number_column(Message{"Km to the next"}),
                   words_column(Message{"Farther than"}),
                   words_column(Message{"Met"}).about("operating-support"),
                   number_column(Message{"Persons who have it nearest"})};
  for (const model::RuleCheck* check : checks) {
    const model::Rule& rule = result.rules[check->rule];
    const model::Service& shop = result.services[index(*check->service)];
    table.rows.push_back({text_cell(name_of(shop)), text_cell(name_of(result, shop.municipality)),
                          text_cell(rule_name(result, rule)), number_cell(check->value),
                          text_cell(rule.limit.label), met_cell(*check, rule),
                          persons_cell(check->persons)});
  }
  return table;
}

model::ReportTable source_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"Where the rules come from"};
  table.columns = {words_column(Message{"Rule"}), words_column(Message{"Farther than"}),
                   words_column(Message{"Source"}), words_column(Message{"Date"})};
  for (const model::Rule& rule : result.rules) {
    table.rows.push_back({text_cell(rule_name(result, rule)), text_cell(rule.limit.label),
                          words_cell(base::words_of_defaults(rule.source)), text_cell(rule.date)});
  }
  return table;
}

}  // namespace

void add_rules(const model::Result& result, model::ReportChapter& chapter) {
  if (result.rule_checks.empty()) {
    return;
  }
  add_notice(chapter,
             Message{"What follows says whether a number keeps a limit. It says of nobody, and of "
                     "no shop, that there is a right to support: a distance is one condition of "
                     "several, and an authority decides. What is made for a whole country or "
                     "region is, held against another area, a comparison and no rule."});
  add_table(chapter, share_table(result), "rules");
  add_table(chapter, next_table(result), "rules");
  add_table(chapter, source_table(result), "rules");
}

}  // namespace narhet::study::report
