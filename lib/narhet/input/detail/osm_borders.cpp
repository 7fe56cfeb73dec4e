// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_borders.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/input/detail/osm_object.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// Text of a tag, if it is there, is not empty and is text at all.
std::string text_of(const osmium::TagList& tags, const char* key) {
  const char* value = tags.get_value_by_key(key);
  return value != nullptr && base::is_valid_utf8(value) ? base::to_nfc(value) : std::string{};
}

std::string levels_of(const std::map<int, std::size_t>& places_by_level) {
  std::string text;
  for (const auto& [level, places] : places_by_level) {
    text += base::format("{}{} ({})", text.empty() ? "" : ", ", level, places);
  }
  return text;
}

}  // namespace

void OsmBorders::add(const osmium::Relation& relation) {
  const osmium::TagList& tags = relation.tags();
  if (!tags.has_tag("boundary", "administrative")) {
    return;
  }
  ++report_.read;
  const char* type = tags.get_value_by_key("type", "");
  if (std::strcmp(type, "boundary") != 0 && std::strcmp(type, "multipolygon") != 0) {
    report_.exclude(Message{"border lines, not areas"});
    return;
  }
  Border border;
  border.relation = relation.id();
  border.name = text_of(tags, "name");
  const auto level = base::integer_from_text(tags.get_value_by_key("admin_level", ""));
  if (border.name.empty() || !level || *level < 1 || *level > 12) {
    report_.exclude(Message{"areas without a name or an administrative level"});
    return;
  }
  border.level = static_cast<int>(*level);
  for (const char* key : {"ref:scb", "ref"}) {
    if (border.code.empty()) {
      border.code = text_of(tags, key);
    }
  }
  if (border.code.empty()) {
    border.code = base::format("r{}", relation.id());
  }
  if (const auto persons = population_from_text(tags.get_value_by_key("population", ""))) {
    border.population = base::Persons{*persons};
  }
  borders_.push_back(std::move(border));
}

void OsmBorders::add(const osmium::Way& way) {
  if (way.tags().has_tag("boundary", "administrative") && way.is_closed() &&
      way.tags().has_key("admin_level")) {
    ++report_.read;
    report_.exclude(Message{"borders drawn as one way, without a relation"});
  }
}

OsmBorders::Border* OsmBorders::find(std::int64_t relation) {
  const auto found = std::find_if(borders_.begin(), borders_.end(), [&](const Border& border) {
    return border.relation == relation;
  });
  return found == borders_.end() ? nullptr : &*found;
}

void OsmBorders::set_area(std::int64_t relation, geo::MultiPolygon area) {
  if (Border* border = find(relation); border != nullptr && !geo::invalidity(area)) {
    border->area = std::move(area);
  }
}

void OsmBorders::set_incomplete(std::int64_t relation) {
  if (Border* border = find(relation); border != nullptr) {
    border->incomplete = true;
  }
}

std::map<int, std::size_t> OsmBorders::places_by_level(std::span<const model::Place> places) const {
  std::map<int, std::vector<geo::MultiPolygon>> areas;
  for (const Border& border : borders_) {
    if (border.area) {
      areas[border.level].push_back(*border.area);
    }
  }
  std::map<int, std::size_t> counts;
  for (const auto& [level, of_level] : areas) {
    const geo::AreaIndex index{of_level};
    counts[level] = static_cast<std::size_t>(std::count_if(
        places.begin(), places.end(),
        [&](const model::Place& place) { return index.covering(place.position).has_value(); }));
  }
  return counts;
}

void OsmBorders::choose(std::optional<int> level,
                        std::span<const model::Place> places,
                        const std::filesystem::path& file) {
  const auto counts = places_by_level(places);
  if (level && counts.find(*level) == counts.end()) {
    throw Error{ErrorCode::layer_missing,
                {file.string(), {}, {}},
                Message{"there is no complete area of administrative level {}", *level},
                counts.empty()
                    ? Message{"the extract has no complete area of any level"}
                    : Message{"levels that have complete areas, with the places in them: {}",
                              levels_of(counts)}};
  }
  level_ = level;
  if (!level_) {
    std::size_t most = 0;
    for (const auto& [each, count] : counts) {
      if (count > 0 && count >= most) {  // ascending, so that the deeper of equals stays
        most = count;
        level_ = each;
      }
    }
  }
  sort_out();
  report_.notices.push_back(
      level_
          ? Message{"municipalities are the complete areas of administrative level {}; places in "
                    "the areas of each level: {}",
                    base::format("{}", *level_), levels_of(counts)}
          : Message{"no complete area contains a place: there are no municipalities"});
}

void OsmBorders::sort_out() {
  for (Border& border : borders_) {
    const model::Origin origin{model::Subject::municipalities,
                               base::format("relation {}", border.relation)};
    if (border.level != level_) {
      report_.exclude(border.area ? Message{"areas of another administrative level"}
                                  : Message{"incomplete areas of another administrative level"});
    } else if (!border.area) {
      report_.rejected.push_back(
          {origin,
           border.name,
           border.incomplete ? Message{"its border is not complete in the extract"}
                             : Message{"its border lacks nodes, does not close or crosses itself"},
           {}});
    } else {
      ++report_.used;
      municipalities_.push_back(
          {border.code, border.name, *std::move(border.area), border.population, origin});
    }
  }
}

}  // namespace narhet::input
