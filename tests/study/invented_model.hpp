// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace narhet::test {

// The study tests/study/invented a second time, in the plainest way there is: every road is cut at
// the foot of every point, and Floyd and Warshall's three loops give all distances.  Shares nothing
// with the library but the rules that its headers state.

enum class Metric : std::size_t { km, min };
inline constexpr std::array kMetrics{Metric::km, Metric::min};

/// Centimetres or milliseconds; nothing: no way.
using Cost = std::optional<std::int64_t>;

struct InventedPlace {
  std::string id;
  std::string name;
  std::optional<double> population;
  std::string municipality;  ///< whose polygon it lies in, read off the map
};

struct InventedService {
  std::string id;
  std::vector<std::size_t> kinds;
};

/// In the order of study.toml: groceries, fuel, post and parcels, pharmacy goods, payments.
inline const std::vector<std::string> kInventedKinds{"dagligvaror", "drivmedel", "post_paket",
                                                     "apotek", "betaltjanster"};

/// As tests/study/invented/places.csv, without P15, which has no position.
[[nodiscard]] const std::vector<InventedPlace>& invented_places();
/// As tests/study/invented/services.geojson, without S10, which has no position.
[[nodiscard]] const std::vector<InventedService>& invented_services();
/// As tests/study/invented/candidates.csv.
[[nodiscard]] const std::vector<std::string>& invented_candidates();

struct InventedReach {
  Cost nearest;
  std::string nearest_id;
  Cost second;
  std::string second_id;
  std::string status;
  bool edge_uncertain{};
};

class InventedModel {
 public:
  InventedModel();

  /// From point to point, with the walk to the road at either end.
  [[nodiscard]] Cost cost(Metric metric, const std::string& from, const std::string& to) const;
  /// To the nearer of the two ends of the loaded roads.
  [[nodiscard]] Cost cost_to_edge(Metric metric, const std::string& from) const;
  [[nodiscard]] InventedReach reach(std::size_t place, std::size_t kind, Metric metric) const;

 private:
  using Matrix = std::vector<std::vector<Cost>>;

  void connect_roads();
  void connect(std::size_t from, std::size_t to, std::int64_t cm, std::int64_t ms);
  void close_over(Matrix& distances) const;
  [[nodiscard]] std::size_t vertex(const std::string& name);
  [[nodiscard]] Matrix& matrix(Metric metric) {
    return matrices_[static_cast<std::size_t>(metric)];
  }
  [[nodiscard]] const Matrix& matrix(Metric metric) const {
    return matrices_[static_cast<std::size_t>(metric)];
  }

  std::map<std::string, std::size_t> vertices_;  ///< "17" is a junction, "P03" the foot of a point
  std::map<std::string, std::array<std::int64_t, 2>> legs_;
  std::array<Matrix, 2> matrices_;
};

}  // namespace narhet::test
