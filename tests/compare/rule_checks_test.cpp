// SPDX-License-Identifier: MIT
#include "narhet/compare/rule_checks.hpp"

#include "compare/drawn_municipalities.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <string>

namespace narhet::compare {
namespace {

using base::Persons;
using model::RuleCheck;
using model::RuleLevel;
using model::RuleMeasure;
using test::DrawnMunicipalities;
using test::km;

model::Rule rule(RuleMeasure measure, RuleLevel level, double limit) {
  model::Rule made;
  made.key = "rule";
  made.measure = measure;
  made.level = level;
  made.kinds = {DrawnMunicipalities::kKind};
  made.limit = {base::Metric::distance, km(limit), "9 km"};
  return made;
}

struct Study {
  DrawnMunicipalities drawn;
  std::vector<NextPoint> next;
  std::vector<model::Kind> kinds{{"dagligvaror", "Dagligvaror", "groceries"}};

  [[nodiscard]] RuleInputs inputs() const {
    return {drawn.places, &drawn.nearest, drawn.services, drawn.municipalities, next};
  }
  [[nodiscard]] std::vector<RuleCheck> check(const model::Rule& one) const {
    return check_rules(std::vector{one}, inputs());
  }
  [[nodiscard]] std::string say(const model::Rule& one, std::vector<RuleCheck> checks) const {
    say_rule_checks(std::vector{one}, inputs(), kinds, checks);
    return base::Catalogue{base::Language::english}.render(checks.front().english);
  }
};

// Of M0 nobody has more than 9 km; of M1 the 30 at 12 km; of M2 the 25 at 9 km exactly have not,
// the 5 without any way have.  The whole counts the 7 in no municipality, too.
TEST(RuleChecks, CountWhoHasFartherWithTheUnreachedAmongThem) {
  model::Rule one = rule(RuleMeasure::share_beyond, RuleLevel::country, 9);
  one.most_percent = 20.0;
  const auto checks = Study{}.check(one);
  ASSERT_EQ(checks.size(), 4U) << "the whole study, then three municipalities";
  EXPECT_EQ(checks[0].municipality, std::nullopt);
  EXPECT_EQ(checks[0].persons, Persons{30 + 5});
  EXPECT_EQ(checks[0].of_persons, Persons{277});
  EXPECT_DOUBLE_EQ(*checks[0].value, 100.0 * 35 / 277);
  EXPECT_EQ(checks[1].value, 0.0);
  EXPECT_EQ(checks[2].persons, Persons{30});
  EXPECT_EQ(checks[2].met, false) << "33 %";
  EXPECT_DOUBLE_EQ(*checks[3].value, 100.0 * 5 / 30);
  EXPECT_EQ(checks[3].met, true) << "16.7 %";
}

TEST(RuleChecks, KeepALimitThatIsReachedExactly) {
  model::Rule one = rule(RuleMeasure::share_beyond, RuleLevel::country, 9);
  one.most_percent = 100.0 * (30.0 / 90.0);
  EXPECT_EQ(Study{}.check(one)[2].met, true);
}

TEST(RuleChecks, OfARegionAreOfItsMunicipalitiesAlone) {
  model::Rule one = rule(RuleMeasure::share_beyond, RuleLevel::region, 9);
  one.most_percent = 0.0;
  one.code_prefix = "05";
  const auto checks = Study{}.check(one);
  ASSERT_EQ(checks.size(), 2U);
  EXPECT_EQ(checks[0].municipality, base::MunicipalityIndex{0});
  EXPECT_EQ(checks[0].met, true);
  EXPECT_EQ(checks[1].municipality, base::MunicipalityIndex{1});
  EXPECT_EQ(checks[1].met, false);
}

TEST(RuleChecks, OfAClassHaveNoLimitToKeepAndShowTheOldApart) {
  Study study;
  study.drawn.places[4].aged_70 = Persons{12};
  study.drawn.places[3].aged_70 = Persons{4};
  const auto checks = study.check(rule(RuleMeasure::shown_share, RuleLevel::anywhere, 9));
  ASSERT_EQ(checks.size(), 8U);
  EXPECT_EQ(checks[2].met, std::nullopt);
  EXPECT_TRUE(checks[6].aged_70);
  EXPECT_EQ(checks[6].persons, Persons{12});
  EXPECT_DOUBLE_EQ(*checks[6].value, 75.0);
  EXPECT_EQ(checks[5].value, std::nullopt) << "nobody of M0 is counted by age";
}

// S0 has 9 km to the next, no more; S1 has 9 km and a centimetre; S2 lies in no municipality.
TEST(RuleChecks, HoldTheConditionOfAShopOnlyBeyondTheDistance) {
  Study study;
  study.next = {{base::ServiceIndex{0}, DrawnMunicipalities::kKind, km(9)},
                {base::ServiceIndex{1}, DrawnMunicipalities::kKind, base::Weight{900'001}},
                {base::ServiceIndex{2}, DrawnMunicipalities::kKind, km(30)}};
  const auto checks = study.check(rule(RuleMeasure::next_point, RuleLevel::point, 9));
  ASSERT_EQ(checks.size(), 2U) << "beyond the border nothing is known of what lies farther out";
  EXPECT_EQ(checks[0].met, false);
  EXPECT_EQ(checks[0].value, 9.0);
  EXPECT_EQ(checks[0].persons, Persons{130}) << "places 0 and 4";
  EXPECT_EQ(checks[1].met, true);
  EXPECT_EQ(checks[1].municipality, base::MunicipalityIndex{1});
}

TEST(RuleChecks, HoldTheConditionOfAShopWithoutAnyWayToAnother) {
  Study study;
  study.drawn.services[0].name = "Holmboden";
  study.next = {{base::ServiceIndex{0}, DrawnMunicipalities::kKind, base::Weight::infinite()}};
  const model::Rule one = rule(RuleMeasure::next_point, RuleLevel::point, 9);
  const auto checks = study.check(one);
  EXPECT_EQ(checks[0].met, true);
  EXPECT_EQ(checks[0].value, std::nullopt);
  EXPECT_EQ(study.say(one, checks),
            "Holmboden: no road leads to any other shop in the study, so the distance condition of "
            "operating support (more than 9 km) holds. It is one of several: that it holds does "
            "not say that the shop is entitled to support.");
}

// The next shop lies beyond: whether it has a wide range changes nothing.  Within, it does.
TEST(RuleChecks, SayWhatHangsOnTheRangeOfTheNextShop) {
  Study study;
  study.drawn.services[0].id = "S0";
  const model::Rule one = rule(RuleMeasure::next_point, RuleLevel::point, 9);
  study.next = {{base::ServiceIndex{0}, DrawnMunicipalities::kKind, km(12)}};
  EXPECT_EQ(study.say(one, study.check(one)),
            "S0: 12.0 km by road to the next shop, so the distance condition of operating support "
            "(more than 9 km) holds. It is one of several: that it holds does not say that the "
            "shop is entitled to support.");
  study.next = {{base::ServiceIndex{0}, DrawnMunicipalities::kKind, km(4)}};
  EXPECT_EQ(study.say(one, study.check(one)),
            "S0: 4.0 km by road to the next shop, so the distance condition of operating support "
            "(more than 9 km) does not hold if that shop has a wide range. There are exceptions "
            "for special reasons.");
}

TEST(RuleChecks, MeasureNothingWithoutAPointOfTheKind) {
  Study study;
  for (model::Service& service : study.drawn.services) {
    service.kinds = {};
  }
  model::Rule one = rule(RuleMeasure::share_beyond, RuleLevel::country, 9);
  one.most_percent = 0.3;
  const auto checks = study.check(one);
  EXPECT_EQ(checks[0].value, std::nullopt);
  EXPECT_EQ(checks[0].met, std::nullopt);
  EXPECT_EQ(study.say(one, checks),
            "The whole study: the study has no service point for groceries, so nothing is "
            "measured.");
}

TEST(RuleChecks, SayThatALimitOfTheCountryIsNoTestOfItsParts) {
  const Study study;
  model::Rule one = rule(RuleMeasure::share_beyond, RuleLevel::country, 9);
  one.most_percent = 0.3;
  EXPECT_EQ(study.say(one, study.check(one)),
            "The whole study, groceries: 12.64 % of the people in listed places have more than 9 "
            "km by car, or no way (35 people). That is more than 0.30 %, the limit for the whole "
            "country: for a part of it a comparison and no test of the law. The study does not "
            "tell withdrawals of cash from deposits of takings.");
}

}  // namespace
}  // namespace narhet::compare
