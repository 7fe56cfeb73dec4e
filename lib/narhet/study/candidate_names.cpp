// SPDX-License-Identifier: MIT
#include "narhet/study/candidate_names.hpp"

#include "narhet/geo/segment_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

/// The hosts of `data/defaults/osm.toml`; a study's own appear as they are written.
Message name_of_host(const std::string& host) {
  const std::array<std::pair<std::string_view, Message>, 12> known{
      {{"community_centre", Message{"community centre"}},
       {"townhall", Message{"town hall"}},
       {"library", Message{"library"}},
       {"social_centre", Message{"social centre"}},
       {"place_of_worship", Message{"place of worship"}},
       {"school", Message{"school"}},
       {"bus_station", Message{"bus station"}},
       {"station", Message{"railway station"}},
       {"fuel", Message{"fuel station"}},
       {"supermarket", Message{"supermarket"}},
       {"convenience", Message{"convenience store"}},
       {"general", Message{"village shop"}}}};
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const auto& each) { return each.first == host; });
  return found == known.end() ? Message{"{}", host} : found->second;
}

/// The named places, to be found by nearness.
class NamedPlaces {
 public:
  explicit NamedPlaces(std::span<const model::Place> places)
      : places_{places}, index_{points_of(places)} {}

  /// Empty if there is none.
  [[nodiscard]] std::string nearest(geo::Point point) const {
    const auto found = index_.find(point, std::numeric_limits<double>::infinity(),
                                   [&](std::size_t i) { return !places_[i].name.empty(); });
    return found ? places_[found->segment].name : std::string{};
  }

 private:
  static std::vector<geo::Segment> points_of(std::span<const model::Place> places) {
    std::vector<geo::Segment> points;
    points.reserve(places.size());
    for (const model::Place& place : places) {
      points.push_back({place.position, place.position, 0});
    }
    return points;
  }

  std::span<const model::Place> places_;
  geo::NearestSegment index_;
};

}  // namespace

void name_candidates(std::span<const model::Place> places,
                     base::Language language,
                     std::vector<model::Candidate>& candidates) {
  const NamedPlaces named{places};
  const base::Catalogue catalogue{language};
  std::set<std::string> taken;
  std::map<std::string, std::vector<model::Candidate*>> by_name;
  for (model::Candidate& candidate : candidates) {
    if (!candidate.name.empty()) {
      taken.insert(candidate.name);
      continue;
    }
    const std::string place = named.nearest(candidate.position);
    const Message host = name_of_host(candidate.host);
    const Message name = place.empty() ? host : Message{"{} near {}", host, place};
    by_name[catalogue.render(name)].push_back(&candidate);
  }
  for (const auto& [name, those] : by_name) {
    const bool alone = those.size() == 1 && !taken.contains(name);
    for (model::Candidate* candidate : those) {
      candidate->name = alone ? name : name + " (" + candidate->id + ")";
    }
  }
}

}  // namespace narhet::study
