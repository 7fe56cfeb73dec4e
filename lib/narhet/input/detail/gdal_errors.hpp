// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"

#include <memory>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// What a `GdalSession` answers where GDAL would fetch something.
inline constexpr const char* kAsksNetwork = "the file asks for something on the network";

/// Hears, for the time of its life and in this thread, what GDAL reports.  GDAL's readers return
/// success on damaged files and say so only here.
class GdalErrors {
 public:
  GdalErrors();
  GdalErrors(const GdalErrors&) = delete;
  GdalErrors& operator=(const GdalErrors&) = delete;
  ~GdalErrors();

  /// @throws Error `file_damaged` with the first failure, if there was any
  void refuse_any(const base::Where& where) const;
  /// In the order in which they came, each once.
  [[nodiscard]] const std::vector<std::string>& warnings() const;

 private:
  struct Heard;
  std::unique_ptr<Heard> heard_;
};

}  // namespace narhet::input::detail
