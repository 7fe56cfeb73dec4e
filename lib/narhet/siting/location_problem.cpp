// SPDX-License-Identifier: MIT
#include "narhet/siting/location_problem.hpp"

#include <cmath>

namespace narhet::siting {

const std::vector<ProblemType>& problem_types() {
  static const std::vector<ProblemType> kTypes{
      ProblemType::one_per_group, ProblemType::p_median,
      ProblemType::max_covering,  ProblemType::set_covering,
      ProblemType::p_center,      ProblemType::backup_covering,
      ProblemType::dispersion,    ProblemType::capacitated_p_median};
  return kTypes;
}

std::string_view key(ProblemType type) {
  switch (type) {
    case ProblemType::p_median:
      return "p-median";
    case ProblemType::one_per_group:
      return "one-per-municipality";
    case ProblemType::max_covering:
      return "mclp";
    case ProblemType::backup_covering:
      return "backup";
    case ProblemType::set_covering:
      return "lscp";
    case ProblemType::p_center:
      return "p-center";
    case ProblemType::dispersion:
      return "dispersion";
    case ProblemType::capacitated_p_median:
      return "capacitated-p-median";
  }
  return {};
}

bool is_maximised(ProblemType type) {
  return type == ProblemType::max_covering || type == ProblemType::backup_covering ||
         type == ProblemType::dispersion;
}

double Answer::gap() const {
  if (objective == bound) {
    return 0.0;
  }
  if (objective == 0) {
    return 1.0;
  }
  return std::abs(static_cast<double>(objective - bound)) /
         std::abs(static_cast<double>(objective));
}

}  // namespace narhet::siting
