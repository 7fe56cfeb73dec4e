// SPDX-License-Identifier: MIT
#include "narhet/study/plan.hpp"

#include "choice_option.hpp"
#include "commands.hpp"
#include "number_option.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace narhet::tool {
namespace {

using siting::ProblemType;

std::vector<std::pair<std::string, ProblemType>> named(const std::vector<ProblemType>& types) {
  std::vector<std::pair<std::string, ProblemType>> result;
  result.reserve(types.size());
  for (const ProblemType type : types) {
    result.emplace_back(siting::key(type), type);
  }
  return result;
}

void add_problem(CLI::App& command, study::PlanSettings& plan, const base::Catalogue& catalogue) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  add_choice<ProblemType>(
      command, "--problem", plan.problem, named(siting::problem_types()),
      text(base::Message{
          "what is best: shortest ways in all (p-median; one-per-municipality, with one "
          "site in each), most people within the limit (mclp; backup, by two points), "
          "fewest sites for everybody (lscp), shortest longest way (p-center), farthest "
          "apart (dispersion), shortest ways where a site takes no more than its capacity "
          "(capacitated-p-median); without it, what the study says, else one-per-municipality"}));
  command
      .add_option("--sites", plan.sites,
                  text(base::Message{"how many sites to choose, for problems that do not say"}))
      ->transform(whole_number("--sites", 1, 100'000))
      ->option_text("NUMBER");
  command
      .add_option("--budget", plan.budget,
                  text(base::Message{"kronor that the sites may cost together, by the column "
                                     "'cost' of the candidates; instead of --sites"}))
      ->transform(amount("--budget"))
      ->option_text("KRONOR");
  command
      .add_option(
          "--kind", plan.kinds,
          text(base::Message{"only this kind of service; may be repeated; without it, all"}))
      ->allow_extra_args(false);
  add_choice<study::PlanDemand>(
      command, "--demand", plan.demand,
      {{"persons", study::PlanDemand::persons}, {"need", study::PlanDemand::need}},
      text(base::Message{"who counts how much: everybody the same (persons), or people by how much "
                         "their place needs the service (need); without it, persons"}));
  add_choice<ProblemType>(
      command, "--then", plan.then, named({ProblemType::p_center, ProblemType::p_median}),
      text(base::Message{"what decides among the best choices: the shortest longest way (p-center, "
                         "after p-median or one-per-municipality) or the shortest ways in all "
                         "(p-median, after p-center)"}));
  command
      .add_option(
          "--then-margin", plan.then_margin,
          text(base::Message{"how much less than the best they may gain, as a share such as "
                             "0.05; after p-center, how much longer the longest way may be; "
                             "without it, none"}))
      ->transform(amount("--then-margin"))
      ->option_text("SHARE");
  command.add_option(
      "--limit", plan.limit,
      text(base::Message{"how far is within, as \"10 min\" or \"5 km\"; without it, the study's "
                         "first threshold"}));
  command
      .add_option("--required", plan.required,
                  text(base::Message{"id of a candidate to choose; may be repeated"}))
      ->allow_extra_args(false);
  command
      .add_option("--forbidden", plan.forbidden,
                  text(base::Message{"id of a candidate not to choose; may be repeated"}))
      ->allow_extra_args(false);
  command
      .add_option("--alternatives", plan.alternatives,
                  text(base::Message{"how many other choices with at least 99 % of the gain "
                                     "to name; without it, three"}))
      ->transform(whole_number("--alternatives", 0, 1000))
      ->option_text("NUMBER");
}

}  // namespace

void run_plan(const PlanOptions& options, Session& session) {
  study::StudyFile file = session.read_study(options.study);
  file.privacy.level = options.level.value_or(file.privacy.level);
  study::PlanOptions plan = options.plan;
  plan.version = NARHET_VERSION;
  plan.date = session.date;
  plan.language = session.console.catalogue().language();
  plan.names_all_places = session.console.verbosity() == Verbosity::verbose;
  tell(study::write_plan(file, options.output, plan, session.task), session.console);
}

void add_plan(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<PlanOptions>();
  study::PlanOptions& plan = options->plan;
  CLI::App* command = app.add_subcommand(
      "plan", text(base::Message{"Choose sites among the candidates, and prove the choice"}));
  add_study_argument(*command, options->study, catalogue);
  command
      ->add_option("-o,--output", options->output,
                   text(base::Message{"the file to write: NAME.gpkg for a map, or NAME.csv"}))
      ->required();
  add_problem(*command, plan.settings, catalogue);
  command->footer(text(
      base::Message{"For example: narhet plan MYSTUDY --problem p-median --sites 3 -o plan.gpkg"}));
  command->add_flag("--sequence", plan.sequence,
                    text(base::Message{"also in which order the sites should open, and how far "
                                       "that path is from the best choice of so many; of p-median "
                                       "and mclp with --sites"}));
  command->add_flag("--overwrite", plan.overwrite, text(base::Message{"replace an earlier one"}));
  add_csv_option(*command, plan.csv, catalogue);
  add_level_option(*command, options->level, catalogue);
  add_engine_option(*command, plan.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_plan(*options, session); }); });
}

}  // namespace narhet::tool
