// SPDX-License-Identifier: MIT
#include "narhet/input/result_coverage.hpp"

#include "narhet/base/error.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/feature_table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::input {
namespace {

using base::Message;

constexpr const char* kLayer = "municipalities";

/// A measure has persons and percent; who is not reached has no percent.
struct MeasureColumn {
  std::string name;
  std::size_t persons{};
};

std::vector<MeasureColumn> measures_of(const std::vector<std::string>& columns,
                                       const detail::Columns& find) {
  constexpr std::string_view kEnding{"_persons"};
  std::vector<MeasureColumn> measures;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string& name = columns[i];
    if (!name.ends_with(kEnding)) {
      continue;
    }
    std::string measure = name.substr(0, name.size() - kEnding.size());
    if (find.find(measure + "_percent")) {
      measures.push_back({std::move(measure), i});
    }
  }
  return measures;
}

/// @throws Error `layer_empty` besides, with what to do about it
detail::FeatureTable read_municipalities(const Source& layer, const base::Task& task) {
  try {
    return detail::read_feature_table(layer, detail::GeometryWanted::none, geo::wgs84(), task);
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::layer_empty) {
      throw;
    }
    throw base::Error{error.code(), error.where(),
                      Message{"the result has no municipalities, and their shares are what is "
                              "compared"},
                      Message{"name municipalities in the study, [municipalities] source = \"…\", "
                              "and run it again"}};
  }
}

}  // namespace

model::ResultCoverage read_result_coverage(const Source& source, const base::Task& task) {
  Source layer = source;
  layer.layer = kLayer;
  const detail::FeatureTable table = read_municipalities(layer, task);
  const detail::Columns find{table.columns, layer};
  const std::size_t code = find.require("code");
  const std::size_t name = find.require("name");
  const std::size_t persons = find.require("persons_listed");
  const std::size_t places = find.require("places_listed");
  const auto measures = measures_of(table.columns, find);

  std::vector<detail::NumberColumn> numbers;
  numbers.reserve(table.columns.size());
  for (const std::string& column : table.columns) {
    numbers.emplace_back(column, table.numbers);
  }
  const auto number = [&](const detail::Feature& feature, std::size_t column) {
    const base::Where where{source.shown_path, kLayer, feature.record};
    numbers[column].look_at(feature.cells[column], where);
    return numbers[column].read_persons(feature.cells[column], where);
  };
  model::ResultCoverage coverage;
  coverage.label = source.path.stem().string();
  for (const MeasureColumn& measure : measures) {
    coverage.measures.push_back(measure.name);
  }
  for (const detail::Feature& feature : table.features) {
    model::MunicipalityShare share;
    share.code = feature.cells[code];
    share.name = feature.cells[name];
    share.persons = number(feature, persons).value_or(base::Persons{});
    share.places =
        static_cast<std::uint64_t>(number(feature, places).value_or(base::Persons{}).count());
    for (const MeasureColumn& measure : measures) {
      share.within.push_back(number(feature, measure.persons));
    }
    coverage.municipalities.push_back(std::move(share));
  }
  return coverage;
}

}  // namespace narhet::input
