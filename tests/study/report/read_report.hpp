// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/model/report.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::test {

/// Everything that a report says, in the order in which it stands.
void for_each_argument(const model::Report& report,
                       const std::function<void(const base::Argument&)>& use);

/// All of it as one text.
[[nodiscard]] std::string text_of(const model::Report& report, base::Language language);

[[nodiscard]] const model::ReportChapter& chapter_of(const model::Report& report,
                                                     std::string_view id);
/// The tables of a chapter, those of its figures too, in their order.
[[nodiscard]] std::vector<const model::ReportTable*> tables_of(const model::ReportChapter& chapter);
/// The one table whose English caption begins so; fails the test if there is none.
[[nodiscard]] const model::ReportTable& table_of(const model::ReportChapter& chapter,
                                                 std::string_view caption);
/// The first row whose first cells are these, in English; nullptr if there is none.
[[nodiscard]] const std::vector<std::optional<base::Argument>>* row_of(
    const model::ReportTable& table, const std::vector<std::string>& first);
/// The cell in English; "-" where it is empty.
[[nodiscard]] std::string shown(const std::optional<base::Argument>& cell);
/// The English text of the paragraphs of a chapter.
[[nodiscard]] std::vector<std::string> paragraphs_of(const model::ReportChapter& chapter);
/// The layer of the first map of a chapter; fails the test if it has none.
[[nodiscard]] const model::ReportMapLayer& map_layer_of(const model::ReportChapter& chapter,
                                                        model::ReportMapLayer::Symbol symbol);

/// That bars, parts and cells are parallel, and classes exist.
void expect_well_formed(const model::Report& report);

}  // namespace narhet::test
