// SPDX-License-Identifier: MIT
// make_country_study NODES FOLDER [GRID.csv MUNICIPALITIES.gpkg]
// A study of a synthetic country, for timing the program as a whole.
#include "benchmark/country_study.hpp"

#include <cstdio>
#include <exception>
#include <string>

namespace narhet::benchmark {
namespace {

int run(int argc, char** argv) {
  if (argc != 3 && argc != 5) {
    std::fprintf(stderr, "usage: make_country_study NODES FOLDER [GRID.csv MUNICIPALITIES.gpkg]\n");
    return 2;
  }
  CountrySettings country;
  country.nodes = std::stoul(argv[1]);
  CountryStudySettings study;
  if (argc == 5) {
    country.settlements = read_population_grid(argv[3]);
    study.municipalities = argv[4];
  }
  // As many places for each node as Sweden has populated cells.
  study.places = argc == 5 ? country.settlements.size() : country.nodes * 104 / 3000;
  study.services = country.nodes / 1000;
  study.candidates = country.nodes / 1500;
  write_country_study(make_country(country), study, argv[2]);
  return 0;
}

}  // namespace
}  // namespace narhet::benchmark

int main(int argc, char** argv) {
  try {
    return narhet::benchmark::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
