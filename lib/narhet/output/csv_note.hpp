// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/publication.hpp"

#include <string>

namespace narhet::output {

/// Commits a finished publication.  A GeoPackage says in its layers what has to be said of the
/// whole result, such as that times rest on classes of roads; a CSV has no place for it, so there
/// it is published beside the table, as `NAME.csv.note.txt`.  A note of an earlier table at the
/// same place is replaced or, where there is nothing to say any more, removed.
/// @param note  UTF-8, one paragraph; may be empty
/// @throws Error as `publish_together`; `output_failed` where an earlier note cannot be removed,
/// with
///         the table in its place
void publish_with_note(Publication& publication, const std::string& note);

}  // namespace narhet::output
