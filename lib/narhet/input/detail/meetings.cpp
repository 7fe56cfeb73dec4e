// SPDX-License-Identifier: MIT
#include "narhet/input/detail/meetings.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace narhet::input::detail {
namespace {

using base::Message;

/// "Åby, Storbyn, …", ten at most.
std::string listed(const std::vector<base::PlaceIndex>& some,
                   std::span<const model::Place> places) {
  constexpr std::size_t kMostShown = 10;
  std::string names;
  for (std::size_t i = 0; i < std::min(some.size(), kMostShown); ++i) {
    names += (i == 0 ? "" : ", ") + base::printable(places[base::index(some[i])].name);
  }
  return some.size() > kMostShown ? names + ", …" : names;
}

/// From when to when: a year that is wrong shows.
void note_dates(const std::vector<model::Need>& needs, model::LoadReport& report) {
  std::map<std::string_view, std::string_view> dates;  // by meeting
  for (const model::Need& need : needs) {
    dates.emplace(need.meeting, need.date);
  }
  if (dates.empty()) {
    return;
  }
  const auto [first, last] = std::minmax_element(
      dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  report.notices.push_back(
      first->second == last->second
          ? base::counted(dates.size(), "{} meeting in the table, on {}",
                          "{} meetings in the table, on {}", std::string{first->second})
          : base::counted(dates.size(), "{} meeting in the table, from {} to {}",
                          "{} meetings in the table, from {} to {}", std::string{first->second},
                          std::string{last->second}));
}

/// Who came to two meetings about a place is counted at both.
void note_repeated_places(const std::vector<model::Need>& needs,
                          std::span<const model::Place> places,
                          model::LoadReport& report) {
  std::map<base::PlaceIndex, std::set<std::string_view>> meetings;
  for (const model::Need& need : needs) {
    meetings[*need.place].insert(need.meeting);
  }
  std::vector<base::PlaceIndex> several;
  for (const auto& [place, of_place] : meetings) {
    if (of_place.size() > 1) {
      several.push_back(place);
    }
  }
  if (!several.empty()) {
    report.notices.push_back(base::counted(
        several.size(),
        "{} place had several meetings ({}): who came to more than one counts at each, since "
        "nobody can know",
        "{} places had several meetings ({}): who came to more than one counts at each, since "
        "nobody can know",
        listed(several, places)));
  }
}

/// Visitors may come from elsewhere, but hardly twice as many as live there.
void note_crowds(const std::vector<model::Need>& needs,
                 std::span<const model::Place> places,
                 model::LoadReport& report) {
  constexpr double kFarAbove = 2.0;
  std::set<base::PlaceIndex> crowded;
  for (const model::Need& need : needs) {
    const auto& population = places[base::index(*need.place)].population;
    if (population && need.participants > kFarAbove * population->count()) {
      crowded.insert(*need.place);
    }
  }
  if (!crowded.empty()) {
    report.notices.push_back(base::counted(
        crowded.size(),
        "{} place had a meeting with more than twice as many participants as live there ({}): look "
        "whether the number is right",
        "{} places had meetings with more than twice as many participants as live there ({}): look "
        "whether the numbers are right",
        listed({crowded.begin(), crowded.end()}, places)));
  }
}

/// A row that was pasted twice would count twice.
void note_repeated_rows(const std::vector<model::Need>& needs, model::LoadReport& report) {
  const auto what = [](const model::Need& need) {
    return std::tie(need.meeting, need.place, need.group, need.kind, need.strength, need.voices,
                    need.candidate_id, need.text);
  };
  std::map<decltype(what(needs.front())), std::string_view> first;
  std::vector<std::string_view> repeated;
  for (const model::Need& need : needs) {
    if (!first.emplace(what(need), need.origin.record).second) {
      repeated.push_back(need.origin.record);
    }
  }
  if (!repeated.empty()) {
    report.notices.push_back(base::counted(
        repeated.size(),
        "{} row says the same as an earlier one, {} first: both count; take one out if it was "
        "pasted twice",
        "{} rows say the same as an earlier one, {} first: all count; take them out if they were "
        "pasted twice",
        base::record_message(std::string{repeated.front()})));
  }
}

/// What is offered counts, not how many offer it.
void note_offers_by_several(const std::vector<model::Need>& needs, model::LoadReport& report) {
  std::vector<std::string_view> rows;
  for (const model::Need& need : needs) {
    if (need.strength == model::Strength::offer && need.voices > 1) {
      rows.push_back(need.origin.record);
    }
  }
  if (!rows.empty()) {
    report.notices.push_back(base::counted(
        rows.size(),
        "{} offer is made by several voices, {} first: it counts as one offer; a row for each says "
        "that there are more",
        "{} offers are made by several voices, {} first: each counts as one offer; a row for each "
        "says that there are more",
        base::record_message(std::string{rows.front()})));
  }
}

}  // namespace

void MeetingCheck::add(const NeedRow& row, const model::Need& need) {
  if (need.meeting.empty()) {
    return;
  }
  Meeting& meeting = meetings_[need.meeting];
  require_same(row, columns_->date, meeting.date, need.date, shown_need_cell(need.date));
  require_same(row, columns_->place, meeting.place, place_of(need), shown_place(need));
  if (need.participants > 0) {
    const std::string participants = base::format("{}", need.participants);
    require_same(row, columns_->participants, meeting.participants, participants, participants);
    add_voices(row, need, meeting);
  }
}

/// An id, as a row may have the name; empty where the place has a fault of its own.
std::string MeetingCheck::place_of(const model::Need& need) const {
  return need.place ? places_[base::index(*need.place)].id : std::string{};
}

std::string MeetingCheck::shown_place(const model::Need& need) const {
  return need.place ? base::printable(places_[base::index(*need.place)].name) : std::string{};
}

void MeetingCheck::require_same(const NeedRow& row,
                                std::size_t column,
                                First& first,
                                const std::string& value,
                                const std::string& shown_value) {
  if (value.empty()) {
    return;  // it has a fault of its own
  }
  if (first.value.empty()) {
    first = {value, shown_value, row.record()};
  } else if (first.value != value) {
    row.fault(column,
              Message{"'{}' as in {}, of the same meeting", first.shown,
                      base::record_message(first.record)},
              shown_value);
  }
}

void MeetingCheck::add_voices(const NeedRow& row, const model::Need& need, Meeting& meeting) const {
  if (!need.kind || need.strength == model::Strength::offer || !columns_->voices) {
    return;
  }
  std::uint64_t& sum = meeting.voices[{*need.kind, need.strength}];
  const bool was_within = sum <= need.participants;
  sum += need.voices;
  if (was_within && sum > need.participants && need.voices <= need.participants) {
    row.fault(*columns_->voices,
              Message{"at most the {} participants of the meeting in all rows of a kind and "
                      "strength together",
                      need.participants},
              base::format("{}", sum));
  }
}

void describe_meetings(const std::vector<model::Need>& needs,
                       std::span<const model::Place> places,
                       model::LoadReport& report) {
  note_dates(needs, report);
  note_repeated_places(needs, places, report);
  note_crowds(needs, places, report);
  note_repeated_rows(needs, report);
  note_offers_by_several(needs, report);
}

}  // namespace narhet::input::detail
