// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/task.hpp"
#include "narhet/model/place.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::study {

/// Two candidates by what a planner calls them: an id, or a name that no other has.
struct WhyQuestion {
  std::string a;
  std::string b;
  std::optional<routing::Method> engine;  ///< what searches run on; nothing: what pays
};

struct WhyAnswer {
  base::Message sentence;
  std::vector<Line> lines;
};

/// Why one candidate stands before the other: as `siting::comparison` of the ranking that
/// `run_study` writes at the study's level of privacy.  Writes nothing.
/// @throws Error as `prepare`; `usage` as `find_candidate`, or where both are the same;
/// Cancelled
[[nodiscard]] WhyAnswer why(const StudyFile& study,
                            const WhyQuestion& question,
                            const base::Task& task);

/// The candidate with that id, else the only one with that name, letters' case aside.
/// @throws Error `usage`, with the ids of those that share the name, or with what may be meant
[[nodiscard]] base::CandidateIndex find_candidate(std::span<const model::Candidate> candidates,
                                                  std::string_view called);

}  // namespace narhet::study
