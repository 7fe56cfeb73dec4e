// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace narhet::test {

/// A file of little-endian 32-bit numbers, as RoutingKit writes them.
/// @throws std::runtime_error if it cannot be read whole
[[nodiscard]] std::vector<std::uint32_t> read_binary_vector(const std::filesystem::path& file);

}  // namespace narhet::test
