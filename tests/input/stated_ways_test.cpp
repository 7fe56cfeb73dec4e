// SPDX-License-Identifier: MIT
#include "narhet/input/stated_ways.hpp"

#include "layer_fixture.hpp"

#include "narhet/base/catalogue.hpp"

namespace narhet::test {
namespace {

using base::ErrorCode;

class StatedWays : public LayerTest {
 protected:
  StatedWays() {
    for (const char* id : {"0428-01", "0428-02", "6580000_540000"}) {
      places_.emplace_back();
      places_.back().id = id;
    }
    places_[0].name = "Storbyn";
    places_[1].name = places_[2].name = "Åby";
  }
  [[nodiscard]] auto read(std::string_view content) const {
    auto loaded = input::read_stated_ways(text("pipos.csv", content), places_, kinds_, {});
    EXPECT_TRUE(loaded.report.is_balanced());
    return loaded;
  }
  [[nodiscard]] base::Error refusal(std::string_view content) const {
    return error_of([&] { static_cast<void>(read(content)); });
  }

  std::vector<model::Place> places_;
};

TEST_F(StatedWays, AreReadARowForEachKind) {
  const auto loaded = read(
      "Rutid;Slag;Avstånd_km;Servicepunkt\n"
      "6580000_540000;Drivmedel;1 234,5;Mack & Lån\n"
      "Storbyn;drivmedel;0,25;\n"
      "0428-02;post_paket;;\n");
  ASSERT_EQ(loaded.records.size(), 3U);
  EXPECT_EQ(loaded.records[0].place, base::PlaceIndex{2});
  EXPECT_EQ(loaded.records[0].kind, base::KindIndex{1});
  EXPECT_NEAR(loaded.records[0].length->count(), 1'234'500.0, 1e-6);
  EXPECT_EQ(loaded.records[0].service, "Mack & Lån");
  EXPECT_EQ(loaded.records[1].place, base::PlaceIndex{0}) << "by its name, which it alone has";
  EXPECT_NEAR(loaded.records[1].length->count(), 250.0, 1e-9);
  EXPECT_EQ(loaded.records[2].length, std::nullopt) << "an empty cell: no way";
}

TEST_F(StatedWays, AreReadInMetresToo) {
  EXPECT_NEAR(read("id,kind,m\n0428-01,drivmedel,1500\n").records[0].length->count(), 1500.0, 1e-9);
  const auto wide = read("id,drivmedel_m,Dagligvaror km,note\n0428-01,1500,2.5,x\n");
  ASSERT_EQ(wide.records.size(), 2U);
  EXPECT_EQ(wide.report.used, 1U) << "rows, not ways";
  EXPECT_EQ(wide.records[0].kind, base::KindIndex{1});
  EXPECT_NEAR(wide.records[0].length->count(), 1500.0, 1e-9);
  EXPECT_EQ(wide.records[1].kind, base::KindIndex{0});
  EXPECT_NEAR(wide.records[1].length->count(), 2500.0, 1e-9);
}

TEST_F(StatedWays, OfOthersAreCounted) {
  const auto loaded = read(
      "id,kind,km\n0428-01,drivmedel,1.5\nX,drivmedel,1.5\nÅby,drivmedel,1.5\n0428-01,badhus,1."
      "5\n");
  EXPECT_EQ(loaded.report.used, 1U);
  ASSERT_EQ(loaded.report.excluded.size(), 2U);
  EXPECT_EQ(loaded.report.excluded[0].count, 2U) << "two places are named Åby: which is not known";
  EXPECT_EQ(loaded.report.excluded[1].count, 1U);
}

TEST_F(StatedWays, ThatCannotBeReadAreRefused) {
  EXPECT_EQ(refusal("id,kind,km\n0428-01,drivmedel,1.5\n0428-01,drivmedel,2.5\n").code(),
            ErrorCode::duplicate_id);
  EXPECT_EQ(refusal("id,kind,km\nX,drivmedel,1.5\n").code(), ErrorCode::layer_empty);
  EXPECT_EQ(refusal("id,kind\n0428-01,drivmedel\n").code(), ErrorCode::field_missing);
  EXPECT_EQ(refusal("id,kind,km,m\n0428-01,drivmedel,1,1000\n").code(), ErrorCode::field_missing);
  EXPECT_EQ(refusal("id,avstånd\n0428-01,1\n").code(), ErrorCode::field_missing);
  EXPECT_EQ(refusal("kind,km\ndrivmedel,1\n").code(), ErrorCode::field_missing);
  EXPECT_EQ(refusal("id,kind,km\n0428-01,drivmedel,-1.5\n").code(), ErrorCode::value_invalid);
  EXPECT_EQ(refusal("id,kind,km\n0428-01,drivmedel,\"1,234\"\n").code(), ErrorCode::value_invalid)
      << "1.234 or 1 234?";
  EXPECT_EQ(refusal("id,kind,km\n0428-01,drivmedel,nära\n").code(), ErrorCode::value_invalid);
}

}  // namespace
}  // namespace narhet::test
