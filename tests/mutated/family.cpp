// SPDX-License-Identifier: MIT
#include "mutated/family.hpp"

#include "mutated/stored_zip.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/catalogue.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/input/osm_extract.hpp"
#include "narhet/input/population_grid.hpp"
#include "narhet/input/records.hpp"
#include "narhet/input/road_files.hpp"
#include "narhet/network/network_file.hpp"
#include "narhet/routing/hierarchy_file.hpp"
#include "narhet/study/study_file.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace narhet::test {
namespace {

constexpr std::size_t kSum = 64;            // the checksum that ends a file of arrays
constexpr std::size_t kHead = 16 + 4 + 64;  // what it begins with

const geo::Crs& crs() {
  static const geo::Crs sweref = geo::Crs::from_text("EPSG:3006");
  return sweref;
}

base::Settings defaults(const std::string& file) {
  return base::Settings::parse(base::builtin_text("defaults/" + file), file);
}

const input::RoadSettings& road_settings() {
  static const input::RoadSettings settings{
      input::read_osm_settings(defaults("osm.toml")),
      input::read_nvdb_settings(defaults("nvdb.toml")),
      input::read_topografi_settings(defaults("topografi.toml"))};
  return settings;
}

const std::vector<model::Kind>& kinds() {
  static const std::vector<model::Kind> five{
      {"dagligvaror", "Dagligvaror", "groceries"},
      {"drivmedel", "Drivmedel", "fuel"},
      {"post_paket", "Post och paket", "post and parcels"},
      {"apotek", "Apoteksvaror", "pharmacy goods"},
      {"betaltjanster", "Betaltjänster", "payment services"}};
  return five;
}

input::Source source_of(const std::filesystem::path& file, const char* stated_crs = "") {
  return {file, file.filename().string(), {}, {}, stated_crs, {}};
}

std::string shown(const base::Message& message) {
  static const base::Catalogue english{base::Language::english};
  return english.render(message);
}

void add(const model::LoadReport& report, std::size_t records, Reading& reading) {
  reading.read += report.read;
  reading.is_balanced = reading.is_balanced && report.is_balanced() && report.used == records;
  for (const model::Excluded& each : report.excluded) {
    reading.told += base::format("{} {}\n", each.count, shown(each.reason));
  }
  for (const model::Rejected& each : report.rejected) {
    reading.told += each.origin.record + " " + shown(each.reason) + "\n";
  }
  for (const base::Message& each : report.notices) {
    reading.told += shown(each) + "\n";
  }
}

std::string text_of(geo::Point point) {
  return base::format("{} {}", point.x, point.y);
}

std::string text_of(const model::Place& place) {
  return place.id + place.name + place.type + text_of(place.position) +
         base::format("{}", place.population.value_or(base::Persons{-1.0}).count());
}
std::string text_of(const model::Service& service) {
  return service.id + service.name + text_of(service.position) +
         base::format("{}", service.kinds.size());
}
std::string text_of(const model::Candidate& candidate) {
  return candidate.id + candidate.name + candidate.host + text_of(candidate.position) +
         base::format("{}", candidate.cost.value_or(-1.0));
}
std::string text_of(const model::Municipality& municipality) {
  std::string text = municipality.code + municipality.name;
  for (const auto& polygon : municipality.area) {
    text += base::format(" {}", polygon.outer.size());
  }
  return text;
}
std::string text_of(const model::Need& need) {
  return need.meeting + need.date + need.place_id + need.text +
         base::format("{} {}", need.voices, need.participants);
}

template <class Record>
Reading reading_of(const input::Loaded<Record>& loaded) {
  Reading reading;
  add(loaded.report, loaded.records.size(), reading);
  for (const Record& record : loaded.records) {
    reading.records += text_of(record) + "\n";
  }
  return reading;
}

std::string text_of(const model::Roads& roads) {
  std::string text;
  for (const model::RoadSegment& segment : roads.segments) {
    text += base::format("{} {} {}\n", segment.origin, model::key(segment.road_class),
                         segment.vertex_count);
  }
  for (const model::RoadVertex& vertex : roads.vertices) {
    text += base::format("{} {} ", vertex.position.lon, vertex.position.lat);
  }
  return text;
}

Reading read_roads(const std::filesystem::path& file) {
  const input::RoadLineOptions options{{}, {}, base::Metres{0.1}, base::Metres{2.0}};
  const std::vector sources{source_of(file)};
  const auto files = input::read_road_files(sources, options, road_settings(), crs(), {});
  Reading reading;
  for (const model::LoadReport& report : files.reports) {
    add(report, report.used, reading);
  }
  reading.records = text_of(files.roads);
  return reading;
}

Reading read_extract(const std::filesystem::path& file) {
  input::OsmOptions options;
  options.subjects = {model::Subject::roads, model::Subject::places, model::Subject::services};
  options.allow_incomplete = true;
  const auto extract =
      input::read_osm_extract(file, road_settings().osm, kinds(), options, crs(), {});
  Reading reading;
  for (const model::LoadReport& report : extract.reports) {
    add(report, report.used, reading);
  }
  reading.read = 0;
  for (const model::LoadReport& report : extract.reports) {
    reading.read += report.subject == model::Subject::roads ? report.read : 0;
  }
  reading.records = text_of(extract.roads);
  for (const model::Place& place : extract.places) {
    reading.records += text_of(place);
  }
  return reading;
}

/// The places and candidates that the needs of the demo speak of.
const std::vector<model::Place>& demo_places() {
  static const std::vector<model::Place> places =
      input::read_places(
          source_of(std::filesystem::path{NARHET_SOURCE_DIR} / "data/demo/places.csv", "EPSG:4326"),
          crs(), {})
          .records;
  return places;
}

Reading read_needs(const std::filesystem::path& file) {
  const input::NeedSubjects subjects{demo_places(), {}, kinds()};
  return reading_of(input::read_needs(source_of(file), subjects, {}));
}

Reading read_network(const std::filesystem::path& file) {
  const auto prepared = network::read_network(file, "roads.network", {});
  Reading reading;
  reading.read = prepared.network.graph.arc_count();
  for (std::size_t arc = 0; arc < prepared.network.graph.arc_count(); ++arc) {
    reading.records +=
        base::format("{} ", prepared.network.graph.weights(base::Metric::time)[arc].units());
  }
  return reading;
}

Reading read_hierarchy(const std::filesystem::path& file, const network::RoadGraph& graph) {
  const auto stored = routing::read_hierarchy(file, graph, routing::topology_hash(graph), {});
  if (!stored.elimination) {
    throw base::Error{base::ErrorCode::file_damaged, {}, stored.refused};
  }
  Reading reading;
  reading.read = stored.elimination->node_count();
  for (const std::uint32_t each : stored.elimination->upper) {
    reading.records += base::format("{} ", each);
  }
  return reading;
}

Reading read_study(const std::filesystem::path& file) {
  const auto study = study::read_study_file(file);
  Reading reading;
  reading.read = study.kinds.size();
  for (const model::Kind& kind : study.kinds) {
    reading.records += kind.key + kind.swedish + kind.english;
  }
  return reading;
}

/// With a true checksum where the bytes before it have changed, or as it is where nothing else has.
Files sealed(const Files& files) {
  Files whole = files;
  for (auto& [name, bytes] : whole) {
    bytes.resize(bytes.size() - std::min(bytes.size(), kSum));
    bytes += base::sha256(bytes);
  }
  return whole;
}

/// Elements of the array of a number in a file of arrays.
RecordCount elements(std::string_view bytes,
                     std::size_t array,
                     std::span<const std::size_t> sizes) {
  std::size_t at = kHead;
  for (std::size_t i = 0; i <= array; ++i) {
    std::uint64_t count = 0;
    if (bytes.size() < at + sizeof(count)) {
      return std::nullopt;
    }
    std::memcpy(&count, bytes.data() + at, sizeof(count));
    if (i == array || count > bytes.size()) {
      return i == array ? std::optional{count} : std::nullopt;
    }
    at += sizeof(count) + static_cast<std::size_t>(count) * sizes[i];
  }
  return std::nullopt;
}

/// All families, without their originals.
std::vector<Family> all_families() {
  const auto main_bytes = [](auto count) {
    return [count](const Files& /*files*/, const std::filesystem::path& file) {
      return count(read_bytes(file));
    };
  };
  const auto csv = main_bytes(&rows_of_csv);
  const auto geojson = main_bytes(&features_of_geojson);
  const auto flatgeobuf = main_bytes(&features_of_flatgeobuf);
  const auto extract = main_bytes(&highways_of_extract);
  const auto geopackage = [](const Files& /*files*/, const std::filesystem::path& file) {
    return rows_of_geopackage(file);
  };
  const auto shapefile = [](const Files& files, const std::filesystem::path& file) {
    return rows_of_dbf(files.at(file.stem().string() + ".dbf"));
  };
  const auto places = [](const std::filesystem::path& file) {
    return reading_of(input::read_places(source_of(file, "EPSG:4326"), crs(), {}));
  };
  const auto candidates = [](const std::filesystem::path& file) {
    const bool is_table = file.extension() == ".csv";
    return reading_of(
        input::read_candidates(source_of(file, is_table ? "EPSG:3006" : ""), crs(), {}));
  };
  const auto services = [](const std::filesystem::path& file) {
    return reading_of(input::read_services(source_of(file), kinds(), 6, crs(), {}));
  };
  const auto areas = [](const std::filesystem::path& file) {
    return reading_of(input::read_municipalities(source_of(file), crs(), {}));
  };
  const auto grid = [](const std::filesystem::path& file) {
    return reading_of(input::read_population_grid(source_of(file), {}, crs(), {}));
  };
  const auto packed = [](const Files& parts) { return Files{{"needs.xlsx", stored_zip(parts)}}; };
  const auto sheet = [](const Files& parts, const std::filesystem::path& /*file*/) {
    return rows_of_sheet(parts.at("xl/worksheets/sheet1.xml"));
  };
  const auto arcs = [](const Files& files, const std::filesystem::path& /*file*/) {
    constexpr std::array<std::size_t, 2> kBefore{1, 8};
    return elements(files.begin()->second, 2, kBefore);
  };
  return {
      {"areas_geojson", "areas.geojson", Content::text, {}, {}, areas, geojson},
      {"candidates_csv", "candidates.csv", Content::text, {}, {}, candidates, csv},
      {"candidates_fgb", "candidates.fgb", Content::binary, {}, {}, candidates, flatgeobuf},
      {"candidates_gpkg", "candidates.gpkg", Content::binary, {}, {}, candidates, geopackage},
      {"candidates_shp", "candidates.shp", Content::binary, {}, {}, candidates, shapefile},
      {"extract_pbf", "piece.osm.pbf", Content::binary, {}, {}, &read_extract, extract},
      {"grid_csv", "grid.csv", Content::text, {}, {}, grid, csv},
      {"hierarchy", "roads.hierarchy", Content::binary, {}, &sealed, {}, {}},
      {"needs_csv", "needs.csv", Content::text, {}, {}, &read_needs, csv},
      {"needs_workbook", "needs.xlsx", Content::binary, {}, {}, &read_needs, {}},
      {"needs_workbook_parts", "needs.xlsx", Content::text, {}, packed, &read_needs, sheet},
      {"network", "roads.network", Content::binary, {}, &sealed, &read_network, arcs},
      {"places_csv", "places.csv", Content::text, {}, {}, places, csv},
      {"roads_fgb", "roads.fgb", Content::binary, {}, {}, &read_roads, flatgeobuf},
      {"roads_gpkg", "roads.gpkg", Content::binary, {}, {}, &read_roads, geopackage},
      {"roads_pbf", "piece.osm.pbf", Content::binary, {}, {}, &read_extract, extract},
      {"services_geojson", "services.geojson", Content::text, {}, {}, services, geojson},
      {"streets_geojson", "streets.geojson", Content::text, {}, {}, &read_roads, geojson},
      {"streets_shp", "streets.shp", Content::binary, {}, {}, &read_roads, shapefile},
      {"study", "study.toml", Content::text, {}, {}, &read_study, {}},
  };
}

Files files_in(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file()) {
      files[std::filesystem::relative(entry.path(), folder).string()] = read_bytes(entry.path());
    }
  }
  return files;
}

}  // namespace

std::vector<Family> families(const std::filesystem::path& originals) {
  std::vector<Family> present;
  for (Family& family : all_families()) {
    if (std::filesystem::is_directory(originals / family.name)) {
      family.original = files_in(originals / family.name);
      present.push_back(std::move(family));
    }
  }
  const auto hierarchy = std::find_if(present.begin(), present.end(),
                                      [](const Family& each) { return each.name == "hierarchy"; });
  if (hierarchy != present.end()) {
    const auto graph =
        network::read_network(originals / "network" / "roads.network", "roads.network", {})
            .network.graph;
    hierarchy->read = [graph](const std::filesystem::path& file) {
      return read_hierarchy(file, graph);
    };
  }
  return present;
}

}  // namespace narhet::test
