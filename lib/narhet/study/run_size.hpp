// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/planner.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/study_file.hpp"

#include <cstddef>
#include <cstdint>

namespace narhet::study {

/// What a run is about, in the numbers that make it take time and memory.
struct RunSize {
  std::size_t segments{};  ///< of roads that are read and made into a graph
  std::size_t nodes{};
  std::size_t places{};
  std::size_t services{};
  std::size_t candidates{};
  std::size_t kinds{};
  std::size_t speed_runs{};      ///< rankings with other speeds
  std::size_t searches{};        ///< over the roads, those of the speed runs among them
  bool has_hierarchy{};          ///< one is stored
  std::uint64_t other_season{};  ///< bytes of the engine of a season to compare with
  unsigned threads{1};
};

/// @param prepared  before its records move into a result
[[nodiscard]] RunSize run_size(const StudyFile& study, const Prepared& prepared, unsigned threads);

/// What the searches of a run go over unless the command line says otherwise.
[[nodiscard]] routing::Method run_method(const RunSize& size);

/// Bytes that follow the engine: searches, answers and layers.
[[nodiscard]] std::uint64_t memory_of_answers(const RunSize& size);

}  // namespace narhet::study
