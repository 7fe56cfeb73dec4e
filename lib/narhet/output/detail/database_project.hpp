// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/detail/stored_result.hpp"

#include <map>
#include <string>

namespace narhet::output::detail {

/// Where a publication lies.
struct DatabasePlace {
  const std::map<std::string, std::string>& words;  ///< as stated; see `connection_words`
  std::string database;                             ///< its name
  std::string schema;
};

/// The project of a result with its layers in a database.  Of the words only those go into it that
/// are the same for all who open it: not the user.
[[nodiscard]] std::string database_project(std::string project,
                                           const StoredResult& stored,
                                           const DatabasePlace& place);

}  // namespace narhet::output::detail
