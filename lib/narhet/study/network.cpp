// SPDX-License-Identifier: MIT
#include "narhet/study/network.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/network/network_file.hpp"
#include "narhet/network/node_positions.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/routing/hierarchy.hpp"
#include "narhet/routing/hierarchy_file.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/prepare.hpp"
#include "narhet/study/provenance.hpp"

#include <system_error>
#include <utility>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

void refuse_other_format(const std::filesystem::path& file) {
  if (file.extension() != ".network") {
    throw Error{ErrorCode::usage,
                {file.string(), {}, {}},
                Message{"the name of a prepared network ends in .network"}};
  }
}

/// The name alone where that is enough: in the folder of the study.
std::string shown_from_study(const StudyFile& study, const std::filesystem::path& file) {
  std::error_code ignored;
  const auto folder = std::filesystem::absolute(file).parent_path();
  const bool is_beside = std::filesystem::equivalent(
      folder, std::filesystem::absolute(study.file).parent_path(), ignored);
  return is_beside ? file.filename().string()
                   : std::filesystem::absolute(file).lexically_normal().string();
}

/// What a result must say of the network later on, when the files that it came from are not read.
std::vector<model::Provenance> origin_of(const StudyFile& study, const Prepared& prepared) {
  std::vector<model::Provenance> rows;
  for (const model::LoadReport& load : prepared.inputs.loads) {
    if (load.subject == model::Subject::roads || load.subject == model::Subject::ferries) {
      rows.push_back({"input",
                      "network." + std::string{model::key(load.subject)},
                      load.file,
                      {},
                      "SHA-256 " + load.sha256,
                      {}});
    }
  }
  if (auto licence = licence_of(study, prepared.inputs)) {
    rows.push_back(*std::move(licence));
  }
  rows.insert(rows.end(), prepared.network_provenance.begin(), prepared.network_provenance.end());
  return rows;
}

}  // namespace

std::filesystem::path network_file(const StudyFile& study) {
  return study.file.parent_path() / (base::slug(study.name) + ".network");
}

std::vector<Line> make_network(const StudyFile& study,
                               const std::filesystem::path& file,
                               const NetworkOptions& options,
                               const base::Task& task) {
  if (input::is_prepared_network(study.roads)) {
    throw Error{ErrorCode::study_invalid,
                {study.file.string(), {}, {}},
                Message{"the roads of the study are a prepared network already: {}",
                        base::printable(study.roads.shown_path)}};
  }
  refuse_input_as_target(study, file);
  refuse_other_format(file);
  const auto hierarchy = std::filesystem::path{file}.replace_extension(".hierarchy");
  output::Publication publication{file, {.overwrite = options.overwrite}};
  // Made anew whenever it does not fit, so an old one is in nobody's way.
  output::Publication of_hierarchy{hierarchy, {.overwrite = true}};
  std::vector<Line> lines;
  StudyFile all_seasons = study;
  all_seasons.travel.seasons = {};
  Prepared prepared = prepare(all_seasons, task, lines);
  network::PreparedNetwork network{std::move(prepared.network), study.crs.code(),
                                   std::string{model::key(study.travel.mode)},
                                   origin_of(study, prepared)};
  {
    const base::Phase phase{task, Message{"writing the prepared network"}};
    network::write_network({publication.temporary(), file}, network, task);
  }
  const network::RoadGraph& graph = network.network.graph;
  const auto positions = network::node_positions(network.network);
  routing::write_hierarchy(
      {of_hierarchy.temporary(), hierarchy},
      routing::make_hierarchy(graph, {.positions = positions}, task).elimination,
      routing::topology_hash(graph), task);
  of_hierarchy.make_ready();
  publication.commit();
  of_hierarchy.commit();
  lines.push_back(
      {Message{"prepared network: {}, its hierarchy: {}", file.string(), hierarchy.string()}});
  lines.push_back({Message{"it takes the place of the roads in a study: source = \"{}\" in [roads]",
                           shown_from_study(study, file)}});
  if (study.travel.ferry_wait) {
    lines.push_back({Message{"there, remove ferry_wait from [travel]: the network has it in it"}});
  }
  return lines;
}

}  // namespace narhet::study
