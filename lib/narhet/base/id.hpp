// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

namespace narhet::base {

// Positions in the lists of a study, one type each so that a place is never used as a node.
enum class NodeId : std::uint32_t {};
enum class ArcId : std::uint32_t {};
enum class SegmentIndex : std::uint32_t {};
enum class PlaceIndex : std::uint32_t {};
enum class ServiceIndex : std::uint32_t {};
enum class CandidateIndex : std::uint32_t {};
enum class MunicipalityIndex : std::uint32_t {};
enum class KindIndex : std::uint8_t {};

template <class Id>
[[nodiscard]] constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

template <class Id>
[[nodiscard]] constexpr Id id_at(std::size_t position) {
  return static_cast<Id>(position);
}

}  // namespace narhet::base
