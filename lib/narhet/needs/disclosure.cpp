// SPDX-License-Identifier: MIT
#include "narhet/needs/disclosure.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/needs/detail/row_counter.hpp"

#include <algorithm>
#include <numeric>

namespace narhet::needs {
namespace {

using model::Strength;

/// Whether the sum of groups of which each is below the limit may be told: it tells of none of them
/// that somebody of it is there.
bool may_be_told(std::uint32_t sum, std::size_t groups, std::uint32_t limit) {
  return sum >= limit && sum <= (groups - 1) * (limit - 1);
}

/// Lowers the largest numbers until they sum to at most `most`.
void lower_to(std::uint32_t most, std::uint32_t limit, std::span<std::uint32_t> numbers) {
  for (std::uint32_t sum = std::accumulate(numbers.begin(), numbers.end(), 0U); sum > most;
       sum = std::accumulate(numbers.begin(), numbers.end(), 0U)) {
    auto& largest = *std::max_element(numbers.begin(), numbers.end());
    const std::uint32_t rest = sum - largest;
    largest = rest + limit <= most ? most - rest : 0;
  }
}

bool may_enter(const model::Need& need, std::uint32_t limit) {
  return need.publishable && need.participants >= limit &&
         (need.strength != Strength::offer || need.candidate_id.empty());
}

void add(const MeetingLine& line,
         std::uint32_t limit,
         detail::RowCounter& counter,
         std::vector<model::Need>& offers) {
  const OpenLine told = open_line(line.counts, line.participants, limit);
  std::uint32_t sum = told.other_groups;
  for (std::size_t group = 0; group < model::kGroups; ++group) {
    counter.add(line, model::speakers(static_cast<model::Group>(group)), told.counts.at(group));
    sum += told.counts.at(group);
  }
  counter.add(line, model::Speakers::other_groups, told.other_groups);
  if (line.strength == Strength::offer) {
    model::Need offer;
    offer.place = line.place;
    offer.kind = line.kind;
    offer.strength = Strength::offer;
    offer.publishable = true;
    offers.insert(offers.end(), sum, offer);
  }
}

}  // namespace

std::string_view key(Level level) {
  switch (level) {
    case Level::internal:
      return "internal";
    case Level::shared:
      return "shared";
    case Level::open:
      return "public";
  }
  return {};
}

OpenLine open_line(const GroupCounts& counts, std::uint32_t participants, std::uint32_t limit) {
  NARHET_EXPECTS(limit >= kSmallestLimit);
  if (participants < limit) {
    return {};
  }
  std::array<std::uint32_t, model::kGroups + 1> told{};  // the last: the other groups
  std::uint32_t& others = told.back();
  std::size_t small = 0;
  for (std::size_t group = 0; group < counts.size(); ++group) {
    if (counts.at(group) >= limit) {
      told.at(group) = counts.at(group);
    } else {
      others += counts.at(group);
      ++small;
    }
  }
  if (!may_be_told(others, small, limit)) {
    others = 0;
  }
  lower_to(participants - limit, limit, told);
  OpenLine line;
  std::copy_n(told.begin(), counts.size(), line.counts.begin());
  line.other_groups = others;
  return line;
}

OpenNeeds open_needs(std::span<const model::Need> needs,
                     std::size_t kind_count,
                     std::uint32_t limit) {
  NARHET_EXPECTS(limit >= kSmallestLimit);
  std::vector<model::Need> entering;
  std::copy_if(needs.begin(), needs.end(), std::back_inserter(entering),
               [limit](const model::Need& need) { return may_enter(need, limit); });
  detail::RowCounter counter{kind_count};
  OpenNeeds result;
  for (const std::vector<MeetingLine>& meeting : lines_by_meeting(entering)) {
    counter.add_participants(meeting.front().place, meeting.front().participants);
    for (const MeetingLine& line : meeting) {
      add(line, limit, counter, result.offers);
    }
  }
  result.table.rows = counter.rows(detail::Zero::is_withheld);
  return result;
}

}  // namespace narhet::needs
