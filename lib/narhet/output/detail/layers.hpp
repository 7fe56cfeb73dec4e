// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>
#include <vector>

namespace narhet::output::detail {

// One function per layer of the result.  They borrow from `result`, which has to outlive the layer.

[[nodiscard]] Layer place_layer(const model::Result& result);
[[nodiscard]] Layer place_service_layer(const model::Result& result);
[[nodiscard]] Layer route_layer(const model::Result& result);
[[nodiscard]] Layer service_layer(const model::Result& result);
[[nodiscard]] Layer candidate_layer(const model::Result& result);
[[nodiscard]] Layer harm_layer(const model::Result& result);
[[nodiscard]] Layer criteria_layer(const model::Result& result);
[[nodiscard]] Layer correlation_layer(const model::Result& result);
[[nodiscard]] Layer stability_layer(const model::Result& result);
[[nodiscard]] Layer municipality_layer(const model::Result& result);
[[nodiscard]] Layer indicator_layer(const model::Result& result);
[[nodiscard]] Layer rule_layer(const model::Result& result);
[[nodiscard]] Layer need_layer(const model::Result& result);
[[nodiscard]] Layer municipality_need_layer(const model::Result& result);
[[nodiscard]] Layer ranking_layer(const model::Result& result);
[[nodiscard]] Layer rejected_layer(const model::Result& result);
/// @pre the result has an availability
[[nodiscard]] Layer place_availability_layer(const model::Result& result);
[[nodiscard]] Layer availability_layer(const model::Result& result);
[[nodiscard]] Layer provenance_layer(const model::Result& result);

/// All of them, in the order of the file, without the study's notice in their titles.
[[nodiscard]] std::vector<Layer> result_layers(const model::Result& result);

/// A title that says how people travel, where that is not by car.
[[nodiscard]] base::Message with_mode(const base::Message& text, model::Mode mode);

/// The text, and the study's notice behind it if there is one.
[[nodiscard]] base::Message with_notice(const base::Message& text, const std::string& notice);

/// How the columns of `municipalities` begin that say who has all kinds within a threshold; the map
/// shows the one that ends in `_percent`, for the deciding threshold.
[[nodiscard]] std::string all_kinds_column(const model::Threshold& threshold);

/// The column of `places` that its map shows: the cost to the farthest of the nearest services, by
/// the metric that decides.
[[nodiscard]] std::string worst_column(base::Metric metric);

}  // namespace narhet::output::detail
