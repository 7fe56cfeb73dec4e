// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace narhet::study {

struct LibraryVersion {
  std::string name;
  std::string version;
};

/// The libraries that a result depends on, and the version of PROJ's database.
[[nodiscard]] std::vector<LibraryVersion> library_versions();

}  // namespace narhet::study
