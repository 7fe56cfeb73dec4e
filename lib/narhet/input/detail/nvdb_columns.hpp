// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

namespace narhet::input::detail {

// Where a feature of NVDB lies: which reference link, and between which measures along it.  The
// products name it differently.
inline constexpr std::array<std::string_view, 3> kLinkNames{"ROUTE_ID", "ELEMENT_ID", "RLID"};
inline constexpr std::array<std::string_view, 3> kFromNames{"FROM_MEASURE", "START_MEASURE",
                                                            "STARTAVST"};
inline constexpr std::array<std::string_view, 3> kToNames{"TO_MEASURE", "END_MEASURE", "SLUTAVST"};
/// Along the link (Med), against it (Mot) or both.
inline constexpr std::array<std::string_view, 2> kDirectionNames{"RIKTNING", "DIRECTION"};
/// When it ends to hold; 99991231 where that is not known.
inline constexpr std::array<std::string_view, 3> kUntilNames{"VALID_TO", "TILL_DATUM", "TO_DATE"};

}  // namespace narhet::input::detail
