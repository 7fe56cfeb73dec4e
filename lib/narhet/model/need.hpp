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

/// The demand of a place for a kind, from all meetings about that place: what sites are chosen by.
struct PlaceNeed {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  /// How much each inhabitant counts for the kind.  Where persons are weighed: the share of the
  /// participants who named the kind, from 0 to 1, as far as the meetings are trusted; where voices
  /// are: voices per inhabitant.  `needs::place_needs` says how.
  double intensity{};
  std::uint32_t need_voices{};
  std::uint32_t wish_voices{};
  std::uint32_t offers{};
  std::uint32_t participants{};
};

/// The part of `PlaceNeed::intensity` that is a group's, by its part of the voices.
struct GroupNeed {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  Group group{};
  double intensity{};
};

/// What is taken for the need of a place that was not asked: the mean of those that were.
struct NeutralNeeds {
  std::vector<double> of_kind;  ///< empty: everybody needs each kind alike, 1
  /// By group, then kind; empty for a group that is told of nowhere.
  std::array<std::vector<double>, kGroups> of_group;
};

/// Whose voices a row of the table of needs counts.
enum class Speakers : std::uint8_t {
  all,
  young,
  elderly,
  residents,
  business,
  association,
  visitors,
  other_groups,  ///< those too few to be told one by one, together
};
inline constexpr std::size_t kSpeakers = 8;
[[nodiscard]] Speakers speakers(Group group);
[[nodiscard]] std::string_view key(Speakers speakers);  ///< "all", "young", …, "other_groups"
[[nodiscard]] base::Message name(Speakers speakers);

/// What the meetings of a place said of a kind: everyone, or one group.  A number that is missing
/// is withheld – it may be none, and it may be a few.
struct NeedRow {
  base::PlaceIndex place{};
  base::KindIndex kind{};
  Speakers speakers{};
  std::optional<std::uint32_t> need_voices;
  std::optional<std::uint32_t> wish_voices;
  std::optional<std::uint32_t> offers;
  std::uint32_t participants{};  ///< of the meetings of the place
  /// From 0 to 1: of everyone, as `PlaceNeed` has it where persons are weighed; of a group, its
  /// part of that by its part of the voices.  Nothing where all voices are withheld.
  std::optional<double> intensity;
  /// Likewise in persons, or in voices where voices are weighed; nothing also where persons are
  /// weighed and not known.
  std::optional<double> demand;

  [[nodiscard]] bool is_withheld() const { return !need_voices || !wish_voices || !offers; }
};

/// The rows of everyone in one municipality, added up; of places in none there is no such sum.
struct MunicipalityNeed {
  base::MunicipalityIndex municipality{};
  base::KindIndex kind{};
  std::optional<std::uint32_t> need_voices;  ///< nothing where all places withhold it
  std::optional<std::uint32_t> wish_voices;
  std::optional<std::uint32_t> offers;
  std::uint32_t places{};  ///< that were asked
  std::uint32_t participants{};
};

}  // namespace narhet::model
