// SPDX-License-Identifier: MIT
#include "narhet/network/profile.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace narhet::network {
namespace {

/// Reads entries of the form { value = "50 km/h", source = "…", date = "…" } and keeps each as an
/// assumption.
class AssumptionReader {
 public:
  AssumptionReader(base::Settings table, std::string section, TravelProfile& profile)
      : table_{std::move(table)}, section_{std::move(section)}, profile_{&profile} {}

  [[nodiscard]] base::MetresPerSecond speed(const std::string& key) const {
    const base::Settings entry = table_.required(key, table_.table(key));
    const auto value = entry.required("value", entry.speed("value"));
    if (value.count() <= 0.0) {
      entry.refuse("value", base::Message{"expected a speed above zero"});
    }
    keep(key, entry, entry.text("value").value_or(""));
    return value;
  }

  [[nodiscard]] base::Seconds duration(const std::string& key) const {
    const base::Settings entry = table_.required(key, table_.table(key));
    const auto value = entry.required("value", entry.duration("value"));
    keep(key, entry, entry.text("value").value_or(""));
    return value;
  }

  [[nodiscard]] double share(const std::string& key) const {
    const base::Settings entry = table_.required(key, table_.table(key));
    const double value = entry.required("value", entry.number("value"));
    if (value <= 0.0 || value > 1.0) {
      entry.refuse("value", base::Message{"expected a share above 0 and at most 1"});
    }
    keep(key, entry, base::format("{}", value));
    return value;
  }

 private:
  void keep(const std::string& key, const base::Settings& entry, const std::string& value) const {
    const auto space = value.find(' ');
    profile_->assumptions.push_back(
        {"assumption", section_ + "." + key, value.substr(0, space),
         space == std::string::npos ? std::string{} : value.substr(space + 1),
         entry.required("source", entry.text("source")),
         entry.required("date", entry.text("date"))});
  }

  base::Settings table_;
  std::string section_;
  TravelProfile* profile_;
};

AssumptionReader section(const base::Settings& settings,
                         const std::string& name,
                         TravelProfile& profile) {
  return {settings.required(name, settings.table(name)),
          std::string{model::key(profile.mode)} + "." + name, profile};
}

/// Whether a road of the class can be open to the mode; tags may open more to some than classes do.
bool is_used(model::Mode mode, model::RoadClass road_class) {
  if (road_class == model::RoadClass::ferry) {
    return false;  // has a speed of its own
  }
  return mode != model::Mode::car || road_class < model::RoadClass::ferry;
}

}  // namespace

base::MetresPerSecond TravelProfile::speed(const model::RoadSegment& segment, bool forward) const {
  const base::MetresPerSecond cap = surface_cap.at(static_cast<std::size_t>(segment.surface));
  const auto& limit = forward ? segment.limit_forward : segment.limit_backward;
  if (!limit || !follows_limits) {
    return std::min(class_speed.at(static_cast<std::size_t>(segment.road_class)), cap);
  }
  switch (limit->type) {
    case model::SpeedLimit::Type::walk:
      return std::min(walk_limit, cap);
    case model::SpeedLimit::Type::none:
      return std::min(no_limit, cap);
    case model::SpeedLimit::Type::number:
      break;
  }
  return std::min(posted_share * limit->value, cap);
}

std::string profile_file(model::Mode mode) {
  return "defaults/" + std::string{model::key(mode)} + ".toml";
}

TravelProfile read_travel_profile(const base::Settings& settings, model::Mode mode) {
  TravelProfile profile;
  profile.mode = mode;
  const AssumptionReader classes = section(settings, "class_speed", profile);
  for (std::size_t i = 0; i < model::kRoadClasses; ++i) {
    const auto road_class = static_cast<model::RoadClass>(i);
    if (is_used(mode, road_class)) {
      profile.class_speed.at(i) = classes.speed(std::string{model::key(road_class)});
    }
  }
  const AssumptionReader surfaces = section(settings, "surface_cap", profile);
  for (std::size_t i = 0; i < profile.surface_cap.size(); ++i) {
    profile.surface_cap.at(i) =
        surfaces.speed(std::string{model::key(static_cast<model::Surface>(i))});
  }
  profile.follows_limits = settings.table("limit").has_value();
  if (profile.follows_limits) {
    const AssumptionReader limits = section(settings, "limit", profile);
    profile.posted_share = limits.share("posted_share");
    profile.walk_limit = limits.speed("walk");
    profile.no_limit = limits.speed("none");
  }
  const AssumptionReader ferry = section(settings, "ferry", profile);
  profile.ferry_speed = ferry.speed("speed");
  profile.ferry_wait = ferry.duration("wait");
  settings.refuse_unknown();
  return profile;
}

}  // namespace narhet::network
