// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"
#include "narhet/needs/disclosure.hpp"
#include "narhet/needs/place_needs.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::study {

/// Who a result is for, and how few are too few to be told of.
struct Privacy {
  needs::Level level{needs::Level::internal};
  std::uint32_t k{5};
};

/// "internal", "shared" or "public".
[[nodiscard]] std::optional<needs::Level> level_from_key(std::string_view key);

/// `[needs]` beside its source: weigh, half_trust, wish.
/// @throws Error `study_invalid`
[[nodiscard]] needs::Weighing read_weighing(const std::optional<base::Settings>& table,
                                            const base::Settings& defaults,
                                            std::vector<model::Provenance>& provenance);

/// `[privacy]`: level, k.  The level is not noted: the command line may say otherwise.
/// @throws Error `study_invalid`
[[nodiscard]] Privacy read_privacy(const std::optional<base::Settings>& table,
                                   const base::Settings& defaults,
                                   std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
