// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/network/build.hpp"
#include "narhet/routing/engine.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace narhet::study {

struct EngineOptions {
  std::optional<routing::Method> wanted;  ///< nothing: what pays
  /// Where a hierarchy is kept from one run to the next.
  std::filesystem::path hierarchy_file;
  /// Bytes that the searches and what follows need beside the engine.
  std::uint64_t memory_beside{};
};

/// Makes the searches' engine as the planner has it: reads a stored hierarchy or makes and stores
/// one, or takes the core.  Says which and why; a stored file that does not fit is made anew, and
/// one that cannot be written is no error.
/// @param network  its graph must outlive the engine
/// @throws Error `too_large` if that and what stands beside it go beyond `task.memory_limit`;
/// Cancelled
[[nodiscard]] routing::Engine make_engine(const network::RoadNetwork& network,
                                          std::size_t searches,
                                          const EngineOptions& options,
                                          const base::Task& task,
                                          std::vector<Line>& lines);

}  // namespace narhet::study
