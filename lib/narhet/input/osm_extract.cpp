// SPDX-License-Identifier: MIT
#include "narhet/input/osm_extract.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/message.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/input/detail/osm_borders.hpp"
#include "narhet/input/detail/osm_integrity.hpp"
#include "narhet/input/detail/osm_object.hpp"
#include "narhet/input/detail/osm_points.hpp"
#include "narhet/input/detail/osm_roads.hpp"
#include "narhet/input/osm_extent.hpp"

#include <osmium/area/assembler.hpp>
#include <osmium/area/multipolygon_manager.hpp>
#include <osmium/handler/check_order.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/id_set.hpp>
#include <osmium/index/map/sparse_mem_array.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/tags/matcher.hpp>
#include <osmium/tags/tags_filter.hpp>
#include <osmium/thread/pool.hpp>
#include <osmium/visitor.hpp>

#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace narhet::input {
namespace {

using base::Message;
using model::Subject;

using LocationIndex =
    osmium::index::map::SparseMemArray<osmium::unsigned_object_id_type, osmium::Location>;
using AreaManager = osmium::area::MultipolygonManager<osmium::area::Assembler>;

/// One pass over a file, with progress by its bytes.
template <class TakeBuffer>
void read_file(const std::filesystem::path& file,
               osmium::osm_entity_bits::type entities,
               const Message& name,
               const base::Task& task,
               const TakeBuffer& take) {
  osmium::thread::Pool pool{static_cast<int>(task.threads.count)};
  osmium::io::Reader reader{file.string(), entities, osmium::io::read_meta::no, pool};
  base::Phase phase{task, name, reader.file_size()};
  std::size_t reported = 0;
  while (osmium::memory::Buffer buffer = reader.read()) {
    require_whole_tags(file, buffer);
    take(buffer);
    const std::size_t offset = reader.offset();
    phase.advance(offset - reported);
    reported = offset;
  }
  reader.close();
}

/// Gives ways the locations of their nodes, but only those that are asked for: most ways of an
/// extract are buildings, and a look-up is a search among all nodes.
class LocationHandler : public osmium::handler::Handler {
 public:
  using WantsWay = std::function<bool(const osmium::Way&)>;
  explicit LocationHandler(WantsWay wants) : wants_{std::move(wants)} { locate_.ignore_errors(); }

  // The names of the callbacks are libosmium's.
  void node(const osmium::Node& node) { locate_.node(node); }
  void way(osmium::Way& way) {
    located_ = wants_(way);
    if (located_) {
      locate_.way(way);
    }
  }
  /// Whether the last way was given its locations.
  [[nodiscard]] bool located() const { return located_; }

 private:
  WantsWay wants_;
  bool located_{};
  LocationIndex locations_;
  osmium::handler::NodeLocationsForWays<LocationIndex> locate_{locations_};
};

/// Passes the ways that were given locations on to the areas; the others would end in an exception
/// each.
template <class Areas>
class LocatedWays : public osmium::handler::Handler {
 public:
  LocatedWays(const LocationHandler& locations, Areas& areas)
      : locations_{&locations}, areas_{&areas} {}

  void way(const osmium::Way& way) {
    if (locations_->located()) {
      areas_->way(way);
    }
  }
  void flush() { areas_->flush(); }

 private:
  const LocationHandler* locations_;
  Areas* areas_;
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
class ExtractReader : public osmium::handler::Handler {
 public:
  ExtractReader(std::filesystem::path file,
                const OsmSettings& settings,
                const std::vector<model::Kind>& kinds,
                const geo::Crs& study_crs,
                model::Mode mode,
                base::Task task)
      : file_{std::move(file)},
        task_{std::move(task)},
        to_study_{geo::wgs84(), study_crs},
        points_{settings, kinds},
        roads_{settings, mode, header_box(file_)},
        area_filter_{area_filter(settings)},
        areas_{osmium::area::Assembler::config_type{}, area_filter_} {}

  void read() {
    read_file(file_, osmium::osm_entity_bits::relation, Message{"reading the extract's relations"},
              task_, [&](osmium::memory::Buffer& buffer) {
                for (const auto& relation : buffer.select<osmium::Relation>()) {
                  borders_.add(relation);
                  areas_.relation(relation);
                  add_member_ways(relation);
                  ++counts_.relations;
                  if (points_.wants(relation.tags())) {
                    unresolved_.insert({'r', relation.id()});
                  }
                }
              });
    areas_.prepare_for_lookup();
    LocationHandler location_handler{[this](const osmium::Way& way) { return needs_nodes(way); }};
    osmium::handler::CheckOrder order;
    LocatedWays area_handler{location_handler, areas_.handler([&](osmium::memory::Buffer&& buffer) {
                               osmium::apply(buffer, *this);
                             })};
    read_file(file_, osmium::osm_entity_bits::nwr, Message{"reading the extract"}, task_,
              [&](osmium::memory::Buffer& buffer) {
                osmium::apply(buffer, order, location_handler, *this, area_handler);
              });
    areas_.for_each_incomplete_relation([&](const osmium::relations::RelationHandle& relation) {
      borders_.set_incomplete(relation->id());
    });
    counts_.roads = roads_.ways();
    counts_.roads_that_lack_nodes = roads_.ways_that_lack_nodes();
  }

  // The names of the callbacks are libosmium's.
  void node(const osmium::Node& node) {
    ++counts_.nodes;
    roads_.add(node);
    if (points_.wants(node.tags())) {
      OsmObject object{'n', node.id(), &node.tags(), {}, nullptr};
      if (const auto point =
              to_study_.apply(node.location().valid()
                                  ? geo::LonLat{node.location().lon(), node.location().lat()}
                                  : geo::LonLat{std::numeric_limits<double>::quiet_NaN(), 0.0})) {
        object.position = *point;
        points_.add(object);
      } else {
        points_.reject(object, Message{"it has no place in the coordinate system of the study"});
      }
    }
  }

  void way(const osmium::Way& way) {
    ++counts_.ways;
    roads_.add(way);
    borders_.add(way);
    if (points_.wants(way.tags())) {
      if (!way.is_closed()) {
        points_.reject({'w', way.id(), &way.tags(), {}, nullptr},
                       Message{"it is an open line, neither a point nor an area"});
      } else {
        unresolved_.insert({'w', way.id()});
        keep(way);
      }
    }
  }

  void relation(const osmium::Relation& relation) {
    if (points_.wants(relation.tags())) {
      keep(relation);
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
  static osmium::Box header_box(const std::filesystem::path& file) {
    osmium::io::Reader reader{file.string(), osmium::osm_entity_bits::nothing};
    const osmium::Box box = reader.header().joined_boxes();
    reader.close();
    return box;
  }

  void add_member_ways(const osmium::Relation& relation) {
    for (const osmium::RelationMember& member : relation.members()) {
      if (member.type() == osmium::item_type::way) {
        member_ways_.set(member.positive_ref());
      }
    }
  }
  /// Whether it is a road, an area or a part of one.
  [[nodiscard]] bool needs_nodes(const osmium::Way& way) const {
    return is_road_or_ferry(way.tags()) || member_ways_.get(way.positive_id()) ||
           osmium::tags::match_any_of(way.tags(), area_filter_);
  }

  void keep(const osmium::OSMObject& object) {
    awaited_.add_item(object);
    awaited_.commit();
  }
  void reject_unresolved();

  std::filesystem::path file_;
  base::Task task_;
  geo::Transform to_study_;
  OsmPoints points_;
  OsmRoads roads_;
  OsmBorders borders_;
  osmium::TagsFilter area_filter_;
  AreaManager areas_;
  osmium::index::IdSetDense<osmium::unsigned_object_id_type> member_ways_;  // of any relation
  OsmCounts counts_;
  std::set<std::pair<char, std::int64_t>> unresolved_;  // objects that an area is awaited of
  osmium::memory::Buffer awaited_{1024, osmium::memory::Buffer::auto_grow::yes};  // the same
};

/// Those whose area never came: its members or nodes are not all there, or its rings do not close.
void ExtractReader::reject_unresolved() {
  for (const auto& object : awaited_.select<osmium::OSMObject>()) {
    const char type = object.type() == osmium::item_type::way ? 'w' : 'r';
    if (unresolved_.erase({type, object.id()}) > 0) {
      points_.reject({type, object.id(), &object.tags(), {}, nullptr},
                     Message{"its area is not complete in the extract"});
    }
  }
}

OsmExtract ExtractReader::finish(const OsmOptions& options) && {
  if (!options.allow_incomplete) {
    check_complete(file_, counts_);
  }
  reject_unresolved();
  points_.finish();
  OsmExtract extract;
  extract.places = points_.take_places();
  extract.place_types = points_.place_types();
  const auto wanted = [&](Subject subject) { return options.subjects.contains(subject); };
  if (wanted(Subject::municipalities)) {
    borders_.choose(options.admin_level, extract.places, file_);
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

geo::LonLat read_osm_centre(const std::filesystem::path& file, const base::Task& task) {
  check_osm_file(file, task);
  geo::LonLat centre;
  guard_osmium(file, [&] {
    osmium::Box box;
    {
      osmium::io::Reader reader{file.string(), osmium::osm_entity_bits::nothing};
      box = reader.header().joined_boxes();
      reader.close();
    }
    if (!box.valid()) {
      read_file(file, osmium::osm_entity_bits::node, Message{"looking where the extract lies"},
                task, [&](osmium::memory::Buffer& buffer) {
                  for (const auto& node : buffer.select<osmium::Node>()) {
                    box.extend(node.location());
                  }
                });
    }
    if (!box.valid()) {
      throw base::Error{base::ErrorCode::extract_incomplete,
                        {file.string(), {}, {}},
                        Message{"the extract has no node"}};
    }
    centre = {(box.bottom_left().lon() + box.top_right().lon()) / 2.0,
              (box.bottom_left().lat() + box.top_right().lat()) / 2.0};
  });
  return centre;
}

}  // namespace narhet::input
