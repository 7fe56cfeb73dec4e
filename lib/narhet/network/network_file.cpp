// SPDX-License-Identifier: MIT
#include "narhet/network/network_file.hpp"

#include "narhet/base/array_file.hpp"
#include "narhet/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace narhet::network {
namespace {

using base::Error;
using base::ErrorCode;
using base::index;
using base::Message;

constexpr std::string_view kWhat = "narhet-network";
constexpr std::uint32_t kVersion = 2;
constexpr std::uint32_t kNoArc = std::numeric_limits<std::uint32_t>::max();
constexpr char kEndOfText = '\0';
constexpr std::size_t kTextsOfRow = 6;

/// A link without the gaps that a compiler leaves between members.
struct StoredLink {
  std::uint32_t segment{};
  std::uint32_t first_vertex{};
  std::uint32_t vertex_count{};
  std::uint32_t road_class{};
  std::uint32_t forward{};
  std::uint32_t backward{};
};

/// Likewise, of a link that is closed part of the year.
struct StoredSeason {
  std::uint32_t link{};
  std::uint32_t months{};
};

/// A ferry without its name.
struct StoredFerry {
  std::int64_t origin{};
  double interval{};  ///< seconds; 0: not known
  std::uint64_t months{};
};

std::uint32_t number_of(const std::optional<base::ArcId>& arc) {
  return arc ? static_cast<std::uint32_t>(*arc) : kNoArc;
}

std::optional<base::ArcId> arc_of(std::uint32_t number) {
  return number == kNoArc ? std::nullopt : std::optional{base::ArcId{number}};
}

std::vector<char> packed(const std::vector<std::string>& texts) {
  std::vector<char> all;
  for (const std::string& text : texts) {
    std::copy_if(text.begin(), text.end(), std::back_inserter(all),
                 [](char each) { return each != kEndOfText; });
    all.push_back(kEndOfText);
  }
  return all;
}

std::vector<std::string> unpacked(const std::vector<char>& all) {
  std::vector<std::string> texts;
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end = std::find(begin, all.end(), kEndOfText);
    texts.emplace_back(begin, end);
    begin = end == all.end() ? end : end + 1;
  }
  return texts;
}

std::vector<std::string> texts_of(const PreparedNetwork& prepared) {
  std::vector<std::string> texts{prepared.crs, prepared.mode};
  for (const model::Provenance& row : prepared.provenance) {
    texts.insert(texts.end(), {row.topic, row.name, row.value, row.unit, row.source, row.date});
  }
  return texts;
}

/// The arrays as they stand in the file.
struct Arrays {
  std::vector<char> texts;
  std::vector<std::uint64_t> figures;
  std::vector<Arc> arcs;
  std::vector<StoredLink> links;
  std::vector<geo::Point> points;
  std::vector<base::Metres> from_start;
  std::vector<std::uint32_t> link_of_arc;
  std::vector<base::NodeId> edge_nodes;
  std::vector<StoredSeason> seasons;
  std::vector<StoredFerry> ferries;
  std::vector<char> ferry_names;
};

std::vector<std::uint64_t> figures_of(const RoadNetwork& network) {
  const BuildReport& report = network.report;
  return {network.graph.node_count(),
          static_cast<std::uint64_t>(std::llround(report.length.count() * 1000.0)),
          report.nodes,
          report.arcs,
          report.self_loops,
          report.zero_arcs,
          report.components,
          report.ferries,
          report.edge_nodes};
}

BuildReport report_of(const std::vector<std::uint64_t>& figures) {
  return {.length = base::Metres{static_cast<double>(figures[1]) / 1000.0},
          .nodes = figures[2],
          .arcs = figures[3],
          .self_loops = figures[4],
          .zero_arcs = figures[5],
          .components = figures[6],
          .ferries = figures[7],
          .edge_nodes = figures[8]};
}

bool is_sound_arc(const Arc& arc, std::uint64_t nodes) {
  const auto fits = [](base::Weight weight) {
    return weight == base::Weight::infinite() || weight.units() <= base::Weight::kMaxArc;
  };
  return index(arc.tail) < nodes && index(arc.head) < nodes && fits(arc.weight.distance) &&
         fits(arc.weight.time);
}

bool are_months(std::uint64_t bits) {
  return bits <= std::numeric_limits<std::uint32_t>::max() &&
         model::Months::from_bits(static_cast<std::uint32_t>(bits)).has_value();
}

bool are_sound_seasons(const Arrays& arrays) {
  return unpacked(arrays.ferry_names).size() == arrays.ferries.size() &&
         std::all_of(arrays.seasons.begin(), arrays.seasons.end(),
                     [&](const StoredSeason& season) {
                       return season.link < arrays.links.size() && are_months(season.months);
                     }) &&
         std::all_of(arrays.ferries.begin(), arrays.ferries.end(), [](const StoredFerry& ferry) {
           return std::isfinite(ferry.interval) && ferry.interval >= 0.0 &&
                  are_months(ferry.months);
         });
}

/// A true checksum says that the file is as it was written, not by whom.
bool is_sound(const Arrays& arrays) {
  constexpr std::size_t kFigures = 9;
  const std::size_t arcs = arrays.arcs.size();
  // Every node is the end of an arc: without that a few bytes could ask for memory without end.
  if (arrays.figures.size() != kFigures || arrays.figures[0] > 2 * arcs ||
      arrays.link_of_arc.size() != arcs || arrays.from_start.size() != arrays.points.size()) {
    return false;
  }
  const std::uint64_t nodes = arrays.figures[0];
  const auto is_arc = [&](std::uint32_t arc) { return arc == kNoArc || arc < arcs; };
  return std::all_of(arrays.arcs.begin(), arrays.arcs.end(),
                     [&](const Arc& arc) { return is_sound_arc(arc, nodes); }) &&
         std::is_sorted(arrays.arcs.begin(), arrays.arcs.end(),
                        [](const Arc& a, const Arc& b) { return index(a.tail) < index(b.tail); }) &&
         std::all_of(arrays.links.begin(), arrays.links.end(),
                     [&](const StoredLink& link) {
                       return link.vertex_count >= 2 &&
                              std::uint64_t{link.first_vertex} + link.vertex_count <=
                                  arrays.points.size() &&
                              link.road_class < model::kRoadClasses && is_arc(link.forward) &&
                              is_arc(link.backward) &&
                              (link.forward != kNoArc || link.backward != kNoArc);
                     }) &&
         std::all_of(arrays.points.begin(), arrays.points.end(), &geo::is_finite) &&
         std::all_of(arrays.from_start.begin(), arrays.from_start.end(),
                     [](base::Metres length) { return std::isfinite(length.count()); }) &&
         std::all_of(arrays.link_of_arc.begin(), arrays.link_of_arc.end(),
                     [&](std::uint32_t link) { return link < arrays.links.size(); }) &&
         std::all_of(arrays.edge_nodes.begin(), arrays.edge_nodes.end(),
                     [&](base::NodeId node) { return index(node) < nodes; }) &&
         are_sound_seasons(arrays);
}

Arrays read_arrays(const std::filesystem::path& file,
                   const std::string& shown,
                   const base::Task& task) {
  base::ArrayFileReader reader{file, Message{"make it again with 'narhet network' and --overwrite"},
                               task};
  const base::ArrayFileHead head = reader.head();
  if (head.what != kWhat || head.version != kVersion) {
    throw Error{ErrorCode::file_refused,
                {shown, {}, {}},
                Message{"this is no prepared network of this version of the program"},
                Message{"make it anew with 'narhet network'"}};
  }
  Arrays arrays;
  arrays.texts = reader.take<char>();
  arrays.figures = reader.take<std::uint64_t>();
  arrays.arcs = reader.take<Arc>();
  arrays.links = reader.take<StoredLink>();
  arrays.points = reader.take<geo::Point>();
  arrays.from_start = reader.take<base::Metres>();
  arrays.link_of_arc = reader.take<std::uint32_t>();
  arrays.edge_nodes = reader.take<base::NodeId>();
  arrays.seasons = reader.take<StoredSeason>();
  arrays.ferries = reader.take<StoredFerry>();
  arrays.ferry_names = reader.take<char>();
  reader.finish();
  return arrays;
}

void add_seasons(const RoadNetwork& network, base::ArrayFileWriter& writer) {
  std::vector<StoredSeason> seasons;
  for (const SeasonalLink& each : network.seasonal_links) {
    seasons.push_back({each.link, each.months.bits()});
  }
  std::vector<StoredFerry> ferries;
  std::vector<std::string> names;
  for (const NetworkFerry& each : network.ferries) {
    const auto interval = each.interval.value_or(base::Seconds{}).count();
    ferries.push_back({each.origin, interval, each.months.bits()});
    names.push_back(each.name);
  }
  writer.add(seasons);
  writer.add(ferries);
  writer.add(packed(names));
}

void take_seasons(const Arrays& arrays, RoadNetwork& network) {
  const auto months = [](std::uint64_t bits) {
    return *model::Months::from_bits(static_cast<std::uint32_t>(bits));
  };
  for (const StoredSeason& each : arrays.seasons) {
    network.seasonal_links.push_back({each.link, months(each.months)});
  }
  const std::vector<std::string> names = unpacked(arrays.ferry_names);
  for (std::size_t i = 0; i < arrays.ferries.size(); ++i) {
    const StoredFerry& each = arrays.ferries[i];
    network.ferries.push_back(
        {names[i], each.origin, months(each.months),
         each.interval > 0.0 ? std::optional{base::Seconds{each.interval}} : std::nullopt});
  }
}

}  // namespace

void write_network(const base::WrittenFile& file,
                   const PreparedNetwork& prepared,
                   const base::Task& task) {
  const RoadNetwork& network = prepared.network;
  const std::vector<char> texts = packed(texts_of(prepared));
  base::ArrayFileWriter writer{
      file, {std::string{kWhat}, kVersion, base::sha256({texts.data(), texts.size()})}, task};
  writer.add(texts);
  writer.add(figures_of(network));
  std::vector<Arc> arcs;
  for (std::size_t i = 0; i < network.graph.arc_count(); ++i) {
    const auto arc = base::id_at<base::ArcId>(i);
    arcs.push_back({network.graph.tail(arc),
                    network.graph.head(arc),
                    {network.graph.weight(base::Metric::distance, arc),
                     network.graph.weight(base::Metric::time, arc)}});
  }
  writer.add(arcs);
  std::vector<StoredLink> links;
  for (const Link& link : network.geometry.links) {
    links.push_back({static_cast<std::uint32_t>(link.segment), link.first_vertex, link.vertex_count,
                     static_cast<std::uint32_t>(link.road_class), number_of(link.forward),
                     number_of(link.backward)});
  }
  writer.add(links);
  writer.add(network.geometry.points);
  writer.add(network.geometry.from_start);
  writer.add(network.geometry.link_of_arc);
  writer.add(network.edge_nodes);
  add_seasons(network, writer);
  writer.finish();
}

PreparedNetwork read_network(const std::filesystem::path& file,
                             const std::string& shown,
                             const base::Task& task) {
  const base::Phase phase{task, Message{"reading the prepared network"}};
  Arrays arrays = read_arrays(file, shown, task);
  const std::vector<std::string> texts = unpacked(arrays.texts);
  if (!is_sound(arrays) || texts.size() < 2 || (texts.size() - 2) % kTextsOfRow != 0) {
    throw Error{ErrorCode::file_damaged,
                {shown, {}, {}},
                Message{"the prepared network contradicts itself"},
                Message{"make it anew with 'narhet network'"}};
  }
  PreparedNetwork prepared;
  prepared.crs = texts[0];
  prepared.mode = texts[1];
  for (std::size_t i = 2; i < texts.size(); i += kTextsOfRow) {
    prepared.provenance.push_back(
        {texts[i], texts[i + 1], texts[i + 2], texts[i + 3], texts[i + 4], texts[i + 5]});
  }
  RoadNetwork& network = prepared.network;
  network.graph = RoadGraph{static_cast<std::size_t>(arrays.figures[0]), arrays.arcs};
  arrays.arcs = {};
  network.geometry.links.reserve(arrays.links.size());
  for (const StoredLink& link : arrays.links) {
    network.geometry.links.push_back({base::SegmentIndex{link.segment}, link.first_vertex,
                                      link.vertex_count,
                                      static_cast<model::RoadClass>(link.road_class),
                                      arc_of(link.forward), arc_of(link.backward)});
  }
  network.geometry.points = std::move(arrays.points);
  network.geometry.from_start = std::move(arrays.from_start);
  network.geometry.link_of_arc = std::move(arrays.link_of_arc);
  network.edge_nodes = std::move(arrays.edge_nodes);
  take_seasons(arrays, network);
  network.report = report_of(arrays.figures);
  return prepared;
}

}  // namespace narhet::network
