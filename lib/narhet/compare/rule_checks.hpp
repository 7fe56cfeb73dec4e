// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/rule.hpp"
#include "narhet/model/travel.hpp"

#include <span>
#include <vector>

namespace narhet::compare {

/// The way from a service point to the next of its kind by road; infinite where none leads to any.
struct NextPoint {
  base::ServiceIndex service{};
  base::KindIndex kind{};
  base::Weight way;
};

/// What rules are held against.
struct RuleInputs {
  std::span<const model::Place> places;
  const model::NearestTable* nearest{};
  std::span<const model::Service> services;
  std::span<const model::Municipality> municipalities;
  std::span<const NextPoint> next;  ///< of the kinds of the rules by `next_point`
};

/// Holds every rule against the study: "<=" keeps a limit.  Of a share, every municipality that the
/// rule is made for, and the whole study where it is made for all; of `next_point`, every point
/// there.  People of 70 and older stand apart for published classes, where their number is known.
/// Without a service point of a kind nothing is measured.
///
/// The sentences are still to be said: `say_rule_checks`.
/// @returns by rule and kind, the whole study first
[[nodiscard]] std::vector<model::RuleCheck> check_rules(std::span<const model::Rule> rules,
                                                        const RuleInputs& inputs);

/// Says every check in a sentence that one can read aloud.  None claims that somebody is entitled
/// to something or breaks a law: a distance is one condition of several, a limit for the whole
/// country is no limit for a municipality.
void say_rule_checks(std::span<const model::Rule> rules,
                     const RuleInputs& inputs,
                     std::span<const model::Kind> kinds,
                     std::vector<model::RuleCheck>& checks);

}  // namespace narhet::compare
