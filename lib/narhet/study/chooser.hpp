// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::study {

/// A setting of the study where it has one, else the default with its source: both are noted for
/// the layer `provenance`.
class Chooser {
 public:
  /// @param defaults  the section whose entries are { value = …, source = "…", date = "…" }
  Chooser(std::vector<model::Provenance>& provenance, const base::Settings& defaults)
      : provenance_{&provenance}, defaults_{&defaults} {}

  /// @param read  the getter of `Settings` for the type: called on the study's table with `key`,
  /// else on
  ///              the default's entry with "value"
  /// @param default_key  of the default's entry, where it is not `key`
  template <class Read>
  auto choose(const std::optional<base::Settings>& table,
              const std::string& section,
              const std::string& key,
              const Read& read,
              const std::string& default_key = {}) const {
    if (table) {
      if (auto value = read(*table, key)) {
        note("setting", section + "." + key, table->text(key).value_or(""), {}, {});
        return *value;
      }
    }
    const std::string& from = default_key.empty() ? key : default_key;
    const base::Settings entry = defaults_->required(from, defaults_->table(from));
    note("assumption", section + "." + key, entry.text("value").value_or(""),
         entry.text("source").value_or(""), entry.text("date").value_or(""));
    return entry.required("value", read(entry, "value"));
  }

 private:
  void note(std::string topic,
            std::string name,
            std::string value,
            std::string source,
            std::string date) const {
    provenance_->push_back({std::move(topic),
                            std::move(name),
                            std::move(value),
                            {},
                            std::move(source),
                            std::move(date)});
  }

  std::vector<model::Provenance>* provenance_;
  const base::Settings* defaults_;
};

}  // namespace narhet::study
