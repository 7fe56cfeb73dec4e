// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/network/road_graph.hpp"
#include "narhet/routing/planner.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace narhet::study {

// How many bytes a piece of work needs at most beyond what is held when it begins: estimates from
// above, by the sizes that make it grow.  Their factors are measured;
// tests/benchmark/memory_test.py holds runs to them.

/// Reading an extract's roads, or a layer's, and making the graph of them.
[[nodiscard]] std::uint64_t memory_to_read_roads(const std::filesystem::path& file);
/// The same of several files.
[[nodiscard]] std::uint64_t memory_to_read_roads(std::span<const std::filesystem::path> files);

/// Reading a prepared network.
[[nodiscard]] std::uint64_t memory_to_read_network(const std::filesystem::path& file);

/// The engine of a graph, by both metrics.
[[nodiscard]] std::uint64_t memory_of_engine(const network::RoadGraph& graph,
                                             routing::Method method);

/// What a run answers about.
struct AnswerSize {
  std::size_t nodes{};
  std::size_t places{};
  std::size_t services{};
  std::size_t candidates{};
  std::size_t kinds{};
  unsigned threads{1};
};

/// Nearest services, effects of closings, scores and their layers.
[[nodiscard]] std::uint64_t memory_of_answers(const AnswerSize& size);

/// What is measured of what is within reach.
struct ReachSize {
  std::size_t nodes{};
  std::size_t places{};
  std::size_t services{};
  std::size_t kinds{};        ///< of the study
  std::size_t kinds_asked{};  ///< of these, asked about
  unsigned threads{1};
};

/// Sums over the service points, inequality and their layers.
[[nodiscard]] std::uint64_t memory_of_reach(const ReachSize& size);

/// A matrix in columns, as far as it is held at a time.
[[nodiscard]] std::uint64_t memory_of_columns(std::size_t nodes,
                                              std::size_t places,
                                              unsigned threads);

}  // namespace narhet::study
