// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/input/detail/municipality_code.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/record_rows.hpp"
#include "narhet/input/records.hpp"

#include <utility>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

void refuse_invalid(const detail::RecordRow& row, const base::Where& where) {
  if (const auto fault = geo::invalidity(row.feature.area)) {
    throw Error{ErrorCode::geometry_invalid, where,
                Message{"the area of '{}' is not valid: {}", base::printable(row.name),
                        base::printable(*fault)},
                Message{"in QGIS: Processing, Fix geometries"}};
  }
}

}  // namespace

Loaded<model::Municipality> read_municipalities(const Source& source,
                                                const geo::Crs& study_crs,
                                                const base::Task& task) {
  auto areas = detail::read_record_rows(
      source, model::Subject::municipalities, detail::GeometryWanted::area,
      {"code", true, {"kommunkod", "kom_kod"}, {"kommunnamn", "namn"}, {}, {}}, study_crs, task);
  detail::MunicipalityCodes codes{study_crs};
  for (detail::RecordRow& row : areas.rows) {
    row.id = codes.read(row.id);
  }
  codes.tell(areas.report.notices);
  detail::refuse_duplicate_ids(areas.rows, source);

  auto columns = areas.find_columns(source, {"code", "population", "municipality_type"});
  const auto population = columns.find("population", {"befolkning", "folkmängd", "folkmangd"});
  const auto type = columns.find("municipality_type", {"kommuntyp", "kommungrupp"});
  const auto populations = areas.find_numbers(source, population);
  Loaded<model::Municipality> loaded;
  for (detail::RecordRow& row : areas.rows) {
    task.check();
    const base::Where where{source.shown_path, source.layer, row.feature.record};
    refuse_invalid(row, where);
    model::Municipality municipality;
    municipality.code = std::move(row.id);
    municipality.name = std::move(row.name);
    municipality.type = row.cell(type);
    municipality.area = std::move(row.feature.area);
    municipality.population = populations.read_persons(row.cell(population), where);
    municipality.origin = std::move(row.origin);
    loaded.records.push_back(std::move(municipality));
  }
  loaded.report = std::move(areas.report);
  loaded.report.used = loaded.records.size();
  return loaded;
}

}  // namespace narhet::input
