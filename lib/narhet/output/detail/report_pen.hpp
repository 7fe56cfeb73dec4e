// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/html.hpp"

#include <cstddef>
#include <string>

namespace narhet::output::detail {

/// What the parts of a report are written with: where, in which language, and how many tables,
/// figures and maps there have been, for their numbers.
struct ReportPen {
  const base::Catalogue& catalogue;
  Html html{};
  std::size_t tables{};
  std::size_t figures{};
  std::size_t maps{};

  [[nodiscard]] std::string say(const base::Message& message) const {
    return catalogue.render(message);
  }
  [[nodiscard]] std::string say(const base::Argument& argument) const {
    return catalogue.render(argument);
  }
};

}  // namespace narhet::output::detail
