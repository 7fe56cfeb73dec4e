// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/need.hpp"
#include "narhet/model/place.hpp"
#include "narhet/needs/disclosure.hpp"
#include "narhet/needs/place_needs.hpp"
#include "narhet/study/need_settings.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace narhet::study {

/// What a result may be worked out from, of what the meetings said.
struct NeedAnswer {
  needs::NeedTable table;
  needs::PlaceNeeds places;
  std::vector<model::Need> offers;  ///< whole records, or as `OpenNeeds::offers`
};

/// @param weighing  beside that of the study, a view of the ranking has one of its own
[[nodiscard]] NeedAnswer answer_needs(std::span<const model::Need> needs,
                                      std::span<const model::Place> places,
                                      std::size_t kind_count,
                                      const needs::Weighing& weighing,
                                      const Privacy& privacy);

/// What is to be said beside a ranking for everyone.
[[nodiscard]] base::Message open_ranking_sentence();

/// Takes from what was read of the needs all that the level does not allow: of a public result the
/// checksum and the numbers of records, since they tell of small changes.
void withhold_load(needs::Level level,
                   std::vector<model::LoadReport>& loads,
                   std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
