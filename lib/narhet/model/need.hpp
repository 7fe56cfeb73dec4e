// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/model/origin.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

enum class Group : std::uint8_t { young, elderly, residents, business, association, visitors };
inline constexpr std::size_t kGroups = 6;
enum class Strength : std::uint8_t { need, wish, offer };

[[nodiscard]] std::string_view key(Group group);        ///< "young"
[[nodiscard]] std::string_view key(Strength strength);  ///< "need", "wish", "offer"
[[nodiscard]] base::Message name(Group group);
[[nodiscard]] base::Message name(Strength strength);

/// What a group of people at one village meeting said of one kind of service.
///
/// Personal data may hide in `text`: it goes into no log, no message and no result.
struct Need {
  std::string meeting;   ///< id
  std::string date;      ///< ISO 8601, "2026-03-14"
  std::string place_id;  ///< as written; the place the voices come from
  std::optional<base::PlaceIndex> place;
  std::uint32_t participants{};  ///< at the meeting
  Group group{};
  std::optional<base::KindIndex> kind;  ///< nothing: an offer that is for any kind
  Strength strength{};
  std::uint32_t voices{1};  ///< how many said so; at most `participants`
  std::string text;
  /// For an offer: the candidate it is for, as written; empty: any candidate near the place.
  std::string candidate_id;
  bool publishable{};
  Origin origin;
};

/// The need of a place for a kind, from all meetings about that place.
struct PlaceNeed {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  /// Share of the participants who named the kind, 0 to 1: voices for need count 1, for wish ½.
  double intensity{};
  std::uint32_t need_voices{};
  std::uint32_t wish_voices{};
  std::uint32_t offers{};
  std::uint32_t participants{};
};

}  // namespace narhet::model
