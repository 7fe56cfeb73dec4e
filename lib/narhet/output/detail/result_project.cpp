// SPDX-License-Identifier: MIT
#include "narhet/output/detail/result_project.hpp"

#include "narhet/output/detail/service_style.hpp"
#include "narhet/output/detail/style.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace narhet::output::detail {
namespace {

using base::Message;

/// The services once more, by whom their closing would hit.
constexpr const char* kClosing = "services_closing";

/// Titles without the study's notice, which stands on the page.
class Layers {
 public:
  Layers(const std::vector<Layer>& layers,
         const model::Result& result,
         const base::Catalogue& catalogue)
      : layers_{&layers}, result_{&result}, catalogue_{&catalogue} {}

  /// Those of `tables` that the result has and that are not empty.
  [[nodiscard]] std::vector<ProjectLayer> of(std::initializer_list<std::string_view> tables) const {
    std::vector<ProjectLayer> found;
    for (const std::string_view table : tables) {
      for (const Layer& layer : *layers_) {
        if (layer.name == table && layer.rows > 0) {
          found.push_back(drawn(layer, layer.name, style_of(layer, *result_, {}, *catalogue_)));
        }
      }
    }
    return found;
  }
  [[nodiscard]] std::vector<ProjectLayer> tables() const {
    std::vector<ProjectLayer> found;
    for (const Layer& layer : *layers_) {
      if (layer.geometry_type == GeometryType::none) {
        found.push_back(drawn(layer, layer.name, style_of(layer, *result_, {}, *catalogue_)));
      }
    }
    return found;
  }
  [[nodiscard]] std::vector<ProjectLayer> services() const {
    std::vector<ProjectLayer> found = of({"services"});
    if (!found.empty()) {
      const Layer& layer = *std::find_if(layers_->begin(), layers_->end(),
                                         [](const Layer& each) { return each.name == "services"; });
      ProjectLayer closing = drawn(layer, kClosing, closing_style(layer, *result_, *catalogue_));
      closing.title = Message{"If a service point closes"};
      found.push_back(std::move(closing));
    }
    return found;
  }

 private:
  static ProjectLayer drawn(const Layer& layer, std::string id, std::string style) {
    return {std::move(id), layer.name, layer.title, layer.geometry_type, std::move(style)};
  }

  const std::vector<Layer>* layers_;
  const model::Result* result_;
  const base::Catalogue* catalogue_;
};

void add_group(Message title,
               std::vector<ProjectLayer> layers,
               bool is_open,
               QgisProject& project) {
  if (!layers.empty()) {
    project.groups.push_back({std::move(title), std::move(layers), is_open});
  }
}

/// A theme of those layers that the project has.
void add_theme(Message title,
               std::initializer_list<std::string_view> wanted,
               QgisProject& project) {
  ProjectTheme theme{std::move(title), {}};
  for (const std::string_view id : wanted) {
    for (const ProjectGroup& group : project.groups) {
      for (const ProjectLayer& layer : group.layers) {
        if (layer.id == id) {
          theme.layers.push_back(layer.id);
        }
      }
    }
  }
  project.themes.push_back(std::move(theme));
}

void add_themes(const model::Result& result, QgisProject& project) {
  if (!result.candidates.empty()) {
    add_theme(Message{"the best site"},
              {"candidates", "services", "places", "needs", "municipalities"}, project);
  }
  add_theme(Message{"today"}, {"services", "places", "municipalities"}, project);
  if (!result.services.empty()) {
    add_theme(Message{"if a service point closes"}, {kClosing, "municipalities"}, project);
  }
  if (!result.municipalities.empty()) {
    add_theme(Message{"compare municipalities"}, {"municipalities"}, project);
  }
  add_theme(Message{"ways to the nearest services"}, {"services", "places", "routes"}, project);
}

geo::Box extent_of(const model::Result& result) {
  geo::Box extent;
  for (const model::Municipality& municipality : result.municipalities) {
    for (const geo::Polygon& part : municipality.area) {
      for (const geo::Point corner : part.outer) {
        extent.add(corner);
      }
    }
  }
  if (extent.is_empty()) {
    for (const model::Place& place : result.places) {
      extent.add(place.position);
    }
  }
  return extent;
}

/// The study, its notice, and whether few people may see the page.
Message study_of(const model::Result& result) {
  Message study{"{}", result.study_name};
  if (!result.notice.empty() && result.notice != result.study_name) {
    study = Message{"{} – {}", study, result.notice};
  }
  const bool is_internal = std::any_of(
      result.provenance.begin(), result.provenance.end(),
      [](const auto& row) { return row.name == "privacy.level" && row.value == "internal"; });
  return is_internal ? Message{"{} – {}", study, Message{"internal: it tells what few people said"}}
                     : study;
}

/// Whose the inputs are.
std::string sources_of(const model::Result& result) {
  std::string sources;
  for (const model::Provenance& row : result.provenance) {
    if (row.topic == "licence") {
      sources += (sources.empty() ? "" : "\n") + row.value;
    }
  }
  return sources;
}

}  // namespace

QgisProject result_project(const std::vector<Layer>& layers,
                           const model::Result& result,
                           const std::string& file,
                           const base::Catalogue& catalogue) {
  const Layers made{layers, result, catalogue};
  QgisProject project;
  project.file = file;
  project.title = result.study_name;
  add_group(Message{"Sites"}, made.of({"candidates"}), true, project);
  add_group(Message{"Services"}, made.services(), true, project);
  add_group(Message{"Places"}, made.of({"rejected", "season_places", "places", "needs", "routes"}),
            true, project);
  add_group(Message{"Municipalities"}, made.of({"municipalities"}), true, project);
  add_group(Message{"Tables"}, made.tables(), false, project);
  add_themes(result, project);
  project.page = {Message{"{}", result.study_name}, study_of(result), sources_of(result),
                  result.municipalities.empty() ? std::string{} : "municipalities"};
  project.extent = extent_of(result);
  return project;
}

}  // namespace narhet::output::detail
