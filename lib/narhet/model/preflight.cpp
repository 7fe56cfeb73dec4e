// SPDX-License-Identifier: MIT
#include "narhet/model/preflight.hpp"

#include <filesystem>

namespace narhet::model {

std::vector<std::string> Preflight::next_command() const {
  if (!cost.fits()) {
    return {};
  }
  const std::filesystem::path file{study_file};
  const bool is_named_by_folder = file.filename() == "study.toml" && file.has_parent_path();
  std::vector<std::string> words{"narhet", "run",
                                 (is_named_by_folder ? file.parent_path() : file).string()};
  if (result_exists) {
    words.emplace_back("--overwrite");
  }
  return words;
}

}  // namespace narhet::model
