// SPDX-License-Identifier: MIT
#include "support/test_data.hpp"

#include <cstdlib>

namespace narhet::test {

std::optional<std::filesystem::path> data_file(std::string_view relative) {
  const char* stated = std::getenv("NARHET_TEST_DATA");
  const std::filesystem::path folder =
      stated != nullptr && *stated != '\0'
          ? std::filesystem::path{stated}
          : std::filesystem::path{NARHET_SOURCE_DIR} / ".." / "shared" / "data";
  const auto file = folder / relative;
  return std::filesystem::exists(file) ? std::optional{file} : std::nullopt;
}

}  // namespace narhet::test
