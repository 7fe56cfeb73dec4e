// SPDX-License-Identifier: MIT
#include "read_report.hpp"

#include "narhet/access/closure.hpp"
#include "narhet/access/closure_summary.hpp"
#include "narhet/access/coverage.hpp"
#include "narhet/base/format.hpp"
#include "narhet/study/report/contents.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace narhet::study::report {
namespace {

using base::id_at;
using base::Language;
using base::Metric;
using base::Persons;
using base::Weight;
using Symbol = model::ReportMapLayer::Symbol;

/// Places in a row, 1 km apart, each 1 minute and 1 km farther from the one shop than the one
/// before, each with 2 people, in one municipality.
Answer row_of_places(std::size_t count, bool are_cells) {
  Answer answer;
  model::Result& result = answer.result;
  result.study_name = "a row";
  result.crs = geo::Crs::from_text("EPSG:3006");
  result.kinds = {{"dagligvaror", "Dagligvaror", "groceries"}};
  result.thresholds = {{Metric::time, Weight{600'000}, "10 min"}};
  result.municipalities.push_back(
      {"9901", "Åby", {}, Persons{2.0 * static_cast<double>(count)}, {}});
  result.services.resize(1);
  result.services[0].id = "S1";
  result.services[0].name = "Åby livs";
  result.services[0].kinds.insert(id_at<base::KindIndex>(0));
  result.service_snaps.resize(1);
  result.nearest = model::NearestTable{count, 1};
  for (std::size_t i = 0; i < count; ++i) {
    model::Place place;
    place.id = base::format("P{}", i);
    place.name = are_cells ? std::string{} : base::format("By {}", i);
    place.position = {500'000.0 + 1000.0 * static_cast<double>(i % 400),
                      6'600'000.0 + 1000.0 * static_cast<double>(i / 400)};
    place.population = Persons{2};
    place.municipality = id_at<base::MunicipalityIndex>(0);
    place.cell_width = are_cells ? std::optional{base::Metres{1000}} : std::nullopt;
    result.places.push_back(place);
    for (const Metric metric : base::kMetrics) {
      const std::uint32_t unit = metric == Metric::time ? 60'000 : 100'000;
      auto& pair = result.nearest.at(id_at<base::PlaceIndex>(i), id_at<base::KindIndex>(0), metric);
      pair.nearest = model::Reached{id_at<base::ServiceIndex>(0),
                                    Weight{unit * static_cast<std::uint32_t>(i % 1000)}};
      pair.status = model::ReachStatus::reached;
    }
  }
  result.place_snaps.assign(count, {model::SnapStatus::on_road, {}, {}});
  result.need_index.resize(count);
  result.coverage = access::coverage(result.places, result.nearest, result.thresholds, 1);
  result.all_kinds_coverage =
      access::coverage_of_all_kinds(result.places, result.nearest, result.thresholds, 1);
  result.closures =
      access::closure_effects(result.places, result.nearest, result.services, result.thresholds);
  result.closure_summaries = access::closure_summaries(
      result.places, result.nearest, 1, result.kinds, result.decide_by, &result.thresholds[0]);
  return answer;
}

model::Report report_of(const Answer& answer) {
  return contents(answer, "2026-01-31T12:00:00.000Z");
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

double persons_on(const model::ReportMapLayer& layer) {
  double sum = 0.0;
  for (const auto& mark : layer.marks) {
    sum += mark.weight;
  }
  return sum;
}

// By 399 has farthest, By 100 is the last of the 300 farthest, By 99 stands in no table.
TEST(ReportOfManyPlaces, KeepsThoseWhoHaveFarthestAndSaysHowManyThereAre) {
  const auto report = report_of(row_of_places(400, false));
  const auto& chapter = test::chapter_of(report, "present-situation");
  const auto& table = test::table_of(chapter, "Minutes by the fastest");
  EXPECT_EQ(table.rows.size(), 300U);
  EXPECT_NE(test::row_of(table, {"By 399"}), nullptr);
  EXPECT_NE(test::row_of(table, {"By 100"}), nullptr);
  EXPECT_EQ(test::row_of(table, {"By 99"}), nullptr);
  const auto text = test::text_of(report, Language::english);
  EXPECT_TRUE(contains(text,
                       "The tables show the 300 places that have farthest to some service; all 400 "
                       "are in the layer 'places' of the GeoPackage."));
  // Of the 389 farther than ten minutes, 89.
  EXPECT_TRUE(contains(text,
                       "The table leaves out 89 more rows; all are in the layer 'places' of the "
                       "GeoPackage."));
}

TEST(ReportOfManyPlaces, LeavesNothingOutWhereThereIsRoom) {
  const auto report = report_of(row_of_places(300, false));
  const auto text = test::text_of(report, Language::english);
  EXPECT_FALSE(contains(text, "The tables show"));
  EXPECT_EQ(
      test::map_layer_of(test::chapter_of(report, "present-situation"), Symbol::place).marks.size(),
      300U);
}

// 11 of 12 places are within ten minutes: one place with 2 people is not.
TEST(ReportOfAFew, SaysOnePlaceAndNotOnePlaces) {
  const auto report = report_of(row_of_places(12, false));
  const auto english = test::paragraphs_of(test::chapter_of(report, "in-short"));
  ASSERT_EQ(english.size(), 3U);
  EXPECT_TRUE(english[1].starts_with("In 1 place, with 2 people, some kind")) << english[1];
  const auto swedish = test::text_of(report, Language::swedish);
  EXPECT_TRUE(contains(swedish, "På 1 ort, där 2 personer bor"));
  EXPECT_FALSE(contains(swedish, " 1 orter"));
}

// Places whose number of people nobody knows are counted as places.
TEST(ReportOfAFew, CountsPlacesWhereNobodyKnowsThePeople) {
  Answer answer = row_of_places(12, false);
  for (model::Place& place : answer.result.places) {
    place.population.reset();
  }
  answer.result.coverage =
      access::coverage(answer.result.places, answer.result.nearest, answer.result.thresholds, 1);
  answer.result.all_kinds_coverage = access::coverage_of_all_kinds(
      answer.result.places, answer.result.nearest, answer.result.thresholds, 1);
  const auto report = report_of(answer);
  test::expect_well_formed(report);
  EXPECT_EQ(test::paragraphs_of(test::chapter_of(report, "in-short")).front(),
            "All kinds of service within 10 min by car: 11 of 12 places.");
}

/// The elderly as a group of whom 30 % have groceries within ten minutes, all people 40 %.
Answer with_groups(bool are_cells) {
  Answer answer = row_of_places(50, are_cells);
  model::Result& result = answer.result;
  result.groups = {{"all", base::Message{"all people"}, {}},
                   {"elderly", base::Message{"elderly people"}, {}}};
  for (std::size_t group = 0; group < 2; ++group) {
    for (std::size_t area = 0; area < 2; ++area) {
      model::MunicipalityIndicator row{.indicator = model::Indicator::within,
                                       .kind = id_at<base::KindIndex>(0),
                                       .metric = Metric::time,
                                       .threshold = 0,
                                       .group = group,
                                       .unit = model::IndicatorUnit::percent,
                                       .value = group == 0 ? 40.0 : 30.0,
                                       .persons = Persons{group == 0 ? 40.0 : 6.0},
                                       .of_persons = Persons{group == 0 ? 100.0 : 20.0}};
      if (area > 0) {
        row.municipality = id_at<base::MunicipalityIndex>(0);
      }
      result.indicators.push_back(row);
    }
  }
  return answer;
}

TEST(ReportOfGroups, SetsThemBesideAllPeople) {
  const auto report = report_of(with_groups(false));
  test::expect_well_formed(report);
  const auto& table =
      test::table_of(test::chapter_of(report, "groups"), "groceries within 10 min, by group");
  const auto* elderly = test::row_of(table, {"elderly people", "30.0", "6", "20"});
  ASSERT_NE(elderly, nullptr);
  EXPECT_NE(test::row_of(table, {"all people", "40.0", "40", "100"}), nullptr);
  const auto text = test::text_of(report, Language::english);
  EXPECT_TRUE(contains(text, "Fewest within 10 min: elderly people, 30.0 %."));
  EXPECT_FALSE(contains(text, "How near the elderly have it is not measured"));
  EXPECT_TRUE(contains(text, "How near the young have it is not measured"));
}

// The difference of two shares could tell of few.
TEST(ReportOfGroups, TellsNoPartOfThePeopleOfCellsToEveryone) {
  Answer answer = with_groups(true);
  EXPECT_FALSE(test::tables_of(test::chapter_of(report_of(answer), "groups")).empty());
  answer.result.withhold_cells = true;
  EXPECT_TRUE(test::tables_of(test::chapter_of(report_of(answer), "groups")).empty());
}

// 2 000 cells are more than the map takes one by one: squares, with as many people in all.
TEST(ReportOfCells, AddsUpTheMapInSquares) {
  const auto report = report_of(row_of_places(2000, true));
  test::expect_well_formed(report);
  const auto& chapter = test::chapter_of(report, "present-situation");
  const auto& layer = test::map_layer_of(chapter, Symbol::place);
  EXPECT_LE(layer.marks.size(), 1500U);
  EXPECT_GT(layer.marks.size(), 100U);
  EXPECT_DOUBLE_EQ(persons_on(layer), 4000.0);
  EXPECT_TRUE(contains(test::text_of(report, Language::english), "adds them up in squares"));
}

// In a square of four cells 6 people have 0 minutes, and 2 each 1, 400 and 401: 1 604 over 12.
TEST(ReportOfCells, ColoursASquareByTheMeanWayOfItsPeople) {
  Answer answer = row_of_places(2000, true);
  answer.result.places[0].population = Persons{6};
  const auto report = report_of(answer);
  const auto& layer =
      test::map_layer_of(test::chapter_of(report, "present-situation"), Symbol::place);
  const base::Catalogue english{Language::english};
  ASSERT_FALSE(layer.marks.empty());
  const auto& mark = layer.marks.front();
  EXPECT_EQ(english.render(mark.name), "square of 2 km");
  ASSERT_EQ(mark.facts.size(), 3U);
  EXPECT_EQ(english.render(mark.facts[0]), "12 people");
  EXPECT_EQ(english.render(mark.facts[2]),
            "mean way to the farthest of the nearest services: 133.7 min");
}

// A third of the rural cells hold fewer than five people: nothing of one is told to everyone.
TEST(ReportOfCells, TellsNothingOfASingleCellToEveryone) {
  Answer answer = row_of_places(50, true);
  EXPECT_TRUE(contains(test::text_of(report_of(answer), Language::english), "P49\n"));
  answer.result.withhold_cells = true;
  const auto report = report_of(answer);
  test::expect_well_formed(report);
  const auto text = test::text_of(report, Language::english);
  for (int i = 0; i < 50; ++i) {
    EXPECT_FALSE(contains(text, base::format("P{}\n", i))) << i;
  }
  EXPECT_TRUE(test::map_layer_of(test::chapter_of(report, "present-situation"), Symbol::place)
                  .marks.empty());
  EXPECT_FALSE(contains(text, "square of"));
  // What the GeoPackage tells of all together stays.
  EXPECT_TRUE(contains(text, "22 of the 100 people in listed places"));
}

// 3 s are asked of an optimized program; sanitizers take much longer.
TEST(ReportOfCells, OfAHundredThousandIsQuickAndSmall) {
  const Answer answer = row_of_places(100'000, true);
  const auto began = std::chrono::steady_clock::now();
  const auto report = report_of(answer);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  EXPECT_LT(took.count(), 20.0);
  EXPECT_LT(test::text_of(report, Language::english).size(), 1'500'000U);
}

}  // namespace
}  // namespace narhet::study::report
