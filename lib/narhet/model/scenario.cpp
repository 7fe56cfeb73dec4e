// SPDX-License-Identifier: MIT
#include "narhet/model/scenario.hpp"

namespace narhet::model {

using base::Message;

std::string_view key(ScenarioPoint::Role role) {
  switch (role) {
    case ScenarioPoint::Role::closes:
      return "closes";
    case ScenarioPoint::Role::loses_kinds:
      return "loses_kinds";
    case ScenarioPoint::Role::opens:
      return "opens";
  }
  return {};
}

Message name(ScenarioPoint::Role role) {
  switch (role) {
    case ScenarioPoint::Role::closes:
      return Message{"closes"};
    case ScenarioPoint::Role::loses_kinds:
      return Message{"no longer offers some kinds"};
    case ScenarioPoint::Role::opens:
      return Message{"opens"};
  }
  return {};
}

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
