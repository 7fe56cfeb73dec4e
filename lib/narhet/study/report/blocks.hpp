// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/model/report.hpp"
#include "narhet/study/line.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace narhet::study::report {

using Cell = std::optional<base::Argument>;
using Row = std::vector<Cell>;

[[nodiscard]] Cell text_cell(std::string_view text);  ///< nothing where it is empty
[[nodiscard]] Cell words_cell(const base::Message& words);
[[nodiscard]] Cell number_cell(const std::optional<double>& number, int decimals = 1);
[[nodiscard]] Cell persons_cell(const std::optional<base::Persons>& persons);  ///< whole ones
[[nodiscard]] Cell count_cell(std::uint64_t count);
[[nodiscard]] Cell count_cell(const std::optional<std::uint32_t>& count);

using Shade = model::ReportTable::Column::Shade;
[[nodiscard]] model::ReportTable::Column words_column(base::Message title);
[[nodiscard]] model::ReportTable::Column number_column(base::Message title,
                                                       Shade shade = Shade::none);

void add_text(model::ReportChapter& chapter, base::Message text);
void add_notice(model::ReportChapter& chapter, base::Message text);
/// The main ones of some lines; nothing where there are none.
void add_lines(model::ReportChapter& chapter, const std::vector<Line>& lines);
void add_list(model::ReportChapter& chapter, std::vector<base::Message> items);

/// Beyond that a table leaves rows to the GeoPackage.
inline constexpr std::size_t kMostRows = 300;

/// Leaves out the last rows of a table that has more than `kMostRows`, with a sentence that says
/// so. A table without rows is none.
/// @param rows   the ones that matter most first
/// @param layer  of the GeoPackage, that has them all
void add_table(model::ReportChapter& chapter, model::ReportTable table, std::string_view layer);
/// The same for a table that has only the first of so many rows.
void add_first_rows(model::ReportChapter& chapter,
                    model::ReportTable table,
                    std::size_t all,
                    std::string_view layer);
/// How many rows are left out of a table, and where they are.
[[nodiscard]] base::Message left_out(std::uint64_t rows, std::string_view layer);

/// "1 person", "2 040 people"; "1 place", "3 places".
[[nodiscard]] base::Message people(base::Persons persons);
[[nodiscard]] base::Message places(std::uint64_t count);

}  // namespace narhet::study::report
