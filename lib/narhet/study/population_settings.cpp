// SPDX-License-Identifier: MIT
#include "narhet/study/population_settings.hpp"

#include "narhet/base/text.hpp"
#include "narhet/study/chooser.hpp"

#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;

std::optional<model::AgeRange> age_range(const Settings& table, const std::string& key) {
  const auto text = table.text(key);
  const auto range = text ? model::age_range_from_text(*text) : std::nullopt;
  if (text && !range) {
    table.refuse(key, Message{"expected ages in years such as \"0-19\", or \"65-\" for 65 and "
                              "older, found '{}'",
                              base::printable(*text)});
  }
  return range;
}

}  // namespace

PopulationSettings read_population_settings(const Settings& table,
                                            const Settings& defaults,
                                            input::Source source,
                                            std::vector<model::Provenance>& provenance) {
  const Chooser chooser{provenance, defaults};
  PopulationSettings settings;
  settings.source = std::move(source);
  settings.ages.young = chooser.choose(table, "population", "young", age_range);
  settings.ages.elderly = chooser.choose(table, "population", "elderly", age_range);
  settings.link_within =
      chooser.choose(table, "population", "link_within",
                     [](const Settings& from, const std::string& key) { return from.length(key); });
  return settings;
}

}  // namespace narhet::study
