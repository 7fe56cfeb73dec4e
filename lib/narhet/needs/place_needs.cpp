// SPDX-License-Identifier: MIT
#include "narhet/needs/place_needs.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace narhet::needs {
namespace {

using base::index;

constexpr double kWishCounts = 0.5;

/// What the meetings of one place said.
struct Asked {
  std::map<std::string, std::uint32_t> participants;  // by meeting
  std::vector<model::PlaceNeed> kinds;
};

void add(Asked& asked, const model::Need& need) {
  std::uint32_t& participants = asked.participants[need.meeting];
  participants = std::max(participants, need.participants);
  for (std::size_t kind = 0; kind < asked.kinds.size(); ++kind) {
    const bool is_for_kind = !need.kind || index(*need.kind) == kind;
    if (!is_for_kind) {
      continue;
    }
    switch (need.strength) {
      case model::Strength::need:
        asked.kinds[kind].need_voices += need.voices;
        break;
      case model::Strength::wish:
        asked.kinds[kind].wish_voices += need.voices;
        break;
      case model::Strength::offer:
        ++asked.kinds[kind].offers;
        break;
    }
  }
}

double intensity(const model::PlaceNeed& row) {
  if (row.participants == 0) {
    return 0.0;
  }
  const double voices = row.need_voices + kWishCounts * row.wish_voices;
  return std::min(1.0, voices / row.participants);
}

}  // namespace

PlaceNeeds place_needs(std::span<const model::Need> needs,
                       std::size_t place_count,
                       std::size_t kind_count) {
  std::map<std::size_t, Asked> by_place;
  for (const model::Need& need : needs) {
    if (!need.place) {
      continue;
    }
    Asked& asked = by_place[index(*need.place)];
    if (asked.kinds.empty()) {
      for (std::size_t kind = 0; kind < kind_count; ++kind) {
        model::PlaceNeed row;
        row.place = *need.place;
        row.kind = base::id_at<base::KindIndex>(kind);
        asked.kinds.push_back(row);
      }
    }
    add(asked, need);
  }
  PlaceNeeds result;
  result.index.resize(place_count);
  for (auto& [place, asked] : by_place) {
    std::uint32_t participants = 0;
    for (const auto& meeting : asked.participants) {
      participants += meeting.second;
    }
    double sum = 0.0;
    for (model::PlaceNeed& row : asked.kinds) {
      row.participants = participants;
      row.intensity = intensity(row);
      sum += row.intensity;
      result.rows.push_back(row);
    }
    result.index[place] = kind_count == 0 ? 0.0 : sum / static_cast<double>(kind_count);
  }
  return result;
}

}  // namespace narhet::needs
