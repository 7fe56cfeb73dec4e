// SPDX-License-Identifier: MIT
#include "narhet/output/export.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/readable_table.hpp"
#include "narhet/output/detail/stored_result.hpp"
#include "narhet/output/manifest_file.hpp"
#include "narhet/output/publication.hpp"

#include <cpl_string.h>

#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace narhet::output {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

[[noreturn]] void fail(const Publication& publication, const std::string& reason) {
  throw Error{ErrorCode::output_failed,
              {publication.target().string(), {}, {}},
              Message{"the result could not be written: {}", reason},
              Message{"check that the disk has room and that no limit of file sizes is in force"}};
}

/// GDAL turns the coordinates into those of WGS 84 and the rings into the order of RFC 7946.
void write_geojson(OGRLayer& stored, Publication& publication, const base::Task& task) {
  const detail::FaultListener faults;
  RegisterOGRGeoJSON();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GeoJSON");
  GDALDatasetUniquePtr dataset{
      driver->Create(publication.temporary().c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
  CPLStringList options;
  options.SetNameValue("RFC7946", "YES");
  OGRLayer* layer = dataset == nullptr
                        ? nullptr
                        : dataset->CreateLayer(stored.GetName(), stored.GetSpatialRef(),
                                               stored.GetGeomType(), options.List());
  if (layer == nullptr) {
    fail(publication, faults.first_fault());
  }
  publication.protect_temporary();
  OGRFeatureDefn& columns = *stored.GetLayerDefn();
  for (int i = 0; i < columns.GetFieldCount(); ++i) {
    static_cast<void>(layer->CreateField(columns.GetFieldDefn(i)));
  }
  stored.ResetReading();
  for (detail::FeaturePtr row{stored.GetNextFeature()}; row != nullptr;
       row.reset(stored.GetNextFeature())) {
    task.check();
    const detail::FeaturePtr feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
    static_cast<void>(feature->SetFrom(row.get()));
    feature->SetFID(row->GetFID());
    if (layer->CreateFeature(feature.get()) != OGRERR_NONE) {
      fail(publication, faults.first_fault());
    }
  }
  dataset.reset();
  if (!faults.first_fault().empty()) {
    fail(publication, faults.first_fault());
  }
}

bool is_for_owner_only(const std::filesystem::path& file) {
  using std::filesystem::perms;
  const perms others = perms::group_read | perms::others_read;
  return (std::filesystem::status(file).permissions() & others) == perms::none;
}

std::filesystem::path export_manifest(const std::filesystem::path& result,
                                      const std::filesystem::path& folder,
                                      ExportFormat format) {
  const char* ending = format == ExportFormat::geojson ? ".geojson" : ".csv";
  return folder / (result.stem().string() + ending + ".manifest.json");
}

/// The names that an earlier export to that manifest has; only those are replaced.
std::set<std::string> earlier_names(const std::filesystem::path& manifest, const base::Task& task) {
  std::set<std::string> names;
  std::error_code error;
  if (std::filesystem::is_regular_file(manifest, error)) {
    for (const VerifiedFile& file : verify_result(manifest, task).files) {
      names.insert(file.name);
    }
  }
  return names;
}

/// A layer and the file that it becomes.
struct Exported {
  OGRLayer* layer;
  std::unique_ptr<Publication> publication;
};

std::vector<Exported> exported_layers(const detail::StoredResult& stored,
                                      const std::filesystem::path& folder,
                                      const ExportOptions& options,
                                      const std::set<std::string>& replaced,
                                      bool for_owner_only) {
  const bool is_geojson = options.format == ExportFormat::geojson;
  std::vector<Exported> all;
  for (OGRLayer* layer : stored.layers()) {
    if (is_geojson && layer->GetGeomType() == wkbNone) {
      continue;
    }
    const std::string name = std::string{layer->GetName()} + (is_geojson ? ".geojson" : ".csv");
    all.push_back(
        {layer, std::make_unique<Publication>(
                    folder / name, PublicationOptions{.overwrite = replaced.contains(name),
                                                      .for_owner_only = for_owner_only,
                                                      .csv = options.csv})});
  }
  return all;
}

}  // namespace

std::vector<std::filesystem::path> export_result(const std::filesystem::path& result,
                                                 const std::filesystem::path& folder,
                                                 const ExportOptions& options,
                                                 const base::Task& task) {
  const detail::StoredResult stored{result};
  const bool for_owner_only = is_for_owner_only(result);
  const std::filesystem::path listed = export_manifest(result, folder, options.format);
  const auto replaced = options.overwrite ? earlier_names(listed, task) : std::set<std::string>{};
  const std::vector<Exported> all =
      exported_layers(stored, folder, options, replaced, for_owner_only);
  Publication manifest{listed, {.overwrite = options.overwrite, .for_owner_only = for_owner_only}};
  for (const auto& [layer, publication] : all) {
    task.check();
    if (options.format == ExportFormat::geojson) {
      write_geojson(*layer, *publication, task);
    } else {
      detail::Layer table = detail::table_of(*layer);
      if (options.csv == CsvDialect::excel_sv) {
        table = detail::readable_table(std::move(table), stored.titles(layer->GetName()));
      }
      detail::write_csv(table, *publication);
    }
    if (!stored.first_fault().empty()) {
      throw Error{ErrorCode::file_damaged,
                  {result.string(), layer->GetName(), {}},
                  Message{"it cannot be read: {}", stored.first_fault()}};
    }
  }
  std::vector<Publication*> files;
  files.reserve(all.size() + 1);
  for (const Exported& each : all) {
    files.push_back(each.publication.get());
  }
  write_manifest({files.begin(), files.end()}, options.version, options.date, manifest, task);
  files.push_back(&manifest);
  publish_together(files);
  std::vector<std::filesystem::path> targets;
  targets.reserve(files.size());
  for (const Publication* file : files) {
    targets.push_back(file->target());
  }
  return targets;
}

}  // namespace narhet::output
