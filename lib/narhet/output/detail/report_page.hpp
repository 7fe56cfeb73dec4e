// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"

#include <string>

namespace narhet::output::detail {

/// The report as one HTML page that asks for nothing else: styles, scripts and data stand in it,
/// and its policy (CSP) lets a browser run those scripts alone, known by their hashes, and fetch
/// nothing.
[[nodiscard]] std::string report_page(const model::Report& report);

}  // namespace narhet::output::detail
