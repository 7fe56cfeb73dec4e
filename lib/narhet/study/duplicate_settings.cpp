// SPDX-License-Identifier: MIT
#include "narhet/study/duplicate_settings.hpp"

#include "narhet/base/text.hpp"
#include "narhet/study/chooser.hpp"
#include "narhet/study/section.hpp"

#include <optional>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;

std::optional<input::DuplicateAction> action(const Settings& table, const std::string& key) {
  const auto text = table.text(key);
  const auto found = text ? input::duplicate_action_from_key(*text) : std::nullopt;
  if (text && !found) {
    table.refuse(
        key, Message{"expected 'merge', 'keep' or 'refuse', found '{}'", base::printable(*text)});
  }
  return found;
}

std::optional<base::Metres> length(const Settings& table, const std::string& key) {
  return table.length(key);
}

/// The words that tell no company from another.
std::vector<std::string> company_words(const Settings& defaults,
                                       std::vector<model::Provenance>& provenance) {
  const Settings names = defaults.required("names", defaults.table("names"));
  const Settings entry = names.required("company_words", names.table("company_words"));
  std::vector<std::string> words = entry.required("value", entry.texts("value"));
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "" : ", ") + word;
  }
  provenance.push_back({"assumption",
                        "names.company_words",
                        all,
                        {},
                        entry.text("source").value_or(""),
                        entry.text("date").value_or("")});
  return words;
}

}  // namespace

input::DuplicateRule read_duplicate_rule(const Settings& section,
                                         const std::string& name,
                                         const Settings& defaults,
                                         std::vector<model::Provenance>& provenance) {
  const Settings own_defaults = defaults.required(name, defaults.table(name));
  const Chooser chooser{provenance, own_defaults};
  input::DuplicateRule rule;
  rule.action = chooser.choose(section, name, "duplicates", action);
  rule.within = chooser.choose(section, name, "duplicates_within", length);
  rule.look_within = chooser.choose(section, name, "duplicates_look_within", length);
  const Section numbers{section, own_defaults, name, provenance};
  rule.alike = numbers.number("names_alike");
  if (rule.alike <= 0.0 || rule.alike > 1.0) {
    section.refuse("names_alike", Message{"expected a share above 0, to 1"});
  }
  rule.company_words = company_words(defaults, provenance);
  return rule;
}

}  // namespace narhet::study
