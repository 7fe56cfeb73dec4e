// SPDX-License-Identifier: MIT
#include "invented_report.hpp"
#include "read_report.hpp"

#include "narhet/base/format.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace narhet::study::report {
namespace {

using base::index;
using base::Language;
using test::chapter_of;
using test::contains;
using test::invented;
using test::report_of;
using test::row_of;
using test::shown;
using test::table_of;

constexpr std::string_view kHome = "DEMO – påhittad kommun";
constexpr std::string_view kNeighbour = "DEMO – påhittad grannkommun";

/// What stands below the heading of a municipality, as a chapter of its own.
model::ReportChapter page_of(const model::Report& report, std::string_view municipality) {
  const base::Catalogue english{Language::english};
  model::ReportChapter page{"page", base::Message{"{}", std::string{municipality}}, {}};
  bool is_in = false;
  for (const model::ReportBlock& block : chapter_of(report, "each-municipality").blocks) {
    if (const auto* heading = std::get_if<model::ReportHeading>(&block)) {
      is_in = english.render(heading->text) == municipality;
    } else if (is_in) {
      page.blocks.push_back(block);
    }
  }
  return page;
}
std::string words_of(const model::ReportChapter& chapter) {
  model::Report report;
  report.title = chapter.title;
  report.chapters = {chapter};
  return test::text_of(report, Language::english);
}
std::size_t count_marks(const model::ReportChapter& page, model::ReportMapLayer::Symbol symbol) {
  return test::map_layer_of(page, symbol).marks.size();
}

TEST(EachMunicipality, HasAHeadingOfItsOwn) {
  std::set<std::string> ids;
  std::size_t headings = 0;
  const auto report = report_of(invented());
  for (const model::ReportBlock& block : chapter_of(report, "each-municipality").blocks) {
    if (const auto* heading = std::get_if<model::ReportHeading>(&block)) {
      ++headings;
      ids.insert(heading->id);
    }
  }
  EXPECT_EQ(headings, 2U);
  EXPECT_EQ(ids.size(), 2U);
}

// As the chapter that sets them side by side says it: 2 246 live in 9901, 2 020 of them within ten
// minutes of groceries.  Storsagö, behind the ferry, has farthest.
TEST(EachMunicipality, SaysHowNearItsPeopleHaveIt) {
  const auto page = page_of(report_of(invented()), kHome);
  const auto* groceries = row_of(table_of(page, std::string{kHome} + ": how near"), {"groceries"});
  ASSERT_NE(groceries, nullptr);
  EXPECT_EQ(shown((*groceries)[1]), "2020");
  EXPECT_EQ(shown((*groceries)[2]), "89.9");
  EXPECT_EQ(shown(groceries->back()), "Storsagö");
  EXPECT_TRUE(contains(words_of(page), "of the 2246 people in listed places")) << words_of(page);
}

// The neighbour's shop is nearer to Österfabla than its own municipality's (the invented study's
// README); nobody of the neighbour goes the other way for groceries.
TEST(EachMunicipality, NamesWhereItsPeopleGoAcrossTheBorder) {
  const model::Result& result = invented().result;
  double elsewhere = 0;
  for (std::size_t i = 0; i < result.places.size(); ++i) {
    const auto& pair =
        result.nearest.at(base::id_at<base::PlaceIndex>(i), base::KindIndex{}, base::Metric::time);
    if (pair.nearest && result.places[i].municipality == base::MunicipalityIndex{} &&
        result.services[index(pair.nearest->service)].municipality != base::MunicipalityIndex{}) {
      elsewhere += result.places[i].population.value_or(base::Persons{}).count();
    }
  }
  ASSERT_GT(elsewhere, 0);
  const auto report = report_of(invented());
  const std::string home = words_of(page_of(report, result.municipalities[0].name));
  EXPECT_TRUE(contains(home, base::format("groceries: {} people in Österfabla have the nearest "
                                          "outside the municipality ({})",
                                          elsewhere, result.municipalities[1].name)))
      << home;
  const std::string other = words_of(page_of(report, result.municipalities[1].name));
  EXPECT_TRUE(contains(other, base::format("groceries: {} people in Österfabla from outside have "
                                           "the nearest here ({})",
                                           elsewhere, result.municipalities[0].name)))
      << other;
  const auto& table =
      table_of(chapter_of(report, "neighbours"), "What the neighbours mean to each municipality");
  const auto* row = row_of(table, {result.municipalities[0].name, "groceries"});
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(shown((*row)[row->size() - 3]), result.municipalities[1].name);
}

// A service point in no municipality of the study: one of them is made so.
TEST(EachMunicipality, SaysWhereTheStudyEnds) {
  Answer answer = invented();
  for (model::Service& service : answer.result.services) {
    if (service.municipality == base::id_at<base::MunicipalityIndex>(1)) {
      service.municipality.reset();
    }
  }
  const std::string page = words_of(page_of(report_of(answer), kHome));
  EXPECT_TRUE(contains(page, "outside the municipality (outside the study's municipalities)"))
      << page;
}

// K1 comes first of the sites, whose reasons stand in the result; all candidates are in 9901 or
// 9902 and each is on the map of its own alone.
TEST(EachMunicipality, TellsOfItsOwnSitesPlacesAndClosings) {
  const model::Result& result = invented().result;
  const auto report = report_of(invented());
  const base::Catalogue english{Language::english};
  const auto page = page_of(report, kHome);
  const std::string text = words_of(page);
  const std::string other = words_of(page_of(report, kNeighbour));
  for (const model::CandidateScore& score : result.ranking.scores) {
    if (score.rank_in_municipality == 1U &&
        result.candidates[index(score.candidate)].municipality == base::MunicipalityIndex{}) {
      EXPECT_TRUE(contains(text, english.render(score.reason)));
      EXPECT_FALSE(contains(other, english.render(score.reason)));
    }
  }
  std::size_t places = 0;
  for (const model::Place& place : result.places) {
    places += place.municipality == base::MunicipalityIndex{} ? 1U : 0U;
  }
  EXPECT_EQ(count_marks(page, model::ReportMapLayer::Symbol::place), places);
  EXPECT_EQ(count_marks(page, model::ReportMapLayer::Symbol::municipality), 1U);
  EXPECT_TRUE(contains(text, "The closings here that would hit most people, the worst first:"));
}

// needs.csv: those of 9902 said nothing but for the businesses of Österfabla.
TEST(EachMunicipality, TellsWhatItsGroupsSaid) {
  const auto report = report_of(invented());
  const auto page = page_of(report, kHome);
  EXPECT_NE(row_of(table_of(page, "What each group in"), {"young people", "2", "10", "10"}),
            nullptr);
  const auto& side_by_side =
      table_of(chapter_of(report, "groups"), "Voices for a need or a wish by municipality");
  const auto* row = row_of(side_by_side, {std::string{kHome}});
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(shown((*row)[1]), "20") << "the young, 10 needs and 10 wishes";
}

// What the chapters beside it withhold stands nowhere in it either.
TEST(EachMunicipality, TellsNoMoreToEveryoneThanTheOtherChapters) {
  const auto report = report_of(test::invented_for_everyone());
  test::expect_well_formed(report);
  for (const std::string_view municipality : {kHome, kNeighbour}) {
    const auto page = page_of(report, municipality);
    for (const model::ReportTable* table : test::tables_of(page)) {
      const std::string caption = shown(base::Argument{table->caption});
      if (!caption.starts_with("What each group in")) {
        continue;
      }
      for (const auto& row : table->rows) {
        const auto* all =
            row_of(table_of(chapter_of(report, "groups"), "What each group said"), {shown(row[0])});
        ASSERT_NE(all, nullptr) << shown(row[0]);
        const auto count = [](const auto& cell) { return cell ? std::stoul(shown(cell)) : 0U; };
        EXPECT_LE(count(row[2]), count((*all)[2]));
        EXPECT_NE(shown(row[2]), "0") << "none, or a few: not told";
      }
    }
  }
}

TEST(EachMunicipality, IsLeftOutWhereThereIsOne) {
  const auto report = report_of(Answer{});
  for (const model::ReportChapter& chapter : report.chapters) {
    EXPECT_NE(chapter.id, "each-municipality");
  }
}

}  // namespace
}  // namespace narhet::study::report
