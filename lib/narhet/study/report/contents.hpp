// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/report.hpp"
#include "narhet/study/answer.hpp"

#include <string>

namespace narhet::study::report {

/// What a study says, chapter by chapter as in a serviceplan, in the language of its result.
///
/// Of places that are cells of a population grid it tells no more than the GeoPackage does: nothing
/// of a single one where the result is for everyone.
/// @param date  ISO 8601 in UTC
[[nodiscard]] model::Report contents(const Answer& answer, const std::string& date);

}  // namespace narhet::study::report
