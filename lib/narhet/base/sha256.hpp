// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace narhet::base {

/// A SHA-256 over pieces of bytes.
class Sha256 {
 public:
  /// @throws Error `environment` if libcrypto cannot make one
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// As 64 hexadecimal digits; called once.
  [[nodiscard]] std::string hexadecimal();

 private:
  class Digest;
  std::unique_ptr<Digest> digest_;
};

/// SHA-256 as 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// SHA-256 in base64, as a content security policy names it.
[[nodiscard]] std::string sha256_base64(std::string_view bytes);
/// @throws Error `file_not_found` if it cannot be opened, `file_damaged` if reading fails;
/// Cancelled
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file, const Task& task = {});

/// MD5 as 32 hexadecimal digits, for the checksum files that map servers offer; no safeguard
/// against intent.  Errors as `sha256_of_file`.
[[nodiscard]] std::string md5_of_file(const std::filesystem::path& file, const Task& task = {});

}  // namespace narhet::base
