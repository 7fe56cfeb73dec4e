// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

namespace narhet::base {

/// `fmt::format` and `fmt::format_to`, under names of ours so that one module alone names the
/// library.  Does not look at the locale.
using fmt::format;
using fmt::format_to;

}  // namespace narhet::base
