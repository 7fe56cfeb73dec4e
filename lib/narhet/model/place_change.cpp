// SPDX-License-Identifier: MIT
#include "narhet/model/place_change.hpp"

namespace narhet::model {

using base::Message;

std::optional<double> change(const NearestPair& before,
                             const NearestPair& after,
                             base::Metric metric) {
  if (!before.nearest || !after.nearest) {
    return std::nullopt;
  }
  const base::Weight was = before.nearest->cost;
  const base::Weight is = after.nearest->cost;
  return is < was ? -base::to_display(metric, was - is) : base::to_display(metric, is - was);
}

std::string_view key(PlaceEffect effect) {
  switch (effect) {
    case PlaceEffect::unchanged:
      return "unchanged";
    case PlaceEffect::nearer:
      return "nearer";
    case PlaceEffect::farther:
      return "farther";
    case PlaceEffect::nearer_and_farther:
      return "nearer_and_farther";
    case PlaceEffect::gains_kind:
      return "gains_kind";
    case PlaceEffect::loses_kind:
      return "loses_kind";
  }
  return {};
}

Message name(PlaceEffect effect) {
  switch (effect) {
    case PlaceEffect::unchanged:
      return Message{"no change"};
    case PlaceEffect::nearer:
      return Message{"nearer to some service"};
    case PlaceEffect::farther:
      return Message{"farther to some service"};
    case PlaceEffect::nearer_and_farther:
      return Message{"nearer to some service, farther to other"};
    case PlaceEffect::gains_kind:
      return Message{"reaches a service that it could not reach"};
    case PlaceEffect::loses_kind:
      return Message{"can no longer reach some service"};
  }
  return {};
}

}  // namespace narhet::model
