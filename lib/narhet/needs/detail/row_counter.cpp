// SPDX-License-Identifier: MIT
#include "narhet/needs/detail/row_counter.hpp"

#include <algorithm>

namespace narhet::needs::detail {

void RowCounter::add_participants(base::PlaceIndex place, std::uint32_t participants) {
  Place& row = places_[place];
  row.participants += participants;
  row.kinds.resize(kind_count_);
}

void RowCounter::add(const MeetingLine& line, model::Speakers speakers, std::uint32_t count) {
  Place& place = places_.at(line.place);
  for (std::size_t kind = 0; kind < kind_count_; ++kind) {
    if (line.kind && base::index(*line.kind) != kind) {
      continue;
    }
    for (const model::Speakers each : {model::Speakers::all, speakers}) {
      place.kinds[kind]
          .at(static_cast<std::size_t>(each))
          .at(static_cast<std::size_t>(line.strength)) += count;
    }
  }
}

std::vector<model::NeedRow> RowCounter::rows(Zero zero) const {
  const auto told = [zero](std::uint32_t count) {
    return count == 0 && zero == Zero::is_withheld ? std::nullopt : std::optional{count};
  };
  std::vector<model::NeedRow> rows;
  for (const auto& [place, counted] : places_) {
    for (std::size_t kind = 0; kind < kind_count_; ++kind) {
      for (std::size_t i = 0; i < model::kSpeakers; ++i) {
        const auto speakers = static_cast<model::Speakers>(i);
        const Counts& counts = counted.kinds[kind].at(i);
        if (speakers != model::Speakers::all && counts == Counts{}) {
          continue;
        }
        model::NeedRow row;
        row.place = place;
        row.kind = base::id_at<base::KindIndex>(kind);
        row.speakers = speakers;
        row.need_voices = told(counts[static_cast<std::size_t>(model::Strength::need)]);
        row.wish_voices = told(counts[static_cast<std::size_t>(model::Strength::wish)]);
        row.offers = told(counts[static_cast<std::size_t>(model::Strength::offer)]);
        row.participants = counted.participants;
        rows.push_back(row);
      }
    }
  }
  return rows;
}

}  // namespace narhet::needs::detail
