// SPDX-License-Identifier: MIT
// Writes the roads of Liechtenstein as the program has them, with 50 points and what the program
// says the way to each costs from one start, for another program to find the same:
//   export_network FOLDER   writes roads.geojson and ends.geojson, prints the start: "x,y"
#include "reference/liechtenstein.hpp"
#include "support/travel_matrix.hpp"

#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace narhet::test {
namespace {

using base::Metric;

constexpr const char* kHead =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[)";

/// A file of features, one a line.
class GeoJson {
 public:
  explicit GeoJson(const std::string& path) : file_{path} {
    file_ << std::setprecision(17) << kHead;
  }
  void add(const std::string& geometry_type,
           std::span<const geo::Point> line,
           const std::string& properties) {
    file_ << (first_ ? "\n" : ",\n") << R"({"type":"Feature","properties":{)" << properties
          << R"(},"geometry":{"type":")" << geometry_type << R"(","coordinates":)";
    const bool is_point = geometry_type == "Point";
    file_ << (is_point ? "" : "[");
    for (std::size_t i = 0; i < line.size(); ++i) {
      file_ << (i > 0 ? "," : "") << '[' << line[i].x << ',' << line[i].y << ']';
    }
    file_ << (is_point ? "" : "]") << "}}";
    first_ = false;
  }
  bool finish() {
    file_ << "\n]}\n";
    file_.close();
    return file_.good();
  }

 private:
  std::ofstream file_;
  bool first_{true};
};

/// Kilometres per hour on an arc; zero for none, one of no length, or one closed to the mode.
double speed(const network::RoadGraph& graph, const std::optional<base::ArcId>& arc) {
  if (!arc || !graph.weight(Metric::time, *arc).is_finite()) {
    return 0.0;
  }
  const double centimetres = graph.weight(Metric::distance, *arc).units();
  const double milliseconds = graph.weight(Metric::time, *arc).units();
  return milliseconds > 0.0 ? centimetres / milliseconds * 36.0 : 0.0;
}

void export_roads(const network::RoadNetwork& network, GeoJson& file) {
  for (const network::Link& link : network.geometry.links) {
    const auto line = network.geometry.line(link);
    const double forward = speed(network.graph, link.forward);
    const double backward = speed(network.graph, link.backward);
    const auto add = [&](const std::string& direction, double kilometres_per_hour) {
      if (kilometres_per_hour > 0.0) {
        file.add(
            "LineString", line,
            R"("direction":")" + direction + R"(","speed":)" + std::to_string(kilometres_per_hour));
      }
    };
    if (std::abs(forward - backward) < 0.01) {
      add("both", forward);
    } else {
      add("forward", forward);
      add("backward", backward);
    }
  }
}

int run(const std::string& folder) {
  const Liechtenstein* country = liechtenstein();
  if (country == nullptr) {
    return 77;
  }
  const network::Snapper snapper{country->network, country->crs, {}};
  std::mt19937_64 random{50};
  std::vector<model::Snap> points;
  while (points.size() < 51) {
    model::RoadPosition position = random_position(*country, snapper, random);
    position.leg = {};  // QGIS starts and ends on the road
    points.push_back({model::SnapStatus::on_road, position, 0.0});
  }
  const std::span start{points.data(), 1};
  const std::span ends{points.data() + 1, 50};
  const routing::Engine engine = engine_of(country->network.graph, routing::Method::core);
  const TravelMatrix table{engine, start, ends};
  GeoJson roads{folder + "/roads.geojson"};
  export_roads(country->network, roads);
  GeoJson file{folder + "/ends.geojson"};
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const base::Weight distance = table.column(i, Metric::distance)[0];
    const base::Weight time = table.column(i, Metric::time)[0];
    const geo::Point foot = ends[i].position->foot;
    const auto number = [](base::Weight weight, double value) {
      return weight.is_finite() ? std::to_string(value) : "null";
    };
    file.add("Point", {&foot, 1},
             R"("id":)" + std::to_string(i) + R"(,"metres":)" +
                 number(distance, base::to_kilometres(distance) * 1000.0) + R"(,"hours":)" +
                 number(time, base::to_minutes(time) / 60.0));
  }
  const geo::Point foot = start[0].position->foot;
  std::cout << std::setprecision(17) << foot.x << ',' << foot.y << '\n';
  return roads.finish() && file.finish() ? 0 : 1;
}

}  // namespace
}  // namespace narhet::test

int main(int argc, char** argv) {
  return argc == 2 ? narhet::test::run(argv[1]) : 2;
}
