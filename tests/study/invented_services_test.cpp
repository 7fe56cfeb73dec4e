// SPDX-License-Identifier: MIT
#include "invented_expect.hpp"
#include "invented_measures.hpp"

#include <algorithm>
#include <set>

namespace narhet::test {
namespace {

const ResultRow& service(const std::string& id) {
  return row_where(invented_table("services"), "id", id);
}

/// What happens when a service stops offering a kind: the model without it.
struct Closure {
  double persons{};
  double places{};
  double left_persons{};
  double left_places{};
  double extra_sum{};
  std::optional<double> extra_max;
};

Closure closure(const std::string& id, std::size_t kind, Metric metric) {
  Closure sum;
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const InventedReach reach = invented_model().reach(i, kind, metric);
    if (reach.nearest_id != id) {
      continue;
    }
    const double persons = invented_places()[i].population.value_or(0);
    sum.persons += persons;
    sum.places += 1;
    if (const auto extra = shown_difference(metric, reach.nearest, reach.second)) {
      sum.extra_sum += persons * *extra;
      sum.extra_max = std::max(sum.extra_max.value_or(0), *extra);
    } else {
      sum.left_persons += persons;
      sum.left_places += 1;
    }
  }
  return sum;
}

double persons_no_longer_within(const std::string& id,
                                std::size_t kind,
                                const InventedThreshold& limit) {
  double persons = 0;
  for (std::size_t i = 0; i < invented_places().size(); ++i) {
    const InventedReach reach = invented_model().reach(i, kind, limit.metric);
    if (reach.nearest_id == id && is_within(reach.nearest, limit) &&
        !is_within(reach.second, limit)) {
      persons += invented_places()[i].population.value_or(0);
    }
  }
  return persons;
}

TEST(InventedServices, AreThereButTheOneWithoutPosition) {
  const auto& rows = invented_table("services");
  ASSERT_EQ(rows.size(), invented_services().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const InventedService& expected = invented_services()[i];
    SCOPED_TRACE(expected.id);
    expect_text(rows[i], "id", expected.id);
    std::vector<std::size_t> sorted = expected.kinds;
    std::sort(sorted.begin(), sorted.end());
    std::string kinds;
    for (const std::size_t kind : sorted) {
      kinds += (kinds.empty() ? "" : ", ") + kInventedKinds[kind];
    }
    expect_text(rows[i], "kinds", kinds);
    const bool is_neighbours = expected.id == "S8" || expected.id == "S9";
    expect_text(rows[i], "municipality_code", is_neighbours ? "9902" : "9901");
    expect_text(rows[i], "snap_status", "on_road");
    const auto* point =
        std::find_if(std::begin(kPoints), std::end(kPoints),
                     [&](const MeasuredPoint& each) { return each.id == expected.id; });
    expect_number(rows[i], "snap_m", point->planar_m, 0.001);
  }
}

TEST(InventedServices, CountEveryoneOnceWhoHasThemAsNearestOfAnyKind) {
  for (const InventedService& each : invented_services()) {
    double persons = 0;
    for (std::size_t i = 0; i < invented_places().size(); ++i) {
      bool is_nearest = false;
      for (const std::size_t kind : each.kinds) {
        is_nearest =
            is_nearest || invented_model().reach(i, kind, Metric::min).nearest_id == each.id;
      }
      persons += is_nearest ? invented_places()[i].population.value_or(0) : 0;
    }
    SCOPED_TRACE(each.id);
    expect_number(service(each.id), "persons_nearest", persons);
  }
}

TEST(InventedServices, SayWhatTheirClosingWouldDo) {
  for (const InventedService& each : invented_services()) {
    const ResultRow& row = service(each.id);
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      for (const Metric metric : kMetrics) {
        const std::string prefix = "closure_" + kInventedKinds[kind] + "_" + unit(metric) + "_";
        SCOPED_TRACE(each.id + " " + prefix);
        const bool offers = std::count(each.kinds.begin(), each.kinds.end(), kind) > 0;
        if (!offers) {
          for (const char* column :
               {"persons", "places", "mean_extra", "max_extra", "left_with_nothing"}) {
            expect_number(row, prefix + column, std::nullopt);
          }
          continue;
        }
        const Closure expected = closure(each.id, kind, metric);
        expect_number(row, prefix + "persons", expected.persons);
        expect_number(row, prefix + "places", expected.places);
        expect_number(row, prefix + "left_with_nothing", expected.left_persons);
        expect_number(row, prefix + "left_with_nothing_places", expected.left_places);
        expect_number(row, prefix + "max_extra", expected.extra_max);
        const double with_second = expected.persons - expected.left_persons;
        expect_number(
            row, prefix + "mean_extra",
            with_second > 0 ? std::optional{expected.extra_sum / with_second} : std::nullopt);
        for (const InventedThreshold& threshold : kInventedThresholds) {
          if (threshold.metric == metric) {
            expect_number(row, prefix + "beyond_" + threshold.suffix,
                          persons_no_longer_within(each.id, kind, threshold));
          }
        }
      }
    }
  }
}

// The one pharmacy: everyone who reaches it, 1 200 + 80 + 120 + 60 + 150 + 200 + 90 + 140 + 180 +
// 900 in eleven places (Kärrsaga's number is not known), has none without it.
TEST(InventedServices, TheOnlyPharmacyLeavesEveryoneWithNothing) {
  const ResultRow& row = service("S2");
  expect_number(row, "closure_apotek_min_persons", 3120);
  expect_number(row, "closure_apotek_min_left_with_nothing", 3120);
  expect_number(row, "closure_apotek_min_left_with_nothing_places", 11);
  expect_number(row, "closure_apotek_min_mean_extra", std::nullopt);
  expect_number(row, "closure_apotek_min_max_extra", std::nullopt);
}

// Torpsaga (200) and Brosaga (90) by minutes; by km Söderfabla (150) too.
TEST(InventedServices, TheVillageShopServesOneMoreVillageByKm) {
  expect_number(service("S7"), "closure_dagligvaror_min_persons", 290);
  expect_number(service("S7"), "closure_dagligvaror_km_persons", 440);
}

}  // namespace
}  // namespace narhet::test
