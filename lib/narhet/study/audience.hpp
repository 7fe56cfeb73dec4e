// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/needs/disclosure.hpp"
#include "narhet/study/line.hpp"
#include "narhet/study/study_file.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace narhet::study {

/// Whether a result that is worked out from a study's needs is for its owner alone.
[[nodiscard]] bool is_for_owner_only(const StudyFile& study);

/// For whom a result worked out from the needs is; nothing where the study has none.
[[nodiscard]] std::vector<Line> audience_lines(const StudyFile& study);

/// Whether a result may leave the folder of whoever may read it.
enum class Consent : std::uint8_t {
  unless_internal,  ///< only one that does not tell what few people said
  given,            ///< any: whoever asked says that only they get it who may
};

/// @throws Error `usage` of a result that tells what few people said, without consent
void require_consent(const std::filesystem::path& result, Consent consent, const base::Task& task);

/// Takes out what was read of the needs, and at which level, of a result that is not worked out
/// from them, so that it is no more internal than the map.
void leave_out_needs(std::vector<model::LoadReport>& loads,
                     std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
