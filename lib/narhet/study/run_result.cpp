// SPDX-License-Identifier: MIT
#include "narhet/study/run_result.hpp"

#include "narhet/base/error.hpp"
#include "narhet/input/result_layers.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// A layer that only one command writes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWriters{{
    {"plan", "plan"},
    {"scenario_points", "close"},
    {"place_access", "reach"},
    {"areas", "area"},
    {"compared_ways", "compare"},
    {"matrix", "matrix"},
}};

Message advice(std::string_view command) {
  return command == "plan" || command == "close"
             ? Message{"it has today beside afterwards in itself; to compare whole studies, change "
                       "a copy of the study, run it, and give the NAME.gpkg of its folder 'result'"}
             : Message{"give the NAME.gpkg that 'narhet run' writes in the folder 'result' of the "
                       "study"};
}

}  // namespace

void require_run_result(const std::filesystem::path& file, const base::Task& task) {
  input::Source source;
  source.path = file;
  source.shown_path = file.string();
  const std::vector<std::string> layers = input::result_layers(source, task);
  const auto has = [&](std::string_view layer) {
    return std::find(layers.begin(), layers.end(), layer) != layers.end();
  };
  if (has("provenance") && has("place_service")) {
    return;
  }
  for (const auto& [layer, command] : kWriters) {
    if (has(layer)) {
      throw Error{ErrorCode::usage,
                  {file.string(), {}, {}},
                  Message{"this is what 'narhet {}' wrote, and no result of 'narhet run'", command},
                  advice(command)};
    }
  }
  throw Error{ErrorCode::usage,
              {file.string(), {}, {}},
              Message{"this is no result of 'narhet run'"},
              advice({})};
}

}  // namespace narhet::study
