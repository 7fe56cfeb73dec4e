// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/access/decay.hpp"
#include "narhet/base/id.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/result.hpp"
#include "narhet/study/reach.hpp"
#include "narhet/study/study_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

/// What `narhet reach` measures with: its options, else `data/defaults/reach.toml`.
struct ReachSettings {
  std::vector<base::KindIndex> kinds;  ///< asked about
  access::Decay decay;
  std::string decay_label;
  base::Weight catchment;
  std::string catchment_label;
  access::Decay huff;
  base::Metres stop_walk;
  /// The study's deciding threshold: what bundles are within, and what ways are too long.
  std::optional<model::Threshold> line;
  std::vector<model::Provenance> provenance;
};

/// @throws Error `usage` for options that cannot be
[[nodiscard]] ReachSettings reach_settings(const StudyFile& study, const ReachOptions& options);

}  // namespace narhet::study
