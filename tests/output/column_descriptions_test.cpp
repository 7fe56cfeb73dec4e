// SPDX-License-Identifier: MIT
#include "narhet/output/detail/column_descriptions.hpp"

#include "output/sample_result.hpp"
#include "output/sqlite_table.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/detail/geopackage.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/result_file.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

namespace narhet::output::detail {
namespace {

const base::Catalogue kEnglish{base::Language::english};

std::string unit_text(std::string_view column) {
  return kEnglish.render(unit_of(column));
}

TEST(UnitOf, IsWhatTheNameEndsIn) {
  EXPECT_EQ(unit_text("snap_m"), "metres");
  EXPECT_EQ(unit_text("apotek_km"), "kilometres");
  EXPECT_EQ(unit_text("all_kinds_10min_percent"), "percent");
  EXPECT_EQ(unit_text("population"), "persons");
}

TEST(UnitOf, StandsBeforeWhichOfTwoTimesItIs) {
  EXPECT_EQ(unit_text("worst_min_before"), "minutes");
  EXPECT_EQ(unit_text("apotek_km_change"), "kilometres");
  EXPECT_EQ(unit_text("closure_apotek_min_max_extra"), "minutes");
}

// A metric in the middle of a name is not what is counted, and a threshold is no unit.
TEST(UnitOf, IsNotWhatStandsElsewhereInTheName) {
  EXPECT_EQ(unit_text("closure_apotek_km_left_with_nothing"), "");
  EXPECT_EQ(unit_text("closure_apotek_min_beyond_10min"), "");
  EXPECT_EQ(unit_text("gini"), "");
}

TEST(DescriptionOf, SaysTheUnitAndWhatTheKeysMean) {
  const Column number{"worst_min", ColumnType::real, base::Message{"to the farthest"}, {}, {}};
  EXPECT_EQ(description_of(number, kEnglish), "to the farthest. Unit: minutes");
  const Column text{"apotek_min",
                    ColumnType::text,
                    base::Message{"reached"},
                    {},
                    {{"reached", base::Argument{base::Message{"reached"}}},
                     {"none", base::Argument{std::string{"nobody"}}}}};
  EXPECT_EQ(description_of(text, kEnglish), "reached. Keys: reached = reached; none = nobody");
}

using Names = std::set<std::pair<std::string, std::string>>;

Names names_in(const std::filesystem::path& file, const std::string& sql) {
  Names names;
  for (const auto& row : test::query(file, sql)) {
    names.emplace(row[0], row[1]);
  }
  return names;
}

// The tables of SQLite know which columns there are.
TEST(ColumnDescriptions, AreThereForEveryColumnOfEveryLayer) {
  const test::TemporaryFolder folder;
  Publication publication{folder / "result.gpkg", {}};
  write_result(test::sample_result(), publication, {.date = "2026-01-31T12:00:00.000Z"}, {});
  publication.commit();
  const Names columns = names_in(
      folder / "result.gpkg",
      "SELECT t.table_name, c.name FROM gpkg_contents t, pragma_table_info(t.table_name) c "
      "WHERE t.table_name <> 'layer_styles'");
  EXPECT_GT(columns.size(), 200U);
  EXPECT_EQ(names_in(folder / "result.gpkg",
                     "SELECT table_name, column_name FROM gpkg_data_columns WHERE "
                     "length(title) > 1 AND length(description) > 1 AND name = column_name"),
            columns);
  EXPECT_EQ(test::query(folder / "result.gpkg",
                        "SELECT description FROM gpkg_data_columns WHERE table_name = 'places' "
                        "AND column_name = 'snap_m'"),
            (std::vector<test::Cells>{{"meter till närmaste användbara väg. Enhet: meter"}}));
}

TEST(ColumnDescriptions, ThatAreMissingAreFoundByTheCheck) {
  const test::TemporaryFolder folder;
  const model::Result result = test::sample_result();
  Publication publication{folder / "result.gpkg", {}};
  const std::vector<Layer> layers{place_layer(result)};
  write_geopackage(layers, result.crs, "2026-01-31T12:00:00.000Z", kEnglish, publication, {});
  EXPECT_NO_THROW(check_geopackage(layers, result.crs, publication, {}));
  test::execute(publication.temporary(),
                "DELETE FROM gpkg_data_columns WHERE column_name = 'snap_m'");
  EXPECT_THROW(check_geopackage(layers, result.crs, publication, {}), base::Error);
}

}  // namespace
}  // namespace narhet::output::detail
