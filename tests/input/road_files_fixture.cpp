// SPDX-License-Identifier: MIT
#include "road_files_fixture.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/catalogue.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/settings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace narhet::test {
namespace {

const input::RoadSettings& road_defaults() {
  const auto parse = [](const char* file) {
    return base::Settings::parse(base::builtin_text(std::string{"defaults/"} + file), file);
  };
  static const input::RoadSettings settings{
      input::read_osm_settings(parse("osm.toml")), input::read_nvdb_settings(parse("nvdb.toml")),
      input::read_topografi_settings(parse("topografi.toml"))};
  return settings;
}

std::string text_of(geo::LonLat position) {
  return base::format("{:.6f} {:.6f}", position.lon, position.lat);
}

std::string text_of(const std::optional<model::Direction>& direction) {
  constexpr std::array kWords{"both", "forward", "backward"};
  return direction ? kWords.at(static_cast<std::size_t>(*direction)) : "closed";
}

std::string text_of(const model::RoadSegment& segment) {
  std::string text{model::key(segment.road_class)};
  text += base::format(" {}", model::key(segment.surface));
  for (const model::Mode mode : model::kModes) {
    text += " " + text_of(segment.open[mode]);
  }
  for (const auto& limit : {segment.limit_forward, segment.limit_backward}) {
    text += limit ? limit->type == model::SpeedLimit::Type::walk
                        ? std::string{" walk"}
                        : base::format(" {:g}", std::round(limit->value.count() * 36.0) / 10.0)
                  : std::string{" -"};
  }
  return text;
}

}  // namespace

input::RoadFiles RoadFilesTest::read(const std::vector<input::Source>& sources) const {
  input::RoadFiles files =
      input::read_road_files(sources, options_, road_defaults(), study_crs_, {});
  for (const model::LoadReport& report : files.reports) {
    EXPECT_TRUE(report.is_balanced()) << report.layer;
  }
  return files;
}

std::string line(const std::vector<Metre>& places) {
  std::string text;
  for (const Metre& place : places) {
    text += (text.empty() ? "" : ", ") +
            base::format("{} {}", 528000.0 + place.east, 6598000.0 + place.north);
  }
  return "LINESTRING (" + text + ")";
}

std::optional<double> kmh(const std::optional<model::SpeedLimit>& limit) {
  return limit ? std::optional{std::round(limit->value.count() * 3.6)} : std::nullopt;
}

std::vector<std::string> graph_of(const model::Roads& roads) {
  std::map<std::int64_t, std::set<std::string>> beside;  // the neighbours of a node
  for (const model::RoadSegment& segment : roads.segments) {
    const auto vertices = roads.line(segment);
    for (std::size_t i = 1; i < vertices.size(); ++i) {
      beside[vertices[i - 1].node].insert(text_of(vertices[i].position));
      beside[vertices[i].node].insert(text_of(vertices[i - 1].position));
    }
  }
  const auto node = [&](const model::RoadVertex& vertex) {
    std::string text = text_of(vertex.position) + " [";
    for (const std::string& each : beside[vertex.node]) {
      text += each + ";";
    }
    return text + "]";
  };
  std::vector<std::string> steps;
  for (const model::RoadSegment& segment : roads.segments) {
    const auto vertices = roads.line(segment);
    for (std::size_t i = 1; i < vertices.size(); ++i) {
      steps.push_back(node(vertices[i - 1]) + " -> " + node(vertices[i]) + ": " + text_of(segment));
    }
  }
  std::sort(steps.begin(), steps.end());
  return steps;
}

std::string excluded_of(const model::LoadReport& report) {
  std::string text;
  for (const model::Excluded& each : report.excluded) {
    text += base::format("{} {}\n", each.count, shown(each.reason));
  }
  return text;
}

std::string in_swedish(const base::Message& message) {
  return base::Catalogue{base::Language::swedish}.render(message);
}

}  // namespace narhet::test
