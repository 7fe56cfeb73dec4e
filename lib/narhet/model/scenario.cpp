// SPDX-License-Identifier: MIT
#include "narhet/model/scenario.hpp"

#include "narhet/base/text.hpp"
#include "narhet/model/place_names.hpp"

namespace narhet::model {

using base::Message;

namespace {

std::vector<std::string> names_of(const Scenario& scenario, bool opened) {
  std::vector<std::string> names;
  for (const ScenarioPoint& point : scenario.points) {
    if ((point.role == ScenarioPoint::Role::opens) == opened) {
      names.push_back(base::printable(point.name.empty() ? point.id : point.name));
    }
  }
  return names;
}

/// The kinds that close, by name; empty where whole points close.
std::string kinds_lost(const Scenario& scenario, base::Language language) {
  KindSet closed;
  bool in_part = false;
  for (const ScenarioPoint& point : scenario.points) {
    in_part = in_part || point.role == ScenarioPoint::Role::loses_kinds;
    if (point.role != ScenarioPoint::Role::opens) {
      closed.merge(point.kinds);
    }
  }
  std::string names;
  for (std::size_t kind = 0; in_part && kind < scenario.today.kinds.size(); ++kind) {
    if (closed.contains(base::id_at<base::KindIndex>(kind))) {
      names += (names.empty() ? "" : ", ") + name_in_sentence(scenario.today.kinds[kind], language);
    }
  }
  return names;
}

/// "If A and B close together"; nothing where none closes.
Message closing(const Scenario& scenario, base::Language language) {
  const auto names = names_of(scenario, false);
  if (names.empty()) {
    return {};
  }
  const Message who = listed(names);
  const std::string what = kinds_lost(scenario, language);
  if (what.empty()) {
    return names.size() == 1 ? Message{"If {} closes", who} : Message{"If {} close together", who};
  }
  return names.size() == 1 ? Message{"If {} no longer offers {}", who, what}
                           : Message{"If {} no longer offer {}", who, what};
}

}  // namespace

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

Message condition(const Scenario& scenario, base::Language language) {
  const auto opened = names_of(scenario, true);
  Message closes = closing(scenario, language);
  if (opened.empty()) {
    return closes;
  }
  const Message who = listed(opened);
  if (closes.empty()) {
    return opened.size() == 1 ? Message{"If {} opens", who} : Message{"If {} open", who};
  }
  return opened.size() == 1 ? Message{"{} and {} opens", closes, who}
                            : Message{"{} and {} open", closes, who};
}

}  // namespace narhet::model
