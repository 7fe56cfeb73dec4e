// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/model/kind.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

/// What a rule or an agreed figure measures.
enum class RuleMeasure : std::uint8_t {
  next_point,    ///< of every service point: the way to the next of its kind is longer than `limit`
  share_beyond,  ///< of the people: at most `most_percent` have farther than `limit`
  shown_share,   ///< the same without a share that would be enough: a published class
};

/// Whom a rule is made for; what it says of another area is a comparison only.
enum class RuleLevel : std::uint8_t { country, region, point, anywhere };

/// A distance or a time that a law, a region or an authority goes by, from
/// `data/defaults/rules.toml`.
struct Rule {
  std::string key;  ///< lower case ASCII: "rsp_20_km"
  std::string swedish;
  std::string english;
  RuleMeasure measure{};
  RuleLevel level{};
  std::vector<base::KindIndex> kinds;
  Threshold limit;
  std::optional<double> most_percent;  ///< of `share_beyond`
  /// How the codes of the municipalities begin that it is made for; empty: of all.
  std::string code_prefix;
  std::string source;
  std::string date;
};

/// What a study finds of a rule for one kind: of one area and part of the people or, by
/// `next_point`, of one service point.  It says whether a number keeps a limit and never whether
/// somebody is entitled to anything.
struct RuleCheck {
  std::size_t rule{};                                   ///< position in the rules
  std::optional<base::MunicipalityIndex> municipality;  ///< nothing: the whole study, or of none
  base::KindIndex kind{};
  std::optional<base::ServiceIndex> service;
  bool aged_70{};  ///< of the people of 70 and older alone
  /// Percent of the people who have farther, or the way to the next point; nothing: not measured,
  /// no way leads there, or withheld.
  std::optional<double> value;
  std::optional<bool> met;  ///< nothing: not measured, withheld, or there is no limit to keep
  std::optional<base::Persons> persons;  ///< who have farther, or have the point as their nearest
  std::optional<base::Persons> of_persons;  ///< of whom
  base::Message swedish;                    ///< with the names that the kind has in each language
  base::Message english;
};

}  // namespace narhet::model
