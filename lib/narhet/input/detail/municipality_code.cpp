// SPDX-License-Identifier: MIT
#include "narhet/input/detail/municipality_code.hpp"

#include <algorithm>

namespace narhet::input::detail {

std::string MunicipalityCodes::read(const std::string& cell) {
  const bool lost_a_zero =
      swedish_ && cell.size() == 3 &&
      std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!lost_a_zero) {
    return cell;
  }
  if (++mended_ == 1) {
    first_mended_ = cell;
  }
  return "0" + cell;
}

void MunicipalityCodes::tell(std::vector<base::Message>& notices) const {
  if (mended_ > 0) {
    notices.push_back(base::counted(
        mended_, "{} municipality code has lost its leading zero and is read with one: {} as {}",
        "{} municipality codes have lost their leading zero and are read with one: {} as {}",
        first_mended_, "0" + first_mended_));
  }
}

}  // namespace narhet::input::detail
