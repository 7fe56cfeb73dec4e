// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/publication.hpp"

#include <string_view>

namespace narhet::output {

/// Writes a text as it is at `publication.temporary()` and reads it again; what remains to be done
/// is `publication.commit()`.
/// @throws Error `output_failed`
void write_text(std::string_view text, Publication& publication);

}  // namespace narhet::output
