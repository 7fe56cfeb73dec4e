// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace narhet::routing {

/// What searches run on.
enum class Method : std::uint8_t {
  core,       ///< nodes of few neighbours taken out: ready at once, tens of milliseconds a search
  hierarchy,  ///< all nodes taken out: some seconds to make, then about a tenth of that a search
};

/// What is known before the roads are prepared.
struct PlannedWork {
  std::size_t searches{};        ///< over all nodes, each kind and metric and destination one
  bool has_hierarchy{};          ///< one is stored for these roads
  std::optional<Method> wanted;  ///< what the user says
};

struct Plan {
  Method method{};
  base::Message reason;  ///< a sentence
};

/// From so many searches on a hierarchy pays, its making included: `tests/benchmark` shows where
/// the two meet.
inline constexpr std::size_t kSearchesThatPay = 240;

[[nodiscard]] Plan plan(const PlannedWork& work);

}  // namespace narhet::routing
