// SPDX-License-Identifier: MIT
#pragma once

#include "support/osm_fixture.hpp"

#include "narhet/input/osm_extract.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input::test {

/// The five kinds of `data/defaults/kinds.toml`, in its order.
[[nodiscard]] std::vector<model::Kind> five_kinds();
/// "dagligvaror post_paket", in the order of the kinds.
[[nodiscard]] std::string text(const model::KindSet& kinds);

/// All subjects, and maps of a few lines too.
[[nodiscard]] OsmOptions everything();

/// Reads an extract in EPSG:3006 or in the study CRS named, and expects every report to balance.
[[nodiscard]] OsmExtract read_extract(const std::filesystem::path& file,
                                      const OsmOptions& options,
                                      std::string_view study_crs = "EPSG:3006");
/// Reads a map drawn in OPL (`narhet::test::write_pbf`) likewise.
[[nodiscard]] OsmExtract read_opl(std::string_view opl,
                                  const OsmOptions& options = everything(),
                                  const std::optional<narhet::test::HeaderBox>& box = std::nullopt);

[[nodiscard]] const model::LoadReport& report_of(const OsmExtract& extract, model::Subject subject);
/// How many were left out for this reason, as written in English with {}; 0 if none.
[[nodiscard]] std::uint64_t excluded(const model::LoadReport& report, std::string_view reason);
/// "way 1: reason; way 2: reason" with the names: "relation 3 Åby: reason".
[[nodiscard]] std::string rejected(const model::LoadReport& report);
/// The notices in English, as people see them.
[[nodiscard]] std::vector<std::string> notices(const model::LoadReport& report);

}  // namespace narhet::input::test
