// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"
#include "narhet/model/preflight.hpp"

#include <string>

namespace narhet::output {

// JSON (RFC 8259) for programs: keys in English that stay, numbers as numbers, sentences in the
// language of the catalogue.  Text is UTF-8; bytes that are none become U+FFFD.  What could do harm
// where JSON is pasted is escaped: control characters, the marks that turn the writing direction,
// U+2028 and U+2029, and "</".

/// One object:
/// - `study`: name, file, crs, mode, decide_by, kinds (key, sv, en, service_points), thresholds
/// - `inputs`, in the order of reading: subject, file, layer, format, encoding, crs, sha256, read,
///   used, rejected (record, id, reason), excluded (reason, count), columns (name, taken_as; null:
///   not used), notices; read = used + rejected + the counts of excluded
/// - `people`: places, places_without_population, persons
/// - `roads`: km, nodes, arcs, parts, ferries, share_without_limit (null: not known),
///   share_of_unknown_class
/// - `tied_to_roads`: subject, points, on_road, too_far_from_road, outside_network
/// - `missing`: what (as in the study file), consequence
/// - `assumed`: name, value, unit, source, date
/// - `cost`: seconds (least, most), memory_bytes, memory_limit_bytes (null: none), searches
/// - `remarks`; `ready`; `result_file`, `result_exists`; `next_command`, word by word
[[nodiscard]] std::string preflight_json(const model::Preflight& preflight,
                                         const base::Catalogue& catalogue);

/// One object `error`: code, file, layer, record (null where it has none), what, hint, exit_status;
/// and `also`, objects of the same for other files.
[[nodiscard]] std::string error_json(const base::Error& error, const base::Catalogue& catalogue);

}  // namespace narhet::output
