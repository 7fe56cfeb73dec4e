// SPDX-License-Identifier: MIT
#include "narhet/input/road_product.hpp"

namespace narhet::input {

base::Message name(RoadProduct product) {
  using base::Message;
  switch (product) {
    case RoadProduct::nvdb_homogenised:
      return Message{"NVDB, one layer with all attributes (homogenised)"};
    case RoadProduct::nvdb_layers:
      return Message{"NVDB, one layer for each attribute"};
    case RoadProduct::nvdb_package:
      return Message{"NVDB, a GeoPackage with one layer for each attribute"};
    case RoadProduct::topografi:
      return Message{"Lantmäteriet's Topografi"};
    case RoadProduct::pipos:
      return Message{"Pipos's road network (Tillgänglighetsvägnätet)"};
    case RoadProduct::lines:
      break;
  }
  return Message{"a layer of lines"};
}

}  // namespace narhet::input
