// SPDX-License-Identifier: MIT
#include "narhet/base/text.hpp"
#include "narhet/study/side_by_side.hpp"

#include <optional>
#include <string>

namespace narhet::study {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using model::Indicator;
using model::MunicipalityIndicator;

std::string name_of(const model::Result& result, const MunicipalityIndicator& row) {
  return base::printable(result.municipalities[index(*row.municipality)].name);
}

/// The municipalities with most and least people who have all kinds within the deciding threshold.
void add_ends(const model::Result& result, std::size_t deciding, std::vector<Line>& lines) {
  const MunicipalityIndicator* most = nullptr;
  const MunicipalityIndicator* least = nullptr;
  for (const MunicipalityIndicator& row : result.indicators) {
    if (row.indicator != Indicator::within || row.kind || row.threshold != deciding ||
        !row.municipality || !row.value) {
      continue;
    }
    most = most == nullptr || *row.value > *most->value ? &row : most;
    least = least == nullptr || *row.value < *least->value ? &row : least;
  }
  if (most == nullptr || most == least) {
    return;
  }
  lines.push_back({Message{
      "{} municipalities side by side: all kinds of service within {} for {} % of the "
      "people in listed places in {}, for {} % in {}. A municipality's average describes "
      "no single village (layers municipalities and municipality_indicators)",
      result.municipalities.size(), result.thresholds[deciding].label, Decimal{*most->value, 1},
      name_of(result, *most), Decimal{*least->value, 1}, name_of(result, *least)}});
}

/// The kind that most people have nearest in another municipality, and what that means to them.
void add_neighbours(const model::Result& result,
                    std::size_t deciding,
                    base::Language language,
                    std::vector<Line>& lines) {
  const MunicipalityIndicator* most = nullptr;
  for (const MunicipalityIndicator& row : result.indicators) {
    if (row.indicator == Indicator::imported && row.metric == result.decide_by &&
        !row.municipality && row.persons && row.persons->count() > 0.0 &&
        (most == nullptr || *row.persons > *most->persons)) {
      most = &row;
    }
  }
  if (most == nullptr) {
    return;
  }
  std::optional<base::Persons> with;
  std::optional<base::Persons> without;
  for (const MunicipalityIndicator& row : result.indicators) {
    if (!row.municipality && row.kind == most->kind && row.threshold == deciding &&
        row.group == 0) {
      with = row.indicator == Indicator::within ? row.persons : with;
      without = row.indicator == Indicator::within_own ? row.persons : without;
    }
  }
  const std::string kind = model::name_in_sentence(result.kinds[index(*most->kind)], language);
  const Decimal imported{most->persons->count(), 0};
  if (with && without) {
    lines.push_back(
        {Message{"the neighbours' part: {} people have their nearest point for {} outside their "
                 "municipality; by its own points alone {} people fewer would have it within {}",
                 imported, kind, Decimal{(*with - *without).count(), 0},
                 result.thresholds[deciding].label}});
  } else {
    lines.push_back(
        {Message{"the neighbours' part: {} people have their nearest point for {} outside their "
                 "municipality",
                 imported, kind}});
  }
}

/// How many shops have the next one beyond the distance of driftstöd.
void add_rules(const model::Result& result, std::vector<Line>& lines) {
  for (std::size_t rule = 0; rule < result.rules.size(); ++rule) {
    if (result.rules[rule].measure != model::RuleMeasure::next_point) {
      continue;
    }
    std::size_t points = 0;
    std::size_t held = 0;
    for (const model::RuleCheck& check : result.rule_checks) {
      points += check.rule == rule ? 1U : 0U;
      held += check.rule == rule && check.met == true ? 1U : 0U;
    }
    if (points > 0) {
      lines.push_back(
          {Message{"rules: {} of {} shops have more than {} by road to the next, the distance "
                   "condition of operating support. It is one condition of several and says of no "
                   "shop that it is entitled to support (layer rules)",
                   held, points, result.rules[rule].limit.label}});
    }
  }
}

}  // namespace

std::vector<Line> side_by_side_lines(const model::Result& result, base::Language language) {
  std::vector<Line> lines;
  if (const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by)) {
    add_ends(result, *deciding, lines);
    add_neighbours(result, *deciding, language, lines);
  }
  add_rules(result, lines);
  return lines;
}

}  // namespace narhet::study
