// SPDX-License-Identifier: MIT
#include "narhet/model/stated_way.hpp"

namespace narhet::model {

std::string_view key(WayDifference difference) {
  switch (difference) {
    case WayDifference::none:
      return "none";
    case WayDifference::leg:
      return "leg";
    case WayDifference::other_service:
      return "other_service";
    case WayDifference::network:
      return "network";
    case WayDifference::only_stated:
      return "only_stated";
    case WayDifference::only_ours:
      return "only_ours";
    case WayDifference::unknown:
      return "unknown";
  }
  return {};
}

base::Message name(WayDifference difference) {
  switch (difference) {
    case WayDifference::none:
      return base::Message{"the same"};
    case WayDifference::leg:
      return base::Message{"the way between point and road"};
    case WayDifference::other_service:
      return base::Message{"other service points, or another year"};
    case WayDifference::network:
      return base::Message{"other roads"};
    case WayDifference::only_stated:
      return base::Message{"no way in the study: an island, or far from its roads"};
    case WayDifference::only_ours:
      return base::Message{"no way in the table"};
    case WayDifference::unknown:
      return base::Message{"other roads or other service points"};
  }
  return {};
}

}  // namespace narhet::model
