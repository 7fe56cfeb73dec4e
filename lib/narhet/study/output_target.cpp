// SPDX-License-Identifier: MIT
#include "narhet/study/output_target.hpp"

#include "narhet/base/error.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

namespace narhet::study {

using base::Message;

void refuse_input_as_target(const StudyFile& study, const std::filesystem::path& target) {
  std::vector<std::filesystem::path> inputs{study.file};
  for (const input::Source& source : study.more_roads) {
    inputs.push_back(source.path);
  }
  for (const model::Subject subject :
       {model::Subject::roads, model::Subject::places, model::Subject::population,
        model::Subject::services, model::Subject::candidates, model::Subject::municipalities,
        model::Subject::needs, model::Subject::ferries}) {
    for (const input::Source* source : sources_of(study, subject)) {
      inputs.push_back(source->path);
    }
  }
  const bool is_input =
      std::any_of(inputs.begin(), inputs.end(), [&](const std::filesystem::path& input) {
        std::error_code absent;
        return std::filesystem::equivalent(input, target, absent);
      });
  if (is_input) {
    throw base::Error{base::ErrorCode::usage,
                      {target.string(), {}, {}},
                      Message{"this is a file of the study itself and is not overwritten"},
                      Message{"choose another name with -o"}};
  }
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw base::Error{base::ErrorCode::output_failed,
                      {folder.string(), {}, {}},
                      Message{"the folder cannot be made: {}", error.message()},
                      Message{"choose another folder in [output] of the study"}};
  }
}

}  // namespace narhet::study
