// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/study/study_file.hpp"

#include <filesystem>

namespace narhet::study {

/// Reads the sections that name files, and what they say of how these are read: roads, places,
/// population, services, ferries, candidates, municipalities and needs, with what weighs needs and
/// whom a result is for.
/// @param defaults  of the whole study
/// @param folder    of the study file: paths are relative to it
/// @throws Error `study_invalid`, with line
void read_sources(const base::Settings& file,
                  const base::Settings& defaults,
                  const std::filesystem::path& folder,
                  StudyFile& study);

}  // namespace narhet::study
