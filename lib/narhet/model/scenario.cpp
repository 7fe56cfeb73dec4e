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

}  // namespace narhet::model
