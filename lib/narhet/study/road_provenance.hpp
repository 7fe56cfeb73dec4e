// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/input/road_files.hpp"
#include "narhet/model/result.hpp"

#include <span>
#include <vector>

namespace narhet::study {

/// What a result, and a network that is kept, must say of roads that were read from files of a
/// product: how its words were understood, speeds that stand for those that are not known, and
/// that there are none.
[[nodiscard]] std::vector<model::Provenance> road_provenance_of(
    input::RoadProduct product, const input::RoadSettings& settings);

/// What has to stand on every map and in every title of these roads; empty: nothing.
[[nodiscard]] base::Message notice_of_roads(std::span<const model::Provenance> network);

}  // namespace narhet::study
