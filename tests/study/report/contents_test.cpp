// SPDX-License-Identifier: MIT
#include "narhet/study/report/contents.hpp"

#include "read_report.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/input/gdal_session.hpp"
#include "narhet/study/study_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace narhet::study::report {
namespace {

using base::Language;
using test::chapter_of;
using test::paragraphs_of;
using test::row_of;
using test::shown;
using test::table_of;

Answer work_out(needs::Level level, Language language) {
  const input::GdalSession gdal;
  const test::TemporaryFolder folder;
  StudyFile study =
      read_study_file(std::string{NARHET_SOURCE_DIR} + "/tests/study/invented", language);
  study.output_folder = folder.path();
  study.privacy.level = level;
  std::vector<Line> lines;
  return answer_study(study, {.version = "test", .engine = {}}, {}, lines);
}

/// tests/study/invented, whose every number can be worked out by hand.
const Answer& invented() {
  static const Answer answer = work_out(needs::Level::internal, Language::english);
  return answer;
}
const Answer& invented_for_everyone() {
  static const Answer answer = work_out(needs::Level::open, Language::english);
  return answer;
}
model::Report report_of(const Answer& answer) {
  return contents(answer, "2026-01-31T12:00:00.000Z");
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The chapters of a serviceplan, in the order of the issue.
TEST(ReportContents, HaveTheChaptersOfAServiceplanInTheirOrder) {
  std::vector<std::string> ids;
  for (const model::ReportChapter& chapter : report_of(invented()).chapters) {
    ids.push_back(chapter.id);
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"in-short", "present-situation", "far-to-go", "closures",
                                           "needs", "candidate-sites", "chosen-plan", "groups",
                                           "municipalities", "neighbours", "assumptions", "sources",
                                           "decision"}));
}

TEST(ReportContents, KeepFiguresTablesAndMapsParallel) {
  test::expect_well_formed(report_of(invented()));
  test::expect_well_formed(report_of(invented_for_everyone()));
}

// Counted over again from the nearest services, place by place: 3 146 people are listed.
TEST(ReportContents, SayInShortWhoHasAllKindsWithinTheThreshold) {
  const model::Result& result = invented().result;
  double within = 0;
  double all = 0;
  int beyond = 0;
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    bool has_all = true;
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      const auto& pair = result.nearest.at(base::id_at<base::PlaceIndex>(i),
                                           base::id_at<base::KindIndex>(kind), base::Metric::time);
      has_all = has_all && pair.nearest && pair.nearest->cost.units() <= 600'000U;
    }
    const double persons = result.places[i].population.value_or(base::Persons{}).count();
    within += has_all ? persons : 0;
    all += persons;
    beyond += has_all ? 0 : 1;
  }
  ASSERT_EQ(all, 3146);
  ASSERT_GT(beyond, 1);
  const auto paragraphs = paragraphs_of(chapter_of(report_of(invented()), "in-short"));
  ASSERT_EQ(paragraphs.size(), 4U);  // the audience, then three sentences
  EXPECT_TRUE(contains(paragraphs[0], "internal")) << paragraphs[0];
  EXPECT_TRUE(paragraphs[1].starts_with(
      base::format("{} of the 3146 people in listed places ({:.1f} %) have all kinds", within,
                   100 * within / all)))
      << paragraphs[1];
  EXPECT_TRUE(paragraphs[2].starts_with(
      base::format("In {} places, with {} people, some kind", beyond, all - within)))
      << paragraphs[2];
  EXPECT_TRUE(contains(paragraphs[3], "Of ") || contains(paragraphs[3], "candidate sites"))
      << paragraphs[3];
}

// Motorhult drives 13.3 minutes to groceries, Storsagö takes the ferry for 31, and no road or
// one-way street brings Lillsagö, Ödefabla and Enkelrud there.
TEST(ReportContents, TellOfEachPlaceTheWayToEachKindOrWhyThereIsNone) {
  const auto report = report_of(invented());
  const auto& table = table_of(chapter_of(report, "present-situation"), "Minutes by the fastest");
  EXPECT_EQ(table.rows.size(), 14U);
  EXPECT_EQ(shown(table.columns[3].title.empty() ? std::optional<base::Argument>{}
                                                 : base::Argument{table.columns[3].title}),
            "groceries, min");
  const auto* motorhult = row_of(table, {"Motorhult", "DEMO – påhittad kommun", "60"});
  ASSERT_NE(motorhult, nullptr);
  EXPECT_EQ(shown((*motorhult)[3]), "13.3");
  for (const char* name : {"Lillsagö", "Enkelrud", "Ödefabla"}) {
    const auto* row = row_of(table, {name});
    ASSERT_NE(row, nullptr) << name;
    EXPECT_EQ((*row)[3]->type(), base::Argument::Type::message) << name;
  }
}

// 2 246 live in 9901, all but 226 within ten minutes of groceries.
TEST(ReportContents, SetTheMunicipalitiesSideBySide) {
  const auto report = report_of(invented());
  const auto& chapter = chapter_of(report, "municipalities");
  const auto* row = row_of(table_of(chapter, "groceries within 10 min, by municipality"),
                           {"DEMO – påhittad kommun"});
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(shown((*row)[1]), "89.9");
  EXPECT_EQ(shown((*row)[2]), "2020");
  EXPECT_EQ(shown((*row)[3]), "2246");
  const auto text = test::text_of(report, Language::english);
  EXPECT_TRUE(contains(text, "average describes no single village"));
  EXPECT_TRUE(contains(text, "no rank over all indicators"));
}

// Counted over again, place by place.
TEST(ReportContents, SayWhoseNearestLiesInAnotherMunicipality) {
  const model::Result& result = invented().result;
  double elsewhere = 0;
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    const auto& pair =
        result.nearest.at(base::id_at<base::PlaceIndex>(i), base::KindIndex{}, base::Metric::time);
    if (pair.nearest && result.places[i].municipality &&
        result.services[base::index(pair.nearest->service)].municipality !=
            result.places[i].municipality) {
      elsewhere += result.places[i].population.value_or(base::Persons{}).count();
    }
  }
  ASSERT_GT(elsewhere, 0);
  const auto report = report_of(invented());
  const auto* row = row_of(
      table_of(chapter_of(report, "neighbours"), "Within 10 min with and without"), {"groceries"});
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(shown((*row)[4]), base::format("{}", elsewhere));
}

// Where Gini stands, the mean and the tenth who have farthest stand, too.
TEST(ReportContents, NeverTellGiniAlone) {
  const auto report = report_of(invented());
  int told = 0;
  for (const model::ReportChapter& chapter : report.chapters) {
    for (const model::ReportTable* table : test::tables_of(chapter)) {
      std::string titles;
      for (const auto& column : table->columns) {
        titles += shown(base::Argument{column.title}) + ";";
      }
      if (contains(titles, "Gini")) {
        ++told;
        EXPECT_TRUE(contains(titles, ";mean, min;")) << titles;
        EXPECT_TRUE(contains(titles, "mean of the tenth who have farthest")) << titles;
      }
    }
  }
  EXPECT_EQ(told, 5);  // a table for each kind
}

// The only pharmacy: 3 120 people have no second one.
TEST(ReportContents, RankClosingsAndSayWhoIsLeftWithNothing) {
  const auto report = report_of(invented());
  const auto& chapter = chapter_of(report, "closures");
  const auto& services = invented().result.services;
  const auto pharmacy = std::find_if(services.begin(), services.end(),
                                     [](const auto& service) { return service.id == "S2"; });
  ASSERT_NE(pharmacy, services.end());
  const auto& table = table_of(chapter, "What the closing of each service point would do");
  EXPECT_EQ(shown(table.rows.front()[0]), "1");
  const auto& kinds = table_of(chapter, "How much farther people would have");
  const auto found = std::find_if(kinds.rows.begin(), kinds.rows.end(), [&](const auto& row) {
    return shown(row[0]) == pharmacy->name && shown(row[2]) == "pharmacy goods";
  });
  ASSERT_NE(found, kinds.rows.end());
  EXPECT_EQ(shown((*found)[3]), "3120");
  EXPECT_EQ(shown((*found)[4]), "-");
  EXPECT_EQ(shown((*found)[6]), "3120");
}

// needs.csv: on Storsagö 24 of the elderly need a pharmacy, and that is not to be published.
TEST(ReportContents, WithholdWhatTheMeetingsMayNotTell) {
  const std::vector<std::string> pharmacy{"Storsagö", "pharmacy goods"};
  const auto internal = report_of(invented());
  const auto* told =
      row_of(table_of(chapter_of(internal, "needs"), "What was said, by place"), pharmacy);
  ASSERT_NE(told, nullptr);
  EXPECT_EQ(shown((*told)[2]), "24");
  const auto open = report_of(invented_for_everyone());
  const auto* withheld =
      row_of(table_of(chapter_of(open, "needs"), "What was said, by place"), pharmacy);
  EXPECT_TRUE(withheld == nullptr || shown((*withheld)[2]) == "-");
  EXPECT_TRUE(contains(test::text_of(open, Language::english), "Some numbers are withheld"));
}

// Of 44 voices in needs.csv for groceries or pharmacy goods by residents: 30 + 5 and 20.
TEST(ReportContents, SayWhatEachGroupAskedFor) {
  const auto report = report_of(invented());
  const auto& table = table_of(chapter_of(report, "needs"), "Voices for a need or a wish by group");
  const auto* residents = row_of(table, {"other residents"});
  ASSERT_NE(residents, nullptr);
  EXPECT_EQ(shown((*residents)[1]), "35");
  EXPECT_EQ(shown((*residents)[4]), "20");
}

TEST(ReportContents, GiveTheReasonsOfTheRankingAsItSaysThem) {
  const auto report = report_of(invented());
  const base::Catalogue english{Language::english};
  const auto text = test::text_of(report, Language::english);
  int reasons = 0;
  for (const model::CandidateScore& score : invented().result.ranking.scores) {
    if (score.rank) {
      ++reasons;
      EXPECT_TRUE(contains(text, english.render(score.reason)));
    }
  }
  EXPECT_GT(reasons, 1);
  ASSERT_FALSE(invented().proof.empty());
  EXPECT_TRUE(contains(text, english.render(invented().proof.front().text)));
}

TEST(ReportContents, ListEveryAssumptionWithItsSource) {
  const auto report = report_of(invented());
  const auto& table = table_of(chapter_of(report, "assumptions"), "What is assumed");
  const auto& rows = invented().result.provenance;
  const auto assumed = std::count_if(rows.begin(), rows.end(),
                                     [](const auto& row) { return row.topic == "assumption"; });
  ASSERT_LE(assumed, 300);
  EXPECT_EQ(static_cast<std::ptrdiff_t>(table.rows.size()), assumed);
}

TEST(ReportContents, SayWhatIsNotMeasuredOfGroups) {
  const auto text = test::text_of(report_of(invented()), Language::english);
  EXPECT_TRUE(contains(text, "Businesses: not measured"));
  EXPECT_TRUE(contains(text, "People without a car: not measured"));
}

TEST(ReportContents, CarryTheNotice) {
  Answer answer = invented();
  answer.result.notice = "DRAFT";
  EXPECT_EQ(report_of(answer).notice, "DRAFT");
}

// Whoever writes the report out escapes; here a name is what the input says, to the byte.
TEST(ReportContents, LeaveHostileNamesAsTheyAre) {
  const std::string name = "\"><script>alert(1)</script>\x01{}{0}&amp;";
  Answer answer = invented();
  answer.result.places.front().name = name;
  int seen = 0;
  test::for_each_argument(report_of(answer), [&](const base::Argument& each) {
    seen += each.type() == base::Argument::Type::text && each.text() == name ? 1 : 0;
  });
  EXPECT_GE(seen, 2);
}

TEST(ReportContents, SayThatThereAreNoCandidates) {
  Answer answer = invented();
  answer.result.candidates.clear();
  answer.result.candidate_snaps.clear();
  answer.result.ranking = {};
  answer.result.ranking_views.clear();
  answer.proof.clear();
  const auto report = report_of(answer);
  test::expect_well_formed(report);
  EXPECT_EQ(paragraphs_of(chapter_of(report, "in-short")).back(),
            "No candidate sites were given, so none is ranked.");
  EXPECT_TRUE(contains(paragraphs_of(chapter_of(report, "chosen-plan")).front(), "no plan"));
}

bool has_letter(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalpha(c) != 0; });
}

/// Adds the English of a message, and of those in it, that no catalogue has.
void collect_missing(const base::Message& message,
                     const std::map<std::string, std::string, std::less<>>& known,
                     std::vector<std::string>& missing) {
  if (has_letter(message.english()) && known.count(message.english()) == 0) {
    missing.push_back(message.english());
  }
  for (const base::Argument& argument : message.arguments()) {
    if (argument.type() == base::Argument::Type::message) {
      collect_missing(argument.message(), known, missing);
    }
  }
}

TEST(ReportContents, AreAllInTheSwedishCatalogue) {
  const auto known = base::read_po(base::builtin_text("messages/sv.po"));
  ASSERT_GT(known.size(), 1000U);
  std::vector<std::string> missing;
  for (const Answer* answer : {&invented(), &invented_for_everyone()}) {
    test::for_each_argument(report_of(*answer), [&](const base::Argument& each) {
      if (each.type() == base::Argument::Type::message) {
        collect_missing(each.message(), known, missing);
      }
    });
  }
  EXPECT_EQ(missing, std::vector<std::string>{});
}

// In Swedish the kinds are named in Swedish, since the study is worked out in that language.
TEST(ReportContents, FollowTheLanguageThatTheStudyIsReadFor) {
  const Answer answer = work_out(needs::Level::internal, Language::swedish);
  const auto report = report_of(answer);
  EXPECT_EQ(report.language, Language::swedish);
  const auto text = test::text_of(report, Language::swedish);
  EXPECT_TRUE(contains(text, "Dagligvaror inom 10 min, kommun för kommun"));
  EXPECT_FALSE(contains(text, "\ngroceries"));
  EXPECT_FALSE(contains(text, " 1 orter"));
  EXPECT_FALSE(contains(text, " 1 personer"));
}

}  // namespace
}  // namespace narhet::study::report
