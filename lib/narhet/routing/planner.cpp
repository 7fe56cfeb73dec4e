// SPDX-License-Identifier: MIT
#include "narhet/routing/planner.hpp"

namespace narhet::routing {

using base::Message;

Plan plan(const PlannedWork& work) {
  if (work.wanted == Method::core) {
    return {Method::core, Message{"searches run on the core of the roads, as asked for"}};
  }
  if (work.wanted == Method::hierarchy) {
    return {Method::hierarchy, Message{"searches run on a hierarchy of the roads, as asked for"}};
  }
  if (work.has_hierarchy) {
    return {Method::hierarchy,
            Message{"searches run on a hierarchy of the roads: one is stored for them"}};
  }
  if (work.searches >= kSearchesThatPay) {
    return {Method::hierarchy,
            Message{"searches run on a hierarchy of the roads: they are {}, and it pays from {} on",
                    work.searches, kSearchesThatPay}};
  }
  return {
      Method::core,
      Message{"searches run on the core of the roads: they are {}, and a hierarchy pays from {} "
              "on",
              work.searches, kSearchesThatPay}};
}

}  // namespace narhet::routing
