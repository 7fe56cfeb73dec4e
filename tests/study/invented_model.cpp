// SPDX-License-Identifier: MIT
#include "invented_model.hpp"

#include "invented_measures.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace narhet::test {
namespace {

constexpr std::int64_t kFerryWaitMs = 600'000;  // ferry_wait = "10 min"
constexpr double kWalkMsPerMetre = 3600.0 / 5;  // leg_speed = "5 km/h"
const std::vector<std::string> kEdgeNodes{"1", "8"};

std::int64_t nearest_integer(double value) {
  return static_cast<std::int64_t>(std::floor(value + 0.5));
}

/// A cut in a road: how far from its first end.
struct Cut {
  std::int64_t cm;
  std::int64_t ms;
  std::string name;
};

bool operator<(const Cut& a, const Cut& b) {
  return std::tie(a.cm, a.ms) < std::tie(b.cm, b.ms);
}

}  // namespace

const std::vector<InventedPlace>& invented_places() {
  static const std::vector<InventedPlace> places{
      {"P01", "Påhittinge", 1200, "9901"}, {"P02", "Gränslösa", 80, "9901"},
      {"P03", "Österfabla", 120, "9901"},  {"P04", "Motorhult", 60, "9901"},
      {"P05", "Söderfabla", 150, "9901"},  {"P06", "Torpsaga", 200, "9901"},
      {"P07", "Brosaga", 90, "9901"},      {"P08", "Enkelrud", 15, "9901"},
      {"P09", "Storsagö", 140, "9901"},    {"P10", "Lillsagö", 5, "9901"},
      {"P11", "Ödefabla", 6, "9901"},      {"P12", "Mellansaga", 180, "9901"},
      {"P13", "Grannköping", 900, "9902"}, {"P14", "Kärrsaga", std::nullopt, "9902"}};
  return places;
}

const std::vector<InventedService>& invented_services() {
  static const std::vector<InventedService> services{{"S1", {0, 2}}, {"S2", {3}},    {"S3", {4}},
                                                     {"S4", {1}},    {"S5", {0, 2}}, {"S6", {1, 0}},
                                                     {"S7", {0, 2}}, {"S8", {0, 4}}, {"S9", {1}}};
  return services;
}

const std::vector<std::string>& invented_candidates() {
  static const std::vector<std::string> candidates{"K1", "K2", "K3", "K4", "K5"};
  return candidates;
}

InventedModel::InventedModel() {
  connect_roads();
  for (const Metric metric : kMetrics) {
    close_over(matrix(metric));
  }
}

std::size_t InventedModel::vertex(const std::string& name) {
  const auto [found, is_new] = vertices_.try_emplace(name, vertices_.size());
  if (is_new) {
    for (Matrix& distances : matrices_) {
      for (auto& row : distances) {
        row.emplace_back();
      }
      distances.emplace_back(vertices_.size());
      distances.back().back() = 0;
    }
  }
  return found->second;
}

void InventedModel::connect(std::size_t from, std::size_t to, std::int64_t cm, std::int64_t ms) {
  const auto lower = [](Cost& known, std::int64_t found) {
    known = known ? std::min(*known, found) : found;
  };
  lower(matrix(Metric::km)[from][to], cm);
  lower(matrix(Metric::min)[from][to], ms);
}

void InventedModel::connect_roads() {
  int number = 0;
  for (const MeasuredRoad& road : kRoads) {
    std::vector<Cut> cuts{{0, 0, std::to_string(road.from)}};
    for (const MeasuredPoint& point : kPoints) {
      if (point.road == number) {
        cuts.push_back({nearest_integer(point.share * road.cm),
                        nearest_integer(point.share * road.ms), point.id});
        legs_[point.id] = {nearest_integer(100 * point.leg_m),
                           nearest_integer(kWalkMsPerMetre * point.leg_m)};
      }
    }
    std::stable_sort(cuts.begin(), cuts.end());
    cuts.push_back({road.cm, road.ms + (road.ferry ? kFerryWaitMs : 0), std::to_string(road.to)});
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      const std::size_t from = vertex(cuts[i - 1].name);
      const std::size_t to = vertex(cuts[i].name);
      connect(from, to, cuts[i].cm - cuts[i - 1].cm, cuts[i].ms - cuts[i - 1].ms);
      if (!road.one_way) {
        connect(to, from, cuts[i].cm - cuts[i - 1].cm, cuts[i].ms - cuts[i - 1].ms);
      }
    }
    ++number;
  }
}

void InventedModel::close_over(Matrix& distances) const {
  const std::size_t count = distances.size();
  for (std::size_t via = 0; via < count; ++via) {
    for (std::size_t from = 0; from < count; ++from) {
      for (std::size_t to = 0; to < count; ++to) {
        const Cost& first = distances[from][via];
        const Cost& rest = distances[via][to];
        Cost& known = distances[from][to];
        if (first && rest && (!known || *first + *rest < *known)) {
          known = *first + *rest;
        }
      }
    }
  }
}

Cost InventedModel::cost(Metric metric, const std::string& from, const std::string& to) const {
  const auto start = legs_.find(from);
  const auto end = legs_.find(to);
  if (start == legs_.end() || end == legs_.end()) {
    return std::nullopt;
  }
  const Cost driven = matrix(metric)[vertices_.at(from)][vertices_.at(to)];
  if (!driven) {
    return std::nullopt;
  }
  const auto which = static_cast<std::size_t>(metric);
  return *driven + start->second[which] + end->second[which];
}

Cost InventedModel::cost_to_edge(Metric metric, const std::string& from) const {
  const auto start = legs_.find(from);
  Cost best;
  if (start != legs_.end()) {
    for (const std::string& edge : kEdgeNodes) {
      const Cost driven = matrix(metric)[vertices_.at(from)][vertices_.at(edge)];
      const std::int64_t leg = start->second[static_cast<std::size_t>(metric)];
      if (driven && (!best || *driven + leg < *best)) {
        best = *driven + leg;
      }
    }
  }
  return best;
}

InventedReach InventedModel::reach(std::size_t place, std::size_t kind, Metric metric) const {
  const std::string& from = invented_places()[place].id;
  std::vector<std::tuple<std::int64_t, std::size_t>> found;
  for (std::size_t i = 0; i < invented_services().size(); ++i) {
    const InventedService& service = invented_services()[i];
    const Cost way = cost(metric, from, service.id);
    if (way && std::count(service.kinds.begin(), service.kinds.end(), kind) > 0) {
      found.emplace_back(*way, i);
    }
  }
  std::sort(found.begin(), found.end());
  InventedReach reach;
  // Read off the map: who is cut off, and why.
  reach.status = from == "P08"   ? "unreachable_one_way_trap"
                 : from == "P10" ? "unreachable_island"
                 : from == "P11" ? "not_on_road"
                                 : "reached";
  if (!found.empty()) {
    reach.nearest = std::get<0>(found[0]);
    reach.nearest_id = invented_services()[std::get<1>(found[0])].id;
  }
  if (found.size() > 1) {
    reach.second = std::get<0>(found[1]);
    reach.second_id = invented_services()[std::get<1>(found[1])].id;
  }
  const Cost edge = cost_to_edge(metric, from);
  reach.edge_uncertain = edge && (!reach.second || *edge < *reach.second);
  return reach;
}

}  // namespace narhet::test
