// SPDX-License-Identifier: MIT
#include "narhet/study/report/setting_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Message;
using Named = std::pair<std::string_view, Message>;

Message found_in(const std::vector<Named>& names, std::string_view key) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [key](const Named& each) { return each.first == key; });
  return found == names.end() ? Message{} : found->second;
}

/// Of the whole key.
const std::vector<Named>& names_of_keys() {
  static const std::vector<Named> kNames{
      {"study.name", Message{"name of the study"}},
      {"study.language", Message{"language of the result"}},
      {"study.crs", Message{"coordinate system of the result"}},
      {"output.folder", Message{"folder of the result"}},
      {"threshold", Message{"limit"}},
      {"privacy.level", Message{"for whom the result is"}},
      {"privacy.k", Message{"fewest voices that are told"}},
      {"services.days_per_week", Message{"days a week that a service point is open"}},
      {"needs.weigh", Message{"whom those speak for who met"}},
      {"needs.half_trust", Message{"participants with whom a meeting counts half"}},
      {"needs.wish", Message{"what a wish counts beside a need"}},
      {"travel.mode", Message{"how people travel"}},
      {"travel.method", Message{"how ways are measured"}},
      {"travel.decide_by", Message{"what decides: km or minutes"}},
      {"travel.max_snap", Message{"farthest from a road that a point is joined to it"}},
      {"travel.leg_speed", Message{"speed between a point and its road"}},
      {"travel.ferry_wait", Message{"wait for a ferry"}},
      {"travel.season", Message{"season"}},
      {"reach.stop_walk", Message{"how near service points are one stop"}},
      {"locality.inside", Message{"types of places that are localities"}},
      {"locality.outside", Message{"types of places that are no localities"}},
      {"locality.least", Message{"fewest people of a locality, where the type says nothing"}},
      {"osm.tags", Message{"what the tags of OpenStreetMap mean: the file"}},
  };
  return kNames;
}

/// Behind "score.".
const std::vector<Named>& names_of_score() {
  static const std::vector<Named> kNames{
      {"cap_km", Message{"a longer way counts as this long"}},
      {"cap_min", Message{"a longer way counts as this long"}},
      {"offer_radius_km", Message{"how near an offer counts that names no site"}},
      {"offer_radius_min", Message{"how near an offer counts that names no site"}},
      {"harm_kind", Message{"which shops a site may take customers from"}},
      {"distance_condition", Message{"distance condition of operating support"}},
      {"huff_exponent", Message{"Huff's model: how much a longer way deters"}},
      {"huff_least_km", Message{"Huff's model: shortest way"}},
      {"huff_least_min", Message{"Huff's model: shortest way"}},
      {"draws", Message{"weightings tried"}},
      {"seed", Message{"where chance begins, so that it falls the same again"}},
      {"threshold_range", Message{"how much limits are varied"}},
      {"population_range", Message{"how much the population is varied"}},
      {"population_draws", Message{"how often the population is varied"}},
      {"tier_share", Message{"share of weightings from which a site shares the first tier"}},
      {"speed_runs", Message{"runs with other speeds"}},
      {"speed_factor", Message{"how much speeds are varied"}},
  };
  return kNames;
}

/// Behind "car.", "bicycle." or "walking.".
const std::vector<Named>& names_of_profile() {
  static const std::vector<Named> kNames{
      {"limit.posted_share", Message{"share of the posted speed that is driven"}},
      {"limit.walk", Message{"speed where the sign says walking pace"}},
      {"limit.none", Message{"speed where no sign sets a limit"}},
      {"ferry.speed", Message{"speed of a ferry whose crossing time is not known"}},
  };
  return kNames;
}

/// What stands behind the beginning; nothing where the key begins otherwise.
std::optional<std::string_view> behind(std::string_view begin, std::string_view key) {
  return key.starts_with(begin) ? std::optional{key.substr(begin.size())} : std::nullopt;
}

Message criterion_name(const model::Result& result, std::string_view key) {
  for (const model::Criterion& criterion : result.ranking.criteria) {
    if (criterion.key == key) {
      return criterion.name;
    }
  }
  return {};
}

/// "need_met.worst".
Message anchor_name(const model::Result& result, std::string_view key) {
  const std::size_t dot = key.rfind('.');
  if (dot == std::string_view::npos) {
    return {};
  }
  const Message criterion = criterion_name(result, key.substr(0, dot));
  const std::string_view anchor = key.substr(dot + 1);
  if (criterion.empty() || (anchor != "worst" && anchor != "target")) {
    return {};
  }
  return anchor == "worst" ? Message{"{}: gives no points", criterion}
                           : Message{"{}: gives all points", criterion};
}

/// "residents.need_met".
Message weight_name(const model::Result& result, std::string_view key) {
  const std::size_t dot = key.find('.');
  const Message criterion =
      dot == std::string_view::npos ? Message{} : criterion_name(result, key.substr(dot + 1));
  for (const model::WeightSet& set : result.ranking.weight_sets) {
    if (!criterion.empty() && set.key == key.substr(0, dot)) {
      return Message{"weight of '{}' in '{}'", criterion,
                     result.language == base::Language::swedish ? set.swedish : set.english};
    }
  }
  return {};
}

Message score_name(const model::Result& result, std::string_view key) {
  if (const auto weight = behind("weights.", key)) {
    return weight_name(result, *weight);
  }
  Message name = found_in(names_of_score(), key);
  return name.empty() ? anchor_name(result, key) : name;
}

Message profile_name(std::string_view key) {
  if (const auto road_class = behind("class_speed.", key)) {
    return Message{"speed on roads of class '{}'", std::string{*road_class}};
  }
  if (const auto surface = behind("surface_cap.", key)) {
    return Message{"highest speed on surface '{}'", std::string{*surface}};
  }
  return found_in(names_of_profile(), key);
}

Message rule_name(const model::Result& result, std::string_view key) {
  constexpr std::string_view kMost = ".most_percent";
  const bool is_most = key.ends_with(kMost);
  const std::string_view rule_key = is_most ? key.substr(0, key.size() - kMost.size()) : key;
  for (const model::Rule& rule : result.rules) {
    if (rule.key == rule_key) {
      const std::string& name =
          result.language == base::Language::swedish ? rule.swedish : rule.english;
      return is_most ? Message{"{}: how many may have farther", name} : Message{"{}", name};
    }
  }
  return {};
}

}  // namespace

Message setting_name(const model::Result& result, std::string_view key) {
  if (const auto score = behind("score.", key)) {
    return score_name(result, *score);
  }
  if (const auto rule = behind("rules.", key)) {
    return rule_name(result, *rule);
  }
  for (const model::Mode mode : {model::Mode::car, model::Mode::bicycle, model::Mode::walking}) {
    if (const auto profile = behind(std::string{model::key(mode)} + ".", key)) {
      return profile_name(*profile);
    }
  }
  return found_in(names_of_keys(), key);
}

}  // namespace narhet::study::report
