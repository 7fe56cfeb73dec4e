// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/result.hpp"
#include "narhet/siting/location_problem.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace narhet::study {

enum class PlanDemand : std::uint8_t {
  persons,
  need,  ///< persons times what they said they need, as the scores have it
};

/// What `[plan]` of the study or the command line says of a plan; nothing: not said.
struct PlanSettings {
  std::optional<siting::ProblemType> problem;
  std::optional<std::size_t> sites;    ///< how many to choose
  std::optional<double> budget;        ///< kronor, instead of a number
  std::optional<std::string> limit;    ///< of coverings, "10 min"
  std::vector<std::string> kinds;      ///< keys; empty: all
  std::vector<std::string> required;   ///< ids of candidates
  std::vector<std::string> forbidden;  ///< ids of candidates
  std::optional<std::size_t> alternatives;
  std::optional<double> margin;
  std::optional<PlanDemand> demand;
  std::optional<siting::ProblemType> then;  ///< what decides among the best choices
  std::optional<double> then_margin;
};

/// What a plan is asked for.
struct PlanQuestion {
  siting::ProblemType problem{siting::ProblemType::one_per_group};
  std::optional<std::size_t> sites;
  std::optional<double> budget;
  std::optional<std::string> limit;  ///< nothing: the deciding threshold
  std::vector<std::string> kinds;
  std::vector<std::string> required;
  std::vector<std::string> forbidden;
  std::size_t alternatives{};  ///< how many other plans to name
  double margin{};  ///< how much less they may gain, or be worse by where today has no measure, as
                    ///< a share
  PlanDemand demand{};
  std::optional<siting::ProblemType> then;
  double then_margin{};  ///< likewise of those that what decides second chooses among
};

/// What a problem asks for.
[[nodiscard]] bool has_limit(siting::ProblemType type);
[[nodiscard]] bool has_count(siting::ProblemType type);
[[nodiscard]] bool may_have_budget(siting::ProblemType type);
[[nodiscard]] bool counts_persons(siting::ProblemType type);
/// Whether the problem does, or what decides among its best choices.
[[nodiscard]] bool counts_persons(const PlanQuestion& question);

/// Whether what was said at the meetings is in the answer.
[[nodiscard]] bool counts_need(const PlanQuestion& question);

/// `[plan]` of the study.
/// @throws Error `study_invalid`
[[nodiscard]] PlanSettings read_plan_settings(const base::Settings& table,
                                              const std::vector<model::Kind>& kinds);

/// What the command line says, completed by the study and that by `data/defaults/study.toml`.  What
/// the study says and another problem of the command line has no use for is passed over.
/// @param provenance  gets a row for each setting used
[[nodiscard]] PlanQuestion plan_question(const PlanSettings& study,
                                         const PlanSettings& command,
                                         std::vector<model::Provenance>& provenance);

}  // namespace narhet::study
