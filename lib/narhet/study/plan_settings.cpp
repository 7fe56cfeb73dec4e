// SPDX-License-Identifier: MIT
#include "narhet/study/plan_settings.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/text.hpp"
#include "narhet/siting/lexicographic.hpp"

#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;
using siting::ProblemType;

/// One of some words, by the text of each.
template <class Value>
std::optional<Value> read_word(const Settings& table,
                               const std::string& key,
                               const std::vector<std::pair<std::string, Value>>& words) {
  const auto text = table.text(key);
  if (!text) {
    return std::nullopt;
  }
  std::string known;
  for (const auto& word : words) {
    if (word.first == *text) {
      return word.second;
    }
    known += (known.empty() ? "'" : ", '") + word.first + "'";
  }
  table.refuse(key, Message{"expected one of {}, found '{}'", known, base::printable(*text)});
}

std::vector<std::pair<std::string, ProblemType>> words_of(
    const std::vector<ProblemType>& problems) {
  std::vector<std::pair<std::string, ProblemType>> words;
  words.reserve(problems.size());
  for (const ProblemType type : problems) {
    words.emplace_back(siting::key(type), type);
  }
  return words;
}

std::vector<std::pair<std::string, PlanDemand>> demand_words() {
  return {{"persons", PlanDemand::persons}, {"need", PlanDemand::need}};
}

std::optional<std::size_t> read_count(const Settings& table, const std::string& key) {
  const auto count = table.integer(key);
  if (count && (*count < 0 || *count > 100'000)) {
    table.refuse(key, Message{"expected a number from 0 to 100000, found {}", *count});
  }
  return count ? std::optional{static_cast<std::size_t>(*count)} : std::nullopt;
}

std::optional<double> read_not_negative(const Settings& table, const std::string& key) {
  const auto number = table.number(key);
  if (number && !(*number >= 0.0)) {
    table.refuse(key, Message{"expected a number that is not negative"});
  }
  return number;
}

void read_kinds(const Settings& table,
                const std::vector<model::Kind>& kinds,
                PlanSettings& settings) {
  settings.kinds = table.texts("kinds").value_or(std::vector<std::string>{});
  for (const std::string& kind : settings.kinds) {
    if (!model::find_kind(kinds, kind)) {
      table.refuse("kinds", Message{"the study has no kind '{}'", base::printable(kind)});
    }
  }
}

/// One site in each municipality is a problem of its own.
void read_problem(const Settings& table, PlanSettings& settings) {
  settings.problem = read_word(table, "problem", words_of(siting::problem_types()));
  if (table.flag("per_municipality").value_or(false)) {
    if (settings.problem && settings.problem != ProblemType::p_median &&
        settings.problem != ProblemType::one_per_group) {
      table.refuse("per_municipality", Message{"the problem '{}' does not go by municipality",
                                               siting::key(*settings.problem)});
    }
    settings.problem = ProblemType::one_per_group;
  }
}

/// Writes down what was taken from where.
class Note {
 public:
  Note(const Settings& defaults, std::vector<model::Provenance>& provenance)
      : defaults_{&defaults}, provenance_{&provenance} {}

  void setting(const std::string& key, std::string value) const {
    provenance_->push_back({"setting", "plan." + key, std::move(value), {}, {}, {}});
  }
  void list(const std::string& key, const std::vector<std::string>& values) const {
    std::string text;
    for (const std::string& value : values) {
      text += (text.empty() ? "" : ", ") + value;
    }
    if (!values.empty()) {
      setting(key, text);
    }
  }
  [[nodiscard]] Settings default_of(const std::string& key) const {
    return defaults_->required(key, defaults_->table(key));
  }
  void assumption(const std::string& key, std::string value) const {
    const Settings entry = default_of(key);
    provenance_->push_back({"assumption",
                            "plan." + key,
                            std::move(value),
                            {},
                            entry.text("source").value_or(""),
                            entry.text("date").value_or("")});
  }

 private:
  const Settings* defaults_;
  std::vector<model::Provenance>* provenance_;
};

template <class Value>
std::optional<Value> first_of(const std::optional<Value>& a, const std::optional<Value>& b) {
  return a ? a : b;
}

const std::vector<std::string>& first_of(const std::vector<std::string>& a,
                                         const std::vector<std::string>& b) {
  return a.empty() ? b : a;
}

/// What of the study still counts beside the command line.
PlanSettings still_meant(const PlanSettings& study, const PlanSettings& command) {
  PlanSettings settings = study;
  if (command.sites || command.budget) {
    settings.sites.reset();
    settings.budget.reset();
  }
  if (command.problem && command.problem != study.problem) {
    const ProblemType problem = *command.problem;
    if (!has_limit(problem)) {
      settings.limit.reset();
    }
    if (!has_count(problem)) {
      settings.sites.reset();
    }
    if (!may_have_budget(problem)) {
      settings.budget.reset();
    }
    if (settings.then && !siting::may_follow(problem, *settings.then)) {
      settings.then.reset();
    }
  }
  return settings;
}

void note_question(const PlanQuestion& question, const Note& note) {
  if (question.sites) {
    note.setting("sites", base::format("{}", *question.sites));
  }
  if (question.budget) {
    note.setting("budget", base::format("{}", *question.budget));
  }
  if (question.limit) {
    note.setting("limit", *question.limit);
  }
  note.list("kinds", question.kinds);
  note.list("required", question.required);
  note.list("forbidden", question.forbidden);
}

}  // namespace

bool has_limit(ProblemType type) {
  return type == ProblemType::max_covering || type == ProblemType::backup_covering ||
         type == ProblemType::set_covering;
}

bool has_count(ProblemType type) {
  return type != ProblemType::one_per_group && type != ProblemType::set_covering;
}

bool may_have_budget(ProblemType type) {
  return type == ProblemType::p_median || type == ProblemType::max_covering ||
         type == ProblemType::backup_covering;
}

bool counts_persons(ProblemType type) {
  return type == ProblemType::p_median || type == ProblemType::one_per_group ||
         type == ProblemType::max_covering || type == ProblemType::backup_covering ||
         type == ProblemType::capacitated_p_median;
}

bool counts_persons(const PlanQuestion& question) {
  return counts_persons(question.problem) || (question.then && counts_persons(*question.then));
}

bool counts_need(const PlanQuestion& question) {
  return question.demand == PlanDemand::need && counts_persons(question);
}

PlanSettings read_plan_settings(const Settings& table, const std::vector<model::Kind>& kinds) {
  PlanSettings settings;
  read_problem(table, settings);
  settings.sites = read_count(table, "sites");
  settings.budget = read_not_negative(table, "budget");
  if (settings.sites && settings.budget) {
    table.refuse("budget", Message{"a plan has a number of sites or a budget, not both"});
  }
  settings.limit = table.text("limit");
  read_kinds(table, kinds, settings);
  settings.required = table.texts("required").value_or(std::vector<std::string>{});
  settings.forbidden = table.texts("forbidden").value_or(std::vector<std::string>{});
  settings.alternatives = read_count(table, "alternatives");
  settings.margin = read_not_negative(table, "margin");
  settings.demand = read_word(table, "demand", demand_words());
  settings.then =
      read_word(table, "then", words_of({ProblemType::p_center, ProblemType::p_median}));
  settings.then_margin = read_not_negative(table, "then_margin");
  return settings;
}

PlanQuestion plan_question(const PlanSettings& study,
                           const PlanSettings& command,
                           std::vector<model::Provenance>& provenance) {
  const Settings file = Settings::parse(base::builtin_text("defaults/study.toml"), "study.toml");
  const Settings defaults = file.required("plan", file.table("plan"));
  const Note note{defaults, provenance};
  const PlanSettings meant = still_meant(study, command);
  PlanQuestion question;
  const auto choose = [&](const auto& of_command, const auto& of_study, const std::string& key,
                          const auto& shown, const auto& read) {
    const auto chosen = first_of(of_command, of_study);
    if (chosen) {
      note.setting(key, shown(*chosen));
      return *chosen;
    }
    const Settings entry = note.default_of(key);
    const auto value = entry.required("value", read(entry));
    note.assumption(key, shown(value));
    return value;
  };
  question.problem = choose(
      command.problem, meant.problem, "problem",
      [](ProblemType type) { return std::string{siting::key(type)}; },
      [](const Settings& entry) {
        return read_word(entry, "value", words_of(siting::problem_types()));
      });
  question.demand = choose(
      command.demand, meant.demand, "demand",
      [](PlanDemand demand) { return demand_words().at(static_cast<std::size_t>(demand)).first; },
      [](const Settings& entry) { return read_word(entry, "value", demand_words()); });
  question.alternatives = choose(
      command.alternatives, meant.alternatives, "alternatives",
      [](std::size_t count) { return base::format("{}", count); },
      [](const Settings& entry) { return read_count(entry, "value"); });
  question.margin = choose(
      command.margin, meant.margin, "margin",
      [](double margin) { return base::format("{}", margin); },
      [](const Settings& entry) { return entry.number("value"); });
  question.then = first_of(command.then, meant.then);
  if (question.then) {
    note.setting("then", std::string{siting::key(*question.then)});
    question.then_margin = choose(
        command.then_margin, meant.then_margin, "then_margin",
        [](double margin) { return base::format("{}", margin); },
        [](const Settings& entry) { return entry.number("value"); });
  }
  question.sites = first_of(command.sites, meant.sites);
  question.budget = first_of(command.budget, meant.budget);
  question.limit = first_of(command.limit, meant.limit);
  question.kinds = first_of(command.kinds, meant.kinds);
  question.required = first_of(command.required, meant.required);
  question.forbidden = first_of(command.forbidden, meant.forbidden);
  note_question(question, note);
  return question;
}

}  // namespace narhet::study
