// SPDX-License-Identifier: MIT
#include "narhet/model/season.hpp"

namespace narhet::model {

using base::Message;

Message name(const Season& season) {
  return season.key == "winter"   ? Message{"winter"}
         : season.key == "summer" ? Message{"summer"}
                                  : name(season.months);
}

Message full_name(const Season& season) {
  const Message months = name(season.months);
  return season.key == "winter"   ? Message{"winter ({})", months}
         : season.key == "summer" ? Message{"summer ({})", months}
                                  : months;
}

}  // namespace narhet::model
