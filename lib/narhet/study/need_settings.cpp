// SPDX-License-Identifier: MIT
#include "narhet/study/need_settings.hpp"

#include "narhet/base/text.hpp"
#include "narhet/study/section.hpp"

#include <utility>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;

needs::Weigh weigh_from_key(const std::string& key, const Section& section) {
  for (const needs::Weigh each : {needs::Weigh::persons, needs::Weigh::voices}) {
    if (key == needs::key(each)) {
      return each;
    }
  }
  section.refuse("weigh",
                 Message{"expected 'persons' or 'voices', found '{}'", base::printable(key)});
}

}  // namespace

std::optional<needs::Level> level_from_key(std::string_view key) {
  for (std::size_t i = 0; i < needs::kLevels; ++i) {
    if (key == needs::key(static_cast<needs::Level>(i))) {
      return static_cast<needs::Level>(i);
    }
  }
  return std::nullopt;
}

needs::Weighing read_weighing(const std::optional<Settings>& table,
                              const Settings& defaults,
                              std::vector<model::Provenance>& provenance) {
  const Section section{table, defaults, "needs", provenance};
  const std::string weigh = section.value(
      "weigh", [](const Settings& from, const std::string& key) { return from.text(key); });
  needs::Weighing weighing;
  weighing.by = weigh_from_key(weigh, section);
  weighing.half_trust = section.number("half_trust");
  weighing.wish = section.number("wish");
  if (weighing.half_trust < 0.0) {
    section.refuse("half_trust", Message{"expected a number of participants, 0 or more"});
  }
  if (weighing.wish < 0.0 || weighing.wish > 1.0) {
    section.refuse("wish", Message{"expected a number from 0 to 1"});
  }
  return weighing;
}

Privacy read_privacy(const std::optional<Settings>& table,
                     const Settings& defaults,
                     std::vector<model::Provenance>& provenance) {
  constexpr std::int64_t kLargest = 1000;
  const Section section{table, defaults, "privacy", provenance};
  Privacy privacy;
  const auto level = table ? table->text("level") : std::nullopt;
  if (level) {
    const auto known = level_from_key(*level);
    if (!known) {
      section.refuse("level", Message{"expected 'internal', 'shared' or 'public', found '{}'",
                                      base::printable(*level)});
    }
    privacy.level = *known;
  }
  const std::int64_t k = section.value(
      "k", [](const Settings& from, const std::string& key) { return from.integer(key); });
  if (k < needs::kSmallestLimit || k > kLargest) {
    section.refuse(
        "k", Message{"expected a whole number of {} or more, found {}", needs::kSmallestLimit, k});
  }
  privacy.k = static_cast<std::uint32_t>(k);
  return privacy;
}

}  // namespace narhet::study
