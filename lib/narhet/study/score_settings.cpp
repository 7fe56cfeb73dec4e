// SPDX-License-Identifier: MIT
#include "narhet/study/score_settings.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/text.hpp"
#include "narhet/siting/criteria.hpp"
#include "narhet/study/chooser.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;
using Provenance = std::vector<model::Provenance>;

/// The anchor of a measure in its own table of the study, else of the defaults.
double read_anchor(const std::optional<Settings>& own,
                   const Settings& defaults,
                   const std::string& name,
                   const std::string& key,
                   Provenance& provenance) {
  const auto value = own ? own->number(key) : std::nullopt;
  const double used = value ? *value : defaults.required(key, defaults.number(key));
  provenance.push_back({value ? "setting" : "assumption", "score." + name + "." + key,
                        base::format("{}", used), defaults.text("unit").value_or(""),
                        value ? std::string{} : defaults.text("source").value_or(""),
                        value ? std::string{} : defaults.text("date").value_or("")});
  return used;
}

std::array<siting::Anchors, model::kMeasures> read_anchors(const std::optional<Settings>& table,
                                                           const Settings& defaults,
                                                           Provenance& provenance) {
  std::array<siting::Anchors, model::kMeasures> anchors;
  for (std::size_t i = 0; i < model::kMeasures; ++i) {
    const auto measure = static_cast<model::Measure>(i);
    const std::string name{model::key(measure)};
    const auto own = table ? table->table(name) : std::nullopt;
    const Settings from = defaults.required(name, defaults.table(name));
    anchors.at(i) = {read_anchor(own, from, name, "worst", provenance),
                     read_anchor(own, from, name, "target", provenance)};
    const auto& [worst, target] = anchors.at(i);
    if (measure == model::Measure::cost ? target >= worst : target <= worst) {
      (own ? *own : from)
          .refuse("target", measure == model::Measure::cost
                                ? Message{"expected a target below worst: less is better"}
                                : Message{"expected a target above worst"});
    }
  }
  return anchors;
}

/// Numbers of `[score]`, each with what it may be.
class NumberReader {
 public:
  NumberReader(const std::optional<Settings>& table, const Settings& defaults, Provenance& rows)
      : table_{&table}, defaults_{&defaults}, rows_{&rows} {}

  [[nodiscard]] double between(const std::string& key, double least, double most) const {
    const Settings entry = defaults_->required(key, defaults_->table(key));
    const auto own = *table_ ? (*table_)->number(key) : std::nullopt;
    const double used = own ? *own : entry.required("value", entry.number("value"));
    rows_->push_back({own ? "setting" : "assumption", "score." + key, base::format("{}", used),
                      entry.text("unit").value_or(""),
                      own ? std::string{} : entry.text("source").value_or(""),
                      own ? std::string{} : entry.text("date").value_or("")});
    if (!(used >= least && used <= most)) {
      (own ? **table_ : entry)
          .refuse(own ? key : "value",
                  Message{"expected a number from {} to {}", base::format("{}", least),
                          base::format("{}", most)});
    }
    return used;
  }
  /// A whole number.
  [[nodiscard]] std::size_t count(const std::string& key, double least, double most) const {
    return static_cast<std::size_t>(between(key, least, most));
  }

 private:
  const std::optional<Settings>* table_;
  const Settings* defaults_;
  Provenance* rows_;
};

siting::RobustnessSettings read_robustness(const NumberReader& numbers) {
  siting::RobustnessSettings robustness;
  robustness.draws = numbers.count("draws", 100, 1'000'000);
  robustness.seed = numbers.count("seed", 0, 1e9);
  if (const double range = numbers.between("threshold_range", 0.0, 0.9); range > 0.0) {
    robustness.threshold_factors = {1.0 - range, 1.0 - range / 2, 1.0 + range / 2, 1.0 + range};
  }
  robustness.population_noise = numbers.between("population_range", 0.0, 0.9);
  robustness.population_draws = numbers.count("population_draws", 0, 100);
  if (robustness.population_noise <= 0.0) {
    robustness.population_draws = 0;
  }
  robustness.tier_share = numbers.between("tier_share", 0.0, 0.5);
  return robustness;
}

/// The kind that harm is about; nothing where the study has no kind of the default's key.
std::optional<base::KindIndex> read_harm_kind(const std::optional<Settings>& table,
                                              const Chooser& chooser,
                                              std::span<const model::Kind> kinds) {
  const auto text = [](const Settings& from, const std::string& key) { return from.text(key); };
  const std::string wanted = chooser.choose(table, "score", "harm_kind", text);
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const model::Kind& kind) { return kind.key == wanted; });
  if (found != kinds.end()) {
    return base::id_at<base::KindIndex>(static_cast<std::size_t>(found - kinds.begin()));
  }
  if (table && table->text("harm_kind")) {
    table->refuse("harm_kind", Message{"the study has no kind '{}'", base::printable(wanted)});
  }
  return std::nullopt;
}

siting::HarmSettings read_harm(const std::optional<Settings>& table,
                               const Settings& defaults,
                               const ScoreSubjects& subjects,
                               const base::Weight& cap,
                               const NumberReader& numbers,
                               Provenance& provenance) {
  const Chooser chooser{provenance, defaults};
  siting::HarmSettings harm;
  harm.kind = read_harm_kind(table, chooser, subjects.kinds);
  const auto length = [](const Settings& from, const std::string& key) { return from.length(key); };
  const auto duration = [](const Settings& from, const std::string& key) {
    return from.duration(key);
  };
  harm.distance_condition = chooser.choose(table, "score", "distance_condition", length);
  harm.huff.exponent = numbers.between("huff_exponent", 0.1, 10.0);
  const base::PerMetric<base::Weight> least{
      base::to_weight(chooser.choose(table, "score", "huff_least_km", length)),
      base::to_weight(chooser.choose(table, "score", "huff_least_min", duration))};
  harm.huff.least = std::max(least[subjects.decide_by], base::Weight{1});
  harm.huff.cap = cap;
  return harm;
}

/// A criterion that weighs, and another that is counted in it and weighs too.
struct CountedTwice {
  const model::Criterion* whole;
  const model::Criterion* part;
};

std::optional<CountedTwice> counted_twice(std::span<const model::Criterion> criteria,
                                          std::span<const double> weights) {
  for (std::size_t whole = 0; whole < criteria.size(); ++whole) {
    for (std::size_t part = 0; part < criteria.size(); ++part) {
      if (weights[whole] > 0.0 && weights[part] > 0.0 &&
          siting::contains(criteria[whole], criteria[part])) {
        return CountedTwice{&criteria[whole], &criteria[part]};
      }
    }
  }
  return std::nullopt;
}

model::WeightSet read_weight_set(const Settings& table,
                                 std::span<const model::Criterion> criteria) {
  model::WeightSet set;
  const std::string name = table.required("name", table.text("name"));
  set.key = base::slug(name);
  std::replace(set.key.begin(), set.key.end(), '-', '_');
  set.swedish = table.text("sv").value_or(name);
  set.english = table.text("en").value_or(name);
  double sum = 0.0;
  for (const model::Criterion& criterion : criteria) {
    set.weights.push_back(table.number(criterion.key).value_or(0.0));
    if (!(set.weights.back() >= 0.0)) {
      table.refuse(criterion.key, Message{"expected a weight that is not negative"});
    }
    sum += set.weights.back();
  }
  if (!(sum > 0.0)) {
    table.refuse_unknown();  // a slip in the only key is the likely reason
    table.refuse("name", Message{"expected a weight above zero for some criterion"});
  }
  if (const auto twice = counted_twice(criteria, set.weights)) {
    table.refuse(twice->part->key,
                 Message{"'{}' is counted already in '{}'", twice->part->key, twice->whole->key},
                 Message{"let one of the two weigh nothing, or give them to two sets of weights"});
  }
  return set;
}

std::vector<model::WeightSet> read_weight_sets(const std::optional<Settings>& table,
                                               const Settings& defaults,
                                               std::span<const model::Criterion> criteria,
                                               Provenance& provenance) {
  std::vector<Settings> tables = table ? table->tables("weights") : std::vector<Settings>{};
  const std::string topic = tables.empty() ? "assumption" : "setting";
  if (tables.empty()) {
    tables = defaults.tables("weights");
  }
  std::vector<model::WeightSet> sets;
  for (const Settings& each : tables) {
    const std::string source = each.text("source").value_or("");
    const std::string date = each.text("date").value_or("");
    model::WeightSet set = read_weight_set(each, criteria);
    if (std::any_of(sets.begin(), sets.end(),
                    [&](const model::WeightSet& other) { return other.key == set.key; })) {
      each.refuse("name", Message{"two sets of weights are named '{}'", set.key});
    }
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      if (set.weights[c] > 0.0) {
        provenance.push_back({topic, "score.weights." + set.key + "." + criteria[c].key,
                              base::format("{}", set.weights[c]), std::string{}, source, date});
      }
    }
    sets.push_back(std::move(set));
  }
  return sets;
}

/// Takes away the criteria on request that no set weighs.
void keep_requested(siting::ScoreSettings& score) {
  for (std::size_t c = score.criteria.size(); c-- > 0;) {
    const auto weighs = [&](const model::WeightSet& set) { return set.weights[c] > 0.0; };
    if (!siting::is_on_request(score.criteria[c]) ||
        std::any_of(score.weight_sets.begin(), score.weight_sets.end(), weighs)) {
      continue;
    }
    const auto at = static_cast<std::ptrdiff_t>(c);
    score.criteria.erase(score.criteria.begin() + at);
    for (model::WeightSet& set : score.weight_sets) {
      set.weights.erase(set.weights.begin() + at);
    }
  }
}

}  // namespace

siting::ScoreSettings read_score_settings(const std::optional<Settings>& table,
                                          const Settings& defaults,
                                          const ScoreSubjects& subjects,
                                          std::vector<model::Provenance>& provenance) {
  const Chooser chooser{provenance, defaults};
  const NumberReader numbers{table, defaults, provenance};
  const auto length = [](const Settings& from, const std::string& key) { return from.length(key); };
  const auto duration = [](const Settings& from, const std::string& key) {
    return from.duration(key);
  };
  siting::ScoreSettings score;
  score.cap = {base::to_weight(chooser.choose(table, "score", "cap_km", length)),
               base::to_weight(chooser.choose(table, "score", "cap_min", duration))};
  score.offer_radius = {
      base::to_weight(chooser.choose(table, "score", "offer_radius_km", length)),
      base::to_weight(chooser.choose(table, "score", "offer_radius_min", duration))};
  score.harm =
      read_harm(table, defaults, subjects, score.cap[subjects.decide_by], numbers, provenance);
  score.robustness = read_robustness(numbers);
  score.criteria =
      siting::all_criteria(subjects.kinds, subjects.thresholds, subjects.decide_by,
                           read_anchors(table, defaults, provenance), subjects.language);
  score.language = subjects.language;
  score.weight_sets = read_weight_sets(table, defaults, score.criteria, provenance);
  keep_requested(score);
  return score;
}

SpeedSettings read_speed_settings(const std::optional<Settings>& table,
                                  const Settings& defaults,
                                  std::uint64_t seed,
                                  std::vector<model::Provenance>& provenance) {
  const NumberReader numbers{table, defaults, provenance};
  return {.runs = numbers.count("speed_runs", 0, 50),
          .runs_are_asked_for = table && table->number("speed_runs"),
          .spread = numbers.between("speed_factor", 0.0, 0.9),
          .seed = seed};
}

std::vector<model::Aspect> crowded_aspects(std::span<const model::Criterion> criteria,
                                           std::span<const double> weights) {
  std::array<std::size_t, model::kAspects> counts{};
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    if (weights[c] > 0.0) {
      ++counts.at(static_cast<std::size_t>(model::aspect(criteria[c].measure)));
    }
  }
  std::vector<model::Aspect> crowded;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts.at(i) > 1) {
      crowded.push_back(static_cast<model::Aspect>(i));
    }
  }
  return crowded;
}

}  // namespace narhet::study
