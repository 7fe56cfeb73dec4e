// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/output/publication.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace narhet::output {

/// Whose ids stand in a matrix.
struct MatrixIds {
  std::vector<std::string> places;
  std::vector<std::string> destinations;
};

/// A table of all places by all destinations on its way to a file: `place_id, destination_id, km,
/// min`, a row per pair, the places of the first destination first; km and min are empty where no
/// way leads.
///
/// Written as the columns come, so it is never held as a whole.  A CSV in the dialect of the
/// publication or, by the name of the target, the table `matrix` of a GeoPackage without geometry.
class MatrixFile {
 public:
  struct Options {
    geo::Crs crs;      ///< the study's, for a GeoPackage
    std::string date;  ///< that a GeoPackage bears, as `WriteOptions::date`
    /// Stands in the title of a GeoPackage's table; a CSV has no place for it.  Empty: none.
    std::string notice{};
    base::Language language{};  ///< of what a GeoPackage says of its columns
  };

  /// @param publication  its target ends in .csv or .gpkg; must outlive the file
  /// @throws Error `usage` for another name; `output_failed`
  MatrixFile(MatrixIds ids, Publication& publication, const Options& options);
  ~MatrixFile();
  MatrixFile(const MatrixFile&) = delete;
  MatrixFile& operator=(const MatrixFile&) = delete;

  /// Each destination once, from any thread.  Rows are written in the order of the destinations;
  /// what comes early waits in memory.
  /// @param costs  one per place by each metric
  /// @throws Error `output_failed`
  void add(std::size_t destination, const base::PerMetric<std::span<const base::Weight>>& costs);

  /// What remains is `publication.commit()`.
  /// @pre all destinations were added
  /// @throws Error `output_failed`, also if a GeoPackage does not hold the rows when it is read
  /// again
  void finish();

 private:
  class Rows;
  class CsvRows;
  class TableRows;

  std::unique_ptr<Rows> rows_;
};

/// Before a matrix replaces a file.
/// @throws Error `output_exists` if what is at the target is no matrix, or more than one
void refuse_other_matrix(const std::filesystem::path& target);

/// A size in bytes that such a file will not stay below by much.
[[nodiscard]] std::uintmax_t least_matrix_size(const MatrixIds& ids);

}  // namespace narhet::output
