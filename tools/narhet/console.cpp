// SPDX-License-Identifier: MIT
#include "console.hpp"

#include "narhet/base/terminal.hpp"

namespace narhet::tool {

void Console::tell(const base::Message& message) {
  if (verbosity_ != Verbosity::quiet) {
    *messages_ << base::printable_lines(catalogue_.render(message)) << '\n' << std::flush;
  }
}

void Console::tell_detail(const base::Message& message) {
  if (verbosity_ == Verbosity::verbose) {
    tell(message);
  }
}

void Console::fail(const base::Error& error) {
  *messages_ << base::render(error, catalogue_) << '\n' << std::flush;
}

}  // namespace narhet::tool
