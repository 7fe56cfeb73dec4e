// SPDX-License-Identifier: MIT
#include "narhet/study/memory_need.hpp"

#include "narhet/study/candidate_ranking.hpp"

#include <system_error>

namespace narhet::study {
namespace {

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

/// What a process needs however small its work.
constexpr std::uint64_t kLeast = 60'000'000;
/// A sweep's labels of sixteen searches, by two metrics.
constexpr std::uint64_t kBytesOfLanes = 32 * sizeof(std::uint32_t);
/// Sixteen columns by one metric, each weighed in four ways.
constexpr std::uint64_t kBytesOfWeighed = 16 * (sizeof(std::uint32_t) + 4 * sizeof(double));

}  // namespace

std::uint64_t memory_to_read_roads(const std::filesystem::path& file) {
  return memory_to_read_roads(std::span{&file, 1});
}

std::uint64_t memory_to_read_roads(std::span<const std::filesystem::path> files) {
  std::uint64_t need = kLeast;
  for (const std::filesystem::path& file : files) {
    need += 18 * size_of(file);
  }
  return need;
}

std::uint64_t memory_to_read_network(const std::filesystem::path& file) {
  return kLeast + 4 * size_of(file);
}

std::uint64_t memory_of_engine(const network::RoadGraph& graph, routing::Method method) {
  const std::uint64_t nodes = graph.node_count();
  const std::uint64_t arcs = graph.arc_count();
  return method == routing::Method::core ? 150 * nodes + 40 * arcs : 260 * nodes + 60 * arcs;
}

std::uint64_t memory_of_columns(std::size_t nodes, std::size_t places, unsigned threads) {
  // The part of the graph below the places, sixteen columns of costs, and a reading of each place.
  return kLeast / 2 + threads * kBytesOfLanes * (nodes / 2 + places) + 64 * places;
}

std::uint64_t memory_of_reach(const ReachSize& size) {
  const std::uint64_t per_place =
      400 + 60 * size.kinds + 200 * size.kinds_asked + kBytesOfWeighed * size.threads;
  const std::uint64_t per_point = 400 + 100 * size.kinds_asked;
  return per_place * size.places + per_point * size.services +
         memory_of_columns(size.nodes, size.places, size.threads);
}

std::uint64_t memory_of_answers(const AnswerSize& size) {
  // Beside the answers, what a ranking of candidates is tried with.
  const std::uint64_t varied = size.candidates == 0 ? 0 : 500 + 150 * size.kinds;
  const std::uint64_t per_place = 700 + 560 * size.kinds + varied;
  const std::uint64_t per_point = 600 + 400 * size.kinds;
  const std::uint64_t shop_ways = size.places * size.services;
  const std::uint64_t customers =
      size.candidates == 0 || shop_ways > kMostShopWays ? 0 : 32 * shop_ways;
  return per_place * size.places + customers + per_point * (size.services + size.candidates) +
         memory_of_columns(size.nodes, size.places, size.threads);
}

}  // namespace narhet::study
