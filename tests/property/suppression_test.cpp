// SPDX-License-Identifier: MIT
// What is told of a meeting against what somebody finds who adds and subtracts, and against what
// was said.
#include "attacker.hpp"
#include "said.hpp"
#include "support/property.hpp"

#include "narhet/base/format.hpp"
#include "narhet/needs/disclosure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace narhet::needs {
namespace {

struct DrawnMeeting {
  std::uint32_t limit{};
  std::uint32_t participants{};
  std::vector<test::Said> records;
};

DrawnMeeting draw_meeting(test::Draws& draws) {
  DrawnMeeting meeting;
  meeting.limit = kSmallestLimit + draws.below(4);
  meeting.participants = 1 + draws.below(45);
  std::uint32_t left = meeting.participants;  // one who speaks speaks of the kind once
  for (std::uint32_t group = 0; group < model::kGroups; ++group) {
    const std::uint32_t voices = draws.below(std::min(left, std::uint32_t{25}) + 1);
    left -= voices;
    if (voices > 0) {
      meeting.records.push_back({"M", 0, meeting.participants, 0, model::Strength::need, voices,
                                 static_cast<model::Group>(group)});
    }
  }
  return meeting;
}

std::string shown(const DrawnMeeting& meeting) {
  std::string text =
      base::format("limit {}, {} participants\n", meeting.limit, meeting.participants);
  for (const test::Said& each : meeting.records) {
    text += base::format("{} {}\n", model::key(each.group), each.voices);
  }
  return text;
}

OpenLine told_of(const DrawnMeeting& meeting) {
  std::vector<model::Need> needs;
  for (const test::Said& each : meeting.records) {
    needs.push_back(test::need(each));
    needs.back().publishable = true;
  }
  OpenLine line;
  for (const model::NeedRow& row : open_needs(needs, 1, meeting.limit).table.rows) {
    for (std::size_t group = 0; group < model::kGroups; ++group) {
      if (row.speakers == model::speakers(static_cast<model::Group>(group))) {
        line.counts.at(group) = row.need_voices.value_or(0);
      }
    }
    line.other_groups +=
        row.speakers == model::Speakers::other_groups ? row.need_voices.value_or(0) : 0;
  }
  return line;
}

std::string fault_of(const DrawnMeeting& meeting) {
  const OpenLine told = told_of(meeting);
  const auto bounds = test::bounds_by_sums(told, meeting.participants);
  std::array<std::uint32_t, model::kGroups> said{};
  for (const test::Said& each : meeting.records) {
    said.at(static_cast<std::size_t>(each.group)) += each.voices;
  }
  for (std::size_t group = 0; group < model::kGroups; ++group) {
    const std::uint32_t number = told.counts.at(group);
    const auto name = model::key(static_cast<model::Group>(group));
    if (number > said.at(group)) {
      return base::format("of {} {} are told, and {} spoke", name, number, said.at(group));
    }
    if (number > 0 && number < meeting.limit) {
      return base::format("of {} {} are told: too few", name, number);
    }
    if (number == 0 && meeting.participants >= meeting.limit &&
        !bounds.at(group).is_open(meeting.limit)) {
      return base::format("of {} one knows {} to {}", name, bounds.at(group).low,
                          bounds.at(group).high);
    }
  }
  return {};
}

TEST(Suppression, LeavesOpenWhatItWithholds) {
  const test::Property<DrawnMeeting> property{&draw_meeting, &fault_of, &shown};
  EXPECT_EQ(test::counterexample_of(property, 20'000), "");
}

}  // namespace
}  // namespace narhet::needs
