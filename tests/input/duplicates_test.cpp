// SPDX-License-Identifier: MIT
#include "narhet/input/duplicates.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input {
namespace {

using base::ErrorCode;
using model::Candidate;
using model::Place;
using model::Service;
using testing::ElementsAre;
using testing::IsEmpty;

// Drawn on the line y = 0, in metres: 150 are near, 500 worth a look.
const DuplicateRule kRule{
    DuplicateAction::merge, base::Metres{150}, base::Metres{500}, 0.6, {"ab"}};

template <class Record>
Record record(std::string id, std::string name, double x) {
  Record made;
  made.id = std::move(id);
  made.name = std::move(name);
  made.position = {x, 0.0};
  return made;
}

Service service(std::string id, std::string name, double x, std::size_t kind = 0) {
  auto made = record<Service>(std::move(id), std::move(name), x);
  made.kinds.insert(base::id_at<base::KindIndex>(kind));
  return made;
}

/// Sources "a", "b", … with their reports, and what became of them.
template <class Record>
class Sources {
 public:
  explicit Sources(std::vector<std::vector<Record>> sources) : reports_(sources.size()) {
    for (std::size_t number = 0; number < sources.size(); ++number) {
      model::LoadReport& report = reports_[number];
      report.file = static_cast<char>('a' + number);
      report.source = number;
      report.read = report.used = sources[number].size();
      for (Record& each : sources[number]) {
        each.origin.source = number;
        each.origin.record = "row 2";
      }
      sources_.push_back({std::move(sources[number]), &report});
    }
  }

  std::vector<Record> unite(const DuplicateRule& rule = kRule) {
    auto united = input::unite(sources_, rule);
    std::size_t used = 0;
    for (const model::LoadReport& report : reports_) {
      EXPECT_TRUE(report.is_balanced()) << report.file;
      used += report.used;
    }
    EXPECT_EQ(used, united.size());
    return united;
  }
  [[nodiscard]] std::vector<std::string> notices(std::size_t source) const {
    std::vector<std::string> texts;
    for (const base::Message& notice : reports_[source].notices) {
      texts.push_back(base::Catalogue{base::Language::english}.render(notice));
    }
    return texts;
  }
  [[nodiscard]] const model::LoadReport& report(std::size_t source) const {
    return reports_[source];
  }

 private:
  std::vector<model::LoadReport> reports_;
  std::vector<SourceRecords<Record>> sources_;
};

template <class Record>
std::vector<std::string> ids(const std::vector<Record>& records) {
  std::vector<std::string> all;
  for (const Record& each : records) {
    std::string text = each.id;
    for (const std::string& other : each.other_ids) {
      text += "=" + other;
    }
    all.push_back(text);
  }
  return all;
}

TEST(Duplicates, AreOneByDistanceAndName) {
  Sources<Service> sources{{{service("n1", "Apoteket Svanen", 0), service("n2", "Tempo", 5000)},
                            {service("1", "APOTEKET SVANEN AB", 150), service("2", "Mack", 9000)}}};
  EXPECT_THAT(ids(sources.unite()), ElementsAre("n1=1", "n2", "2"));
  EXPECT_THAT(sources.notices(1),
              ElementsAre("counted once: 'APOTEKET SVANEN AB' (1) and 'Apoteket Svanen' (n1 of a), "
                          "150 m apart"));
  ASSERT_EQ(sources.report(1).merged.size(), 1U);
  EXPECT_EQ(sources.report(1).merged[0].id, "1");
  EXPECT_EQ(base::Catalogue{base::Language::english}.render(sources.report(1).merged[0].reason),
            "the same as 'Apoteket Svanen' (n1 of a), 150 m away");
  EXPECT_THAT(sources.notices(0), IsEmpty());
}

TEST(Duplicates, ThatOnlyMayBeAreToldAndBothCount) {
  Sources<Service> sources{{{service("n1", "Svanen", 0), service("n2", "Tempo", 10'000)},
                            {service("1", "Svanen", 151),       // too far
                             service("2", "Handlarn", 10'050),  // another name
                             service("3", "Tempo", 10'501),     // nothing like it is near
                             service("4", "Tempo", 10'000, 1),  // another kind of service
                             service("5", "", 20)}}};           // no name
  EXPECT_THAT(ids(sources.unite()), ElementsAre("n1", "n2", "1", "2", "3", "4", "5"));
  EXPECT_THAT(
      sources.notices(1),
      ElementsAre("perhaps the same, farther apart than 150 m, both count: 'Svanen' (1) and "
                  "'Svanen' (n1 of a), 151 m apart",
                  "perhaps the same under two names, both count: 'Handlarn' (2) and 'Tempo' (n2 of "
                  "a), 50 m apart",
                  "perhaps the same under two names, both count: '5' (5) and 'Svanen' (n1 of a), "
                  "20 m apart"));
}

// a is near b and b near c, and a is not near c: c stays by itself.
TEST(Duplicates, OfAChainAreNotMergedOverTheDistance) {
  Sources<Service> chain{
      {{service("a", "Tempo", 0)}, {service("b", "Tempo", 140)}, {service("c", "Tempo", 280)}}};
  EXPECT_THAT(ids(chain.unite()), ElementsAre("a=b", "c"));
  Sources<Service> star{
      {{service("a", "Tempo", 0)}, {service("b", "Tempo", 140)}, {service("c", "Tempo", -140)}}};
  EXPECT_THAT(ids(star.unite()), ElementsAre("a=b=c")) << "each is near the first";
}

// Two pharmacies side by side in both sources.  By nearness alone n1 would take 2, and 1 nothing.
TEST(Duplicates, ArePairedByTheirNamesFirst) {
  const Service n1 = service("n1", "Apoteket Svanen Åby", 0);
  const Service n2 = service("n2", "Apoteket Svalan Åby", 60);
  const Service b1 = service("1", "Apoteket Svanen Åby", 60);
  const Service b2 = service("2", "Apoteket Svalan Åby", 10);
  for (const bool swapped : {false, true}) {
    Sources<Service> sources{{swapped ? std::vector{n2, n1} : std::vector{n1, n2},
                              swapped ? std::vector{b2, b1} : std::vector{b1, b2}}};
    EXPECT_THAT(ids(sources.unite()), testing::UnorderedElementsAre("n1=1", "n2=2"));
  }
}

// Two as near and as alike as each other: the ids decide, whatever the order in the file.
TEST(Duplicates, AreTheSameInWhateverOrderASourceHasThem) {
  const Service low = service("1", "Tempo", 100);
  const Service high = service("2", "Tempo", -100);
  for (const auto& records : {std::vector{low, high}, std::vector{high, low}}) {
    Sources<Service> sources{{{service("a", "Tempo", 0)}, records}};
    EXPECT_THAT(ids(sources.unite()), ElementsAre("a=1", "2"));
    EXPECT_THAT(sources.notices(1),
                testing::Contains("perhaps the same, but another is more like it, both count: "
                                  "'Tempo' (2) and 'Tempo' (a of a), 100 m apart"));
  }
}

TEST(Duplicates, WithinASourceAreCountedOnly) {
  Sources<Service> sources{
      {{service("1", "Tempo", 0), service("2", "Tempo", 10), service("3", "Tempo", 151)}}};
  EXPECT_EQ(sources.unite().size(), 3U);
  // 2 beside 1, and 3 beside 2.
  EXPECT_THAT(sources.notices(0),
              ElementsAre("2 records may be there twice, the first of them 'Tempo' (1) and 'Tempo' "
                          "(2), 10 m apart; within one source nothing is merged"));
}

TEST(Duplicates, TakeWhatTheFirstLacks) {
  Service first = service("a", "Tempo", 0, 0);
  first.country = "SE";
  Service second = service("b", "Tempo Åby", 10, 0);
  second.kinds.insert(base::KindIndex{3});
  second.capacity = 40.0;
  second.days_per_week = 2;
  second.days_stated = true;
  second.country = "NO";
  second.months = model::Months::range(5, 10);
  Sources<Service> sources{{{first}, {second}}};
  const auto united = sources.unite();
  ASSERT_EQ(united.size(), 1U);
  EXPECT_EQ(united[0].months, second.months) << "all year is what a record has that says nothing";
  EXPECT_EQ(united[0].name, "Tempo");
  EXPECT_EQ(united[0].position, (geo::Point{0, 0}));
  EXPECT_EQ(united[0].kinds.size(), 2U);
  EXPECT_EQ(united[0].capacity, 40.0);
  EXPECT_EQ(united[0].days_per_week, 2);
  EXPECT_EQ(united[0].country, "SE") << "the first knows";

  first.days_per_week = 7;
  first.days_stated = true;
  first.months = model::Months::range(6, 8);
  Sources<Service> stated{{{first}, {second}}};
  const auto own = stated.unite();
  EXPECT_EQ(own[0].days_per_week, 7) << "the first says so itself";
  EXPECT_EQ(own[0].months, first.months);

  auto site = record<Candidate>("c", "Åby skola", 0);
  auto priced = record<Candidate>("d", "Åby skola", 0);
  site.host = "school";
  priced.host = "skola";
  priced.cost = 100.0;
  Sources<Candidate> sites{{{site}, {priced}}};
  const auto one = sites.unite();
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].host, "school");
  EXPECT_EQ(one[0].cost, 100.0);
}

// A kind that a merged record brought is one of the record's: the third meets the first by it.
TEST(Duplicates, UniteKinds) {
  Service both = service("b", "Tempo", 0, 0);
  both.kinds.insert(base::KindIndex{1});
  Sources<Service> sources{{{service("a", "Tempo", 0, 0)}, {both}, {service("c", "Tempo", 0, 1)}}};
  EXPECT_THAT(ids(sources.unite()), ElementsAre("a=b=c"));
}

Place village(std::string id, std::string name, double x, std::optional<double> persons) {
  auto made = record<Place>(std::move(id), std::move(name), x);
  if (persons) {
    made.population = base::Persons{*persons};
    made.young = base::Persons{*persons / 10};
  }
  return made;
}

// The people of a place come from one source, with their groups: 120, never 260, nor the young of
// 140 among 120.
TEST(Duplicates, DoNotCountPeopleTwice) {
  DuplicateRule rule = kRule;
  rule.within = base::Metres{1000};
  rule.alike = 1.0;
  Place counted = village("1", "Åby", 0, 120);
  counted.young.reset();
  Sources<Place> sources{{{counted, village("2", "Öby", 9000, {})},
                          {village("n1", "Åby", 900, 140), village("n2", "ÖBY", 9000, 50),
                           village("n3", "Norra Åby", 100, 7)}}};
  const auto places = sources.unite(rule);
  EXPECT_THAT(ids(places), ElementsAre("1=n1", "2=n2", "n3"));
  EXPECT_EQ(places[0].population, base::Persons{120});
  EXPECT_FALSE(places[0].young);
  EXPECT_EQ(places[1].population, base::Persons{50});
  EXPECT_EQ(places[1].young, base::Persons{5});
  EXPECT_EQ(
      sources.notices(1)[0],
      "counted once, with 120 people and not 140: 'Åby' (n1) and 'Åby' (1 of a), 900 m apart");
  EXPECT_EQ(sources.notices(1)[1], "counted once: 'ÖBY' (n2) and 'Öby' (2 of a), 0 m apart");
}

TEST(Duplicates, AreKeptOrRefusedAsTheStudySays) {
  DuplicateRule rule = kRule;
  rule.action = DuplicateAction::keep;
  Sources<Service> kept{{{service("a", "Tempo", 0)}, {service("b", "Tempo", 1)}}};
  EXPECT_EQ(kept.unite(rule).size(), 2U);
  EXPECT_THAT(kept.notices(1), ElementsAre("the same, and both count: 'Tempo' (b) and 'Tempo' (a "
                                           "of a), 1 m apart"));
  rule.action = DuplicateAction::refuse;
  Sources<Service> refused{{{service("a", "Tempo", 0)}, {service("b", "Tempo", 1)}}};
  try {
    static_cast<void>(refused.unite(rule));
    FAIL() << "accepted";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::duplicate_record);
    EXPECT_EQ(error.where().file, "b");
    EXPECT_EQ(error.where().record, "row 2");
  }
}

ErrorCode code_of(std::vector<std::vector<Service>> records) {
  try {
    Sources<Service> sources{std::move(records)};
    static_cast<void>(sources.unite());
  } catch (const base::Error& error) {
    return error.code();
  }
  return ErrorCode::internal;  // stands for: accepted
}

// An id is what needs, plans and commands call a thing by: it must not be that of two, and may be
// that of one thing in two sources.
TEST(Duplicates, MayShareAnIdOnlyIfTheyAreOne) {
  EXPECT_EQ(code_of({{service("1", "Tempo", 0)}, {service("1", "Mack", 9000)}}),
            ErrorCode::duplicate_id);
  EXPECT_EQ(code_of({{service("1", "Tempo", 0)}, {service("1", "Tempo", 9)}}), ErrorCode::internal);
  // 2 is merged into 1 and speaks of it, so no other may be called 2.
  EXPECT_EQ(
      code_of(
          {{service("1", "Tempo", 0)}, {service("2", "Tempo", 9)}, {service("2", "Mack", 9000)}}),
      ErrorCode::duplicate_id);
}

TEST(Duplicates, AreToldTwentyAtMost) {
  std::vector<Service> a;
  std::vector<Service> b;
  for (int i = 0; i < 23; ++i) {
    a.push_back(service("a" + std::to_string(i), "Tempo", i * 1000.0));
    b.push_back(service("b" + std::to_string(i), "Tempo", i * 1000.0));
  }
  Sources<Service> sources{{a, b}};
  EXPECT_EQ(sources.unite().size(), 23U);
  ASSERT_EQ(sources.notices(1).size(), 21U);
  EXPECT_EQ(sources.notices(1).back(), "and 3 more pairs like these");
  EXPECT_EQ(sources.report(1).merged.size(), 23U);
}

}  // namespace
}  // namespace narhet::input
