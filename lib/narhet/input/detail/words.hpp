// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/need.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace narhet::input::detail {

// What people write in tables, in Swedish or English, letters' case aside.  Nothing for other
// words.

[[nodiscard]] std::optional<bool> yes_or_no(std::string_view word);
[[nodiscard]] std::optional<model::Group> group_from_word(std::string_view word);
[[nodiscard]] std::optional<model::Strength> strength_from_word(std::string_view word);
/// By its key or one of its names.
[[nodiscard]] std::optional<base::KindIndex> kind_from_word(const std::vector<model::Kind>& kinds,
                                                            std::string_view word);

/// The nearest kind, or all there are: what to say where `kind_from_word` knows none.
[[nodiscard]] base::Message known_kinds(const std::vector<model::Kind>& kinds,
                                        std::string_view word);

}  // namespace narhet::input::detail
