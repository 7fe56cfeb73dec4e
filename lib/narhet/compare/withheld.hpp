// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/compare/indicators.hpp"
#include "narhet/model/municipality_indicator.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/rule.hpp"

#include <span>
#include <vector>

namespace narhet::compare {

/// Takes out of a result for everyone, whose people are counted in cells of a population grid, what
/// would tell of fewer than `k` people and does not stand in the layers of before: who is within
/// each threshold, not reached, or hit by the closing of a service point.
///
/// Left are counts of `k` or more whose complement is `k` or more, too; that nobody is counted
/// looks like fewer than k.  Measures of ways are left where a tenth of the people are k.  Parts of
/// the people, and what the municipality's own points give within the thresholds that do not
/// decide, are taken out altogether: differences of them could tell of few.  The whole study is
/// taken out where a municipality is, for the others' sum would give it back.
/// @pre `rows` as from `municipality_indicators`, without ranks
void withhold_few(double k,
                  const Measured& measured,
                  std::span<const model::Place> places,
                  std::vector<model::MunicipalityIndicator>& rows);

/// The same of rules: what the study's thresholds tell already is left, other shares where they
/// differ by `k` people or more from each other and from those.  A limit that every number below
/// `k` keeps is still said to be kept.
/// @pre `checks` without sentences
void withhold_few(double k,
                  const Measured& measured,
                  std::span<const model::Rule> rules,
                  std::vector<model::RuleCheck>& checks);

}  // namespace narhet::compare
