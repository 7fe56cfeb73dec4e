// SPDX-License-Identifier: MIT
// location_benchmark FOLDER [options of Google Benchmark]
// Location problems on a country that make_country_study made, and on drawn graphs and planes: how
// long, and how near to a proof.  Each runs once, since it takes its effort and not a time.
#include "support/random_location.hpp"

#include "narhet/base/id.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/network/network_file.hpp"
#include "narhet/network/node_positions.hpp"
#include "narhet/network/snapper.hpp"
#include "narhet/routing/hierarchy.hpp"
#include "narhet/routing/travel_columns.hpp"
#include "narhet/siting/solve.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace narhet::benchmark {
namespace {

using base::Weight;
using ::benchmark::State;
using siting::ProblemType;
using test::Location;

base::Task two_threads() {
  base::Task task;
  task.threads.count = 2;
  return task;
}

/// The largest settlements as places, sites drawn among all of them, and the minutes on the roads.
Location country_location(const std::filesystem::path& folder,
                          std::size_t places,
                          std::size_t sites) {
  const auto prepared = network::read_network(folder / "country.network", "country.network", {});
  const network::Snapper snapper{
      prepared.network, geo::Crs::from_text("EPSG:3006"), {.max_snap = base::Metres{20'000.0}}};
  Location location;
  std::vector<model::Snap> all;
  std::ifstream text{folder / "places.csv"};
  std::string line;
  std::getline(text, line);
  while (std::getline(text, line)) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::istringstream row{line};
    std::string word;
    std::uint32_t people = 0;
    geo::Point point;
    row >> word >> word >> word >> word >> people >> point.x >> point.y;
    all.push_back(snapper.snap(point, base::MetresPerSecond{10.0}));
    location.demand.push_back(people);
  }
  std::vector<model::Snap> destinations;
  std::mt19937_64 random{2026};
  for (std::size_t i = 0; i < sites; ++i) {
    destinations.push_back(all[random() % all.size()]);
  }
  location.places = std::min(places, all.size());
  all.resize(location.places);
  location.demand.resize(location.places);
  const auto positions = network::node_positions(prepared.network);
  const auto hierarchy =
      routing::make_hierarchy(prepared.network.graph, {.positions = positions}, two_threads());
  const routing::Engine engine{prepared.network.graph, hierarchy.elimination, two_threads()};
  location.costs.resize(location.places * sites);
  routing::for_each_travel_column(
      engine, all, destinations, {.metrics = {base::Metric::time}}, two_threads(),
      [&](const routing::TravelColumn& column) {
        const auto& costs = column.costs[base::Metric::time];
        std::copy(costs.begin(), costs.end(),
                  location.costs.begin() +
                      static_cast<std::ptrdiff_t>(column.destination * location.places));
      });
  location.roles.assign(sites, siting::SiteRole::candidate);
  return location;
}

void solve(State& state, const Location& location, ProblemType type, std::uint64_t effort) {
  siting::LocationProblem problem = location.problem(type);
  siting::Answer answer;
  for ([[maybe_unused]] const auto _ : state) {
    siting::SolveOptions options;
    options.effort = effort;
    answer = siting::solve(problem, options, two_threads());
  }
  state.counters["objective"] = static_cast<double>(answer.objective);
  state.counters["bound"] = static_cast<double>(answer.bound);
  state.counters["gap_percent"] = 100.0 * answer.gap();
  state.counters["proven"] = answer.is_proven ? 1.0 : 0.0;
  state.counters["nodes"] = static_cast<double>(answer.nodes);
}

using Make = std::function<Location()>;

/// @param effort  nothing: what a user's question has
void add(const std::string& name,
         const Make& make,
         ProblemType type,
         std::uint64_t effort = siting::SolveOptions{}.effort) {
  ::benchmark::RegisterBenchmark(name.c_str(),
                                 [=](State& state) { solve(state, make(), type, effort); })
      ->Unit(::benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime()
      ->Iterations(1);
}

void add_all(const std::filesystem::path& folder) {
  const auto country = std::make_shared<std::unique_ptr<Location>>();
  const Make on_roads = [=] {
    if (!*country) {
      *country = std::make_unique<Location>(country_location(folder, 5'000, 2'000));
      (*country)->sites = std::min<std::size_t>(50, (*country)->places);
    }
    return **country;
  };
  // Without any effort for a proof: greedy and interchange.
  add("country_interchange", on_roads, ProblemType::p_median, 0);
  add("country_p_median", on_roads, ProblemType::p_median);
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    add(
        "plane_p_center_1000_400_20_seed_" + std::to_string(seed),
        [=] { return test::on_a_plane(1000, 400, 20, seed); }, ProblemType::p_center);
  }
  // The sizes of OR-Library's pmed1 to 40.
  for (const std::size_t n : {100U, 200U, 300U, 400U, 500U, 600U, 700U, 800U, 900U}) {
    for (const std::size_t p : {std::size_t{5}, std::size_t{10}, n / 10, n / 5, n / 3}) {
      if (p > 200 || (n == 100 && p == n / 10) || (n == 700 && p == n / 3) ||
          (n >= 700 && p == n / 5 && n != 700) || (n == 900 && p == n / 3)) {
        continue;
      }
      const std::string size = std::to_string(n) + "_" + std::to_string(p);
      const Make make = [=] { return test::on_a_graph(n, p, 1); };
      add("graph_p_median_" + size, make, ProblemType::p_median);
      add("graph_p_center_" + size, make, ProblemType::p_center);
    }
  }
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
