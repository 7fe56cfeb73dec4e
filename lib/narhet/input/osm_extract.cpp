// SPDX-License-Identifier: MIT
#include "narhet/input/osm_extract.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/for_each_block.hpp"
#include "narhet/base/message.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/input/detail/osm_borders.hpp"
#include "narhet/input/detail/osm_integrity.hpp"
#include "narhet/input/detail/osm_node_table.hpp"
#include "narhet/input/detail/osm_object.hpp"
#include "narhet/input/detail/osm_points.hpp"
#include "narhet/input/detail/osm_road_ways.hpp"
#include "narhet/input/detail/osm_roads.hpp"
#include "narhet/input/detail/osm_sections.hpp"

#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#include <osmium/index/id_set.hpp>
#include <osmium/tags/tags_filter.hpp>
#include <osmium/visitor.hpp>

#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace narhet::input {
namespace {

using base::Message;
using model::Subject;

using AreaManager = osmium::area::MultipolygonManager<osmium::area::Assembler>;

/// Objects of a block that are looked at again.
class KeptObjects {
 public:
  void add(const osmium::OSMObject& object) {
    buffer_.add_item(object);
    buffer_.commit();
  }
  [[nodiscard]] osmium::memory::Buffer& buffer() { return buffer_; }

 private:
  osmium::memory::Buffer buffer_{1024, osmium::memory::Buffer::auto_grow::yes};
};

struct RelationBlock {
  std::uint64_t count{};
  KeptObjects areas;
};

struct WayBlock {
  std::uint64_t count{};
  OsmRoadWays roads;
  KeptObjects areas;                // and parts of areas
  std::vector<std::int64_t> nodes;  // of both, ascending
};

struct NodeBlock {
  std::uint64_t count{};
  std::vector<std::pair<std::size_t, osmium::Location>> located;  // by number
  std::vector<std::int64_t> closed_barriers;
  KeptObjects points;
};

/// Which objects can be areas for us.
osmium::TagsFilter area_filter(const OsmSettings& settings) {
  osmium::TagsFilter filter{false};
  filter.add_rule(true, "boundary", "administrative");
  filter.add_rule(true, "place");
  const auto add = [&](const std::vector<TagRule>& rules) {
    for (const TagRule& rule : rules) {
      if (rule.key.ends_with('*')) {
        const std::string prefix = rule.key.substr(0, rule.key.size() - 1);
        filter.add_rule(true, osmium::TagMatcher{osmium::StringMatcher::prefix{prefix}});
      } else {
        filter.add_rule(true, rule.key);
      }
    }
  };
  for (const auto& kind : settings.kinds) {
    add(kind.second);
  }
  add(settings.hosts);
  return filter;
}

/// The objects of an extract on their way to the collectors.
///
/// Relations say which ways are parts of areas, ways say which nodes are needed: the sections are
/// read from the last to the first, and every blob is unpacked once.
class ExtractReader : public osmium::handler::Handler {
 public:
  ExtractReader(const std::filesystem::path& file,
                const OsmSettings& settings,
                const std::vector<model::Kind>& kinds,
                const geo::Crs& study_crs,
                model::Mode mode,
                base::Task task)
      : blobs_{file},
        settings_{&settings},
        mode_{mode},
        task_{std::move(task)},
        to_study_{geo::wgs84(), study_crs},
        points_{settings, kinds},
        roads_{header_box(blobs_), mode},
        areas_{osmium::area::Assembler::config_type{}, area_filter(settings)} {}

  void read() {
    const OsmSections sections = find_sections(blobs_, task_);
    read_relations(sections.relations);
    std::vector<WayBlock> ways = read_ways(sections.ways);
    OsmNodeTable table = node_table(ways);
    read_nodes(sections.nodes, table);
    assemble_areas(ways, table);
    place_roads(ways, table);
  }

  // The names of the callbacks are libosmium's.
  void node(const osmium::Node& node) {
    OsmObject object{'n', node.id(), &node.tags(), {}, nullptr};
    if (const auto point = to_study_.apply(
            node.location().valid() ? geo::LonLat{node.location().lon(), node.location().lat()}
                                    : geo::LonLat{std::numeric_limits<double>::quiet_NaN(), 0.0})) {
      object.position = *point;
      points_.add(object);
    } else {
      points_.reject(object, Message{"it has no place in the coordinate system of the study"});
    }
  }

  void way(const osmium::Way& way) {
    borders_.add(way);
    if (points_.wants(way.tags())) {
      if (!way.is_closed()) {
        points_.reject({'w', way.id(), &way.tags(), {}, nullptr},
                       Message{"it is an open line, neither a point nor an area"});
      } else {
        await_area(way);
      }
    }
  }

  void relation(const osmium::Relation& relation) {
    borders_.add(relation);
    areas_.relation(relation);
    for (const osmium::RelationMember& member : relation.members()) {
      if (member.type() == osmium::item_type::way) {
        member_ways_.set(member.positive_ref());
      }
    }
    if (points_.wants(relation.tags())) {
      await_area(relation);
    }
  }

  void area(const osmium::Area& area) {
    const auto polygons = to_multipolygon(area, to_study_);
    if (!polygons) {
      return;
    }
    if (!area.from_way()) {
      borders_.set_area(area.orig_id(), *polygons);
    }
    const char type = area.from_way() ? 'w' : 'r';
    if (unresolved_.erase({type, area.orig_id()}) > 0) {
      OsmObject object{type, area.orig_id(), &area.tags(), {}, &*polygons};
      object.position = geo::interior_point(*polygons);
      points_.add(object);
    }
  }

  OsmExtract finish(const OsmOptions& options) &&;

 private:
  void read_relations(BlobRange section);
  [[nodiscard]] std::vector<WayBlock> read_ways(BlobRange section);
  [[nodiscard]] OsmNodeTable node_table(std::vector<WayBlock>& ways) const;
  void read_nodes(BlobRange section, OsmNodeTable& table);
  void assemble_areas(std::vector<WayBlock>& ways, const OsmNodeTable& table);
  void place_roads(std::vector<WayBlock>& ways, const OsmNodeTable& table);

  /// Whether it may be a point or a border for us.
  [[nodiscard]] bool is_wanted(const osmium::TagList& tags) const {
    return points_.wants(tags) || tags.has_tag("boundary", "administrative");
  }
  void add(const osmium::Way& way, WayBlock& block) const;
  void await_area(const osmium::OSMObject& object) {
    unresolved_.insert({osmium::item_type_to_char(object.type()), object.id()});
    awaited_.add(object);
  }
  void reject_unresolved();

  OsmBlobs blobs_;
  const OsmSettings* settings_;
  model::Mode mode_;
  base::Task task_;
  geo::Transform to_study_;
  OsmPoints points_;
  OsmRoads roads_;
  OsmBorders borders_;
  AreaManager areas_;
  osmium::index::IdSetSmall<osmium::unsigned_object_id_type> member_ways_;  // of areas
  OsmCounts counts_;
  std::set<std::pair<char, std::int64_t>> unresolved_;  // objects that an area is awaited of
  KeptObjects awaited_;                                 // the same
};

void ExtractReader::read_relations(BlobRange section) {
  std::vector<RelationBlock> blocks(osm_block_count(section));
  for_each_osm_block(blobs_, section, Message{"reading the extract's relations"}, task_,
                     [&](std::size_t number, const osmium::memory::Buffer& objects) {
                       RelationBlock& block = blocks[number];
                       for (const auto& relation : objects.select<osmium::Relation>()) {
                         ++block.count;
                         if (is_wanted(relation.tags())) {
                           block.areas.add(relation);
                         }
                       }
                     });
  for (RelationBlock& block : blocks) {
    counts_.relations += block.count;
    osmium::apply(block.areas.buffer(), *this);
  }
  areas_.prepare_for_lookup();
  member_ways_.sort_unique();
}

void ExtractReader::add(const osmium::Way& way, WayBlock& block) const {
  ++block.count;
  if (is_road_or_ferry(way.tags())) {
    block.roads.add(way, *settings_, mode_);
  }
  if (is_wanted(way.tags()) || member_ways_.get_binary_search(way.positive_id())) {
    block.areas.add(way);
    for (const osmium::NodeRef& node : way.nodes()) {
      block.nodes.push_back(node.ref());
    }
  }
}

std::vector<WayBlock> ExtractReader::read_ways(BlobRange section) {
  std::vector<WayBlock> blocks(osm_block_count(section));
  for_each_osm_block(blobs_, section, Message{"reading the extract's ways"}, task_,
                     [&](std::size_t number, const osmium::memory::Buffer& objects) {
                       for (const auto& way : objects.select<osmium::Way>()) {
                         add(way, blocks[number]);
                       }
                     });
  base::for_each_block(blocks.size(), 1, task_, [&](base::Block each) {
    WayBlock& block = blocks[each.begin];
    const std::vector<std::int64_t>& of_roads = block.roads.nodes;
    block.nodes.insert(block.nodes.end(), of_roads.begin(), of_roads.end());
    sort_unique(block.nodes);
  });
  return blocks;
}

OsmNodeTable ExtractReader::node_table(std::vector<WayBlock>& ways) const {
  std::vector<std::vector<std::int64_t>> lists;
  lists.reserve(ways.size());
  for (WayBlock& block : ways) {
    lists.push_back(std::move(block.nodes));
  }
  OsmNodeTable table{std::move(lists), task_};
  base::for_each_block(ways.size(), 1, task_,
                       [&](base::Block each) { ways[each.begin].roads.number_nodes(table); });
  return table;
}

void ExtractReader::read_nodes(BlobRange section, OsmNodeTable& table) {
  std::vector<NodeBlock> blocks(osm_block_count(section));
  for_each_osm_block(blobs_, section, Message{"reading the extract's nodes"}, task_,
                     [&](std::size_t number, const osmium::memory::Buffer& objects) {
                       NodeBlock& block = blocks[number];
                       std::size_t place = block.located.empty() ? 0 : block.located.back().first;
                       for (const auto& node : objects.select<osmium::Node>()) {
                         ++block.count;
                         place = table.lower_bound(node.id(), place);
                         if (table.has(node.id(), place)) {
                           block.located.emplace_back(place, node.location());
                           if (is_closed_barrier(node, *settings_)) {
                             block.closed_barriers.push_back(node.id());
                           }
                         }
                         if (points_.wants(node.tags())) {
                           block.points.add(node);
                         }
                       }
                     });
  base::for_each_block(blocks.size(), 1, task_, [&](base::Block each) {
    for (const auto& [place, location] : blocks[each.begin].located) {
      table.set(place, location);
    }
  });
  for (NodeBlock& block : blocks) {
    counts_.nodes += block.count;
    for (const std::int64_t node : block.closed_barriers) {
      roads_.add_closed_barrier(node);
    }
    osmium::apply(block.points.buffer(), *this);
  }
}

void ExtractReader::assemble_areas(std::vector<WayBlock>& ways, const OsmNodeTable& table) {
  auto area_handler =
      areas_.handler([&](osmium::memory::Buffer&& buffer) { osmium::apply(buffer, *this); });
  for (WayBlock& block : ways) {
    counts_.ways += block.count;
    std::size_t place = 0;
    for (auto& way : block.areas.buffer().select<osmium::Way>()) {
      for (osmium::NodeRef& node : way.nodes()) {
        place = table.lower_bound(node.ref(), place);
        node.set_location(table.location(place));
      }
    }
    osmium::apply(block.areas.buffer(), *this, area_handler);
  }
  areas_.for_each_incomplete_relation([&](const osmium::relations::RelationHandle& relation) {
    borders_.set_incomplete(relation->id());
  });
}

void ExtractReader::place_roads(std::vector<WayBlock>& ways, const OsmNodeTable& table) {
  std::size_t count = 0;
  std::size_t nodes = 0;
  for (const WayBlock& block : ways) {
    count += block.roads.ways.size();
    nodes += block.roads.nodes.size();
  }
  roads_.reserve(count, nodes);
  for (WayBlock& block : ways) {
    roads_.add(block.roads, table);
    block.roads = {};
  }
  counts_.roads = roads_.ways();
  counts_.roads_that_lack_nodes = roads_.ways_that_lack_nodes();
}

/// Those whose area never came: its members or nodes are not all there, or its rings do not close.
void ExtractReader::reject_unresolved() {
  for (const auto type : {osmium::item_type::way, osmium::item_type::relation}) {
    for (const auto& object : awaited_.buffer().select<osmium::OSMObject>()) {
      const char letter = osmium::item_type_to_char(object.type());
      if (object.type() == type && unresolved_.erase({letter, object.id()}) > 0) {
        points_.reject({letter, object.id(), &object.tags(), {}, nullptr},
                       Message{"its area is not complete in the extract"});
      }
    }
  }
}

OsmExtract ExtractReader::finish(const OsmOptions& options) && {
  if (!options.allow_incomplete) {
    check_complete(blobs_.file(), counts_);
  }
  reject_unresolved();
  points_.finish();
  OsmExtract extract;
  extract.places = points_.take_places();
  extract.place_types = points_.place_types();
  const auto wanted = [&](Subject subject) { return options.subjects.contains(subject); };
  if (wanted(Subject::municipalities)) {
    borders_.choose(options.admin_level, extract.places, blobs_.file());
    extract.admin_level = borders_.level();
    extract.municipalities = borders_.take();
    extract.reports.push_back(borders_.take_report());
  }
  if (wanted(Subject::roads)) {
    roads_.finish();
    extract.roads = roads_.take_roads();
    extract.reports.push_back(roads_.take_report());
  }
  if (wanted(Subject::places)) {
    extract.reports.push_back(std::move(points_.report(Subject::places)));
  } else {
    extract.places.clear();
  }
  if (wanted(Subject::services)) {
    extract.services = points_.take_services();
    extract.reports.push_back(std::move(points_.report(Subject::services)));
  }
  if (wanted(Subject::candidates)) {
    extract.candidates = points_.take_candidates();
    extract.reports.push_back(std::move(points_.report(Subject::candidates)));
  }
  return extract;
}

}  // namespace

OsmExtract read_osm_extract(const std::filesystem::path& file,
                            const OsmSettings& settings,
                            const std::vector<model::Kind>& kinds,
                            const OsmOptions& options,
                            const geo::Crs& study_crs,
                            const base::Task& task) {
  check_osm_file(file, task);
  OsmExtract extract;
  guard_osmium(file, [&] {
    ExtractReader reader{file, settings, kinds, study_crs, options.mode, task};
    reader.read();
    extract = std::move(reader).finish(options);
  });
  return extract;
}

}  // namespace narhet::input
