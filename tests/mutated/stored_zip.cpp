// SPDX-License-Identifier: MIT
#include "mutated/stored_zip.hpp"

#include <zlib.h>

#include <cstdint>

namespace narhet::test {
namespace {

std::string number(std::uint32_t value, unsigned bytes) {
  std::string text;
  for (unsigned i = 0; i < bytes; ++i) {
    text += static_cast<char>(value >> (8 * i));
  }
  return text;
}

/// What a part's own header and its entry in the directory have in common (APPNOTE.TXT, 4.3.7).
std::string description(const std::string& name, const std::string& part) {
  const auto* bytes = reinterpret_cast<const Bytef*>(part.data());  // NOLINT: zlib's type
  const auto size = static_cast<std::uint32_t>(part.size());
  const auto sum = static_cast<std::uint32_t>(::crc32(0, bytes, size));
  constexpr std::uint32_t kFirstOfJanuary1980 = 0x0021;
  return number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) +
         number(kFirstOfJanuary1980, 2) + number(sum, 4) + number(size, 4) + number(size, 4) +
         number(static_cast<std::uint32_t>(name.size()), 2) + number(0, 2);
}

}  // namespace

std::string stored_zip(const std::map<std::string, std::string>& parts) {
  std::string archive;
  std::string directory;
  for (const auto& [name, part] : parts) {
    directory += "PK\x01\x02" + number(20, 2) + description(name, part) + number(0, 2) +
                 number(0, 2) + number(0, 2) + number(0, 4) +
                 number(static_cast<std::uint32_t>(archive.size()), 4) + name;
    archive += "PK\x03\x04" + description(name, part) + name + part;
  }
  const auto entries = static_cast<std::uint32_t>(parts.size());
  return archive + directory + "PK\x05\x06" + number(0, 4) + number(entries, 2) +
         number(entries, 2) + number(static_cast<std::uint32_t>(directory.size()), 4) +
         number(static_cast<std::uint32_t>(archive.size()), 4) + number(0, 2);
}

}  // namespace narhet::test
