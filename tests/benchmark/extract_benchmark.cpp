// SPDX-License-Identifier: MIT
// extract_benchmark FILE.osm.pbf [options of Google Benchmark]
// From an extract to a road graph, and the least that has to be done for one: libosmium in two
// passes, the ways that are roads and then the nodes that they need.
#include "benchmark/memory_use.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/input/osm_extract.hpp"
#include "narhet/network/build.hpp"
#include "narhet/network/profile.hpp"

#include <benchmark/benchmark.h>
#include <osmium/handler.hpp>
#include <osmium/index/id_set.hpp>
#include <osmium/index/map/sparse_mem_array.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/visitor.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>

namespace narhet::benchmark {
namespace {

using ::benchmark::State;

/// The nodes that roads need.
struct NeededNodes : osmium::handler::Handler {
  osmium::index::IdSetDense<osmium::unsigned_object_id_type> ids;
  std::size_t ways{};

  void way(const osmium::Way& way) {
    if (way.tags().has_key("highway")) {
      ++ways;
      for (const osmium::NodeRef& node : way.nodes()) {
        ids.set(node.positive_ref());
      }
    }
  }
};

/// Where they are.
struct Locations : osmium::handler::Handler {
  const NeededNodes* needed{};
  osmium::index::map::SparseMemArray<osmium::unsigned_object_id_type, osmium::Location> map;

  void node(const osmium::Node& node) {
    if (needed->ids.get(node.positive_id())) {
      map.set(node.positive_id(), node.location());
    }
  }
};

void bare_pass(State& state, const std::string& file) {
  double peak = 0.0;
  for ([[maybe_unused]] const auto _ : state) {
    const MemoryUse memory;
    NeededNodes needed;
    osmium::io::Reader ways{file, osmium::osm_entity_bits::way};
    osmium::apply(ways, needed);
    ways.close();
    Locations locations;
    locations.needed = &needed;
    osmium::io::Reader nodes{file, osmium::osm_entity_bits::node};
    osmium::apply(nodes, locations);
    nodes.close();
    peak = std::max(peak, memory.peak_megabytes());
    state.counters["ways"] = static_cast<double>(needed.ways);
  }
  state.counters["MB"] = peak;
}

void road_graph(State& state, const std::string& file) {
  const input::OsmSettings settings = input::read_osm_settings(
      base::Settings::parse(base::builtin_text("defaults/osm.toml"), "osm.toml"));
  const auto profile = network::read_travel_profile(
      base::Settings::parse(base::builtin_text("defaults/car.toml"), "car.toml"), model::Mode::car);
  const geo::Crs crs = geo::Crs::from_text("EPSG:3006");
  input::OsmOptions options;
  options.subjects = {model::Subject::roads};
  options.allow_incomplete = true;  // it holds no relations
  base::Task task;
  task.threads.count = 2;
  double peak = 0.0;
  for ([[maybe_unused]] const auto _ : state) {
    const MemoryUse memory;
    const auto extract = input::read_osm_extract(file, settings, {}, options, crs, task);
    const auto network = network::build_road_network(extract.roads, profile, crs, task);
    peak = std::max(peak, memory.peak_megabytes());
    state.counters["links"] = static_cast<double>(network.geometry.links.size());
    state.counters["arcs"] = static_cast<double>(network.graph.arc_count());
  }
  state.counters["MB"] = peak;
}

void add(const char* name, void (*work)(State&, const std::string&), const std::string& file) {
  ::benchmark::RegisterBenchmark(name, [file, work](State& state) { work(state, file); })
      ->Unit(::benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

}  // namespace
}  // namespace narhet::benchmark

int main(int argc, char** argv) {
  try {
    benchmark::Initialize(&argc, argv);
    if (argc != 2) {
      std::fprintf(stderr, "usage: extract_benchmark FILE.osm.pbf\n");
      return 2;
    }
    narhet::benchmark::add("bare_pass", narhet::benchmark::bare_pass, argv[1]);
    narhet::benchmark::add("road_graph", narhet::benchmark::road_graph, argv[1]);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
