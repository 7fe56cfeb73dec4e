// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/result.hpp"
#include "narhet/study/report/subject.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::study::report {

struct FarPlace {
  base::PlaceIndex place{};
  PlaceReach reach;
};

/// The listed places with some kind beyond the threshold: those without a way first, then the
/// longest.
[[nodiscard]] std::vector<FarPlace> far_places(const model::Result& result,
                                               const model::Threshold& threshold);

/// Whether a service that nobody knows of could be nearer than one of those beyond the threshold.
[[nodiscard]] bool is_uncertain(const model::Result& result, const FarPlace& far);
[[nodiscard]] std::uint64_t count_uncertain(const model::Result& result,
                                            std::span<const FarPlace> places);

}  // namespace narhet::study::report
