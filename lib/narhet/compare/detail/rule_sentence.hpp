// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/message.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/rule.hpp"

namespace narhet::compare::detail {

/// What a sentence about a check names.
struct RuleContext {
  const model::Rule& rule;
  const model::Kind& kind;
  const model::Municipality* municipality;  ///< null: the whole study, or of none
  const model::Service* service;            ///< null: it is about an area
  bool has_point{};                         ///< whether the study has a point of the kind
};

/// @param language  of the name of the kind
[[nodiscard]] base::Message rule_sentence(const model::RuleCheck& check,
                                          const RuleContext& context,
                                          base::Language language);

}  // namespace narhet::compare::detail
