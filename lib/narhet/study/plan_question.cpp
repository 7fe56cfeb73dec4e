// SPDX-License-Identifier: MIT
#include "narhet/study/plan_question.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/text.hpp"
#include "narhet/siting/capacitated.hpp"
#include "narhet/siting/lexicographic.hpp"

#include <algorithm>
#include <string_view>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using siting::ProblemType;

/// A number of sites, a budget, or neither, as the problem has it.
/// @throws Error `usage`
void check_number(const PlanQuestion& question) {
  const std::string_view problem = siting::key(question.problem);
  if (question.budget && !may_have_budget(question.problem)) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the problem '{}' has no budget", problem},
                Message{"p-median, mclp and backup may have one"}};
  }
  if (question.budget && question.sites) {
    throw Error{
        ErrorCode::usage, {}, Message{"a plan has a number of sites or a budget, not both"}};
  }
  if (!question.budget && has_count(question.problem) != question.sites.has_value()) {
    throw Error{ErrorCode::usage,
                {},
                has_count(question.problem)
                    ? Message{"the problem '{}' needs --sites, how many to choose", problem}
                    : Message{"the problem '{}' finds the number of sites itself, without --sites",
                              problem}};
  }
}

/// @throws Error `usage`
void check_kinds(const StudyFile& study, const PlanQuestion& question) {
  for (const std::string& key : question.kinds) {
    if (!model::find_kind(study.kinds, key)) {
      std::string known;
      for (const model::Kind& kind : study.kinds) {
        known += (known.empty() ? "" : ", ") + kind.key;
      }
      throw Error{ErrorCode::usage,
                  {},
                  Message{"the study has no kind '{}'", base::printable(key)},
                  Message{"its kinds are {}", known}};
    }
  }
}

/// @throws Error `usage`
void check_capacitated(const StudyFile& study, const PlanQuestion& question) {
  if (!siting::has_cbc()) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the problem '{}' needs CBC, and this program was built without it",
                        siting::key(question.problem)},
                Message{"install coinor-libcbc-dev and build the program again"}};
  }
  if (plan_kinds(study, question).size() != 1) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the problem '{}' is about one kind of service, since a capacity is",
                        siting::key(question.problem)},
                Message{"name it with --kind"}};
  }
}

}  // namespace

PlanLimit plan_limit(const StudyFile& study, const PlanQuestion& question) {
  const bool by_time = study.travel.decide_by == base::Metric::time;
  if (!question.limit) {
    const auto deciding = model::deciding_threshold(study.thresholds, study.travel.decide_by);
    if (!deciding) {
      throw Error{ErrorCode::usage,
                  {},
                  Message{"the problem '{}' needs a limit", siting::key(question.problem)},
                  by_time ? Message{"give one, such as --limit \"10 min\""}
                          : Message{"give one, such as --limit \"5 km\""}};
    }
    return {study.thresholds[*deciding].limit, study.thresholds[*deciding].label};
  }
  if (const auto duration = base::duration_from_text(*question.limit); by_time && duration) {
    return {base::to_weight(*duration), base::with_short_unit(*question.limit)};
  }
  if (const auto length = base::length_from_text(*question.limit); !by_time && length) {
    return {base::to_weight(*length), base::with_short_unit(*question.limit)};
  }
  throw Error{ErrorCode::usage,
              {},
              by_time
                  ? Message{"the study decides by minutes: expected a limit such as \"10 min\", "
                            "found '{}'",
                            base::printable(*question.limit)}
                  : Message{"the study decides by km: expected a limit such as \"5 km\", found "
                            "'{}'",
                            base::printable(*question.limit)}};
}

std::vector<base::KindIndex> plan_kinds(const StudyFile& study, const PlanQuestion& question) {
  std::vector<base::KindIndex> kinds;
  for (std::size_t kind = 0; kind < study.kinds.size(); ++kind) {
    if (question.kinds.empty() || std::find(question.kinds.begin(), question.kinds.end(),
                                            study.kinds[kind].key) != question.kinds.end()) {
      kinds.push_back(base::id_at<base::KindIndex>(kind));
    }
  }
  return kinds;
}

void check_plan_question(const StudyFile& study, const PlanQuestion& question) {
  if (!study.candidates) {
    throw Error{ErrorCode::layer_empty,
                {study.file.string(), {}, {}},
                Message{"the study has no [candidates]"}};
  }
  check_number(question);
  if (has_limit(question.problem)) {
    static_cast<void>(plan_limit(study, question));
  } else if (question.limit) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the problem '{}' has no limit", siting::key(question.problem)},
                Message{"mclp, lscp and backup have one"}};
  }
  check_kinds(study, question);
  if (question.then && !siting::may_follow(question.problem, *question.then)) {
    throw Error{ErrorCode::usage,
                {},
                Message{"'{}' cannot decide among the best choices of '{}'",
                        siting::key(*question.then), siting::key(question.problem)},
                Message{"p-center can after p-median and one-per-municipality, and p-median after "
                        "p-center"}};
  }
  if (question.problem == ProblemType::capacitated_p_median) {
    check_capacitated(study, question);
  }
}

}  // namespace narhet::study
