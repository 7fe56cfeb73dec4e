// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace narhet::test {

struct HeaderBox {
  double west{};
  double south{};
  double east{};
  double north{};
};

/// Writes a map drawn in libosmium's OPL form, one object a line, as an OpenStreetMap extract:
///
///     n1 x13.10 y56.20 Tplace=village,name=Åby
///     w1 Thighway=residential Nn1,n2
///     r1 Ttype=boundary Mw1@outer
///
/// Nodes before ways before relations, each by rising id.
/// @param box  of the header, in degrees; nothing: the header has none
/// @throws osmium::opl_error if a line is not OPL, with its number
void write_pbf(const std::filesystem::path& file,
               std::string_view opl,
               const std::optional<HeaderBox>& box = std::nullopt);

}  // namespace narhet::test
