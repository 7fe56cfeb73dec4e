// SPDX-License-Identifier: MIT
#include "session.hpp"

namespace narhet::tool {

study::StudyFile Session::read_study(const std::filesystem::path& path,
                                     std::optional<base::Language> language) const {
  study::StudyFile study = study::read_study_file(path, language);
  if (skip) {
    study::skip_faulty_records(*skip, study);
  }
  return study;
}

}  // namespace narhet::tool
