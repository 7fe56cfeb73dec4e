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

/// How much of a change comes from what: the parts sum to the whole.
struct ChangeParts {
  double services{};        ///< service points that opened, closed, moved or offer other kinds
  double roads{};           ///< roads, and the speeds assumed on them
  double people{};          ///< people, and places that came, went or moved
  double not_told_apart{};  ///< of service points and roads together
};

/// Between the earlier and the later of two results.
struct CoverageChange {
  ChangeParts persons;  ///< within
  ChangeParts share;    ///< 0 to 1, of all people
};

/// A service point that is not the same in both.
struct ServiceChange {
  enum class What : std::uint8_t { closed, opened, moved, other_kinds };
  What what{};
  std::string id;
  std::string name;
  std::vector<std::string> kinds;        ///< keys; of `other_kinds` those of the later
  std::optional<base::Persons> persons;  ///< whose nearest it was; where it opened, is
};

/// One measure of one municipality, or of all together, in several results.
struct ComparedCoverage {
  std::string code;  ///< empty, as the name: all that the results have in common
  std::string name;
  std::string measure;
  /// Parallel to the results.
  std::vector<base::Persons> persons;  ///< of the municipality
  std::vector<base::Persons> within;
  /// Of two results, where they say enough.
  std::optional<CoverageChange> change{};

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
  std::vector<ServiceChange> service_changes;  ///< of two results, those with most people first
};

}  // namespace narhet::model
