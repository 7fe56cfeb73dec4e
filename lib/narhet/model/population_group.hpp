// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

/// Whom something is told for: all people, a part of them, or the businesses.
struct PopulationGroup {
  std::string key;  ///< "all", "elderly"
  base::Message name;
  /// By place; nothing: not known.  Of businesses their number.
  std::vector<std::optional<base::Persons>> persons;
};

}  // namespace narhet::model
