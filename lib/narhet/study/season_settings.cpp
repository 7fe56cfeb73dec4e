// SPDX-License-Identifier: MIT
#include "narhet/study/season_settings.hpp"

#include "narhet/base/text.hpp"

#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;

constexpr const char* kWinter = "winter";
constexpr const char* kSummer = "summer";

class SeasonReader {
 public:
  SeasonReader(const Settings& travel,
               const Settings& defaults,
               std::vector<model::Provenance>& provenance)
      : travel_{&travel}, defaults_{&defaults}, provenance_{&provenance} {}

  [[nodiscard]] std::optional<model::Season> read(const std::string& key) const {
    const auto text = travel_->text(key);
    if (!text) {
      return std::nullopt;
    }
    const std::string word = base::fold_case(base::trimmed(*text));
    if (word == kWinter || word == "vinter") {
      return named(key, kWinter);
    }
    if (word == kSummer || word == "sommar") {
      return named(key, kSummer);
    }
    const auto months = model::months_from_text(word);
    if (!months) {
      travel_->refuse(key, Message{"expected a season, found '{}'", base::printable(*text)},
                      Message{"write \"winter\", \"summer\" or months such as \"feb\" or "
                              "\"nov-mar\"; without the line everything counts as open"});
    }
    note("setting", "travel." + key, model::key(*months), {}, {});
    return model::Season{model::key(*months), *months};
  }

 private:
  [[nodiscard]] model::Season named(const std::string& key, const std::string& name) const {
    const Settings entry = defaults_->required(name, defaults_->table(name));
    const std::string text = entry.required("value", entry.text("value"));
    const auto months = model::months_from_text(text);
    if (!months) {
      entry.refuse("value", Message{"expected a season, found '{}'", text});
    }
    note("setting", "travel." + key, name, {}, {});
    note("assumption", "seasons." + name, model::key(*months), entry.text("source").value_or(""),
         entry.text("date").value_or(""));
    return {name, *months};
  }

  void note(std::string topic,
            std::string name,
            std::string value,
            std::string source,
            std::string date) const {
    const std::string unit = topic == "assumption" ? "months" : "";
    provenance_->push_back({std::move(topic), std::move(name), std::move(value), unit,
                            std::move(source), std::move(date)});
  }

  const Settings* travel_;
  const Settings* defaults_;
  std::vector<model::Provenance>* provenance_;
};

}  // namespace

Seasons read_seasons(const std::optional<Settings>& travel,
                     const Settings& defaults,
                     std::vector<model::Provenance>& provenance) {
  Seasons seasons;
  if (!travel) {
    return seasons;
  }
  const SeasonReader reader{*travel, defaults, provenance};
  seasons.chosen = reader.read("season").value_or(model::Season{});
  seasons.compared = reader.read("compare_season");
  if (seasons.compared && seasons.compared->months == seasons.chosen.months) {
    travel->refuse("compare_season",
                   Message{"the season is compared with itself: {}", name(seasons.chosen)});
  }
  return seasons;
}

}  // namespace narhet::study
