// SPDX-License-Identifier: MIT
#include "benchmark/synthetic_country.hpp"

#include "narhet/network/hilbert.hpp"

#include <boost/polygon/voronoi.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>
#include <random>
#include <tuple>
#include <utility>

namespace narhet::benchmark {
namespace {

/// The drawn country's corner in SWEREF 99 TM, so that a study of it is one of Sweden.
constexpr geo::Point kCorner{260'000.0, 6'150'000.0};
constexpr double kWidth = 450'000.0;
constexpr double kHeight = 1'500'000.0;
constexpr double kExtraRoads = 0.22;
constexpr double kOneWay = 0.03;
constexpr std::size_t kTrees = 16;  // for how much a road is used

/// Numbers that are the same on every machine, as the standard's distributions are not.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_{seed} {}

  /// 0 <= x < 1.
  double share() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }
  /// -1 < x < 1, near 0 more often.
  double scatter() { return share() - share(); }

 private:
  std::mt19937_64 random_;
};

/// A point on the grid of metres that the Delaunay neighbours are worked out on.
struct GridPoint {
  std::int32_t x{};
  std::int32_t y{};

  friend auto operator<=>(const GridPoint&, const GridPoint&) = default;
};

struct Road {
  std::uint32_t a{};
  std::uint32_t b{};
  double length{};
  bool in_tree{};
};

/// Which points hang together.
class Parts {
 public:
  explicit Parts(std::size_t points) : parent_(points) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  /// @returns whether they did not before
  bool join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t from = root(a);
    const std::uint32_t to = root(b);
    parent_[from] = to;
    return from != to;
  }

 private:
  std::uint32_t root(std::uint32_t point) {
    while (parent_[point] != point) {
      parent_[point] = parent_[parent_[point]];
      point = parent_[point];
    }
    return point;
  }

  std::vector<std::uint32_t> parent_;
};

std::vector<Settlement> draw_settlements(std::size_t nodes, Chance& chance) {
  std::vector<Settlement> settlements(std::max<std::size_t>(nodes / 30, 1));
  for (std::size_t rank = 0; rank < settlements.size(); ++rank) {
    settlements[rank] = {
        {kCorner.x + chance.share() * kWidth, kCorner.y + chance.share() * kHeight},
        1'000'000.0 / static_cast<double>(rank + 1)};
  }
  return settlements;
}

/// Around settlements as many points as they have weight, at the density of a town; a quarter
/// anywhere between, along nobody's road yet.
std::vector<GridPoint> draw_points(const CountrySettings& settings,
                                   const std::vector<Settlement>& settlements,
                                   bool drawn,
                                   Chance& chance) {
  std::vector<double> cumulated;
  double sum = 0.0;
  for (const Settlement& settlement : settlements) {
    cumulated.push_back(sum += std::pow(settlement.people, 0.6));
  }
  const auto weight = [&](std::size_t i) {
    return cumulated[i] - (i == 0 ? 0.0 : cumulated[i - 1]);
  };
  std::vector<GridPoint> points;
  while (points.size() < settings.nodes) {
    for (std::size_t i = points.size(); i < settings.nodes; ++i) {
      const auto found = std::upper_bound(cumulated.begin(), cumulated.end(), chance.share() * sum);
      const auto at =
          std::min(static_cast<std::size_t>(found - cumulated.begin()), settlements.size() - 1);
      const double its_nodes = static_cast<double>(settings.nodes) * weight(at) / sum;
      const bool rural = chance.share() < 0.25;
      const double spread = drawn ? (rural ? 8'000.0 : 40.0 + 90.0 * std::sqrt(its_nodes))
                                  : (rural ? 3'000.0 : 600.0);
      const geo::Point centre = settlements[at].position;
      points.push_back({static_cast<std::int32_t>(centre.x + spread * chance.scatter()),
                        static_cast<std::int32_t>(centre.y + spread * chance.scatter())});
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
  }
  return points;
}

void number_along_hilbert_curve(std::vector<GridPoint>& points) {
  geo::Box box;
  for (const GridPoint& point : points) {
    box.add({static_cast<double>(point.x), static_cast<double>(point.y)});
  }
  std::vector<std::pair<std::uint32_t, GridPoint>> order;
  order.reserve(points.size());
  for (const GridPoint& point : points) {
    order.emplace_back(
        network::hilbert_key({static_cast<double>(point.x), static_cast<double>(point.y)}, box),
        point);
  }
  std::sort(order.begin(), order.end());
  std::transform(order.begin(), order.end(), points.begin(),
                 [](const auto& each) { return each.second; });
}

std::vector<Road> delaunay_neighbours(const std::vector<GridPoint>& points) {
  boost::polygon::voronoi_builder<std::int32_t> builder;
  for (const GridPoint& point : points) {
    builder.insert_point(point.x, point.y);
  }
  boost::polygon::voronoi_diagram<double> diagram;
  builder.construct(&diagram);
  std::vector<Road> roads;
  for (const auto& edge : diagram.edges()) {
    const auto a = static_cast<std::uint32_t>(edge.cell()->source_index());
    const auto b = static_cast<std::uint32_t>(edge.twin()->cell()->source_index());
    if (a < b) {
      roads.push_back({a, b,
                       std::hypot(static_cast<double>(points[a].x) - points[b].x,
                                  static_cast<double>(points[a].y) - points[b].y),
                       false});
    }
  }
  return roads;
}

/// The shortest tree, and of the roads beside it any: long detours are cut off as often as short
/// ones, which makes the graph as hard as a real one.
void keep_roads(std::size_t nodes, std::vector<Road>& roads, Chance& chance) {
  std::sort(roads.begin(), roads.end(), [](const Road& a, const Road& b) {
    return std::tuple{a.length, a.a, a.b} < std::tuple{b.length, b.a, b.b};
  });
  Parts parts{nodes};
  std::vector<std::pair<double, std::size_t>> beside;
  for (std::size_t i = 0; i < roads.size(); ++i) {
    roads[i].in_tree = parts.join(roads[i].a, roads[i].b);
    if (!roads[i].in_tree) {
      beside.emplace_back(chance.share(), i);
    }
  }
  std::sort(beside.begin(), beside.end());
  const auto extra = std::min(
      beside.size(), static_cast<std::size_t>(kExtraRoads * static_cast<double>(nodes) + 1.0));
  std::vector<bool> kept(roads.size());
  for (std::size_t i = 0; i < roads.size(); ++i) {
    kept[i] = roads[i].in_tree;
  }
  for (std::size_t i = 0; i < extra; ++i) {
    kept[beside[i].second] = true;
  }
  std::size_t to = 0;
  for (std::size_t i = 0; i < roads.size(); ++i) {
    if (kept[i]) {
      roads[to++] = roads[i];
    }
  }
  roads.resize(to);
}

/// How much each road is used: over some trees of shortest ways, the nodes behind it.
class Use {
 public:
  Use(std::size_t nodes, const std::vector<Road>& roads)
      : roads_{&roads}, first_(nodes + 1, 0), at_(2 * roads.size()), use_(roads.size(), 0) {
    for (const Road& road : roads) {
      ++first_[road.a + 1];
      ++first_[road.b + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::uint32_t> next{first_.begin(), first_.end()};
    for (std::uint32_t i = 0; i < roads.size(); ++i) {
      at_[next[roads[i].a]++] = i;
      at_[next[roads[i].b]++] = i;
    }
  }

  void add_tree(std::uint32_t root) {
    const std::size_t nodes = first_.size() - 1;
    std::vector<double> cost(nodes, std::numeric_limits<double>::infinity());
    std::vector<std::uint32_t> by(nodes, 0);
    std::vector<std::uint32_t> order;
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    cost[root] = 0.0;
    queue.emplace(0.0, root);
    while (!queue.empty()) {
      const auto [so_far, node] = queue.top();
      queue.pop();
      if (so_far > cost[node]) {
        continue;
      }
      order.push_back(node);
      for (std::uint32_t i = first_[node]; i < first_[node + 1]; ++i) {
        const Road& road = (*roads_)[at_[i]];
        const std::uint32_t other = other_end(road, node);
        if (so_far + road.length < cost[other]) {
          cost[other] = so_far + road.length;
          by[other] = at_[i];
          queue.emplace(cost[other], other);
        }
      }
    }
    std::vector<std::uint64_t> behind(nodes, 1);
    for (auto node = order.rbegin(); node != order.rend() && *node != root; ++node) {
      use_[by[*node]] += behind[*node];
      behind[other_end((*roads_)[by[*node]], *node)] += behind[*node];
    }
  }

  [[nodiscard]] const std::vector<std::uint64_t>& counts() const { return use_; }

 private:
  static std::uint32_t other_end(const Road& road, std::uint32_t node) {
    return road.a == node ? road.b : road.a;
  }

  const std::vector<Road>* roads_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> at_;
  std::vector<std::uint64_t> use_;
};

/// Kilometres per hour of each road, by how much it is used.
std::vector<double> speeds(std::size_t nodes, const std::vector<Road>& roads, Chance& chance) {
  Use use{nodes, roads};
  for (std::size_t i = 0; i < kTrees; ++i) {
    use.add_tree(static_cast<std::uint32_t>(chance.share() * static_cast<double>(nodes)));
  }
  std::vector<std::uint32_t> order(roads.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return use.counts()[a] > use.counts()[b];
  });
  // The share of the roads down to which a speed goes.
  constexpr std::array<std::pair<double, double>, 8> kSpeeds{{{0.005, 110.0},
                                                              {0.02, 90.0},
                                                              {0.06, 80.0},
                                                              {0.14, 70.0},
                                                              {0.30, 50.0},
                                                              {0.55, 40.0},
                                                              {0.80, 30.0},
                                                              {1.0, 22.0}}};
  std::vector<double> speed(roads.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double rank = static_cast<double>(i) / static_cast<double>(order.size());
    speed[order[i]] = std::find_if(kSpeeds.begin(), kSpeeds.end(), [&](const auto& each) {
                        return rank < each.first;
                      })->second;
  }
  return speed;
}

network::Arc arc_of(std::uint32_t tail, std::uint32_t head, double metres, double kmh) {
  const auto units = [](double value) {
    return base::Weight{static_cast<std::uint32_t>(std::max(1.0, std::round(value)))};
  };
  return {base::NodeId{tail},
          base::NodeId{head},
          {units(metres * 100.0), units(metres / kmh * 3600.0)}};
}

}  // namespace

Country make_country(const CountrySettings& settings) {
  Chance chance{settings.seed};
  Country country;
  const bool drawn = settings.settlements.empty();
  country.settlements = drawn ? draw_settlements(settings.nodes, chance) : settings.settlements;
  std::vector<GridPoint> points = draw_points(settings, country.settlements, drawn, chance);
  number_along_hilbert_curve(points);
  std::vector<Road> roads = delaunay_neighbours(points);
  keep_roads(points.size(), roads, chance);
  const std::vector<double> speed = speeds(points.size(), roads, chance);
  for (std::size_t i = 0; i < roads.size(); ++i) {
    const Road& road = roads[i];
    const double metres = road.length * (1.0 + 0.3 * chance.share());
    const bool one_way =
        !road.in_tree && chance.share() < kOneWay / kExtraRoads * (1.0 + kExtraRoads);
    country.arcs.push_back(arc_of(road.a, road.b, metres, speed[i]));
    if (!one_way) {
      country.arcs.push_back(arc_of(road.b, road.a, metres, speed[i]));
    }
  }
  std::sort(country.arcs.begin(), country.arcs.end(),
            [](const network::Arc& a, const network::Arc& b) {
              return std::pair{base::index(a.tail), base::index(a.head)} <
                     std::pair{base::index(b.tail), base::index(b.head)};
            });
  for (const GridPoint& point : points) {
    country.nodes.push_back({static_cast<double>(point.x), static_cast<double>(point.y)});
  }
  return country;
}

}  // namespace narhet::benchmark
