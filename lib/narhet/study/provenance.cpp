// SPDX-License-Identifier: MIT
#include "narhet/study/provenance.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/study/library_versions.hpp"

#include <algorithm>

namespace narhet::study {
namespace {

/// The roads in figures, for those who compare two results.
void add_network(const network::BuildReport& network, std::vector<model::Provenance>& rows) {
  const auto add = [&](const char* name, std::string value, const char* unit) {
    rows.push_back({"network", name, std::move(value), unit, {}, {}});
  };
  add("length", base::format("{:.3f}", network.length.count() / 1000.0), "km");
  add("nodes", base::format("{}", network.nodes), "");
  add("arcs", base::format("{}", network.arcs), "");
  add("components", base::format("{}", network.components), "");
  add("ferries", base::format("{}", network.ferries), "");
  add("edge_nodes", base::format("{}", network.edge_nodes), "");
}

bool from_openstreetmap(const Inputs& inputs) {
  return std::any_of(inputs.loads.begin(), inputs.loads.end(),
                     [](const model::LoadReport& load) { return load.file.ends_with(".osm.pbf"); });
}

}  // namespace

std::optional<model::Provenance> licence_of(const StudyFile& study, const Inputs& inputs) {
  if (study.attribution) {
    return model::Provenance{"licence", "study.attribution", *study.attribution, {}, {}, {}};
  }
  if (from_openstreetmap(inputs)) {
    return model::Provenance{"licence",
                             "OpenStreetMap",
                             "© OpenStreetMap contributors, ODbL 1.0",
                             {},
                             "https://www.openstreetmap.org/copyright",
                             {}};
  }
  return std::nullopt;
}

std::vector<model::Provenance> provenance_of(const StudyFile& study,
                                             const Inputs& inputs,
                                             const std::vector<model::Provenance>& network_rows,
                                             const network::BuildReport& network,
                                             const std::string& program_version) {
  std::vector<model::Provenance> rows;
  rows.push_back({"version", "narhet", program_version, {}, {}, {}});
  for (const LibraryVersion& library : library_versions()) {
    rows.push_back({"version", library.name, library.version, {}, {}, {}});
  }
  if (const auto licence = licence_of(study, inputs)) {
    rows.push_back(*licence);
  }
  if (inputs.admin_level) {
    rows.push_back({"setting",
                    "municipalities.admin_level",
                    base::format("{}", *inputs.admin_level),
                    {},
                    {},
                    {}});
  }
  if (study.needs) {
    rows.push_back(
        {"setting", "privacy.level", std::string{needs::key(study.privacy.level)}, {}, {}, {}});
  }
  rows.insert(rows.end(), study.provenance.begin(), study.provenance.end());
  rows.insert(rows.end(), inputs.provenance.begin(), inputs.provenance.end());
  rows.insert(rows.end(), network_rows.begin(), network_rows.end());
  if (from_openstreetmap(inputs) || reads_road_lines(study)) {  // lines have such words
    const std::string_view tags = base::builtin_text("defaults/osm.toml");
    rows.push_back({"assumption",
                    "osm.tags",
                    base::sha256(tags),
                    "SHA-256",
                    base::Message{"data/defaults/osm.toml: which tags mean what"}.english(),
                    {}});
  }
  add_network(network, rows);
  return rows;
}

}  // namespace narhet::study
