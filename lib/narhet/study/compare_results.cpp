// SPDX-License-Identifier: MIT
#include "narhet/study/compare_results.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/compare/coverage.hpp"
#include "narhet/compare/coverage_change.hpp"
#include "narhet/compare/service_changes.hpp"
#include "narhet/input/result_coverage.hpp"
#include "narhet/input/result_ways.hpp"
#include "narhet/output/coverage_comparison_file.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/study/coverage_change_text.hpp"
#include "narhet/study/default_kinds.hpp"
#include "narhet/study/run_result.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;
using model::ComparedCoverage;
using model::CoverageComparison;

constexpr std::size_t kMostTold = 5;

/// By the names of the files; where two have one name, with that of the folder; else by the paths.
void tell_apart(std::vector<model::ResultCoverage>& results,
                const std::vector<std::filesystem::path>& files) {
  const auto label_all = [&](const auto& label_of) {
    std::set<std::string> different;
    for (std::size_t i = 0; i < files.size(); ++i) {
      results[i].label = label_of(files[i]).string();
      different.insert(results[i].label);
    }
    return different.size() == files.size();
  };
  using std::filesystem::path;
  static_cast<void>(
      label_all([](const path& file) { return file.stem(); }) ||
      label_all([](const path& file) { return file.parent_path().filename() / file.stem(); }) ||
      label_all([](const path& file) { return file; }));
}

Line people_line(const model::ResultCoverage& result) {
  base::Persons persons;
  std::uint64_t places = 0;
  for (const model::MunicipalityShare& each : result.municipalities) {
    persons += each.persons;
    places += each.places;
  }
  return {
      Message{"{}: {} people in {} places or cells of {}", base::printable(result.label),
              Decimal{persons.count(), 0}, places,
              base::counted(result.municipalities.size(), "{} municipality", "{} municipalities")}};
}

/// "dagligvaror_10min" as "Groceries within 10 min"; kinds of a study's own by their keys.
Message measure_text(std::string_view measure, base::Language language) {
  const auto limit_at = measure.rfind('_');
  const std::string_view key = measure.substr(0, limit_at);
  std::string limit{measure.substr(limit_at + 1)};
  const auto unit_at = limit.find_first_not_of("0123456789");
  if (limit_at == std::string_view::npos || unit_at == 0 || unit_at == std::string::npos) {
    return Message{"{}", base::printable(measure)};
  }
  limit.insert(unit_at, " ");
  if (key == "all_kinds") {
    return Message{"all kinds within {}", limit};
  }
  const std::vector<model::Kind> kinds = default_kinds();
  const auto kind = model::find_kind(kinds, key);
  const std::string name = !kind ? base::printable(key)
                           : language == base::Language::swedish
                               ? kinds[base::index(*kind)].swedish
                               : kinds[base::index(*kind)].english;
  return Message{"{} within {}", name, limit};
}

/// "98.1 % (villages), 97.5 % (cells)".
Message shares_of(const ComparedCoverage& row, const CoverageComparison& comparison) {
  Message text;
  for (std::size_t i = 0; i < comparison.results.size(); ++i) {
    const auto share = row.share(i);
    const std::string label = base::printable(comparison.results[i].label);
    const Message one = share ? Message{"{} % ({})", Decimal{100.0 * *share, 1}, label}
                              : Message{"nobody ({})", label};
    text = i == 0 ? one : Message{"{}, {}", text, one};
  }
  return text;
}

void add_shares(const CoverageComparison& comparison,
                base::Language language,
                std::vector<Line>& lines) {
  for (const ComparedCoverage& row : comparison.rows) {
    if (row.code.empty()) {
      lines.push_back({Message{"{}: {}{}", measure_text(row.measure, language),
                               shares_of(row, comparison), parts_of(row)}});
    }
  }
}

/// The municipalities that the choice makes most of a difference for.
void add_largest(const CoverageComparison& comparison,
                 base::Language language,
                 std::vector<Line>& lines) {
  std::vector<const ComparedCoverage*> order;
  for (const ComparedCoverage& row : comparison.rows) {
    if (!row.code.empty()) {
      order.push_back(&row);
    }
  }
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return compare::points_apart(*a) > compare::points_apart(*b);
  });
  for (std::size_t i = 0; i < order.size() && compare::points_apart(*order[i]) > 0.0; ++i) {
    lines.push_back(
        {Message{"  {} percentage points apart: {}, {}: {}{}",
                 Decimal{compare::points_apart(*order[i]), 1}, base::printable(order[i]->name),
                 measure_text(order[i]->measure, language), shares_of(*order[i], comparison),
                 parts_of(*order[i])},
         i < kMostTold ? Line::Weight::main : Line::Weight::detail});
  }
}

void add_only_some(const CoverageComparison& comparison, std::vector<Line>& lines) {
  std::string names;
  for (const std::string& name : comparison.only_some) {
    names += (names.empty() ? "" : ", ") + base::printable(name);
  }
  if (!names.empty()) {
    lines.push_back({Message{"left out, since not all results have it: {}", names}});
  }
}

void refuse_input_as_target(const std::vector<std::filesystem::path>& results,
                            const std::filesystem::path& file) {
  for (const std::filesystem::path& result : results) {
    std::error_code unknown;
    if (std::filesystem::equivalent(result, file, unknown)) {
      throw Error{ErrorCode::usage,
                  {file.string(), {}, {}},
                  Message{"this is one of the files to compare"}};
    }
  }
}

input::Source source_of(const std::filesystem::path& result) {
  input::Source source;
  source.path = result;
  source.shown_path = result.string();
  return source;
}

/// Of both results the CRS that the earlier one's study had.
/// @throws Error `usage` where the file does not say it
geo::Crs crs_of(const std::vector<model::ResultCause>& causes, const input::Source& result) {
  const auto found = std::find_if(causes.begin(), causes.end(),
                                  [](const auto& cause) { return cause.name == "study.crs"; });
  if (found == causes.end()) {
    throw Error{ErrorCode::usage,
                {result.shown_path, {}, {}},
                Message{"this is no result of 'narhet run'"},
                Message{"name two files NAME.gpkg that 'narhet run' wrote"}};
  }
  return geo::Crs::from_text(found->value);
}

/// Whether most places of both are in both: villages are not held beside cells.
bool same_places(const model::ResultWays& earlier, const model::ResultWays& later) {
  std::set<std::string_view> ids;
  for (const model::ResultPlace& place : earlier.places) {
    ids.insert(place.id);
  }
  const auto common = static_cast<std::size_t>(
      std::count_if(later.places.begin(), later.places.end(),
                    [&](const auto& place) { return ids.contains(place.id); }));
  return 2 * common >= std::max(earlier.places.size(), later.places.size());
}

/// Of two results of the same places: what the difference comes from.
void add_change(const std::vector<std::filesystem::path>& results,
                CoverageComparison& comparison,
                base::Language language,
                const base::Task& task,
                std::vector<Line>& lines) {
  const input::Source earlier = source_of(results.front());
  const input::Source later = source_of(results.back());
  auto causes = input::read_result_causes(earlier, task);
  const geo::Crs crs = crs_of(causes, earlier);
  const auto before = input::read_result_ways(earlier, std::move(causes), crs, task);
  const auto after =
      input::read_result_ways(later, input::read_result_causes(later, task), crs, task);
  if (!same_places(before, after)) {
    lines.push_back(
        {Message{"the two results have other places, so that what changed is not taken "
                 "apart into service points, roads and people"}});
    return;
  }
  compare::explain_change(before, after, comparison);
  comparison.service_changes = compare::service_changes(before, after);
  lines = change_lines(comparison, language);
}

}  // namespace

std::vector<Line> compare_results(const std::vector<std::filesystem::path>& results,
                                  const std::optional<std::filesystem::path>& file,
                                  output::PublicationOptions options,
                                  base::Language language,
                                  const base::Task& task) {
  std::optional<output::Publication> publication;
  if (file) {
    if (file->extension() != ".csv") {
      throw Error{ErrorCode::usage,
                  {file->string(), {}, {}},
                  Message{"the name of a comparison of results ends in .csv"}};
    }
    refuse_input_as_target(results, *file);
    if (options.overwrite) {
      output::refuse_other_coverage_comparison(*file);
    }
    publication.emplace(*file, options);
  }
  std::vector<model::ResultCoverage> coverages;
  coverages.reserve(results.size());
  for (const std::filesystem::path& result : results) {
    require_run_result(result, task);
    coverages.push_back(input::read_result_coverage(source_of(result), task));
  }
  tell_apart(coverages, results);
  CoverageComparison comparison = compare::compare_coverage(std::move(coverages));
  if (comparison.rows.empty()) {
    throw Error{ErrorCode::usage,
                {},
                Message{"the results have no municipality and no measure in common"},
                Message{"compare results with the same kinds and thresholds"}};
  }
  std::vector<Line> changes;
  if (results.size() == 2) {
    add_change(results, comparison, language, task, changes);
  }
  if (publication) {
    output::write_coverage_comparison(comparison, *publication);
    publication->commit();
  }
  std::vector<Line> lines;
  for (const model::ResultCoverage& result : comparison.results) {
    lines.push_back(people_line(result));
  }
  if (std::any_of(comparison.rows.begin(), comparison.rows.end(),
                  [](const auto& row) { return row.change.has_value(); })) {
    lines.push_back(
        {Message{"behind each change, in percentage points, what it comes from: service "
                 "points, roads and speeds, people and places"}});
  }
  add_shares(comparison, language, lines);
  add_largest(comparison, language, lines);
  lines.insert(lines.end(), changes.begin(), changes.end());
  add_only_some(comparison, lines);
  if (file) {
    lines.push_back({Message{"comparison: {}", file->string()}});
  }
  return lines;
}

}  // namespace narhet::study
