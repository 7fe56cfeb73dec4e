// SPDX-License-Identifier: MIT
#pragma once

#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/gdal_session.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/origin.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::test {

/// A feature as well-known text (empty: none) and the text of its fields.
struct WrittenFeature {
  std::string wkt;
  std::vector<std::string> fields;
};

struct WrittenLayer {
  std::string name;
  int epsg{};  ///< 0: the file does not say
  std::vector<std::string> fields;
  std::vector<WrittenFeature> features;
};

/// Runs statements on a SQLite file, as another program might have left it.
void run_sql(const std::filesystem::path& file, const std::string& statements);

/// A folder with inputs, and GDAL as the program has it.
class LayerTest : public ::testing::Test {
 protected:
  /// Writes a GeoPackage through GDAL.
  [[nodiscard]] input::Source geopackage(const std::string& name,
                                         const std::vector<WrittenLayer>& layers) const;
  /// Writes a layer in the format of the name's ending: .gpkg, .shp, .fgb, .geojson.
  [[nodiscard]] input::Source layer_file(const std::string& name, const WrittenLayer& layer) const;
  [[nodiscard]] input::Source text(const std::string& name, std::string_view content) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  const geo::Crs study_crs_ = geo::Crs::from_text("EPSG:3006");
  const std::vector<model::Kind> kinds_{{"dagligvaror", "Dagligvaror", "groceries"},
                                        {"drivmedel", "Drivmedel", "fuel"},
                                        {"post_paket", "Post och paket", "post and parcels"}};

 private:
  input::GdalSession session_;
  TemporaryFolder folder_;
};

/// The error that the work ends in; a failed test where it ends in none.
[[nodiscard]] base::Error error_of(const std::function<void()>& work);

/// In English.
[[nodiscard]] std::string shown(const base::Message& message);
/// The notices of a report in one text.
[[nodiscard]] std::string notices_of(const model::LoadReport& report);

}  // namespace narhet::test
