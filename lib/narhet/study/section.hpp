// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/format.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/model/result.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::study {

/// Values of a section of the study where it has them, else of the defaults; each is noted.
class Section {
 public:
  /// @param defaults  the section whose entries are { value = …, unit = "…", source = "…", date }
  Section(std::optional<base::Settings> own,
          const base::Settings& defaults,
          std::string name,
          std::vector<model::Provenance>& provenance)
      : own_{std::move(own)},
        defaults_{&defaults},
        name_{std::move(name)},
        provenance_{&provenance} {}

  template <class Read>
  [[nodiscard]] auto value(const std::string& key, const Read& read) const {
    if (own_) {
      if (const auto value = read(*own_, key)) {
        provenance_->push_back(
            {"setting", name_ + "." + key, base::format("{}", *value), {}, {}, {}});
        return *value;
      }
    }
    const base::Settings entry = defaults_->required(key, defaults_->table(key));
    auto value = entry.required("value", read(entry, "value"));
    provenance_->push_back({"assumption", name_ + "." + key, base::format("{}", value),
                            entry.text("unit").value_or(""), entry.text("source").value_or(""),
                            entry.text("date").value_or("")});
    return value;
  }
  [[nodiscard]] double number(const std::string& key) const {
    return value(key, [](const base::Settings& table, const std::string& name) {
      return table.number(name);
    });
  }

  [[noreturn]] void refuse(const std::string& key, const base::Message& what) const {
    own_->refuse(key, what);
  }

 private:
  std::optional<base::Settings> own_;
  const base::Settings* defaults_;
  std::string name_;
  std::vector<model::Provenance>* provenance_;
};

/// A section that the defaults are known to have.
[[nodiscard]] inline base::Settings section(const base::Settings& defaults,
                                            const std::string& name) {
  return defaults.required(name, defaults.table(name));
}

}  // namespace narhet::study
