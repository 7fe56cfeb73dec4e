// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/far_places.hpp"
#include "narhet/study/report/neighbour_share.hpp"
#include "narhet/study/report/sites.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <optional>

namespace narhet::study::report {
namespace {

using base::Decimal;
using base::index;
using base::Message;

/// The kind that fewest have within a threshold, of those that have a service point.
const model::Coverage* rarest(const model::Result& result, std::size_t threshold) {
  constexpr auto kNone = static_cast<std::size_t>(model::ReachStatus::no_service_of_kind);
  const model::Coverage* rarest = nullptr;
  for (const base::KindIndex kind : kinds_of(result)) {
    const model::Coverage* row = coverage_of(result, {}, kind, threshold);
    if (row != nullptr && row->by_status[kNone].places < row->all.places &&
        (rarest == nullptr || row->within.persons < rarest->within.persons)) {
      rarest = row;
    }
  }
  return rarest;
}

/// How many have all kinds of service within the threshold that decides.
Message within_sentence(const model::Result& result, std::size_t threshold) {
  const model::AllKindsCoverage& row = *all_kinds_coverage_of(result, {}, threshold);
  const std::string& label = result.thresholds[threshold].label;
  const Message mode = model::name(result.mode);
  const model::Coverage* least = rarest(result, threshold);
  if (row.all.persons.count() <= 0.0 || least == nullptr) {
    return Message{"All kinds of service within {} {}: {} of {}.", label, mode, row.within.places,
                   places(row.all.places)};
  }
  return Message{
      "{} of the {} in listed places ({} %) have all kinds of service within {} {}; of the single "
      "kinds the share is lowest for {}, {} %.",
      Decimal{row.within.persons.count(), 0},
      people(row.all.persons),
      Decimal{100.0 * (row.within.persons / row.all.persons), 1},
      label,
      mode,
      word_for(result, least->kind),
      Decimal{100.0 * (least->within.persons / least->all.persons), 1}};
}

/// The longest way to a nearest service that a place may be told to have.
const model::MunicipalityIndicator* farthest(const model::Result& result) {
  const model::MunicipalityIndicator* longest = nullptr;
  for (const base::KindIndex kind : kinds_of(result)) {
    const auto rows = rows_of(
        result,
        {.indicator = model::Indicator::farthest, .kind = kind, .metric = result.decide_by});
    if (!rows.empty() && rows.front().value && rows.front().place &&
        (longest == nullptr || *rows.front().value > *longest->value)) {
      longest = &rows.front();
    }
  }
  return longest;
}

/// Who has some kind of service beyond that threshold.
Message beyond_sentence(const model::Result& result, std::size_t threshold) {
  const model::AllKindsCoverage& row = *all_kinds_coverage_of(result, {}, threshold);
  const std::string& label = result.thresholds[threshold].label;
  const std::uint64_t beyond = row.all.places - row.within.places;
  if (beyond == 0) {
    return Message{"Nobody in listed places has farther than {} to any kind of service.", label};
  }
  const Message who = people(row.all.persons - row.within.persons);
  const model::MunicipalityIndicator* longest = farthest(result);
  if (longest == nullptr) {
    return base::counted(
        beyond,
        "In {} place, with {}, some kind of service is farther than {} or cannot be reached.",
        "In {} places, with {}, some kind of service is farther than {} or cannot be reached.", who,
        label);
  }
  return base::counted(
      beyond,
      "In {} place, with {}, some kind of service is farther than {} or cannot be reached; the "
      "longest way is that of {}: {} {} to {}.",
      "In {} places, with {}, some kind of service is farther than {} or cannot be reached; the "
      "longest way is that of {}: {} {} to {}.",
      who, label, name_of(result, *longest->place), Decimal{*longest->value, 1},
      unit_of(result.decide_by), word_for(result, *longest->kind));
}

/// Of the municipalities the one whose first site brings most people nearer; nothing where none is
/// ranked.
std::optional<AreaSites> most_helped(const std::vector<AreaSites>& areas) {
  std::optional<AreaSites> most;
  for (const AreaSites& area : areas) {
    const model::CandidateScore& first = *area.scores.front();
    if (first.rank && (!most || first.newly_within_any > most->scores.front()->newly_within_any)) {
      most = area;
    }
  }
  return most;
}

/// What the first site would give, and in how many weightings it is first, where that says much.
Message gain_of(const model::Result& result,
                const AreaSites& area,
                const model::Threshold& threshold) {
  const model::CandidateScore& first = *area.scores.front();
  const Message gain{"{} would get at least one more kind of service within {}",
                     people(first.newly_within_any), threshold.label};
  const auto percent = percent_first_cell(first);
  return percent && capped_beside_first(result, area) == nullptr
             ? Message{"{}, and it is first in {} % of all weightings tried", gain, *percent}
             : gain;
}

/// Which site stands first, and why.
Message site_sentence(const model::Result& result) {
  if (result.candidates.empty()) {
    return Message{"No candidate sites were given, so none is ranked."};
  }
  const std::vector<AreaSites> areas = sites_by_area(result);
  const std::optional<AreaSites> most = most_helped(areas);
  const model::Threshold* threshold = deciding(result);
  if (!most || threshold == nullptr) {
    return base::counted(result.candidates.size(), "The {} candidate site could not be ranked.",
                         "None of the {} candidate sites could be ranked.");
  }
  const std::string& site = name_of(candidate_of(result, *most->scores.front()));
  const Message why = gain_of(result, *most, *threshold);
  return areas.size() > 1
             ? Message{"{} candidate sites in {} municipalities were compared; of those that are "
                       "first in theirs, {} in {} would help most people: {}.",
                       result.candidates.size(), areas.size(), site,
                       name_of(result, most->municipality), why}
             : base::counted(result.candidates.size(), "The {} candidate site is {}: {}.",
                             "Of {} candidate sites {} is first: {}.", site, why);
}

/// The closing that would hit most people.
std::optional<Message> closure_item(const model::Result& result) {
  const model::Threshold* threshold = deciding(result);
  const auto worst = std::max_element(
      result.closure_summaries.begin(), result.closure_summaries.end(),
      [](const auto& a, const auto& b) { return a.beyond.persons < b.beyond.persons; });
  if (threshold == nullptr || worst == result.closure_summaries.end() ||
      worst->beyond.persons.count() < 0.5) {
    return std::nullopt;
  }
  const auto position = static_cast<std::size_t>(worst - result.closure_summaries.begin());
  return Message{
      "If one service point closes, most are hit if it is {}: {} would have farther than {} to "
      "something that they have within it today, or would be wholly without some kind.",
      name_of(result.services[position]), people(worst->beyond.persons), threshold->label};
}

/// What hangs on the neighbours.
std::optional<Message> neighbour_item(const model::Result& result, std::size_t threshold) {
  const auto most = most_by_neighbours(result, threshold);
  if (result.municipalities.empty() || !most) {
    return std::nullopt;
  }
  const std::string& label = result.thresholds[threshold].label;
  if (most->fewer.count() < 0.5) {
    return Message{
        "The neighbours: without other municipalities' service points nobody fewer "
        "would have any kind within {}.",
        label};
  }
  return Message{
      "The neighbours: without other municipalities' service points {} fewer would have "
      "{} within {}.",
      people(most->fewer), word_for(result, most->kind), label};
}

/// Where a service beyond the loaded roads could be nearer.
std::optional<Message> edge_item(const model::Result& result) {
  const model::Threshold* threshold = deciding(result);
  if (threshold == nullptr) {
    return std::nullopt;
  }
  const std::vector<FarPlace> far = far_places(result, *threshold);
  const std::uint64_t uncertain = count_uncertain(result, far);
  if (uncertain == 0) {
    return std::nullopt;
  }
  return base::counted(
      uncertain,
      "Not sure: {0} of the {1} that have some kind farther than {2} lies so near to the edge of "
      "the loaded roads that a service beyond it could be nearer.",
      "Not sure: {0} of the {1} that have some kind farther than {2} lie so near to the edge of "
      "the loaded roads that a service beyond it could be nearer.",
      places(far.size()), threshold->label);
}

/// Where the first site is not sure to be the best.
std::optional<Message> rank_item(const model::Result& result) {
  std::uint64_t ranked = 0;
  std::uint64_t equal = 0;
  std::uint64_t capped = 0;
  for (const AreaSites& area : sites_by_area(result)) {
    if (!area.municipality || !area.scores.front()->rank) {
      continue;
    }
    ++ranked;
    if (count_equal(area) > 0) {
      ++equal;
    } else if (capped_beside_first(result, area) != nullptr) {
      ++capped;
    }
  }
  if (equal + capped == 0) {
    return std::nullopt;
  }
  return Message{
      "Not sure: in {} of {} municipalities another site may be as good as the first: "
      "in {} another stands in its tier, in {} the weightings say little of the two.",
      equal + capped, ranked, equal, capped};
}

/// What whoever decides must know beside the three sentences.
std::vector<Message> worth_knowing(const model::Result& result, std::size_t threshold) {
  std::vector<Message> items;
  for (const auto& item : {closure_item(result), neighbour_item(result, threshold),
                           edge_item(result), rank_item(result)}) {
    if (item) {
      items.push_back(*item);
    }
  }
  return items;
}

}  // namespace

model::ReportChapter in_short(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"in-short", Message{"In short"}, {}};
  for (const Line& line : answer.audience) {
    add_notice(chapter, line.text);
  }
  const auto threshold = model::deciding_threshold(result.thresholds, result.decide_by);
  if (threshold && all_kinds_coverage_of(result, {}, *threshold) != nullptr) {
    add_text(chapter, within_sentence(result, *threshold));
    add_text(chapter, beyond_sentence(result, *threshold));
  } else {
    add_text(chapter,
             Message{"The study has no threshold by the measure that decides, so nobody is "
                     "counted as near or far."});
  }
  add_text(chapter, site_sentence(result));
  if (threshold) {
    add_list(chapter, worth_knowing(result, *threshold));
  }
  return chapter;
}

}  // namespace narhet::study::report
