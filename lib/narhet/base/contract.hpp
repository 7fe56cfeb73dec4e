// SPDX-License-Identifier: MIT
#pragma once

namespace narhet::base {

/// Prints the broken condition with its place and aborts.  For `NARHET_EXPECTS` only.
[[noreturn]] void contract_broken(const char* condition, const char* file, int line);

}  // namespace narhet::base

/// A precondition of the caller, checked in all builds: a broken one is a fault in the program and
/// never in its input.
#define NARHET_EXPECTS(condition)     \
  ((condition) ? static_cast<void>(0) \
               : ::narhet::base::contract_broken(#condition, __FILE__, __LINE__))
