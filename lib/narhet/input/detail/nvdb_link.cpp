// SPDX-License-Identifier: MIT
#include "narhet/input/detail/nvdb_link.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/model/road.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// Limits from here on are no limits.
constexpr double kNoLimit = 1000.0;

bool is_word(std::string_view text, std::string_view code, std::string_view word) {
  return text == code || (text.size() == word.size() && base::fold_case(text) == word);
}

bool is_paved(const NvdbLink& link) {
  return is_word(link.surface, "1", "belagd");
}

bool is_gravel(const NvdbLink& link) {
  return is_word(link.surface, "2", "grus");
}

/// km/h; walking pace is below all numbers.  Nothing where it is not a limit.
std::optional<double> kmh_of(std::string_view limit) {
  const auto number = base::number_from_swedish_text(limit);
  if (!number && !limit.empty() && base::fold_case(limit) == "gångfart") {
    return 0.0;
  }
  return number && *number > 0.0 && *number < kNoLimit ? number : std::nullopt;
}

/// "varierande", 1000, 0 and -1 say that there is no number to say.
bool is_varying(std::string_view limit) {
  const auto number = base::number_from_swedish_text(limit);
  return number ? *number <= 0.0 || *number >= kNoLimit : base::fold_case(limit) == "varierande";
}

double to_kmh(base::MetresPerSecond speed) {
  return speed.count() * 3.6;
}

/// As `maxspeed` has it.
std::string limit_text(double kmh) {
  return kmh == 0.0 ? "walk" : base::format("{:g}", std::round(10.0 * kmh) / 10.0);
}

/// For whom a link is.
enum class Net : std::uint8_t { car, bicycle, walking, ferry };

Net net_of(const NvdbLink& link, const base::Where& where) {
  if (link.net.empty() || is_word(link.net, "1", "bilnät")) {
    return Net::car;
  }
  if (is_word(link.net, "2", "cykelnät")) {
    return Net::bicycle;
  }
  if (is_word(link.net, "3", "färjenät")) {
    return Net::ferry;
  }
  if (is_word(link.net, "4", "gångnät")) {
    return Net::walking;
  }
  throw Error{ErrorCode::value_invalid, where,
              Message{"'{}' is no part of NVDB's network; there are 1 (cars), 2 (bicycles), 4 "
                      "(walkers)",
                      base::printable(link.net)},
              Message{"leave the record out in QGIS, or read the layer as any other: fields = {{ "
                      "class = \"…\", speed = \"…\" }} in [roads]"}};
}

}  // namespace

bool is_set(std::string_view cell) {
  const auto number = base::number_from_text(cell);
  return !cell.empty() && yes_or_no(cell).value_or(true) && !(number && *number == 0.0);
}

const std::string& lower_limit(const std::string& one, const std::string& other) {
  const auto first = kmh_of(one);
  const auto second = kmh_of(other);
  if (!first || !second) {
    return first || other.empty() ? one : other;
  }
  return *second < *first ? other : one;
}

std::string NvdbReader::class_of(const NvdbLink& link, const base::Where& where) {
  if (link.motorway || is_word(link.road_type, "1", "motorväg")) {
    return std::string{model::key(model::RoadClass::motorway)};
  }
  if (link.functional_class.empty()) {
    ++without_class_;
    return std::string{model::key(model::RoadClass::road)};
  }
  if (const auto own = classes_->find(link.functional_class); own != classes_->end()) {
    return own->second;
  }
  const auto paved = settings_->paved_classes.find(link.functional_class);
  if (is_paved(link) && paved != settings_->paved_classes.end()) {
    return paved->second;
  }
  const auto known = settings_->classes.find(link.functional_class);
  if (known == settings_->classes.end()) {
    throw Error{ErrorCode::value_invalid, where,
                Message{"expected a functional class from 0 to 9, found '{}'",
                        base::printable(link.functional_class)},
                Message{"say in [roads] what it is: classes = {{ \"{}\" = \"unclassified\" }}",
                        base::printable(link.functional_class)}};
  }
  return known->second;
}

/// What is driven where the limit is so: the default where it is not known, and less on small
/// roads that are not paved.
std::string NvdbReader::driven(const NvdbLink& link, const std::string& limit) {
  auto kmh = kmh_of(limit);
  if (!kmh && !limit.empty() && !is_varying(limit)) {
    return limit;  // for the count of those that cannot be read
  }
  kmh = kmh.value_or(
      to_kmh(link.built_up ? settings_->missing_built_up : settings_->missing_outside));
  const auto most = settings_->unpaved_speeds.find(link.functional_class);
  if (!is_paved(link) && most != settings_->unpaved_speeds.end() && *kmh > to_kmh(most->second)) {
    kmh = to_kmh(most->second);
  }
  return limit_text(*kmh);
}

void NvdbReader::read_limits(const NvdbLink& link, Tags& tags) {
  bool missing = false;
  bool varying = false;
  bool slowed = false;
  const auto read = [&](const char* tag, const std::string& limit, bool forbidden) {
    if (forbidden) {
      return;
    }
    varying = varying || is_varying(limit);
    missing = missing || limit.empty() || is_varying(limit);
    tags[tag] = driven(link, limit);
    const auto kmh = kmh_of(limit);
    slowed = slowed || (kmh && limit_text(*kmh) != tags[tag]);
  };
  read("maxspeed:forward", link.limit_forward, link.forbidden_forward);
  read("maxspeed:backward", link.limit_backward, link.forbidden_backward);
  without_limit_ += missing ? 1U : 0U;
  varying_limits_ += varying ? 1U : 0U;
  slowed_ += slowed ? 1U : 0U;
}

Tags NvdbReader::tags_of(const NvdbLink& link, const base::Where& where) {
  Tags tags;
  const Net net = net_of(link, where);
  if (link.ferry || net == Net::ferry) {
    ++ferries_;
    tags["route"] = "ferry";
    if (!link.ferry_name.empty()) {
      tags["name"] = link.ferry_name;
    }
    if (net == Net::bicycle || net == Net::walking) {
      tags["motor_vehicle"] = "no";
      tags["bicycle"] = net == Net::bicycle ? "yes" : "no";
    }
    return tags;
  }
  if (net == Net::bicycle) {
    tags["highway"] = "cycleway";
  } else if (net == Net::walking) {
    tags["highway"] = "footway";
  } else {
    tags["highway"] = class_of(link, where);
    tags["motorroad"] =
        link.motor_road || base::fold_case(link.road_type) == "motortrafikled" ? "yes" : "no";
    read_limits(link, tags);
    prohibitions_ += link.prohibition ? 1U : 0U;
    if (!link.winter_bearing.empty()) {
      ++winter_bearing_[link.winter_bearing];
    }
  }
  if (is_paved(link) || is_gravel(link)) {
    tags["surface"] = is_paved(link) ? "paved" : "gravel";
  }
  // A line knows no direction of its own; a motorway of OpenStreetMap would have one.
  tags["oneway"] = link.forbidden_backward ? "yes" : link.forbidden_forward ? "-1" : "no";
  if (link.forbidden_forward && link.forbidden_backward) {
    tags["vehicle"] = "no";
  }
  return tags;
}

void NvdbReader::tell(model::LoadReport& report) const {
  const auto tell_if = [&](std::uint64_t count, const Message& message) {
    if (count > 0) {
      report.notices.push_back(message);
    }
  };
  tell_if(without_class_,
          base::counted(without_class_, "{} road has no class and counts as of unknown class",
                        "{} roads have no class and count as of unknown class"));
  const base::Decimal built_up{to_kmh(settings_->missing_built_up), 0};
  const base::Decimal outside{to_kmh(settings_->missing_outside), 0};
  tell_if(without_limit_,
          base::counted(without_limit_,
                        "{} road has no known speed limit: {} km/h counts in built-up areas, {} "
                        "outside, and less on small unpaved roads",
                        "{} roads have no known speed limit: {} km/h counts in built-up areas, {} "
                        "outside, and less on small unpaved roads",
                        built_up, outside));
  tell_if(varying_limits_,
          base::counted(varying_limits_, "{} of these is said to have a varying limit",
                        "{} of these are said to have a varying limit"));
  tell_if(slowed_, base::counted(slowed_,
                                 "{} small unpaved road counts as slower than its limit "
                                 "(data/defaults/nvdb.toml)",
                                 "{} small unpaved roads count as slower than their limit "
                                 "(data/defaults/nvdb.toml)"));
  tell_if(ferries_,
          base::counted(ferries_, "{} road link is a ferry", "{} road links are ferries"));
  tell_if(
      prohibitions_,
      base::counted(prohibitions_,
                    "{} road is closed to some traffic (Förbud mot trafik), most often to heavy "
                    "or through traffic: it counts as open",
                    "{} roads are closed to some traffic (Förbud mot trafik), most often to "
                    "heavy or through traffic: they count as open"));
  if (!winter_bearing_.empty()) {
    std::vector<std::string> classes;
    for (const auto& [word, count] : winter_bearing_) {
      classes.push_back(base::format("{} ({})", base::printable(word), count));
    }
    const auto notice =
        Message{"bearing classes in winter, which change no times: {}", joined(classes, ", ")};
    report.notices.push_back(notice);
  }
}

}  // namespace narhet::input::detail
