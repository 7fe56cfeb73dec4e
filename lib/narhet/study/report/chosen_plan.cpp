// SPDX-License-Identifier: MIT
#include "narhet/model/place_names.hpp"
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/sites.hpp"
#include "narhet/study/report/subject.hpp"

#include <utility>

namespace narhet::study::report {
namespace {

using base::Message;

/// The first site of each municipality, and how sure that is.
model::ReportTable best_table(const model::Result& result) {
  const model::Threshold* threshold = deciding(result);
  model::ReportTable table;
  table.caption = Message{"The site that is first in each municipality"};
  table.columns = {words_column(Message{"Municipality"}), words_column(Message{"Site"}),
                   number_column(Message{"Points"}),
                   number_column(Message{"Other sites in its tier"}).about("tier"),
                   number_column(Message{"First in % of all weightings"}).about("weighting")};
  if (threshold != nullptr) {
    table.columns.push_back(
        number_column(Message{"Persons who get a kind more within {}", threshold->label}));
  }
  for (const AreaSites& area : sites_by_area(result)) {
    const model::CandidateScore& first = *area.scores.front();
    if (!first.rank) {
      continue;
    }
    const model::Candidate& site = candidate_of(result, first);
    Row row{text_cell(name_of(result, area.municipality)), text_cell(name_of(site)),
            number_cell(first.score, 1), count_cell(std::uint64_t{count_equal(area)}),
            percent_first_cell(first)};
    if (threshold != nullptr) {
      row.push_back(persons_cell(first.newly_within_any));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Municipalities where the weightings say little of the first, since another has all points on
/// most of what is weighed too.
std::vector<std::string> capped_in(const model::Result& result) {
  std::vector<std::string> names;
  for (const AreaSites& area : sites_by_area(result)) {
    if (area.municipality && capped_beside_first(result, area) != nullptr) {
      names.push_back(name_of(result, area.municipality));
    }
  }
  return names;
}

/// Municipalities where no site can be ranked.
std::vector<std::string> without_first(const model::Result& result) {
  std::vector<bool> has_first(result.municipalities.size());
  for (const AreaSites& area : sites_by_area(result)) {
    if (area.municipality && area.scores.front()->rank) {
      has_first[base::index(*area.municipality)] = true;
    }
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < has_first.size(); ++i) {
    if (!has_first[i]) {
      names.push_back(result.municipalities[i].name);
    }
  }
  return names;
}

}  // namespace

model::ReportChapter chosen_plan(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"chosen-plan", Message{"The chosen plan, with proof"}, {}};
  if (result.candidates.empty()) {
    add_text(chapter, Message{"No candidate sites were given, so there is no plan and nothing to "
                              "prove."});
    return chapter;
  }
  add_text(chapter,
           Message{"The plan of this study is the site that is first in each municipality. "
                   "It is a proposal: the last chapter is for the decision."});
  add_table(chapter, best_table(result), "candidates");
  if (const auto capped = capped_in(result); !capped.empty()) {
    add_text(chapter,
             Message{"In {} being first in so many weightings says little: on most of what "
                     "is weighed another site has all the points that there are, as the "
                     "first has, and the rest alone tells them apart.",
                     model::listed(capped)});
  }
  const std::vector<std::string> without = without_first(result);
  if (!without.empty()) {
    add_text(chapter, Message{"Without a ranked site: {}.", model::listed(without)});
  }
  if (answer.proof.empty()) {
    add_text(chapter,
             Message{"Nothing is proved of this plan: the study asks for another problem, or "
                     "is too large to solve by the way. 'narhet plan' solves it and "
                     "says what is proved."});
    return chapter;
  }
  add_text(chapter, Message{"The score weighs several things; a proof counts one: the ways of all "
                            "people together. What that alone would choose, and what is proved:"});
  add_lines(chapter, answer.proof);
  return chapter;
}

}  // namespace narhet::study::report
