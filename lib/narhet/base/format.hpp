// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

namespace narhet::base {

/// `fmt::format`, under a name of ours so that one module alone names the library.  Does not look
/// at the locale.
using fmt::format;

}  // namespace narhet::base
