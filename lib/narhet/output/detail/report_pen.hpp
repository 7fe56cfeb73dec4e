// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/html.hpp"
#include "narhet/output/detail/joined_units.hpp"

#include <cstddef>
#include <set>
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
  std::set<std::string> words{};  ///< that the report explains, by id

  [[nodiscard]] std::string say(const base::Message& message) const {
    return joined_units(catalogue.render(message));
  }
  [[nodiscard]] std::string say(const base::Argument& argument) const {
    return joined_units(catalogue.render(argument));
  }
};

}  // namespace narhet::output::detail
