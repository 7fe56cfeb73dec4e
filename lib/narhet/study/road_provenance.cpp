// SPDX-License-Identifier: MIT
#include "narhet/study/road_provenance.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/sha256.hpp"

#include <algorithm>

namespace narhet::study {
namespace {

using base::Message;

/// The row that says that the roads have no limits and no directions.
constexpr const char* kTimesByClass = "roads.times_by_class";

model::Provenance words_of(const char* name, const char* file, const Message& meaning) {
  return {"assumption",      name, base::sha256(base::builtin_text(file)), "SHA-256",
          meaning.english(), {}};
}

}  // namespace

std::vector<model::Provenance> road_provenance_of(input::RoadProduct product,
                                                  const input::RoadSettings& settings) {
  switch (product) {
    case input::RoadProduct::lines:
      return {};
    case input::RoadProduct::topografi:
      return {{"notice", kTimesByClass, "Topografi", {}, {}, {}},
              words_of("topografi.classes", "defaults/topografi.toml",
                       Message{"data/defaults/topografi.toml: which object type is which class of "
                               "roads"})};
    case input::RoadProduct::nvdb_homogenised:
    case input::RoadProduct::nvdb_layers:
    case input::RoadProduct::nvdb_package:
    case input::RoadProduct::pipos:
      break;
  }
  std::vector<model::Provenance> rows = settings.nvdb.assumptions;
  rows.push_back(
      words_of("nvdb.classes", "defaults/nvdb.toml",
               Message{"data/defaults/nvdb.toml: which functional class is which class of roads"}));
  return rows;
}

Message notice_of_roads(std::span<const model::Provenance> network) {
  const bool has_no_limits =
      std::any_of(network.begin(), network.end(), [](const model::Provenance& row) {
        return row.topic == "notice" && row.name == kTimesByClass;
      });
  return has_no_limits ? Message{"times by road class, for the roads have no speed limits"}
                       : Message{};
}

}  // namespace narhet::study
