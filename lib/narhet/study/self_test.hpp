// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <functional>
#include <vector>

namespace narhet::study {

struct SelfTest {
  base::Message name;
  std::function<void()> run;  ///< @throws Error `environment`, with what to do
};

/// What an installation must be able to do: PROJ and its database, the formats of GDAL, the
/// built-in defaults.
[[nodiscard]] std::vector<SelfTest> self_tests();

}  // namespace narhet::study
