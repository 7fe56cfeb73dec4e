// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace narhet::test {

/// A file of the real data that is no part of the repository: below the folder NARHET_TEST_DATA, by
/// default `../shared/data` beside the repository.  Nothing where it is absent: the test then
/// skips.
[[nodiscard]] std::optional<std::filesystem::path> data_file(std::string_view relative);

}  // namespace narhet::test
