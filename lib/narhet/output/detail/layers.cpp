// SPDX-License-Identifier: MIT
#include "narhet/output/detail/layers.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/output/detail/season_layer.hpp"

namespace narhet::output::detail {

base::Message with_notice(const base::Message& text, const std::string& notice) {
  return notice.empty() ? text : base::Message{"{} – {}", text, notice};
}

base::Message with_mode(const base::Message& text, model::Mode mode) {
  return mode == model::Mode::car ? text : base::Message{"{} – {}", text, model::name(mode)};
}

std::vector<Layer> result_layers(const model::Result& result) {
  NARHET_EXPECTS(result.place_snaps.size() == result.places.size());
  NARHET_EXPECTS(result.need_index.size() == result.places.size());
  NARHET_EXPECTS(result.nearest.place_count() == result.places.size());
  NARHET_EXPECTS(result.nearest.kind_count() == result.kinds.size());
  NARHET_EXPECTS(result.service_snaps.size() == result.services.size());
  NARHET_EXPECTS(result.candidate_snaps.size() == result.candidates.size());
  NARHET_EXPECTS(result.closure_summaries.size() == result.services.size());
  NARHET_EXPECTS(result.ranking.scores.size() == result.candidates.size());
  std::vector<Layer> layers{
      place_layer(result),    place_service_layer(result), route_layer(result),
      service_layer(result),  candidate_layer(result),     harm_layer(result),
      criteria_layer(result), correlation_layer(result),   stability_layer(result),
      ranking_layer(result),  municipality_layer(result),  indicator_layer(result),
      rule_layer(result),     need_layer(result),          municipality_need_layer(result),
      rejected_layer(result), provenance_layer(result)};
  if (result.availability) {
    layers.push_back(availability_layer(result));
    layers.push_back(place_availability_layer(result));
  }
  if (result.season_change) {
    layers.push_back(season_place_layer(result));
  }
  for (Layer& layer : layers) {
    layer.title = with_mode(layer.title, result.mode);
  }
  return layers;
}

}  // namespace narhet::output::detail
