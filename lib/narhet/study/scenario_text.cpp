// SPDX-License-Identifier: MIT
#include "narhet/study/scenario_text.hpp"

#include "narhet/base/text.hpp"
#include "narhet/model/place_names.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using model::Scenario;
using model::ScenarioEffect;
using model::ScenarioPoint;
using model::ScenarioSide;

/// Whether it is told of those who lose or of those who gain.
enum class Told : std::uint8_t { losing, gaining };

const ScenarioSide& side(const ScenarioEffect& effect, Told told) {
  return told == Told::losing ? effect.losing : effect.gaining;
}

Message people(base::Persons persons) {
  return base::counted(static_cast<std::uint64_t>(std::llround(persons.count())), "{} person",
                       "{} people");
}

void add_unknown(const ScenarioEffect& all, std::vector<Line>& lines) {
  const std::uint32_t places = std::max(all.losing.changed.places_without_population,
                                        all.gaining.changed.places_without_population);
  if (places > 0) {
    lines.push_back(
        {base::counted(places, "note: the population of {} place is not known: it counts no people",
                       "note: the population of {} places is not known: they count no people")});
  }
}

class Text {
 public:
  Text(const Scenario& scenario, base::Language language)
      : scenario_{&scenario}, language_{language} {
    if (const auto deciding = model::deciding_threshold(today().thresholds, today().decide_by)) {
      deciding_ = *deciding;
    }
  }

  [[nodiscard]] std::vector<Line> lines() const;

 private:
  [[nodiscard]] const model::Result& today() const { return scenario_->today; }
  [[nodiscard]] std::vector<const ScenarioEffect*> rows_of_everybody() const;
  [[nodiscard]] bool any(ScenarioPoint::Role role) const;
  [[nodiscard]] Message length(double length) const;
  [[nodiscard]] Message first_sentence(const ScenarioSide& losing,
                                       const ScenarioSide& gaining) const;
  template <class Matters>
  [[nodiscard]] Message kinds(const Matters& matters) const;
  template <class Matters>
  [[nodiscard]] Message places(const Matters& matters) const;
  void add_passing(Told told, std::vector<Line>& lines) const;
  void add_altogether(Told told, std::vector<Line>& lines) const;
  void add_municipalities(std::vector<Line>& lines) const;
  void add_groups(std::vector<Line>& lines) const;

  const Scenario* scenario_;
  base::Language language_;
  std::optional<std::size_t> deciding_;
};

/// Of the whole study, all people and the metric that decides: kind by kind, then any kind.
std::vector<const ScenarioEffect*> Text::rows_of_everybody() const {
  std::vector<const ScenarioEffect*> rows;
  for (const ScenarioEffect& effect : scenario_->effects) {
    if (!effect.municipality && effect.group == 0 && effect.metric == today().decide_by) {
      rows.push_back(&effect);
    }
  }
  return rows;
}

bool Text::any(ScenarioPoint::Role role) const {
  return std::any_of(scenario_->points.begin(), scenario_->points.end(),
                     [&](const ScenarioPoint& point) { return point.role == role; });
}

Message Text::length(double length) const {
  return today().decide_by == base::Metric::time ? Message{"{} min", Decimal{length, 1}}
                                                 : Message{"{} km", Decimal{length, 1}};
}

Message Text::first_sentence(const ScenarioSide& losing, const ScenarioSide& gaining) const {
  const Message when = model::condition(*scenario_, language_);
  if (losing.changed.places > 0) {
    const Message who = people(losing.changed.persons);
    if (!losing.max) {
      return Message{"{}, {} would lose some service altogether.", when, who};
    }
    const Message mean = length(losing.mean.value_or(*losing.max));
    const Message most = length(*losing.max);
    return losing.altogether.places == 0
               ? Message{"{}, {} would have a longer way to some service: on average {} more, at most {}.",
                         when, who, mean, most}
               : Message{"{}, {} would have a longer way to some service – on average {} more, at most "
                         "{} – or be left without it.",
                         when, who, mean, most};
  }
  const bool closes = any(ScenarioPoint::Role::closes) || any(ScenarioPoint::Role::loses_kinds);
  const bool any_neighbours =
      std::any_of(today().places.begin(), today().places.end(),
                  [](const model::Place& place) { return place.is_neighbour; });
  if (any_neighbours && gaining.changed.places == 0) {
    return Message{
        "{}, no way would be longer or shorter in the municipalities of the study; places beside "
        "them are not counted.",
        when};
  }
  if (closes || gaining.changed.places == 0) {
    return gaining.changed.places == 0 ? Message{"{}, no way would be longer or shorter.", when}
                                       : Message{"{}, nobody would have a longer way.", when};
  }
  const Message who = people(gaining.changed.persons);
  return gaining.max
             ? Message{"{}, {} would have a shorter way to some service: on average {} less, at most {}.",
                       when, who, length(gaining.mean.value_or(*gaining.max)), length(*gaining.max)}
             : Message{"{}, {} would reach some service for the first time.", when, who};
}

/// The kinds whose rows matter, by name.
/// @param matters  of a row that has a kind
template <class Matters>
Message Text::kinds(const Matters& matters) const {
  std::string text;
  for (const ScenarioEffect* row : rows_of_everybody()) {
    if (row->kind && matters(*row)) {
      const model::Kind& kind = today().kinds[index(*row->kind)];
      text += text.empty() ? "" : ", ";
      text += model::name_in_sentence(kind, language_);
    }
  }
  return Message{"{}", text};
}

/// The places where it matters for some kind, most people first.
/// @param matters  of the nearest before and after
template <class Matters>
Message Text::places(const Matters& matters) const {
  std::vector<base::PlaceIndex> some;
  for (std::size_t i = 0; i < today().places.size(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    bool any = false;
    for (std::size_t k = 0; k < today().kinds.size() && !any; ++k) {
      const auto kind = base::id_at<base::KindIndex>(k);
      any = matters(today().nearest.at(place, kind, today().decide_by).nearest,
                    scenario_->after.at(place, kind, today().decide_by).nearest);
    }
    if (any) {
      some.push_back(place);
    }
  }
  model::most_persons_first(some, today().places);
  return model::place_names(some, today().places);
}

void Text::add_passing(Told told, std::vector<Line>& lines) const {
  if (!deciding_) {
    return;
  }
  const auto passing = [&](const ScenarioEffect& row) {
    return side(row, told).passing_threshold[*deciding_];
  };
  const base::Persons persons = passing(*rows_of_everybody().back());
  if (persons.count() <= 0.0) {
    return;
  }
  const model::Threshold& threshold = today().thresholds[*deciding_];
  const auto is_within = [&](const std::optional<model::Reached>& nearest) {
    return nearest && nearest->cost <= threshold.limit;
  };
  const Message where = places([&](const auto& before, const auto& after) {
    return told == Told::losing ? is_within(before) && !is_within(after)
                                : is_within(after) && !is_within(before);
  });
  const Message what = kinds([&](const ScenarioEffect& row) { return passing(row).count() > 0.0; });
  lines.push_back({told == Told::losing
                       ? Message{"{} ({}) would no longer have this within {}: {}.",
                                 people(persons), where, threshold.label, what}
                       : Message{"{} ({}) would have this within {} and do not today: {}.",
                                 people(persons), where, threshold.label, what}});
}

void Text::add_altogether(Told told, std::vector<Line>& lines) const {
  const model::Tally& who = side(*rows_of_everybody().back(), told).altogether;
  if (who.places == 0) {
    return;
  }
  const Message where = places([&](const auto& before, const auto& after) {
    return told == Told::losing ? before && !after : after && !before;
  });
  const Message what =
      kinds([&](const ScenarioEffect& row) { return side(row, told).altogether.places > 0; });
  lines.push_back({told == Told::losing
                       ? Message{"{} ({}) would be left without this altogether: {}.",
                                 people(who.persons), where, what}
                       : Message{"{} ({}) would reach this for the first time: {}.",
                                 people(who.persons), where, what}});
}

/// Where those who lose live, if it is more than one municipality.
void Text::add_municipalities(std::vector<Line>& lines) const {
  Message text;
  std::size_t count = 0;
  for (const ScenarioEffect& effect : scenario_->effects) {
    if (!effect.municipality || effect.group != 0 || effect.kind ||
        effect.metric != today().decide_by || effect.losing.changed.places == 0) {
      continue;
    }
    const Message part{
        "{} {}", base::printable(today().municipalities[index(*effect.municipality)].name),
        static_cast<std::int64_t>(std::llround(effect.losing.changed.persons.count()))};
    text = count == 0 ? part : Message{"{}, {}", text, part};
    ++count;
  }
  if (count > 1) {
    lines.push_back({Message{"people who lose, by municipality: {}", text}});
  }
}

/// How many of each group besides all lose, and whose numbers some of their places do not have.
void Text::add_groups(std::vector<Line>& lines) const {
  Message text;
  std::vector<Line> notes;
  for (const ScenarioEffect& effect : scenario_->effects) {
    const model::Tally& losing = effect.losing.changed;
    if (effect.municipality || effect.group == 0 || effect.kind ||
        effect.metric != today().decide_by || losing.places == 0) {
      continue;
    }
    const Message& name = scenario_->groups[effect.group].name;
    const Message part{"{} {}", name,
                       static_cast<std::int64_t>(std::llround(losing.persons.count()))};
    text = text.empty() ? part : Message{"{}, {}", text, part};
    if (losing.places_without_population > 0) {
      notes.push_back({base::counted(losing.places_without_population,
                                     "note: {} place that loses has no count of {}",
                                     "note: {} places that lose have no count of {}", name)});
    }
  }
  if (!text.empty()) {
    lines.push_back({Message{"who loses, by group: {}", text}});
    lines.insert(lines.end(), notes.begin(), notes.end());
  }
}

std::vector<Line> Text::lines() const {
  const ScenarioEffect& all = *rows_of_everybody().back();
  std::vector<Line> lines{{first_sentence(all.losing, all.gaining)}};
  add_passing(Told::losing, lines);
  add_altogether(Told::losing, lines);
  add_municipalities(lines);
  add_groups(lines);
  const bool told_gain = all.losing.changed.places == 0 && !any(ScenarioPoint::Role::closes) &&
                         !any(ScenarioPoint::Role::loses_kinds);
  if (all.gaining.changed.places > 0 && !told_gain) {
    lines.push_back({all.gaining.max ? Message{"{} would have a shorter way to some service: on "
                                               "average {} less, at most {}.",
                                               people(all.gaining.changed.persons),
                                               length(all.gaining.mean.value_or(*all.gaining.max)),
                                               length(*all.gaining.max)}
                                     : Message{"{} would reach some service for the first time.",
                                               people(all.gaining.changed.persons)}});
  }
  add_passing(Told::gaining, lines);
  add_altogether(Told::gaining, lines);
  add_unknown(all, lines);
  return lines;
}

}  // namespace

std::vector<Line> scenario_lines(const Scenario& scenario, base::Language language) {
  return Text{scenario, language}.lines();
}

}  // namespace narhet::study
