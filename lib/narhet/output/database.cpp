// SPDX-License-Identifier: MIT
#include "narhet/output/database.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/output/detail/connection_words.hpp"
#include "narhet/output/detail/database_project.hpp"
#include "narhet/output/detail/project_table.hpp"
#include "narhet/output/detail/sql_text.hpp"
#include "narhet/output/detail/sqlite.hpp"
#include "narhet/output/detail/stored_result.hpp"

#include <cpl_string.h>

#include <array>
#include <map>
#include <optional>
#include <utility>

namespace narhet::output {
namespace {

using base::Error;
using base::ErrorCode;
using base::format;
using base::Message;
using detail::sql_name;
using detail::sql_text;

/// How the comment of a table begins that a publication may replace.
constexpr const char* kComment = "Närhet: ";
constexpr const char* kProjects = "qgis_projects";

/// A connection in one transaction, which is rolled back unless it is committed.
class Database {
 public:
  explicit Database(const std::string& target) {
    RegisterOGRPG();
    RegisterOGRMEM();  // holds the rows of queries without FROM
    constexpr std::array<const char*, 2> kDrivers{"PostgreSQL", nullptr};
    constexpr std::array<const char*, 2> kOptions{"LIST_ALL_TABLES=NO", nullptr};
    dataset_.reset(GDALDataset::Open(target.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE,
                                     kDrivers.data(), kOptions.data()));
    require(dataset_ != nullptr, {});
    require(dataset_->StartTransaction(FALSE) == OGRERR_NONE, {});
  }

  /// GDAL commits what is open, or makes a table that it put off, when it closes a database.  So
  /// the server is told to roll back and to hang up, in one go.
  ~Database() {
    if (dataset_ != nullptr && !is_committed_) {
      dataset_->ReleaseResultSet(dataset_->ExecuteSQL(
          "ROLLBACK; SELECT pg_terminate_backend(pg_backend_pid())", nullptr, nullptr));
    }
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// @throws Error `output_failed` unless the database did it
  void run(const std::string& sql, const std::string& table = {}) {
    dataset_->ReleaseResultSet(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr));
    require(true, table);
  }

  /// The rows of a query with one column.
  std::vector<std::string> texts(const std::string& sql) {
    OGRLayer* rows = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr);
    require(rows != nullptr, {});
    std::vector<std::string> found;
    for (detail::FeaturePtr row{rows->GetNextFeature()}; row != nullptr;
         row.reset(rows->GetNextFeature())) {
      found.emplace_back(row->GetFieldAsString(0));
    }
    dataset_->ReleaseResultSet(rows);
    require(true, {});
    return found;
  }

  OGRLayer& make_table(OGRLayer& stored, const std::string& schema) {
    CPLStringList options;
    options.SetNameValue("SCHEMA", schema.c_str());
    options.SetNameValue("LAUNDER", "NO");
    options.SetNameValue("FID", stored.GetFIDColumn());
    options.SetNameValue("GEOMETRY_NAME", geometry_column(stored));
    OGRLayer* table = dataset_->CreateLayer(stored.GetName(), stored.GetSpatialRef(),
                                            stored.GetGeomType(), options.List());
    require(table != nullptr, stored.GetName());
    return *table;
  }

  void commit() {
    require(dataset_->CommitTransaction() == OGRERR_NONE, {});
    is_committed_ = true;
  }

  void require(bool success, const std::string& table) const {
    if (success && faults_.first_fault().empty()) {
      return;
    }
    throw Error{ErrorCode::output_failed,
                {{}, table, {}},
                Message{"the database says: {}", faults_.first_fault()},
                Message{"nothing was changed there; what 'psql' cannot do with these words and "
                        "rights cannot be done here either"}};
  }

 private:
  static const char* geometry_column(OGRLayer& stored) {
    return stored.GetGeomType() == wkbNone ? "" : stored.GetGeometryColumn();
  }

  detail::FaultListener faults_;
  GDALDatasetUniquePtr dataset_;
  bool is_committed_{};
};

/// Two publications to one schema come one after the other.
void wait_for_others(Database& database, const std::string& schema) {
  static_cast<void>(database.texts(
      format("SELECT pg_advisory_xact_lock(hashtext({}))::text", sql_text("narhet " + schema))));
}

/// Drops what an earlier publication left.
void clear_schema(Database& database, const std::string& schema, bool overwrite) {
  database.run(format("CREATE SCHEMA IF NOT EXISTS {}", sql_name(schema)));
  const std::string tables = format(
      "SELECT relname::text FROM pg_class WHERE relnamespace = {}::regnamespace AND relkind IN "
      "('r', 'v', 'm', 'f', 'p') AND relname <> '{}' AND coalesce(obj_description(oid, "
      "'pg_class'), "
      "'')",
      sql_text(sql_name(schema)), kProjects);
  std::string others;
  for (const std::string& name :
       database.texts(format("{} NOT LIKE '{}%' ORDER BY 1", tables, kComment))) {
    others += (others.empty() ? "" : ", ") + base::printable(name);
  }
  if (!others.empty()) {
    throw Error{ErrorCode::output_exists,
                {{}, base::printable(schema), {}},
                Message{"the schema holds other tables: {}", others},
                Message{"choose another one with --schema"}};
  }
  const auto earlier = database.texts(format("{} LIKE '{}%' ORDER BY 1", tables, kComment));
  if (!earlier.empty() && !overwrite) {
    throw Error{ErrorCode::output_exists,
                {{}, base::printable(schema), {}},
                Message{"the schema holds an earlier publication"},
                Message{"--overwrite replaces it; --schema names another one"}};
  }
  for (const std::string& name : earlier) {
    database.run(format("DROP TABLE {}.{}", sql_name(schema), sql_name(name)), name);
  }
}

void copy_rows(OGRLayer& stored, OGRLayer& table, Database& database, base::Phase& phase) {
  OGRFeatureDefn& columns = *stored.GetLayerDefn();
  for (int i = 0; i < columns.GetFieldCount(); ++i) {
    database.require(table.CreateField(columns.GetFieldDefn(i)) == OGRERR_NONE, stored.GetName());
  }
  stored.ResetReading();
  for (detail::FeaturePtr row{stored.GetNextFeature()}; row != nullptr;
       row.reset(stored.GetNextFeature())) {
    phase.advance();
    const detail::FeaturePtr feature{OGRFeature::CreateFeature(table.GetLayerDefn())};
    static_cast<void>(feature->SetFrom(row.get()));
    feature->SetFID(row->GetFID());
    database.require(table.CreateFeature(feature.get()) == OGRERR_NONE, stored.GetName());
  }
  database.require(table.SyncToDisk() == OGRERR_NONE, stored.GetName());
}

/// A publication is whole or none, so every row is counted again.
std::uint64_t checked_rows(OGRLayer& stored, Database& database, const std::string& schema) {
  const auto rows = static_cast<std::uint64_t>(stored.GetFeatureCount());
  const auto found = database.texts(
      format("SELECT count(*)::text FROM {}.{}", sql_name(schema), sql_name(stored.GetName())));
  if (found.size() != 1 || found.front() != format("{}", rows)) {
    throw Error{
        ErrorCode::output_failed,
        {{}, stored.GetName(), {}},
        Message{"the check of what was written failed: {}", Message{"the number of rows is wrong"}},
        Message{"nothing was changed in the database: publish again"}};
  }
  return rows;
}

using Row = std::vector<std::string>;

/// What a query of the result's own tables says; no row where it has no such table.
std::vector<Row> rows_of(const std::filesystem::path& result, const std::string& sql) {
  detail::Sqlite file{result, detail::Sqlite::Mode::read_only};
  std::vector<Row> rows;
  static_cast<void>(file.run(sql, [&](sqlite3_stmt* found) {
    Row row;
    for (int i = 0; i < sqlite3_column_count(found); ++i) {
      const unsigned char* text = sqlite3_column_text(found, i);
      const int size = sqlite3_column_bytes(found, i);
      row.emplace_back(text == nullptr ? std::string{} : std::string{text, text + size});
    }
    rows.push_back(std::move(row));
  }));
  return rows;
}

void add_comments(const std::filesystem::path& result,
                  Database& database,
                  const std::string& schema) {
  for (const Row& row : rows_of(result,
                                "SELECT table_name, identifier, description FROM gpkg_contents "
                                "WHERE table_name <> 'layer_styles'")) {
    database.run(format("COMMENT ON TABLE {}.{} IS {}", sql_name(schema), sql_name(row[0]),
                        sql_text(format("{}{}. {}", kComment, row[1], row[2]))),
                 row[0]);
  }
  for (const Row& row :
       rows_of(result, "SELECT table_name, column_name, description FROM gpkg_data_columns")) {
    database.run(format("COMMENT ON COLUMN {}.{}.{} IS {}", sql_name(schema), sql_name(row[0]),
                        sql_name(row[1]), sql_text(row[2])),
                 row[0]);
  }
}

/// The table as QGIS makes it, where it finds the styles of all schemas.
void add_styles(const std::filesystem::path& result,
                Database& database,
                const std::string& schema) {
  database.run(
      "CREATE TABLE IF NOT EXISTS public.layer_styles (id SERIAL PRIMARY KEY, f_table_catalog "
      "varchar, f_table_schema varchar, f_table_name varchar, f_geometry_column varchar, styleName "
      "text, styleQML xml, styleSLD xml, useAsDefault boolean, description text, owner "
      "varchar(63), ui xml, update_time timestamp DEFAULT CURRENT_TIMESTAMP)");
  database.run(
      format("DELETE FROM public.layer_styles WHERE f_table_catalog = current_database() AND "
             "f_table_schema = {} AND styleName = 'Närhet'",
             sql_text(schema)));
  for (const Row& row : rows_of(result,
                                "SELECT f_table_name, f_geometry_column, styleQML, description "
                                "FROM layer_styles")) {
    database.run(
        format("INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, "
               "f_geometry_column, styleName, styleQML, useAsDefault, description, owner) VALUES "
               "(current_database(), {}, {}, {}, 'Närhet', XMLPARSE(DOCUMENT {}), true, {}, "
               "current_user)",
               sql_text(schema), sql_text(row[0]),
               row[1].empty() ? std::string{"NULL"} : sql_text(row[1]), sql_text(row[2]),
               sql_text(row[3])),
        "layer_styles");
  }
}

void add_project(const std::filesystem::path& result,
                 const std::string& text,
                 Database& database,
                 const std::string& schema) {
  const std::string table = format("{}.{}", sql_name(schema), kProjects);
  database.run(
      format("CREATE TABLE IF NOT EXISTS {} (name TEXT PRIMARY KEY, metadata JSONB, "
             "content BYTEA)",
             table));
  database.run(format("DELETE FROM {} WHERE name = '{}'", table, detail::kProjectName));
  for (const Row& row : rows_of(result, "SELECT metadata FROM qgis_projects")) {
    database.run(format("INSERT INTO {} VALUES ('{}', {}, decode('{}', 'hex'))", table,
                        detail::kProjectName, sql_text(row[0]), detail::zipped_project(text)),
                 kProjects);
  }
}

void require_postgis(Database& database) {
  if (database.texts("SELECT extname::text FROM pg_extension WHERE extname = 'postgis'").empty()) {
    throw Error{ErrorCode::output_failed,
                {},
                Message{"the database has no PostGIS"},
                Message{"its owner makes it one with 'CREATE EXTENSION postgis'"}};
  }
}

}  // namespace

std::vector<DatabaseTable> publish_to_database(const std::filesystem::path& result,
                                               const std::string& target,
                                               const DatabaseOptions& options,
                                               const base::Task& task) {
  const auto words = detail::connection_words(target);
  const detail::StoredResult stored{result};
  const std::string project = detail::stored_project(result);
  Database database{target};
  require_postgis(database);
  wait_for_others(database, options.schema);
  clear_schema(database, options.schema, options.overwrite);
  std::vector<DatabaseTable> tables;
  for (OGRLayer* layer : stored.layers()) {
    base::Phase phase{task, Message{"publishing {}", layer->GetName()},
                      static_cast<std::uint64_t>(layer->GetFeatureCount())};
    copy_rows(*layer, database.make_table(*layer, options.schema), database, phase);
    tables.push_back({layer->GetName(), checked_rows(*layer, database, options.schema)});
  }
  add_comments(result, database, options.schema);
  add_styles(result, database, options.schema);
  if (!project.empty()) {
    const std::string name = database.texts("SELECT current_database()::text").front();
    add_project(result, detail::database_project(project, stored, {words, name, options.schema}),
                database, options.schema);
  }
  task.check();
  database.commit();
  return tables;
}

}  // namespace narhet::output
