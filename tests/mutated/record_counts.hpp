// SPDX-License-Identifier: MIT
// How many records a file holds, by other code than the product's: so that it can be told where the
// product reads fewer and says nothing.  Nothing where the format, or what is left of it, does not
// say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace narhet::test {

using RecordCount = std::optional<std::uint64_t>;

/// Rows of a CSV with something in them, without the header, as Python's csv module counts them.
[[nodiscard]] RecordCount rows_of_csv(std::string_view bytes);
/// Features of a GeoJSON, by nlohmann::json.
[[nodiscard]] RecordCount features_of_geojson(std::string_view bytes);
/// Rows of the first table with features, by SQLite.
[[nodiscard]] RecordCount rows_of_geopackage(const std::filesystem::path& file);
/// Features behind the header and the index, each with its length.
[[nodiscard]] RecordCount features_of_flatgeobuf(std::string_view bytes);
/// Rows that are not marked as deleted.
[[nodiscard]] RecordCount rows_of_dbf(std::string_view bytes);
/// Rows with a cell, without the first.
[[nodiscard]] RecordCount rows_of_sheet(std::string_view xml);
/// Ways with the key highway of an extract whose blobs are not packed, by protozero.
[[nodiscard]] RecordCount highways_of_extract(std::string_view bytes);

}  // namespace narhet::test
