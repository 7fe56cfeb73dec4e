// SPDX-License-Identifier: MIT
#include "narhet/compare/withheld.hpp"

#include "compare/drawn_measures.hpp"

#include <gtest/gtest.h>

namespace narhet::compare {
namespace {

using base::Persons;
using model::Indicator;
using model::MunicipalityIndicator;
using test::DrawnMeasures;
using test::row_of;

std::vector<MunicipalityIndicator> told(const DrawnMeasures& drawn, double k) {
  std::vector<model::Place> places(1);
  places[0].cell_width = base::Metres{250};
  auto rows = drawn.rows();
  withhold_few(k, drawn.measured(), places, rows);
  return rows;
}

TEST(WithholdFew, LeavesWhatOtherLayersTell) {
  const auto rows = told({}, 5);
  EXPECT_EQ(row_of(rows, Indicator::within, 0)->persons, Persons{150});
  EXPECT_EQ(row_of(rows, Indicator::not_reached, 1)->persons, Persons{2});
}

TEST(WithholdFew, TakesOutPartsOfThePeopleAndWhatASingleCellHas) {
  const auto rows = told({}, 5);
  EXPECT_EQ(row_of(rows, Indicator::within, 0, 1)->value, std::nullopt);
  EXPECT_EQ(row_of(rows, Indicator::within, 0, 1)->of_persons, std::nullopt);
  EXPECT_EQ(row_of(rows, Indicator::farthest, 0)->value, std::nullopt);
  EXPECT_EQ(row_of(rows, Indicator::farthest, 0)->place, std::nullopt);
}

// Of M0 30 lose it without the neighbours; of M1 nobody, which looks like fewer than 5.
TEST(WithholdFew, TellsOfTheNeighboursPartOnlyWhereItIsOfMany) {
  const auto rows = told({}, 5);
  EXPECT_EQ(row_of(rows, Indicator::within_own, 0)->persons, Persons{120});
  EXPECT_EQ(row_of(rows, Indicator::within_own, 1)->persons, std::nullopt);
  EXPECT_EQ(row_of(rows, Indicator::within_own, std::nullopt)->persons, std::nullopt)
      << "less M0's it would give M1's";
}

// Whom a point serves is told elsewhere, and how many of its municipality are reached: from the one
// that is imported the other could be worked out.
TEST(WithholdFew, TellsImportsAndExportsBothOrNeither) {
  DrawnMeasures drawn;
  EXPECT_EQ(row_of(told(drawn, 5), Indicator::imported, 0)->persons, std::nullopt)
      << "nobody is exported to";
  for (const std::size_t row : {0U, 1U}) {
    drawn.neighbours[row].exported = Persons{12};
  }
  const auto rows = told(drawn, 5);
  EXPECT_EQ(row_of(rows, Indicator::imported, 0)->persons, Persons{30});
  EXPECT_EQ(row_of(rows, Indicator::exported, 0)->persons, Persons{12});
  EXPECT_EQ(row_of(told(drawn, 13), Indicator::imported, 0)->persons, std::nullopt);
}

// The closing hits 8 elsewhere: with k = 9 they would be found by taking the 60 from all 68.
TEST(WithholdFew, TellsOfAClosingOnlyWhereItIsOfManyOnBothSides) {
  EXPECT_EQ(row_of(told({}, 5), Indicator::worst_closure, 0)->persons, Persons{60});
  EXPECT_EQ(row_of(told({}, 9), Indicator::worst_closure, 0)->persons, std::nullopt);
  EXPECT_EQ(row_of(told({}, 9), Indicator::worst_closure, 1)->persons, Persons{75});
}

// A tenth of the 98 reached in M1 are 9.8.
TEST(WithholdFew, LeavesMeasuresOfWaysWhereATenthIsMany) {
  EXPECT_EQ(row_of(told({}, 9), Indicator::mean, 1)->value, 6.0);
  EXPECT_EQ(row_of(told({}, 10), Indicator::mean, 1)->value, std::nullopt);
  EXPECT_EQ(row_of(told({}, 10), Indicator::mean, 0)->value, 4.0);
  EXPECT_EQ(row_of(told({}, 10), Indicator::mean, std::nullopt)->value, std::nullopt);
}

struct Rules {
  std::vector<model::Rule> rules{2};
  std::vector<model::RuleCheck> checks;

  Rules() {
    rules[0].limit = {base::Metric::time, base::Weight{600'000}, "10 min"};
    rules[1].limit = {base::Metric::time, base::Weight{1'200'000}, "20 min"};
    rules[1].most_percent = 5.0;
  }
  void add(std::size_t rule, std::uint32_t municipality, double persons, double of) {
    model::RuleCheck check;
    check.rule = rule;
    check.municipality = base::MunicipalityIndex{municipality};
    check.persons = Persons{persons};
    check.of_persons = Persons{of};
    check.value = 100.0 * persons / of;
    if (rules[rule].most_percent) {
      check.met = *check.value <= *rules[rule].most_percent;
    }
    checks.push_back(check);
  }
};

// 50 of M0 and 25 of M1 are beyond 10 min, as the layers tell.
TEST(WithholdFewOfRules, LeavesThresholdsOfTheStudyAndOthersThatDifferByMany) {
  Rules study;
  study.add(0, 0, 50, 200);
  study.add(1, 0, 45, 200);
  study.add(1, 1, 22, 100);
  withhold_few(5, DrawnMeasures{}.measured(), study.rules, study.checks);
  EXPECT_EQ(study.checks[0].persons, Persons{50});
  EXPECT_EQ(study.checks[1].persons, Persons{45}) << "5 fewer";
  EXPECT_EQ(study.checks[2].persons, std::nullopt) << "3 live between 10 and 20 min";
  EXPECT_EQ(study.checks[2].met, std::nullopt);
}

// Fewer than 5 of 200 are at most 2 %, whoever they are; of 100 with a limit of 3 % it depends.
TEST(WithholdFewOfRules, StillSaysThatALimitIsKeptWhereEveryFewKeepIt) {
  Rules study;
  study.add(1, 0, 3, 200);
  withhold_few(5, DrawnMeasures{}.measured(), study.rules, study.checks);
  EXPECT_EQ(study.checks[0].persons, std::nullopt);
  EXPECT_EQ(study.checks[0].value, std::nullopt);
  EXPECT_EQ(study.checks[0].met, true);
  study.checks.clear();
  study.rules[1].most_percent = 3.0;
  study.add(1, 1, 0, 100);
  withhold_few(5, DrawnMeasures{}.measured(), study.rules, study.checks);
  EXPECT_EQ(study.checks[0].met, std::nullopt) << "nobody looks like fewer than 5";
}

TEST(WithholdFewOfRules, TakesOutTheWholeWhereAPartIsOut) {
  Rules study;
  study.add(1, 0, 300, 400);
  study.checks.front().municipality.reset();
  study.add(1, 0, 3, 200);
  withhold_few(5, DrawnMeasures{}.measured(), study.rules, study.checks);
  EXPECT_EQ(study.checks[0].persons, std::nullopt);
}

}  // namespace
}  // namespace narhet::compare
