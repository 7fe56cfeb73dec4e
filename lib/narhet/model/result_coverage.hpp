// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

/// How many people of a municipality a result counts, and how many of them are within what.
struct MunicipalityShare {
  std::string code;
  std::string name;
  base::Persons persons;  ///< in listed places or cells
  std::uint64_t places{};
  std::vector<std::optional<base::Persons>> within;  ///< parallel to the measures
};

/// What a result says of its municipalities.
struct ResultCoverage {
  std::string label;                  ///< the file's name without its ending
  std::vector<std::string> measures;  ///< "dagligvaror_10km": a kind and a limit, as in the file
  std::vector<MunicipalityShare> municipalities;
};

/// One measure of one municipality, or of all together, in several results.
struct ComparedCoverage {
  std::string code;  ///< empty, as the name: all that the results have in common
  std::string name;
  std::string measure;
  /// Parallel to the results.
  std::vector<base::Persons> persons;  ///< of the municipality
  std::vector<base::Persons> within;

  /// 0 to 1; nothing where nobody is counted.
  [[nodiscard]] std::optional<double> share(std::size_t result) const {
    return persons[result].count() > 0.0
               ? std::optional{within[result].count() / persons[result].count()}
               : std::nullopt;
  }
};

struct CoverageComparison {
  std::vector<ResultCoverage> results;
  std::vector<ComparedCoverage> rows;  ///< by measure, all together first, then by municipality
  /// Municipalities and measures that not all results have, which are left out.
  std::vector<std::string> only_some;
};

}  // namespace narhet::model
