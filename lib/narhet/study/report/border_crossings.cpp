// SPDX-License-Identifier: MIT
#include "narhet/study/report/border_crossings.hpp"

#include "narhet/model/place_names.hpp"
#include "narhet/study/report/subject.hpp"

#include <string>

namespace narhet::study::report {

using base::index;
using base::Message;

BorderCrossings::BorderCrossings(const model::Result& result)
    : kinds_{result.kinds.size()}, crossings_(result.municipalities.size() * kinds_) {
  for (const base::KindIndex kind : kinds_of(result)) {
    const auto pairs = result.nearest.column(kind, result.decide_by);
    for (std::size_t place = 0; place < result.places.size(); ++place) {
      if (!pairs[place].nearest) {
        continue;
      }
      const auto& home = result.places[place].municipality;
      const auto& host = result.services[index(pairs[place].nearest->service)].municipality;
      if (home == host) {
        continue;
      }
      if (home) {
        BorderCrossing& crossing = crossings_[index(*home) * kinds_ + index(kind)];
        crossing.to.insert(host);
        crossing.leaving.push_back(base::id_at<base::PlaceIndex>(place));
      }
      if (host) {
        BorderCrossing& crossing = crossings_[index(*host) * kinds_ + index(kind)];
        crossing.from.insert(home);
        crossing.coming.push_back(base::id_at<base::PlaceIndex>(place));
      }
    }
  }
}

Message names_of(const model::Result& result, const BorderCrossing::Areas& areas) {
  if (areas.empty()) {
    return {};
  }
  std::vector<std::string> names;
  for (const auto& area : areas) {
    if (area) {
      names.push_back(name_of(result, area));
    }
  }
  if (!areas.contains(std::nullopt)) {
    return model::listed(names);
  }
  return names.empty()
             ? Message{"outside the study's municipalities"}
             : Message{"{}, and outside the study's municipalities", model::listed(names)};
}

}  // namespace narhet::study::report
