// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/geo/crs.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// Reads municipality codes.  In a study in a Swedish CRS (SWEREF 99), one of three digits has lost
/// its leading zero in a spreadsheet and gets it back: "482" is "0482".
class MunicipalityCodes {
 public:
  explicit MunicipalityCodes(const geo::Crs& study_crs) : swedish_{geo::is_swedish(study_crs)} {}

  [[nodiscard]] std::string read(const std::string& cell);
  /// A notice, if any code got a zero.
  void tell(std::vector<base::Message>& notices) const;

 private:
  bool swedish_;
  std::uint64_t mended_{};
  std::string first_mended_;
};

}  // namespace narhet::input::detail
