// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/report.hpp"
#include "narhet/model/result.hpp"

#include <optional>
#include <span>
#include <vector>

namespace narhet::study::report {

/// The municipalities' areas, shaded by who has all kinds of service within the threshold that
/// decides.
/// @param only  nothing: all of them
[[nodiscard]] model::ReportMapLayer municipality_layer(
    const model::Result& result, const std::optional<base::MunicipalityIndex>& only = {});

/// The study's own places that may be shown on a map.
[[nodiscard]] std::vector<base::PlaceIndex> shown_places(const model::Result& result);
/// Places by how far they have to the farthest of the nearest services.  Where they are very many,
/// squares that add them up.
/// @param places  of those that may be shown
[[nodiscard]] model::ReportMapLayer place_layer(const model::Result& result,
                                                std::span<const base::PlaceIndex> places);
/// Of the places in each class of that layer, in words.
[[nodiscard]] std::vector<base::Message> words_of(const model::ReportMapLayer& places,
                                                  std::size_t place_count);

[[nodiscard]] model::ReportMapLayer service_layer(const model::Result& result);
[[nodiscard]] model::ReportMapLayer service_layer(const model::Result& result,
                                                  std::span<const base::ServiceIndex> services);

/// Beyond that the marks of a layer are added up in squares.
inline constexpr std::size_t kMostMarks = 1500;

/// Places and services as they are today.
[[nodiscard]] model::ReportMap place_map(const model::Result& result);

}  // namespace narhet::study::report
