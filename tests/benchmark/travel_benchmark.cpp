// SPDX-License-Identifier: MIT
// travel_benchmark FILE.network... [options of Google Benchmark]
// Every kernel of travel on prepared networks, with Boost's Dijkstra on the same graph in the same
// process as the partner.  What is timed is also compared: a cost that is not Boost's fails the
// run.
#include "benchmark/memory_use.hpp"
#include "support/dijkstra.hpp"

#include "narhet/network/network_file.hpp"
#include "narhet/network/node_positions.hpp"
#include "narhet/routing/cost_search.hpp"
#include "narhet/routing/hierarchy.hpp"
#include "narhet/routing/nearest_of_nodes.hpp"
#include "narhet/routing/planner.hpp"
#include "narhet/routing/search.hpp"
#include "narhet/routing/travel_columns.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace narhet::benchmark {
namespace {

using base::id_at;
using base::index;
using base::Metric;
using base::NodeId;
using base::Weight;
using ::benchmark::State;
using test::dijkstra_from;

constexpr Metric kMetric = Metric::time;
constexpr std::size_t kLanes = routing::LaneLabel::kLanes;

base::Task task_of(unsigned threads) {
  base::Task task;
  task.threads.count = threads;
  return task;
}

/// A network and what searches on it need, made when first asked for.
class Roads {
 public:
  explicit Roads(const std::filesystem::path& file)
      : network_{network::read_network(file, file.string(), {}).network},
        reversed_{test::reversed(network_.graph)} {}

  [[nodiscard]] const network::RoadGraph& graph() const { return network_.graph; }
  /// By the order that a study would have.
  [[nodiscard]] routing::Elimination eliminate(routing::Method method) const {
    if (method == routing::Method::core) {
      return routing::eliminate(graph(), routing::kCoreDegree, {});
    }
    const auto positions = network::node_positions(network_);
    return routing::make_hierarchy(graph(), {.positions = positions}, {}).elimination;
  }
  /// For ways that end at a node.
  [[nodiscard]] const network::RoadGraph& reversed() const { return reversed_; }
  [[nodiscard]] const routing::Engine& hierarchy() {
    return made(hierarchy_, routing::Method::hierarchy);
  }
  [[nodiscard]] const routing::Engine& core() { return made(core_, routing::Method::core); }

  /// Points in the middle of arcs drawn by chance, both of whose ends count.
  [[nodiscard]] std::vector<model::Snap> points(std::size_t count, std::uint64_t seed) const {
    std::mt19937_64 random{seed};
    std::vector<model::Snap> points;
    for (std::size_t i = 0; i < count; ++i) {
      const auto& link = network_.geometry.links[random() % network_.geometry.links.size()];
      model::RoadPosition position;
      for (const auto& arc : {link.forward, link.backward}) {
        if (arc) {
          model::ArcPosition& on_arc = position.arcs.at(position.arc_count++);
          on_arc.arc = *arc;
          for (const Metric metric : base::kMetrics) {
            const Weight whole = graph().weight(metric, *arc);
            on_arc.before[metric] = Weight{whole.units() / 2};
            on_arc.after[metric] = whole - on_arc.before[metric];
          }
        }
      }
      points.push_back({model::SnapStatus::on_road, position, 0.0});
    }
    return points;
  }

 private:
  const routing::Engine& made(std::unique_ptr<routing::Engine>& engine, routing::Method method) {
    if (!engine) {
      engine = std::make_unique<routing::Engine>(graph(), eliminate(method), base::Task{});
    }
    return *engine;
  }

  network::RoadNetwork network_;
  network::RoadGraph reversed_;
  std::unique_ptr<routing::Engine> hierarchy_;
  std::unique_ptr<routing::Engine> core_;
};

NodeId any_node(const Roads& roads, std::mt19937_64& random) {
  return id_at<NodeId>(random() % roads.graph().node_count());
}

void boost_one_to_all(State& state, Roads& roads) {
  std::mt19937_64 random{1};
  for ([[maybe_unused]] const auto _ : state) {
    ::benchmark::DoNotOptimize(
        dijkstra_from(roads.graph(), kMetric, any_node(roads, random)).data());
  }
}

/// What making an engine costs, one metric, one thread.
void prepare(State& state, Roads& roads, routing::Method method) {
  double peak = 0.0;
  for ([[maybe_unused]] const auto _ : state) {
    const MemoryUse memory;
    const auto elimination = roads.eliminate(method);
    const auto search_graph = routing::customise(roads.graph(), elimination, kMetric, {});
    ::benchmark::DoNotOptimize(search_graph.rising.steps.data());
    peak = std::max(peak, memory.peak_megabytes());
    state.counters["edges"] = static_cast<double>(elimination.edge_count());
    state.counters["largest_degree"] = elimination.largest_degree;
    state.counters["core"] = elimination.core_size;
  }
  state.counters["MB"] = peak;
}

void core_one_to_all(State& state, Roads& roads) {
  std::mt19937_64 random{1};
  const routing::Engine& engine = roads.core();
  routing::CostSearch search{engine, kMetric, routing::SearchDirection::from_points};
  for ([[maybe_unused]] const auto _ : state) {
    search.add(any_node(roads, random));
    ::benchmark::DoNotOptimize(search.run()[NodeId{0}]);
  }
  const NodeId source = any_node(roads, random);
  search.add(source);
  const routing::NodeCosts costs = search.run();
  const auto wanted = dijkstra_from(roads.graph(), kMetric, source);
  for (std::size_t node = 0; node < wanted.size(); ++node) {
    if (costs[id_at<NodeId>(node)] != wanted[node]) {
      state.SkipWithError("a cost is not that of Boost's Dijkstra");
    }
  }
}

/// Sixteen sources near each other, as a batch has them; the time is that of all.
void sweep(State& state, Roads& roads, routing::LaneCode code) {
  const routing::Engine& engine = roads.hierarchy();
  const routing::SearchGraph& graph = engine.search_graph(kMetric);
  routing::Search<routing::LaneLabel> search{graph, routing::SearchDirection::from_points, nullptr,
                                             code};
  std::mt19937_64 random{1};
  std::vector<NodeId> sources(kLanes);
  std::span<const routing::LaneLabel> labels;
  for ([[maybe_unused]] const auto _ : state) {
    const std::uint64_t first = random() % (roads.graph().node_count() - 100 * kLanes);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      sources[lane] = id_at<NodeId>(first + 100 * lane);
      search.at(engine.position(sources[lane])).units.at(lane) = 0;
    }
    labels = search.run();
    ::benchmark::DoNotOptimize(labels.data());
  }
  const auto wanted = dijkstra_from(roads.graph(), kMetric, sources[3]);
  for (std::size_t node = 0; node < wanted.size(); ++node) {
    if (labels[engine.position(id_at<NodeId>(node))].units[3] != wanted[node].units()) {
      state.SkipWithError("a cost is not that of Boost's Dijkstra");
    }
  }
  // A line that is written is read before, as in `triad`.
  const auto& steps = graph.down(routing::SearchDirection::from_points);
  const double bytes =
      static_cast<double>(2 * labels.size_bytes() + steps.steps.size() * sizeof(routing::Step) +
                          steps.first.size() * sizeof(std::uint32_t));
  state.counters["bytes_per_second"] =
      ::benchmark::Counter(bytes, ::benchmark::Counter::kIsIterationInvariantRate);
}

/// a = b + s c over arrays as large together as the labels of a sweep, as STREAM has it; what is
/// written is read before.
void triad(State& state, Roads& roads) {
  const std::size_t size =
      roads.graph().node_count() * sizeof(routing::LaneLabel) / 3 / sizeof(double);
  std::vector<double> a(size, 1.0);
  const std::vector<double> b(size, 2.0);
  const std::vector<double> c(size, 3.0);
  for ([[maybe_unused]] const auto _ : state) {
    for (std::size_t i = 0; i < size; ++i) {
      a[i] = b[i] + 0.5 * c[i];
    }
    ::benchmark::DoNotOptimize(a.data());
    ::benchmark::ClobberMemory();
  }
  state.counters["bytes_per_second"] =
      ::benchmark::Counter(static_cast<double>(4 * size * sizeof(double)),
                           ::benchmark::Counter::kIsIterationInvariantRate);
}

/// All columns, added up so that they are looked at.
std::uint64_t sum_of_matrix(const routing::Engine& engine,
                            const std::vector<model::Snap>& places,
                            const std::vector<model::Snap>& destinations,
                            unsigned threads) {
  std::vector<std::uint64_t> sums(destinations.size());
  routing::for_each_travel_column(engine, places, destinations, {.metrics = {kMetric}},
                                  task_of(threads), [&](const routing::TravelColumn& column) {
                                    for (const Weight cost : column.costs[kMetric]) {
                                      sums[column.destination] += cost.units();
                                    }
                                  });
  std::uint64_t sum = 0;
  for (const std::uint64_t each : sums) {
    sum += each;
  }
  return sum;
}

void matrix(State& state, Roads& roads, std::size_t rows, std::size_t columns, unsigned threads) {
  const auto places = roads.points(rows, 2);
  const auto destinations = roads.points(columns, 3);
  const routing::Engine& engine = roads.hierarchy();
  for ([[maybe_unused]] const auto _ : state) {
    ::benchmark::DoNotOptimize(sum_of_matrix(engine, places, destinations, threads));
  }
}

void matrix_cold(State& state, Roads& roads, std::size_t rows, std::size_t columns) {
  const auto places = roads.points(rows, 2);
  const auto destinations = roads.points(columns, 3);
  for ([[maybe_unused]] const auto _ : state) {
    const auto elimination = roads.eliminate(routing::Method::hierarchy);
    const routing::Engine engine{roads.graph(), elimination, task_of(2)};
    ::benchmark::DoNotOptimize(sum_of_matrix(engine, places, destinations, 2));
  }
}

std::vector<NodeId> start_nodes(const Roads& roads, const std::vector<model::Snap>& points) {
  std::vector<NodeId> nodes;
  for (const model::Snap& point : points) {
    nodes.push_back(roads.graph().tail(point.position->arcs[0].arc));
  }
  return nodes;
}

void boost_nearest(State& state, Roads& roads, std::size_t count) {
  const auto nodes = start_nodes(roads, roads.points(count, 4));
  for ([[maybe_unused]] const auto _ : state) {
    ::benchmark::DoNotOptimize(dijkstra_from(roads.reversed(), kMetric, nodes).data());
  }
}

/// Nearest and second nearest of every node, from points at nodes as the partner has them.
void nearest_two_of_nodes(State& state, Roads& roads, std::size_t count) {
  using Label = routing::NearestLabel<2>;
  const auto nodes = start_nodes(roads, roads.points(count, 4));
  const routing::Engine& engine = roads.hierarchy();
  routing::Search<Label> search{engine.search_graph(kMetric), routing::SearchDirection::to_points};
  std::span<const Label> labels;
  for ([[maybe_unused]] const auto _ : state) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      search.at(engine.position(nodes[i])).insert(Label::way(0, static_cast<std::uint32_t>(i)));
    }
    labels = search.run();
    ::benchmark::DoNotOptimize(labels.data());
  }
  const auto wanted = dijkstra_from(roads.reversed(), kMetric, nodes);
  for (std::size_t node = 0; node < wanted.size(); ++node) {
    const auto way = labels[engine.position(id_at<NodeId>(node))].ways[0];
    if (Label::units(way) != wanted[node].units()) {
      state.SkipWithError("a cost is not that of Boost's Dijkstra");
    }
  }
}

using Work = std::function<void(State&, Roads&)>;

void add(const std::string& name,
         const std::shared_ptr<std::unique_ptr<Roads>>& roads,
         const std::filesystem::path& file,
         const Work& work) {
  ::benchmark::RegisterBenchmark(name.c_str(),
                                 [roads, file, work](State& state) {
                                   if (!*roads) {
                                     *roads = std::make_unique<Roads>(file);
                                   }
                                   work(state, **roads);
                                 })
      ->Unit(::benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

void add_all(const std::filesystem::path& file) {
  const auto roads = std::make_shared<std::unique_ptr<Roads>>();
  const std::string prefix = file.parent_path().filename().string() + "/";
  const auto named = [&](const std::string& name, const Work& work) {
    add(prefix + name, roads, file, work);
  };
  named("boost_one_to_all", boost_one_to_all);
  named("core_prepare", [](State& s, Roads& r) { prepare(s, r, routing::Method::core); });
  named("core_one_to_all", core_one_to_all);
  named("hierarchy_prepare", [](State& s, Roads& r) { prepare(s, r, routing::Method::hierarchy); });
  named("sweep_scalar", [](State& s, Roads& r) { sweep(s, r, routing::LaneCode::scalar); });
  named("sweep_best", [](State& s, Roads& r) { sweep(s, r, routing::best_lane_code()); });
  named("triad", triad);
  named("matrix_5000_2000", [](State& s, Roads& r) { matrix(s, r, 5'000, 2'000, 1); });
  named("matrix_5000_2000_two_threads", [](State& s, Roads& r) { matrix(s, r, 5'000, 2'000, 2); });
  named("matrix_10000_5000_two_threads",
        [](State& s, Roads& r) { matrix(s, r, 10'000, 5'000, 2); });
  named("matrix_5000_2000_cold", [](State& s, Roads& r) { matrix_cold(s, r, 5'000, 2'000); });
  for (const std::size_t points : {std::size_t{200}, std::size_t{3'000}}) {
    const std::string count = std::to_string(points);
    named("boost_nearest_" + count, [=](State& s, Roads& r) { boost_nearest(s, r, points); });
    named("nearest_two_" + count, [=](State& s, Roads& r) { nearest_two_of_nodes(s, r, points); });
  }
  // The last one frees the memory for the next network.
  named("end", [roads](State& state, Roads&) {
    for ([[maybe_unused]] const auto _ : state) {
    }
    roads->reset();
  });
}

}  // namespace
}  // namespace narhet::benchmark

int main(int argc, char** argv) {
  try {
    benchmark::Initialize(&argc, argv);
    for (int i = 1; i < argc; ++i) {
      narhet::benchmark::add_all(argv[i]);
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
