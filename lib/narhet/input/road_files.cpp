// SPDX-License-Identifier: MIT
#include "narhet/input/road_files.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/line_roads.hpp"
#include "narhet/input/detail/nvdb_homogenised.hpp"
#include "narhet/input/detail/nvdb_layers.hpp"
#include "narhet/input/detail/nvdb_link.hpp"
#include "narhet/input/detail/road_file.hpp"
#include "narhet/input/detail/road_table.hpp"
#include "narhet/input/detail/topografi_roads.hpp"
#include "narhet/input/input_file.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// What the study explains column by column, and what has no layers.
bool is_ones_own(const Source& source) {
  return !source.fields.empty() || has_extension(source.path, ".csv");
}

/// The one product of all files.
RoadProduct product_of(std::span<const detail::RoadFile> files) {
  const RoadProduct first = detail::recognise(files.front().layers);
  for (const detail::RoadFile& file : files.subspan(1)) {
    const RoadProduct product = detail::recognise(file.layers);
    if (product != first) {
      throw Error{ErrorCode::value_invalid,
                  {file.source.shown_path, {}, {}},
                  Message{"this is {}, and {} is {}", name(product),
                          base::printable(files.front().source.shown_path), name(first)},
                  Message{"files that are read together are of one product"}};
    }
  }
  return first;
}

void require_one(std::span<const Source> sources) {
  if (sources.size() > 1) {
    throw Error{ErrorCode::value_invalid,
                {sources[1].shown_path, {}, {}},
                Message{"only files of NVDB, of Topografi or of Pipos are read several together"},
                Message{"put the layers together in QGIS (Merge vector layers)"}};
  }
}

RoadFiles ones_own(RoadLines lines) {
  RoadFiles files{std::move(lines.roads), {}, RoadProduct::lines};
  files.reports.push_back(std::move(lines.report));
  return files;
}

void tell_product(RoadProduct product, std::size_t links, model::LoadReport& report) {
  const auto notice = Message{"read as {}: {} road links", name(product), links};
  report.notices.insert(report.notices.begin(), notice);
}

/// Each file's once, whatever the count of its layers.
void add_checksums(std::span<const Source> sources,
                   std::vector<model::LoadReport>& reports,
                   const base::Task& task) {
  for (const Source& source : sources) {
    const std::string checksum = base::sha256_of_file(source.path, task);
    for (model::LoadReport& report : reports) {
      report.sha256 = report.file == source.shown_path ? checksum : report.sha256;
    }
  }
}

void tell_no_speeds(model::LoadReport& report) {
  const auto notice = Message{
      "Topografi states no speed limits and no one-way streets: distances follow the roads, times "
      "only the default speeds of the road classes"};
  report.notices.push_back(notice);
}

}  // namespace

RoadFiles read_road_files(std::span<const Source> sources,
                          const RoadLineOptions& options,
                          const RoadSettings& settings,
                          const geo::Crs& study_crs,
                          const base::Task& task) {
  if (std::any_of(sources.begin(), sources.end(), is_ones_own)) {
    require_one(sources);
    return ones_own(read_road_lines(sources.front(), options, settings.osm, study_crs, task));
  }
  std::vector<detail::RoadFile> opened;
  for (const Source& source : sources) {
    opened.push_back(detail::RoadFile::open(source, task));
  }
  RoadFiles files;
  files.product = product_of(opened);
  detail::LineRoads roads{sources.front(), options, settings.osm, study_crs};
  detail::NvdbReader nvdb{settings.nvdb, options.classes};
  switch (files.product) {
    case RoadProduct::lines:
      require_one(sources);
      return ones_own(detail::read_road_table(opened.front().read_all(study_crs, task),
                                              sources.front(), options, settings.osm, study_crs,
                                              task));
    case RoadProduct::nvdb_homogenised:
    case RoadProduct::pipos:
      files.reports = detail::read_homogenised(opened, study_crs, nvdb, roads, task);
      break;
    case RoadProduct::nvdb_layers:
    case RoadProduct::nvdb_package:
      files.reports = detail::read_nvdb_layers(opened, study_crs, nvdb, roads, task);
      break;
    case RoadProduct::topografi:
      files.reports = detail::read_topografi(opened, settings.topografi, options.classes, study_crs,
                                             roads, task);
      break;
  }
  model::LoadReport& first = files.reports.front();
  if (files.product == RoadProduct::topografi) {
    tell_no_speeds(first);
  } else {
    nvdb.tell(first);
  }
  files.roads = roads.finish(first, task);
  tell_product(files.product, files.roads.segments.size(), first);
  add_checksums(sources, files.reports, task);
  return files;
}

}  // namespace narhet::input
