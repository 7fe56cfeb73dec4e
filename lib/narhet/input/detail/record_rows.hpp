// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/feature_table.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/model/origin.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// A record whose geometry can be used, with what every record has.
struct RecordRow {
  Feature feature;
  std::string id;
  std::string name;  ///< the id where the cell is empty
  model::Origin origin;

  /// Empty where there is no such column.
  [[nodiscard]] const std::string& cell(std::optional<std::size_t> column) const;
};

struct RecordRows {
  std::vector<std::string> columns;
  NumberRule numbers;
  std::vector<RecordRow> rows;
  /// What is wrong with records; of those that the source lets skip, they are no rows any more.
  TableFaults faults;
  /// Complete but for `used` and what the reader of the rows still excludes.
  model::LoadReport report;

  /// What they find is noted in the report, so these rows have to stay where they are.
  /// @param ours  our names besides those of every record and of the coordinates
  [[nodiscard]] Columns find_columns(const Source& source, std::vector<std::string> ours);
  /// The numbers of a column, all looked at.
  /// @param column  nothing: a column without a number
  /// @param kept  gets the cells that are no numbers; nullptr: the first of them is thrown
  ///              (a reader of points gives its own `faults`)
  [[nodiscard]] NumberColumn find_numbers(const Source& source,
                                          std::optional<std::size_t> column,
                                          TableFaults* kept = nullptr) const;
  /// Rejects a record that has a fault, if the source lets skip it.
  [[nodiscard]] bool sets_aside(const Source& source, const RecordRow& row);
  /// @throws Error `value_invalid` for faults that may not be skipped, or for too many that may
  void refuse_faults(const Source& source);
};

/// Which columns tell records apart, for programs and for people.
struct IdColumn {
  const char* name;
  bool required;  ///< if not, ids are made from the records' numbers where the column is missing
  std::vector<std::string_view> spellings{};       ///< other names
  std::vector<std::string_view> name_spellings{};  ///< of the column with the names
  /// Of the same, where no column is called so: "ort" is no name of one that has a "namn".
  std::vector<std::string_view> rarer_name_spellings{};
  std::string_view nameless{};  ///< records whose column of ids is called so need have no names
};

/// Reads a table and sets aside what cannot be used: records without a fitting geometry are
/// rejected, rows of empty cells excluded.  A column with names is required where a geometry is
/// wanted.
/// @throws Error as the readers of `records.hpp` do
[[nodiscard]] RecordRows read_record_rows(const Source& source,
                                          model::Subject subject,
                                          GeometryWanted wanted,
                                          const IdColumn& id_column,
                                          const geo::Crs& study_crs,
                                          const base::Task& task);

/// What is known of a table when it has been read: all but `used` and what is left out.  Takes its
/// notices.
[[nodiscard]] model::LoadReport begin_report(const Source& source,
                                             model::Subject subject,
                                             FeatureTable& table,
                                             const base::Task& task);

/// @throws Error `duplicate_id` with the first ten ids that stand twice, and their records
void refuse_duplicate_ids(std::span<const RecordRow> rows, const Source& source);

}  // namespace narhet::input::detail
