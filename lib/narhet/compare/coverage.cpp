// SPDX-License-Identifier: MIT
#include "narhet/compare/coverage.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace narhet::compare {
namespace {

using model::ComparedCoverage;
using model::MunicipalityShare;
using model::ResultCoverage;

const MunicipalityShare* share_of(const ResultCoverage& result, const std::string& code) {
  const auto found = std::find_if(result.municipalities.begin(), result.municipalities.end(),
                                  [&](const MunicipalityShare& each) { return each.code == code; });
  return found == result.municipalities.end() ? nullptr : &*found;
}

std::optional<base::Persons> within(const ResultCoverage& result,
                                    const MunicipalityShare& share,
                                    const std::string& measure) {
  const auto found = std::find(result.measures.begin(), result.measures.end(), measure);
  return found == result.measures.end()
             ? std::nullopt
             : share.within[static_cast<std::size_t>(found - result.measures.begin())];
}

/// Those of the first result that all have, in its order; the others are noted.
template <class Names>
std::vector<std::string> in_all(const std::vector<ResultCoverage>& results,
                                const Names& names_of,
                                std::vector<std::string>& only_some) {
  std::vector<std::string> common = names_of(results.front());
  std::set<std::string> all;
  for (const ResultCoverage& result : results) {
    const std::vector<std::string> names = names_of(result);
    all.insert(names.begin(), names.end());
    std::erase_if(common, [&](const std::string& name) {
      return std::find(names.begin(), names.end(), name) == names.end();
    });
  }
  for (const std::string& name : all) {
    if (std::find(common.begin(), common.end(), name) == common.end()) {
      only_some.push_back(name);
    }
  }
  return common;
}

/// A row of one municipality; nothing where a result does not say.
std::optional<ComparedCoverage> row_of(const std::vector<ResultCoverage>& results,
                                       const std::string& code,
                                       const std::string& measure) {
  ComparedCoverage row{code, share_of(results.front(), code)->name, measure, {}, {}};
  for (const ResultCoverage& result : results) {
    const MunicipalityShare& share = *share_of(result, code);
    const auto persons = within(result, share, measure);
    if (!persons) {
      return std::nullopt;
    }
    row.persons.push_back(share.persons);
    row.within.push_back(*persons);
  }
  return row;
}

void add(ComparedCoverage& sum, const ComparedCoverage& row) {
  for (std::size_t i = 0; i < row.persons.size(); ++i) {
    sum.persons[i] += row.persons[i];
    sum.within[i] += row.within[i];
  }
}

}  // namespace

model::CoverageComparison compare_coverage(std::vector<ResultCoverage>&& results) {
  NARHET_EXPECTS(!results.empty());
  model::CoverageComparison comparison;
  const auto codes = in_all(
      results,
      [](const ResultCoverage& result) {
        std::vector<std::string> found;
        for (const MunicipalityShare& each : result.municipalities) {
          found.push_back(each.code);
        }
        return found;
      },
      comparison.only_some);
  const auto measures = in_all(
      results, [](const ResultCoverage& result) { return result.measures; }, comparison.only_some);
  for (const std::string& measure : measures) {
    ComparedCoverage sum{{}, {}, measure, {}, {}};
    sum.persons.resize(results.size());
    sum.within.resize(results.size());
    std::vector<ComparedCoverage> rows;
    for (const std::string& code : codes) {
      if (auto row = row_of(results, code, measure)) {
        add(sum, *row);
        rows.push_back(std::move(*row));
      }
    }
    if (!rows.empty()) {
      comparison.rows.push_back(std::move(sum));
      std::move(rows.begin(), rows.end(), std::back_inserter(comparison.rows));
    }
  }
  comparison.results = std::move(results);
  return comparison;
}

double points_apart(const ComparedCoverage& row) {
  std::optional<double> least;
  std::optional<double> most;
  for (std::size_t i = 0; i < row.persons.size(); ++i) {
    if (const auto share = row.share(i)) {
      least = std::min(least.value_or(*share), *share);
      most = std::max(most.value_or(*share), *share);
    }
  }
  return least ? 100.0 * (*most - *least) : 0.0;
}

}  // namespace narhet::compare
