// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/reach.hpp"
#include "narhet/output/detail/layer.hpp"

#include <string>
#include <string_view>

namespace narhet::output::detail {

// What is within reach.  The layers borrow from `reach`, which has to outlive them.

[[nodiscard]] Layer place_access_layer(const model::Reach& reach);
[[nodiscard]] Layer service_customers_layer(const model::Reach& reach);
[[nodiscard]] Layer municipality_access_layer(const model::Reach& reach);

/// How the table of places begins.
inline constexpr std::string_view kReachHead =
    "id,name,type,municipality_code,municipality_name,population,snap_status,snap_m,bundle_kinds,";

/// The column of `place_access` that its map shows.
inline constexpr const char* kBundleColumn = "bundle_kinds";
/// The column of `service_customers` that its map shows: of the kind with the most.
inline constexpr const char* kCustomersColumn = "customers_huff";
/// The column of `municipality_access` that its map shows: what nine in ten do not exceed, for the
/// first kind asked about.
[[nodiscard]] std::string ninth_tenth_column(const model::Reach& reach);

}  // namespace narhet::output::detail
