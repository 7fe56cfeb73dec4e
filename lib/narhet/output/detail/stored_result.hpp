// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/detail/layer.hpp"
#include "narhet/output/detail/ogr.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace narhet::output::detail {

/// A result in a GeoPackage, opened for reading.  Confined to one thread.
class StoredResult {
 public:
  /// @throws Error `file_not_found`; `file_refused` if the file is no result of this program
  explicit StoredResult(const std::filesystem::path& file);

  /// In the order of the file, without the table of styles.
  [[nodiscard]] std::vector<OGRLayer*> layers() const;
  /// Of the columns of a layer that are described, in the language of the study.
  [[nodiscard]] std::map<std::string, std::string> titles(const std::string& layer) const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  /// What GDAL said of this file while it was read; empty if nothing.
  [[nodiscard]] const std::string& first_fault() const { return faults_.first_fault(); }

 private:
  std::filesystem::path file_;
  FaultListener faults_;
  GDALDatasetUniquePtr dataset_;
};

/// A stored layer as the writer of tables takes it.
/// @pre its rows are asked for in their order
[[nodiscard]] Layer table_of(OGRLayer& stored);

}  // namespace narhet::output::detail
