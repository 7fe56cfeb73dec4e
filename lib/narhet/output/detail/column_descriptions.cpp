// SPDX-License-Identifier: MIT
#include "narhet/output/detail/column_descriptions.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/sql_text.hpp"
#include "narhet/output/detail/sqlite.hpp"

#include <algorithm>
#include <array>

namespace narhet::output::detail {
namespace {

using base::Message;

struct Described {
  std::string column;
  std::string title;
  std::string description;
};

/// Of "worst_min_before" at which of two times; the unit stands before it.
bool is_time(std::string_view word) {
  constexpr std::array<std::string_view, 6> kTimes{"before", "after",    "change",
                                                   "season", "compared", "extra"};
  return std::find(kTimes.begin(), kTimes.end(), word) != kTimes.end();
}

/// The last word of a name, which loses it.
std::string_view last_word(std::string_view& name) {
  const std::size_t mark = name.rfind('_');
  const std::string_view word = mark == std::string_view::npos ? name : name.substr(mark + 1);
  name = mark == std::string_view::npos ? std::string_view{} : name.substr(0, mark);
  return word;
}

bool is_described(const Layer& layer) {
  return std::none_of(layer.columns.begin(), layer.columns.end(),
                      [](const Column& column) { return column.alias.empty(); });
}

std::vector<Described> described(const Layer& layer, const base::Catalogue& catalogue) {
  const auto text = [&](const Message& message) { return catalogue.render(message); };
  std::vector<Described> columns{{layer.id_column, text(Message{"number of the row"}),
                                  text(Message{"number of the row, from 1"})}};
  if (layer.geometry_type != GeometryType::none) {
    columns.push_back({kGeometryColumn, text(Message{"where it is"}),
                       text(Message{"where it is, in the layer's coordinate system"})});
  }
  for (const Column& column : layer.columns) {
    columns.push_back({column.name, text(column.alias), description_of(column, catalogue)});
  }
  return columns;
}

/// The tables as GeoPackage 1.2 defines them, of which both belong to the extension.
constexpr std::array kTables{
    "CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name "
    "TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc "
    "PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))",
    "CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type "
    "TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, "
    "max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv UNIQUE (constraint_name, "
    "constraint_type, value))",
    "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
    "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT "
    "ge_tce UNIQUE (table_name, column_name, extension_name))",
    "INSERT INTO gpkg_extensions VALUES "
    "('gpkg_data_columns', NULL, 'gpkg_schema', "
    "'http://www.geopackage.org/spec121/#extension_schema', 'read-write'), "
    "('gpkg_data_column_constraints', NULL, 'gpkg_schema', "
    "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')"};

}  // namespace

std::string_view quantity_of(std::string_view column) {
  std::string_view word = last_word(column);
  if (is_time(word)) {
    word = last_word(column);
    word = word == "max" || word == "mean" ? last_word(column) : word;
  }
  return word;
}

Message unit_of(std::string_view column) {
  const std::string_view word = quantity_of(column);
  return word == "km"        ? Message{"kilometres"}
         : word == "min"     ? Message{"minutes"}
         : word == "m"       ? Message{"metres"}
         : word == "percent" ? Message{"percent"}
         : word == "persons" || word == "population" || word == "voices" || word == "participants"
             ? Message{"persons"}
         : word == "places" ? Message{"places"}
         : word == "share"  ? Message{"share, 0 to 1"}
                            : Message{};
}

std::string description_of(const Column& column, const base::Catalogue& catalogue) {
  Message text = column.alias;
  const bool is_number = column.type == ColumnType::integer || column.type == ColumnType::real;
  const Message unit = is_number ? unit_of(column.name) : Message{};
  if (!unit.empty()) {
    text = Message{"{}. Unit: {}", text, unit};
  }
  std::string keys;
  for (const Term& term : column.terms) {
    keys +=
        base::format("{}{} = {}", keys.empty() ? "" : "; ", term.key, catalogue.render(term.name));
  }
  return catalogue.render(keys.empty() ? text : Message{"{}. Keys: {}", text, keys});
}

std::size_t described_columns(const Layer& layer) {
  const std::size_t geometry = layer.geometry_type == GeometryType::none ? 0 : 1;
  return is_described(layer) ? layer.columns.size() + 1 + geometry : 0;
}

void write_column_descriptions(const std::vector<Layer>& layers,
                               const base::Catalogue& catalogue,
                               const Publication& publication) {
  Sqlite database{publication.temporary(), Sqlite::Mode::read_write};
  const auto run = [&](const std::string& sql, const std::string& layer) {
    if (database.run(sql) != SQLITE_OK) {
      throw base::Error{
          base::ErrorCode::output_failed,
          {publication.target().string(), layer, {}},
          Message{"the result could not be written: {}", database.fault()},
          Message{"check that the disk has room and that no limit of file sizes is in force"}};
    }
  };
  run("BEGIN", {});
  for (const char* table : kTables) {
    run(table, {});
  }
  for (const Layer& layer : layers) {
    if (!is_described(layer)) {
      continue;
    }
    for (const Described& each : described(layer, catalogue)) {
      run(base::format("INSERT INTO gpkg_data_columns VALUES ({}, {}, {}, {}, {}, NULL, NULL)",
                       sql_text(layer.name), sql_text(each.column), sql_text(each.column),
                       sql_text(each.title), sql_text(each.description)),
          layer.name);
    }
  }
  run("COMMIT", {});
}

}  // namespace narhet::output::detail
