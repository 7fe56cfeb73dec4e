// SPDX-License-Identifier: MIT
#include "narhet/needs/need_table.hpp"

#include "narhet/needs/detail/row_counter.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace narhet::needs {

std::vector<std::vector<MeetingLine>> lines_by_meeting(std::span<const model::Need> needs) {
  using Meeting = std::pair<std::string_view, base::PlaceIndex>;
  using Said = std::pair<std::optional<base::KindIndex>, model::Strength>;
  std::map<Meeting, std::map<Said, MeetingLine>> meetings;
  for (const model::Need& need : needs) {
    if (!need.place) {
      continue;
    }
    MeetingLine& line = meetings[{need.meeting, *need.place}][{need.kind, need.strength}];
    line.place = *need.place;
    line.kind = need.kind;
    line.strength = need.strength;
    line.participants = std::max(line.participants, need.participants);
    line.counts.at(static_cast<std::size_t>(need.group)) +=
        need.strength == model::Strength::offer ? 1 : need.voices;
  }
  std::vector<std::vector<MeetingLine>> lines;
  for (const auto& [meeting, said] : meetings) {
    lines.emplace_back();
    for (const auto& each : said) {
      lines.back().push_back(each.second);
    }
  }
  return lines;
}

NeedTable count_needs(std::span<const model::Need> needs, std::size_t kind_count) {
  detail::RowCounter counter{kind_count};
  for (const std::vector<MeetingLine>& meeting : lines_by_meeting(needs)) {
    counter.add_participants(meeting.front().place, meeting.front().participants);
    for (const MeetingLine& line : meeting) {
      for (std::size_t group = 0; group < model::kGroups; ++group) {
        counter.add(line, model::speakers(static_cast<model::Group>(group)), line.counts.at(group));
      }
    }
  }
  return {counter.rows(detail::Zero::is_told)};
}

std::vector<model::MunicipalityNeed> municipality_needs(const NeedTable& table,
                                                        std::span<const model::Place> places) {
  std::map<std::pair<base::MunicipalityIndex, base::KindIndex>, model::MunicipalityNeed> sums;
  const auto add = [](std::optional<std::uint32_t>& sum, std::optional<std::uint32_t> number) {
    if (number) {
      sum = sum.value_or(0) + *number;
    }
  };
  for (const model::NeedRow& row : table.rows) {
    const auto& municipality = places[base::index(row.place)].municipality;
    if (row.speakers != model::Speakers::all || !municipality) {
      continue;
    }
    model::MunicipalityNeed& sum = sums[{*municipality, row.kind}];
    sum.municipality = *municipality;
    sum.kind = row.kind;
    add(sum.need_voices, row.need_voices);
    add(sum.wish_voices, row.wish_voices);
    add(sum.offers, row.offers);
    ++sum.places;
    sum.participants += row.participants;
  }
  std::vector<model::MunicipalityNeed> rows;
  rows.reserve(sums.size());
  for (const auto& each : sums) {
    rows.push_back(each.second);
  }
  return rows;
}

}  // namespace narhet::needs
