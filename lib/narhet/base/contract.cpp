// SPDX-License-Identifier: MIT
#include "narhet/base/contract.hpp"

#include <cstdio>
#include <cstdlib>

namespace narhet::base {

void contract_broken(const char* condition, const char* file, int line) {
  static_cast<void>(
      std::fprintf(stderr, "narhet: internal error: %s:%d: expected %s\n", file, line, condition));
  std::abort();
}

}  // namespace narhet::base
