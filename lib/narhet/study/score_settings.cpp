// SPDX-License-Identifier: MIT
#include "narhet/study/score_settings.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"
#include "narhet/study/chooser.hpp"

#include <string>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;

/// A number of the criterion's own table in the study, else of the defaults.
class CriterionReader {
 public:
  CriterionReader(std::optional<Settings> own, Settings defaults, std::string name)
      : own_{std::move(own)}, defaults_{std::move(defaults)}, name_{std::move(name)} {}

  [[nodiscard]] double number(const std::string& key,
                              std::vector<model::Provenance>& provenance) const {
    const auto value = own_ ? own_->number(key) : std::nullopt;
    const double used = value ? *value : defaults_.required(key, defaults_.number(key));
    const std::string unit = key == "weight" ? std::string{} : defaults_.text("unit").value_or("");
    provenance.push_back({value ? "setting" : "assumption", "score." + name_ + "." + key,
                          base::format("{}", used), unit,
                          value ? std::string{} : defaults_.text("source").value_or(""),
                          value ? std::string{} : defaults_.text("date").value_or("")});
    return used;
  }

  [[noreturn]] void refuse(const std::string& key, const Message& what) const {
    (own_ ? *own_ : defaults_).refuse(key, what);
  }

 private:
  std::optional<Settings> own_;
  Settings defaults_;
  std::string name_;
};

siting::CriterionSettings read_criterion(const CriterionReader& reader,
                                         std::vector<model::Provenance>& provenance) {
  siting::CriterionSettings criterion;
  criterion.weight = reader.number("weight", provenance);
  criterion.worst = reader.number("worst", provenance);
  criterion.target = reader.number("target", provenance);
  if (criterion.weight < 0.0) {
    reader.refuse("weight", Message{"expected a weight that is not negative"});
  }
  if (criterion.target <= criterion.worst) {
    reader.refuse("target", Message{"expected a target above worst"});
  }
  return criterion;
}

}  // namespace

siting::ScoreSettings read_score_settings(const std::optional<Settings>& table,
                                          const Settings& defaults,
                                          std::vector<model::Provenance>& provenance) {
  const Chooser chooser{provenance, defaults};
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
  double weights = 0.0;
  for (std::size_t i = 0; i < model::kCriteria; ++i) {
    const std::string name{model::key(static_cast<model::CriterionKey>(i))};
    const CriterionReader reader{table ? table->table(name) : std::nullopt,
                                 defaults.required(name, defaults.table(name)), name};
    score.criteria.at(i) = read_criterion(reader, provenance);
    weights += score.criteria.at(i).weight;
  }
  if (weights <= 0.0) {
    table->refuse("need_met", Message{"expected a weight above zero for some criterion"});
  }
  return score;
}

}  // namespace narhet::study
