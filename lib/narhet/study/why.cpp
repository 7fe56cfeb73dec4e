// SPDX-License-Identifier: MIT
#include "narhet/study/why.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/siting/comparison.hpp"
#include "narhet/study/called.hpp"
#include "narhet/study/need_answer.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/ranked_result.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::index;
using base::Message;

/// For whom the sentence is, where people said something that not all are to hear.
Message level_sentence(needs::Level level) {
  switch (level) {
    case needs::Level::internal:
      return Message{
          "note: this is worked out from all that was said, and is for you alone; --level public "
          "gives what may be said aloud"};
    case needs::Level::shared:
      return Message{
          "note: this is for those who share the work; --level public gives what may be said "
          "aloud"};
    case needs::Level::open:
      return Message{
          "note: this may be said aloud as far as the rule goes; whether it may be is for the "
          "municipality to decide"};
  }
  return {};
}

void make_printable(std::string& name) {
  name = base::printable(name);
}

siting::RankedSites ranked_sites(const StudyFile& study, const model::Result& result) {
  siting::RankedSites sites{result.ranking, result.candidates, result.municipalities, {}, {}};
  if (!result.needs.empty()) {
    sites.heard = study.privacy.level == needs::Level::open ? siting::NeedsHeard::what_may_be_told
                                                            : siting::NeedsHeard::all;
  }
  if (result.ranking.harm_is_measured) {
    sites.harm = siting::HarmFacts{result.services, study.score.harm.distance_condition};
  }
  return sites;
}

}  // namespace

base::CandidateIndex find_candidate(std::span<const model::Candidate> candidates,
                                    std::string_view called) {
  const std::vector<Named> names = names_of(candidates);
  const std::vector<std::size_t> found = called_so(names, called);
  if (found.empty()) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the study has no candidate '{}'", base::printable(called)},
                what_may_be_meant(names, called, model::Subject::candidates)};
  }
  if (found.size() > 1) {
    throw Error{ErrorCode::usage,
                {},
                Message{"{} candidates are named '{}'", found.size(), base::printable(called)},
                Message{"name it by its id: {}", listed(names, found)}};
  }
  return base::id_at<base::CandidateIndex>(found.front());
}

WhyAnswer why(const StudyFile& study, const WhyQuestion& question, const base::Task& task) {
  if (!study.candidates) {
    throw Error{ErrorCode::usage, {}, Message{"the study has no [candidates]"}};
  }
  StudyFile asked = study;
  asked.speeds.runs = 0;  // the sentence is about the speeds as they are
  WhyAnswer answer;
  Prepared prepared = prepare(asked, task, answer.lines);
  std::vector<model::Candidate>& candidates = prepared.inputs.candidates;
  const base::CandidateIndex a = find_candidate(candidates, question.a);
  const base::CandidateIndex b = find_candidate(candidates, question.b);
  if (a == b) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the same candidate is named twice: '{}'",
                        base::printable(candidates[index(a)].name)}};
  }
  for (const base::CandidateIndex each : {a, b}) {
    make_printable(candidates[index(each)].name);
  }
  for (model::Service& shop : prepared.inputs.services) {
    make_printable(shop.name);
  }
  const routing::Engine engine =
      make_ranking_engine(asked, prepared, question.engine, task, answer.lines);
  const model::Result result = ranked_result(asked, prepared, engine, {}, task, answer.lines);
  answer.sentence = siting::comparison(ranked_sites(asked, result), a, b);
  if (study.needs) {
    answer.lines.push_back({level_sentence(study.privacy.level)});
    if (study.privacy.level == needs::Level::open) {
      answer.lines.push_back({Message{"note: {}", open_ranking_sentence()}});
    }
  }
  return answer;
}

}  // namespace narhet::study
