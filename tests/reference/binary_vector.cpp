// SPDX-License-Identifier: MIT
#include "reference/binary_vector.hpp"

#include "support/temporary_folder.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>

namespace narhet::test {

std::vector<std::uint32_t> read_binary_vector(const std::filesystem::path& file) {
  const std::string bytes = read_bytes(file);
  if (bytes.size() % 4 != 0) {
    throw std::runtime_error{file.string() + ": not a list of 32-bit numbers"};
  }
  std::vector<std::uint32_t> numbers(bytes.size() / 4);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]));
    numbers[i / 4] |= byte << (8 * (i % 4));
  }
  return numbers;
}

}  // namespace narhet::test
