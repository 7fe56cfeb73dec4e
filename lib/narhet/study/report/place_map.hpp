// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/model/result.hpp"

namespace narhet::study::report {

/// The municipalities' areas, shaded by who has all kinds of service within the threshold that
/// decides.
[[nodiscard]] model::ReportMapLayer municipality_layer(const model::Result& result);
/// The study's own places by how far they have to the farthest of the nearest services.  Where they
/// are very many, squares that add them up; of cells that are not to be told of, nothing.
[[nodiscard]] model::ReportMapLayer place_layer(const model::Result& result);
[[nodiscard]] model::ReportMapLayer service_layer(const model::Result& result);

/// Beyond that the marks of a layer are added up in squares.
inline constexpr std::size_t kMostMarks = 1500;

/// Places and services as they are today.
[[nodiscard]] model::ReportMap place_map(const model::Result& result);

}  // namespace narhet::study::report
