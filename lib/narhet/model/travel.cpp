// SPDX-License-Identifier: MIT
#include "narhet/model/travel.hpp"

namespace narhet::model {

std::string_view key(SnapStatus status) {
  switch (status) {
    case SnapStatus::on_road:
      return "on_road";
    case SnapStatus::too_far_from_road:
      return "too_far_from_road";
    case SnapStatus::outside_network:
      return "outside_network";
    case SnapStatus::rejected:
      return "rejected";
  }
  return {};
}

base::Message name(SnapStatus status) {
  switch (status) {
    case SnapStatus::on_road:
      return base::Message{"on a road"};
    case SnapStatus::too_far_from_road:
      return base::Message{"too far from any road"};
    case SnapStatus::outside_network:
      return base::Message{"outside the loaded roads"};
    case SnapStatus::rejected:
      return base::Message{"rejected"};
  }
  return {};
}

std::string_view key(ReachStatus status) {
  switch (status) {
    case ReachStatus::reached:
      return "reached";
    case ReachStatus::unreachable_island:
      return "unreachable_island";
    case ReachStatus::unreachable_one_way_trap:
      return "unreachable_one_way_trap";
    case ReachStatus::no_service_of_kind:
      return "no_service_of_kind";
    case ReachStatus::not_on_road:
      return "not_on_road";
    case ReachStatus::closed_this_season:
      return "closed_this_season";
  }
  return {};
}

base::Message name(ReachStatus status) {
  switch (status) {
    case ReachStatus::reached:
      return base::Message{"reached"};
    case ReachStatus::unreachable_island:
      return base::Message{"not reachable: no road or ferry leads there"};
    case ReachStatus::unreachable_one_way_trap:
      return base::Message{"not reachable: one-way roads allow no way there"};
    case ReachStatus::no_service_of_kind:
      return base::Message{"there is no such service"};
    case ReachStatus::not_on_road:
      return base::Message{"not on a road"};
    case ReachStatus::closed_this_season:
      return base::Message{"not reachable: closed this season"};
  }
  return {};
}

}  // namespace narhet::model
