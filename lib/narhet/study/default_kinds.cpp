// SPDX-License-Identifier: MIT
#include "narhet/study/default_kinds.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"

namespace narhet::study {

std::vector<model::Kind> default_kinds() {
  std::vector<model::Kind> kinds;
  const auto file = base::Settings::parse(base::builtin_text("defaults/kinds.toml"), "kinds.toml");
  for (const base::Settings& table : file.tables("kinds")) {
    kinds.push_back({table.required("key", table.text("key")),
                     table.required("sv", table.text("sv")),
                     table.required("en", table.text("en"))});
  }
  return kinds;
}

}  // namespace narhet::study
