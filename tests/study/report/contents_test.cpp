// SPDX-License-Identifier: MIT
#include "narhet/study/report/contents.hpp"

#include "invented_report.hpp"
#include "read_report.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/study/report/subject.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace narhet::study::report {
namespace {

using base::Language;
using test::chapter_of;
using test::contains;
using test::invented;
using test::invented_for_everyone;
using test::paragraphs_of;
using test::report_of;
using test::row_of;
using test::shown;
using test::table_of;

// The chapters of a serviceplan, in the order of the issue.
TEST(ReportContents, HaveTheChaptersOfAServiceplanInTheirOrder) {
  std::vector<std::string> ids;
  for (const model::ReportChapter& chapter : report_of(invented()).chapters) {
    ids.push_back(chapter.id);
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"in-short", "present-situation", "far-to-go", "closures",
                                           "needs", "candidate-sites", "chosen-plan", "groups",
                                           "municipalities", "neighbours", "each-municipality",
                                           "assumptions", "sources", "words", "decision"}));
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

std::string text_of_chapter(const model::Report& report, std::string_view id) {
  model::Report one;
  one.title = report.title;
  one.chapters = {chapter_of(report, id)};
  return test::text_of(one, Language::english);
}

// Counted over again: who would be hit by the worst closing, and which far places may be nearer to
// something beyond the edge.
TEST(ReportContents, SayInShortWhatHangsOnClosingsOnNeighboursAndOnWhatIsNotSure) {
  const model::Result& result = invented().result;
  double worst = 0;
  for (const model::ClosureSummary& summary : result.closure_summaries) {
    worst = std::max(worst, summary.beyond.persons.count());
  }
  ASSERT_GT(worst, 0);
  const std::string text = text_of_chapter(report_of(invented()), "in-short");
  EXPECT_TRUE(contains(text, base::format(": {} people would have farther than 10 min", worst)))
      << text;
  EXPECT_TRUE(contains(text, "The neighbours: without other municipalities' service points"))
      << text;
  std::uint64_t far = 0;
  std::uint64_t uncertain = 0;
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    bool is_far = false;
    bool is_uncertain = false;
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      const auto& pair = result.nearest.at(base::id_at<base::PlaceIndex>(i),
                                           base::id_at<base::KindIndex>(kind), base::Metric::time);
      const bool beyond = !pair.nearest || pair.nearest->cost.units() > 600'000U;
      is_far = is_far || beyond;
      is_uncertain = is_uncertain || (beyond && pair.edge_uncertain);
    }
    far += is_far ? 1U : 0U;
    uncertain += is_uncertain ? 1U : 0U;
  }
  const bool says_edge = contains(text, "so near to the edge of the loaded roads");
  EXPECT_EQ(says_edge, uncertain > 0);
  EXPECT_TRUE(uncertain == 0 ||
              contains(text, base::format("{} of the {} places that have some kind farther than "
                                          "10 min",
                                          uncertain, far)))
      << text;
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
  const auto* row =
      row_of(table_of(chapter_of(report, "neighbours"), "Who has the nearest service outside"),
             {"groceries"});
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(shown((*row)[1]), base::format("{}", elsewhere));
}

// The study has 10 and 20 minutes, 5 and 10 km, and each says something else of the neighbours.
TEST(ReportContents, TellOfTheNeighboursWithinEveryLimit) {
  const model::Result& result = invented().result;
  const auto report = report_of(invented());
  const auto& chapter = chapter_of(report, "neighbours");
  ASSERT_EQ(result.thresholds.size(), 4U);
  for (std::size_t i = 0; i < result.thresholds.size(); ++i) {
    const auto& table =
        table_of(chapter, base::format("Within {} with and without", result.thresholds[i].label));
    ASSERT_EQ(table.rows.size(), result.kinds.size());
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      const auto& row = *coverage_of(result, {}, base::id_at<base::KindIndex>(kind), i);
      EXPECT_EQ(shown(table.rows[kind][1]),
                base::format("{:.1f}", 100 * (row.within.persons / row.all.persons)));
    }
  }
  const auto& areas = table_of(chapter, "What the neighbours mean to each municipality");
  ASSERT_EQ(areas.columns.size(), 10U);
  EXPECT_EQ(areas.rows.size(), 2 * result.kinds.size());
  const char* titles[] = {"10 min", "20 min", "5 km", "10 km"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(shown(base::Argument{areas.columns[2 + i].title}),
              base::format("Persons fewer within {} without them", titles[i]));
  }
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
  const std::vector<std::optional<base::Argument>>* hit = nullptr;
  for (const auto& row : table.rows) {
    hit = shown(row[1]) == pharmacy->name ? &row : hit;
  }
  ASSERT_NE(hit, nullptr);
  const model::ClosureSummary& summary =
      invented().result.closure_summaries[static_cast<std::size_t>(pharmacy - services.begin())];
  ASSERT_FALSE(summary.beyond_places.empty());
  EXPECT_TRUE(contains(shown((*hit)[5]),
                       invented().result.places[base::index(summary.beyond_places[0])].name))
      << "who would be hit is named in the table, where most live first";
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

// needs.csv: the young wish for post on Storsagö (10) and need fuel in Söderfabla (10); the elderly
// were heard in three places of five; businesses spoke or offered in four.  Those of 9902 said
// nothing but for the businesses of Österfabla.
TEST(ReportContents, TellOfTheGroupsWhatTheySaidAndWhereTheyWereNotHeard) {
  const auto report = report_of(invented());
  const auto& table = table_of(chapter_of(report, "groups"), "What each group said");
  EXPECT_EQ(shown(base::Argument{table.columns[1].title}),
            "Places where it spoke, of 5 that were asked");
  const auto* young = row_of(table, {"young people", "2", "10", "10"});
  ASSERT_NE(young, nullptr);
  EXPECT_TRUE(contains(shown((*young)[4]), "post and parcels (10)")) << shown((*young)[4]);
  EXPECT_TRUE(contains(shown((*young)[4]), "fuel (10)")) << shown((*young)[4]);
  const auto& result = invented().result;
  std::vector<bool> heard(result.municipalities.size());
  for (const model::NeedRow& row : result.need_rows) {
    const auto& municipality = result.places[base::index(row.place)].municipality;
    if (row.speakers == model::Speakers::young && municipality &&
        row.need_voices.value_or(0) + row.wish_voices.value_or(0) > 0) {
      heard[base::index(*municipality)] = true;
    }
  }
  for (std::size_t i = 0; i < heard.size(); ++i) {
    EXPECT_EQ(contains(shown((*young)[5]), result.municipalities[i].name), !heard[i]);
  }
  EXPECT_NE(row_of(table, {"elderly people", "3", "36", "10"}), nullptr);
  EXPECT_TRUE(contains(text_of_chapter(report, "groups"), "Of the 14 listed places 5 were asked"));
}

TEST(ReportContents, SayThatNoGroupWasAskedWhereThereAreNoNeeds) {
  Answer answer = invented();
  answer.result.need_rows.clear();
  EXPECT_TRUE(contains(text_of_chapter(report_of(answer), "groups"), "No group was asked"));
}

// Where each lies is measured again, as the crow flies.
TEST(ReportContents, TellWhereTheSitesLieAndWhatTheyBring) {
  const model::Result& result = invented().result;
  const auto report = report_of(invented());
  const auto& table = table_of(chapter_of(report, "candidate-sites"), "The candidate sites: where");
  ASSERT_EQ(table.rows.size(), result.candidates.size());
  EXPECT_GE(table.rows_shown, table.rows.size()) << "none is folded away";
  for (const model::CandidateScore& score : result.ranking.scores) {
    const model::Candidate& site = result.candidates[base::index(score.candidate)];
    const auto* row = row_of(table, {site.name});
    ASSERT_NE(row, nullptr) << site.name;
    std::pair<double, std::string> nearest{1e9, ""};
    for (const model::Place& place : result.places) {
      const double metres =
          std::hypot(place.position.x - site.position.x, place.position.y - site.position.y);
      if (!place.is_neighbour && metres < nearest.first) {
        nearest = {metres, place.name.empty() ? place.id : place.name};
      }
    }
    EXPECT_EQ(shown((*row)[2]),
              base::format("{} ({:.1f} km)", nearest.second, nearest.first / 1000.0));
    EXPECT_EQ(shown((*row)[3]) == "none", score.newly_within_places.empty()) << site.name;
    for (const base::PlaceIndex place : score.newly_within_places) {
      EXPECT_TRUE(contains(shown((*row)[4]), result.places[base::index(place)].name));
    }
  }
}

/// The invented study, as if two sites of one municipality had all points on all that is weighed
/// but for feasibility.
Answer with_capped_sites() {
  Answer answer = invented();
  model::Ranking& ranking = answer.result.ranking;
  const std::vector<double>& weights = ranking.weight_sets.front().weights;
  for (model::CandidateScore& score : ranking.scores) {
    answer.result.candidates[base::index(score.candidate)].municipality =
        base::id_at<base::MunicipalityIndex>(0);
    score.rank_in_municipality = score.rank;
    score.robustness.tier = score.rank.value_or(0);
    for (std::size_t c = 0; c < weights.size(); ++c) {
      const bool is_feasibility = ranking.criteria[c].measure == model::Measure::feasibility;
      score.criteria[c].raw = score.criteria[c].scaled =
          is_feasibility ? 1.0 / score.rank.value_or(9) : 1.0;
    }
  }
  return answer;
}

// "First in 100 % of all weightings" would sound surer than it is.
TEST(ReportContents, SayWhereTheWeightingsSayLittle) {
  const auto report = report_of(with_capped_sites());
  EXPECT_TRUE(contains(text_of_chapter(report, "candidate-sites"), "the weightings say little"));
  EXPECT_TRUE(contains(text_of_chapter(report, "chosen-plan"),
                       "In DEMO – påhittad kommun being first in so many weightings says little"));
  const std::string in_short = text_of_chapter(report, "in-short");
  EXPECT_FALSE(contains(in_short, "of all weightings tried")) << in_short;
  EXPECT_TRUE(contains(in_short, "in 1 of 1 municipalities another site may be as good"))
      << in_short;
}

TEST(ReportContents, TellTheTypeOfMunicipalitiesWhereItIsKnown) {
  EXPECT_FALSE(contains(test::text_of(report_of(invented()), Language::english), "Type of"));
  Answer answer = invented();
  answer.result.municipalities[0].type = "Landsbygdskommun";
  const auto report = report_of(answer);
  test::expect_well_formed(report);
  const auto& chapter = chapter_of(report, "municipalities");
  EXPECT_NE(row_of(table_of(chapter, "groceries within 10 min, by municipality"),
                   {"DEMO – påhittad kommun", "Landsbygdskommun", "89.9"}),
            nullptr);
  EXPECT_NE(row_of(table_of(chapter, "Who is counted"), {"DEMO – påhittad grannkommun", "-"}),
            nullptr);
}

/// The words that titles of tables speak of.
TEST(ReportContents, ExplainEveryWordThatATableLeadsTo) {
  const auto report = report_of(invented());
  std::set<std::string> known;
  for (const model::ReportBlock& block : chapter_of(report, "words").blocks) {
    if (const auto* list = std::get_if<model::ReportWords>(&block)) {
      for (const auto& word : list->words) {
        EXPECT_TRUE(known.insert(word.id).second) << word.id;
      }
    }
  }
  int led = 0;
  for (const model::ReportChapter& chapter : report.chapters) {
    for (const model::ReportTable* table : test::tables_of(chapter)) {
      for (const auto& column : table->columns) {
        led += column.word.empty() ? 0 : 1;
        EXPECT_TRUE(column.word.empty() || known.count(column.word) == 1) << column.word;
      }
    }
  }
  EXPECT_GT(led, 10);
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
  // In words, by the names that the criteria, weights and rules have, with their name in the files.
  const auto expect_named = [&table](const char* what, const char* key) {
    const auto* row = row_of(table, {what});
    ASSERT_NE(row, nullptr) << what;
    EXPECT_EQ(shown(row->back()), key);
  };
  expect_named("need met: gives all points", "score.need_met.target");
  expect_named("weightings tried", "score.draws");
  expect_named("speed on roads of class 'trunk'", "car.class_speed.trunk");
}

TEST(ReportContents, SayWhatIsNotMeasuredOfGroups) {
  const auto text = test::text_of(report_of(invented()), Language::english);
  EXPECT_TRUE(contains(text, "How near businesses have it is not measured"));
  EXPECT_TRUE(contains(text, "How near people without a car have it is not measured"));
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
  const Answer answer = test::work_out_invented(needs::Level::internal, Language::swedish);
  const auto report = report_of(answer);
  EXPECT_EQ(report.language, Language::swedish);
  const auto text = test::text_of(report, Language::swedish);
  EXPECT_TRUE(contains(text, "Dagligvaror inom 10 min, kommun för kommun"));
  EXPECT_FALSE(contains(text, "\ngroceries"));
  EXPECT_FALSE(contains(text, " 1 orter"));
  EXPECT_FALSE(contains(text, " 1 personer"));
  EXPECT_TRUE(contains(text, "två som önskar är som en som behöver"));
  EXPECT_FALSE(contains(text, "two who wish")) << "the sources of assumptions";
}

}  // namespace
}  // namespace narhet::study::report
