// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/model/result.hpp"
#include "narhet/output/detail/layer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace narhet::output::detail {

using Columns = std::vector<Column>;

/// NULL for the empty text, which says in the records that there is none.
[[nodiscard]] Value text_or_null(const std::string& text);
[[nodiscard]] Value real_or_null(const std::optional<double>& number);
[[nodiscard]] Value persons_or_null(const std::optional<base::Persons>& persons);

/// `part` of `whole` in percent; NULL where the whole is 0.
[[nodiscard]] Value percent(base::Persons part, base::Persons whole);

/// How many km or minutes the second nearest is farther than the nearest; NULL unless there are
/// both.
[[nodiscard]] Value vulnerability(const model::NearestPair& pair, base::Metric metric);

/// "km" or "min", as in the names of columns.
[[nodiscard]] std::string_view unit(base::Metric metric);

/// In the language of the study.
[[nodiscard]] std::string kind_name(const model::Result& result, std::size_t kind);

/// Likewise of a set of weights.
[[nodiscard]] std::string set_name(const model::Result& result, const model::WeightSet& set);

[[nodiscard]] std::vector<Term> snap_terms();
[[nodiscard]] std::vector<Term> reach_terms();
[[nodiscard]] std::vector<Term> kind_terms(const model::Result& result);
[[nodiscard]] std::vector<Term> metric_terms();

/// Appends the code and the name of the municipality of each record.
/// @param records  parallel to the rows
template <class Record>
void add_municipality(Columns& columns,
                      const model::Result& result,
                      const std::vector<Record>& records) {
  const auto column = [&](std::string name, base::Message alias, auto field) {
    columns.push_back({std::move(name),
                       ColumnType::text,
                       std::move(alias),
                       [&result, &records, field](std::size_t row) -> Value {
                         const auto municipality = records[row].municipality;
                         if (!municipality) {
                           return {};
                         }
                         return text_or_null(result.municipalities[base::index(*municipality)].*
                                             field);
                       },
                       {}});
  };
  column("municipality_code", base::Message{"municipality code"}, &model::Municipality::code);
  column("municipality_name", base::Message{"municipality"}, &model::Municipality::name);
}

/// Appends the type of each municipality, where the input says it of any.
void add_municipality_type(Columns& columns,
                           const std::vector<model::Municipality>& municipalities);

/// Appends whether and how far away each point was tied to a road.
/// @param snaps  parallel to the rows
void add_snap(Columns& columns, const std::vector<model::Snap>& snaps);

}  // namespace narhet::output::detail
