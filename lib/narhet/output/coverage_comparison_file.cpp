// SPDX-License-Identifier: MIT
#include "narhet/output/coverage_comparison_file.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/csv_table.hpp"
#include "narhet/output/detail/layer.hpp"
#include "narhet/output/earlier_result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::output {
namespace {

using detail::Value;
using model::ComparedCoverage;

constexpr std::string_view kHead{"municipality_code,municipality_name,measure,"};

using Cell = std::function<Value(const ComparedCoverage&)>;
using AddColumn = std::function<void(std::string name, Cell value)>;

/// What a change comes from, in persons and in percentage points.
void add_change_columns(const AddColumn& add) {
  using Parts = model::ChangeParts;
  struct Cause {
    std::string_view name;
    double Parts::*part;
  };
  for (const Cause& cause :
       {Cause{"services", &Parts::services}, Cause{"roads", &Parts::roads},
        Cause{"people", &Parts::people}, Cause{"not_told_apart", &Parts::not_told_apart}}) {
    const auto part = cause.part;
    add(base::format("change_persons_{}", cause.name), [part](const ComparedCoverage& row) {
      return row.change ? Value{row.change->persons.*part} : Value{};
    });
    add(base::format("change_points_{}", cause.name), [part](const ComparedCoverage& row) {
      return row.change ? Value{100.0 * row.change->share.*part} : Value{};
    });
  }
}

}  // namespace

void refuse_other_coverage_comparison(const std::filesystem::path& target) {
  refuse_other_table(target, kHead);
}

void write_coverage_comparison(const model::CoverageComparison& comparison,
                               Publication& publication) {
  detail::Layer layer;
  layer.rows = comparison.rows.size();
  const AddColumn add = [&](std::string name, Cell value) {
    layer.columns.push_back({std::move(name),
                             detail::ColumnType::text,
                             {},
                             [&rows = comparison.rows, value = std::move(value)](std::size_t row) {
                               return value(rows[row]);
                             },
                             {}});
  };
  add("municipality_code",
      [](const ComparedCoverage& row) { return detail::text_or_null(row.code); });
  add("municipality_name",
      [](const ComparedCoverage& row) { return detail::text_or_null(row.name); });
  add("measure", [](const ComparedCoverage& row) -> Value { return row.measure; });
  for (std::size_t i = 0; i < comparison.results.size(); ++i) {
    const std::string& label = comparison.results[i].label;
    add(base::format("{}_persons", label),
        [i](const ComparedCoverage& row) -> Value { return row.persons[i].count(); });
    add(base::format("{}_within", label),
        [i](const ComparedCoverage& row) -> Value { return row.within[i].count(); });
    add(base::format("{}_percent", label), [i](const ComparedCoverage& row) {
      return detail::percent(row.within[i], row.persons[i]);
    });
  }
  if (comparison.results.size() == 2) {
    add_change_columns(add);
  }
  detail::write_csv(layer, publication);
}

}  // namespace narhet::output
