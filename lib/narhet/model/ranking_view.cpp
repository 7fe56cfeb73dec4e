// SPDX-License-Identifier: MIT
#include "narhet/model/ranking_view.hpp"

namespace narhet::model {

std::string_view key(RankedBy by) {
  switch (by) {
    case RankedBy::population:
      return "population";
    case RankedBy::voices:
      return "voices";
    case RankedBy::both:
      return "both";
    case RankedBy::without_meeting:
      return "without_meeting";
    case RankedBy::speeds:
      return "speeds";
  }
  return {};
}

base::Message name(RankedBy by) {
  switch (by) {
    case RankedBy::population:
      return base::Message{"by population only"};
    case RankedBy::voices:
      return base::Message{"by voices only"};
    case RankedBy::both:
      return base::Message{"by population and voices"};
    case RankedBy::without_meeting:
      return base::Message{"without one meeting"};
    case RankedBy::speeds:
      return base::Message{"with other speeds on the roads"};
  }
  return {};
}

}  // namespace narhet::model
