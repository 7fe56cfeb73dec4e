// SPDX-License-Identifier: MIT
#pragma once

#include "layer_fixture.hpp"

#include "narhet/input/road_files.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narhet::test {

/// Files with layers of roads, read with the defaults of the program.
class RoadFilesTest : public LayerTest {
 protected:
  [[nodiscard]] input::RoadFiles read(const std::vector<input::Source>& sources) const;
  [[nodiscard]] input::RoadFiles read(const input::Source& source) const {
    return read(std::vector{source});
  }
  [[nodiscard]] base::Error refusal(const std::vector<input::Source>& sources) const {
    return error_of([&] { static_cast<void>(read(sources)); });
  }

  input::RoadLineOptions options_{{}, {}, base::Metres{0.1}, base::Metres{2.0}};
};

/// A line through places given in metres from a corner in Södermanland (SWEREF 99 TM).
struct Metre {
  double east{};
  double north{};
};
[[nodiscard]] std::string line(const std::vector<Metre>& places);

[[nodiscard]] std::optional<double> kmh(const std::optional<model::SpeedLimit>& limit);

/// What is read from a graph by those who drive on it: each step from vertex to vertex with its
/// class, surface, directions and limits, and at each end of it all that meets there.  Two inputs
/// with the same texts are the same roads, wherever their lines are cut.
[[nodiscard]] std::vector<std::string> graph_of(const model::Roads& roads);

[[nodiscard]] std::string excluded_of(const model::LoadReport& report);
[[nodiscard]] std::string in_swedish(const base::Message& message);

}  // namespace narhet::test
