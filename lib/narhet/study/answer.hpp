// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

struct AnswerOptions {
  std::string version;                    ///< of the program, for `provenance`
  std::optional<routing::Method> engine;  ///< what searches run on; nothing: what pays
  /// Where the result goes: refused as soon as the records are read if they will not fit there.
  const output::Publication* target{};
};

/// Everything that a study says, before anything of it is written.
struct Answer {
  model::Result result;
  std::vector<Line> proof;     ///< what is proved of the sites that a plan would open
  std::vector<Line> legs;      ///< whose answer hangs on the stretch between a point and the road
  std::vector<Line> audience;  ///< for whom it is; nothing where nobody spoke
};

/// The whole way from the files to the answer.
/// @param lines  gets what was read and what became of it
/// @throws Error as `prepare`; Cancelled
[[nodiscard]] Answer answer_study(const StudyFile& study,
                                  const AnswerOptions& options,
                                  const base::Task& task,
                                  std::vector<Line>& lines);

}  // namespace narhet::study
