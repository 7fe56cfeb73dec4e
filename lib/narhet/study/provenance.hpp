// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/model/result.hpp"
#include "narhet/network/build.hpp"
#include "narhet/study/inputs.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

/// Whose the inputs are, where that is known.
[[nodiscard]] std::optional<model::Provenance> licence_of(const StudyFile& study,
                                                          const Inputs& inputs);

/// Where a result comes from: the program and its libraries, the inputs with their checksums and
/// licences, the settings of the study, and every assumption with its source and date.
/// @param network_rows  what the network was made with
[[nodiscard]] std::vector<model::Provenance> provenance_of(
    const StudyFile& study,
    const Inputs& inputs,
    const std::vector<model::Provenance>& network_rows,
    const network::BuildReport& network,
    const std::string& program_version);

}  // namespace narhet::study
