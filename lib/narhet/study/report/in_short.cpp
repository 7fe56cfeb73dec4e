// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/sites.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <set>

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

/// Of the first site of each municipality the one that brings most people nearer.
const model::CandidateScore* most_helpful(const model::Result& result) {
  const model::CandidateScore* most = nullptr;
  for (const model::CandidateScore& score : result.ranking.scores) {
    if (score.rank_in_municipality == 1U &&
        (most == nullptr || score.newly_within_any > most->newly_within_any)) {
      most = &score;
    }
  }
  return most;
}

std::size_t count_areas(const model::Result& result) {
  std::set<std::optional<base::MunicipalityIndex>> areas;
  for (const model::Candidate& candidate : result.candidates) {
    areas.insert(candidate.municipality);
  }
  return areas.size();
}

/// Which site stands first, and why.
Message site_sentence(const model::Result& result) {
  if (result.candidates.empty()) {
    return Message{"No candidate sites were given, so none is ranked."};
  }
  const model::CandidateScore* first = most_helpful(result);
  const model::Threshold* threshold = deciding(result);
  if (first == nullptr || threshold == nullptr) {
    return base::counted(result.candidates.size(), "The {} candidate site could not be ranked.",
                         "None of the {} candidate sites could be ranked.");
  }
  const model::Candidate& site = result.candidates[index(first->candidate)];
  const Message gain{"{} would get at least one more kind of service within {}",
                     people(first->newly_within_any), threshold->label};
  const auto& shares = first->robustness.rank_shares;
  const Message why = shares.empty()
                          ? gain
                          : Message{"{}, and it is first in {} % of all weightings tried", gain,
                                    Decimal{100.0 * shares.front(), 0}};
  return count_areas(result) > 1
             ? Message{"{} candidate sites in {} municipalities were compared; of those that are "
                       "first in theirs, {} in {} would help most people: {}.",
                       result.candidates.size(), count_areas(result), name_of(site),
                       name_of(result, site.municipality), why}
             : base::counted(result.candidates.size(), "The {} candidate site is {}: {}.",
                             "Of {} candidate sites {} is first: {}.", name_of(site), why);
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
  return chapter;
}

}  // namespace narhet::study::report
