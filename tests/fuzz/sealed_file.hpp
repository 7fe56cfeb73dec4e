// SPDX-License-Identifier: MIT
#pragma once

#include "support/temporary_folder.hpp"

#include "narhet/base/array_file.hpp"
#include "narhet/base/sha256.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace narhet::fuzz {

/// A file of arrays with a true head and a true checksum around them, as one who means harm would
/// write it: without them no change would come past the checksum.
inline std::filesystem::path write_sealed(const test::TemporaryFolder& folder,
                                          const base::ArrayFileHead& head,
                                          std::string_view arrays) {
  std::string bytes = head.what;
  bytes.resize(16);
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>(head.version >> shift);
  }
  bytes += head.key;
  bytes += arrays;
  bytes += base::sha256(bytes);
  return folder.write("sealed", bytes);
}

}  // namespace narhet::fuzz
