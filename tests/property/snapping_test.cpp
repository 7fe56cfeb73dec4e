// SPDX-License-Identifier: MIT
// A point tied to the nearest usable road against every step of every usable street.
#include "property/drawn_streets.hpp"
#include "support/property.hpp"

#include "narhet/base/format.hpp"
#include "narhet/network/snapper.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace narhet::test {
namespace {

using model::RoadClass;

constexpr double kMostMetres = 150.0;
constexpr base::MetresPerSecond kWalk{5.0 / 3.6};

struct PointByStreets {
  Streets streets;
  geo::Point point;  ///< in metres from the corner of the drawing
};

double distance_to_step(geo::Point point, geo::Point a, geo::Point b) {
  const double along_x = b.x - a.x;
  const double along_y = b.y - a.y;
  const double square = along_x * along_x + along_y * along_y;
  const double share =
      square == 0.0
          ? 0.0
          : std::clamp(((point.x - a.x) * along_x + (point.y - a.y) * along_y) / square, 0.0, 1.0);
  return std::hypot(a.x + share * along_x - point.x, a.y + share * along_y - point.y);
}

bool is_usable(RoadClass road_class) {
  return road_class != RoadClass::ferry && road_class != RoadClass::motorway;
}

double nearest_by_looking_at_all(const PointByStreets& drawn) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Street& street : drawn.streets.streets) {
    for (std::size_t i = 1; i < street.corners.size() && is_usable(street.road_class); ++i) {
      nearest =
          std::min(nearest, distance_to_step(drawn.point, Streets::corner(street.corners[i - 1]),
                                             Streets::corner(street.corners[i])));
    }
  }
  return nearest;
}

std::string fault_of_position(const model::RoadPosition& position,
                              const network::RoadNetwork& network,
                              geo::Point foot) {
  if (std::hypot(position.foot.x - foot.x, position.foot.y - foot.y) > kMostMetres + 0.01) {
    return "its foot is far away";
  }
  for (const model::ArcPosition& each : position.positions()) {
    const network::Link& link = network.geometry.link(each.arc);
    if (!is_usable(link.road_class)) {
      return "it is on a road that is not usable";
    }
    for (const base::Metric metric : base::kMetrics) {
      if (each.before[metric] + each.after[metric] != network.graph.weight(metric, each.arc)) {
        return "before and after are not the whole arc";
      }
    }
    const auto line = network.geometry.line(link);
    double off = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
      off = std::min(off, distance_to_step(position.foot, line[i - 1], line[i]));
    }
    if (off > 0.01) {
      return "its foot is not on its arc";
    }
  }
  return {};
}

std::string fault_of_snap(const PointByStreets& drawn) {
  if (drawn.streets.streets.empty()) {
    return {};
  }
  const network::RoadNetwork network = drawn.streets.roads().network();
  network::SnapOptions options;
  options.max_snap = base::Metres{kMostMetres};
  options.scrap_length = base::Metres{0.0};
  const network::Snapper snapper{network, network::test::study_crs(), options};
  const geo::Point point = network::test::at(drawn.point.x, drawn.point.y);
  const model::Snap found = snapper.snap(point, kWalk);
  const double nearest = nearest_by_looking_at_all(drawn);
  const bool is_near = found.status == model::SnapStatus::on_road;
  if (is_near != (nearest <= kMostMetres) && std::abs(nearest - kMostMetres) > 0.01) {
    return base::format("{} m to the nearest, and the point is {}", nearest,
                        model::key(found.status));
  }
  if (!is_near) {
    return {};
  }
  if (std::abs(*found.distance - nearest) > 0.01) {
    return base::format("{} m to the nearest, {} m found", nearest, *found.distance);
  }
  return fault_of_position(*found.position, network, point);
}

TEST(Snapping, TiesAPointToTheNearestUsableStreet) {
  const Property<PointByStreets> property{
      [](Draws& draws) {
        // The point first: with fewer streets it stays where it is.
        const geo::Point point{static_cast<double>(draws.below(700)),
                               static_cast<double>(draws.below(700))};
        return PointByStreets{
            draw_streets(draws, {RoadClass::residential, RoadClass::motorway, RoadClass::ferry}),
            point};
      },
      &fault_of_snap,
      [](const PointByStreets& drawn) {
        return base::format("a point at {} {}\n", drawn.point.x, drawn.point.y) +
               drawn.streets.shown();
      }};
  EXPECT_EQ(counterexample_of(property, 300), "");
}

}  // namespace
}  // namespace narhet::test
