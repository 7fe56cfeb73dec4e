// SPDX-License-Identifier: MIT
#include "narhet/access/closure_summary.hpp"

#include "narhet/access/vulnerability.hpp"
#include "narhet/base/catalogue.hpp"
#include "narhet/base/contract.hpp"
#include "narhet/base/message.hpp"
#include "narhet/model/place_names.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>

namespace narhet::access {
namespace {

using base::index;
using base::Message;

base::Persons persons_of(const model::Place& place) {
  return place.population.value_or(base::Persons{});
}

/// What one place loses with a service point, over the kinds of which that is the nearest.
struct Loss {
  bool beyond{};
  bool nothing_left{};
};

void add(model::ClosureSummary& summary,
         Loss& loss,
         const model::Place& place,
         base::KindIndex kind,
         const model::NearestPair& pair,
         base::Metric metric,
         const model::Threshold* deciding) {
  const auto extra = vulnerability(pair);
  const bool passes = extra && deciding != nullptr && pair.nearest->cost <= deciding->limit &&
                      pair.second->cost > deciding->limit;
  if (extra) {
    summary.extra_sum += persons_of(place).count() * base::to_display(metric, *extra);
  }
  if (extra && !passes) {
    return;
  }
  loss.beyond = true;
  summary.any_farther_beyond = summary.any_farther_beyond || passes;
  loss.nothing_left = loss.nothing_left || !extra;
  if (std::find(summary.beyond_kinds.begin(), summary.beyond_kinds.end(), kind) ==
      summary.beyond_kinds.end()) {
    summary.beyond_kinds.push_back(kind);
  }
}

void add_place(std::vector<model::ClosureSummary>& summaries,
               base::PlaceIndex number,
               const model::Place& place,
               const model::NearestTable& nearest,
               base::Metric decide_by,
               const model::Threshold* deciding) {
  std::vector<std::pair<base::ServiceIndex, Loss>> losses;
  for (std::size_t i = 0; i < nearest.kind_count(); ++i) {
    const auto kind = base::id_at<base::KindIndex>(i);
    const model::NearestPair& pair = nearest.at(number, kind, decide_by);
    if (!pair.nearest) {
      continue;
    }
    const base::ServiceIndex service = pair.nearest->service;
    auto found = std::find_if(losses.begin(), losses.end(),
                              [&](const auto& each) { return each.first == service; });
    if (found == losses.end()) {
      found = losses.insert(losses.end(), {service, {}});
    }
    add(summaries.at(index(service)), found->second, place, kind, pair, decide_by, deciding);
  }
  for (const auto& [service, loss] : losses) {
    model::ClosureSummary& summary = summaries[index(service)];
    summary.affected.add(place.population);
    if (loss.beyond) {
      summary.beyond.add(place.population);
      summary.beyond_places.push_back(number);
    }
    if (loss.nothing_left) {
      summary.left_with_nothing.add(place.population);
    }
  }
}

void rank(std::vector<model::ClosureSummary>& summaries) {
  std::vector<std::size_t> order(summaries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const double here = summaries[a].beyond.persons.count();
    const double there = summaries[b].beyond.persons.count();
    return here != there ? here > there : summaries[a].extra_sum > summaries[b].extra_sum;
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    summaries[order[i]].rank = static_cast<std::uint32_t>(i + 1);
  }
}

std::string kinds_text(const model::ClosureSummary& summary,
                       std::span<const model::Kind> kinds,
                       base::Language language) {
  std::string text;
  for (const base::KindIndex each : summary.beyond_kinds) {
    const model::Kind& kind = kinds[index(each)];
    text += text.empty() ? "" : ", ";
    text += model::name_in_sentence(kind, language);
  }
  return text;
}

std::int64_t people(const model::Tally& tally) {
  return std::llround(tally.persons.count());
}

Message who_is_beyond(const model::ClosureSummary& summary,
                      std::span<const model::Place> places,
                      const std::string& kinds,
                      const model::Threshold* deciding) {
  const Message names = model::place_names(summary.beyond_places, places);
  if (deciding == nullptr || !summary.any_farther_beyond) {
    return Message{"If it closed, {} people ({}) would be left without this: {}.",
                   people(summary.beyond), names, kinds};
  }
  Message beyond{"If it closed, {} people ({}) would no longer have this within {}: {}.",
                 people(summary.beyond), names, deciding->label, kinds};
  if (summary.left_with_nothing.places == 0) {
    return beyond;
  }
  return Message{"{} {} of them would be left without some of it altogether.", beyond,
                 people(summary.left_with_nothing)};
}

Message sentence(const model::ClosureSummary& summary,
                 std::span<const model::Place> places,
                 std::span<const model::Kind> kinds,
                 const model::Threshold* deciding,
                 base::Language language) {
  if (summary.affected.places == 0) {
    const bool any_neighbours = std::any_of(
        places.begin(), places.end(), [](const model::Place& place) { return place.is_neighbour; });
    if (any_neighbours) {
      return Message{
          "In the municipalities of the study it is nobody's nearest service point: whoever has it "
          "nearest beside them is not counted."};
    }
    return Message{"It is nobody's nearest service point: if it closed, no way would be longer."};
  }
  if (summary.beyond.places == 0) {
    return deciding == nullptr
               ? Message{"If it closed, {} people would have farther, and all of them somewhere to "
                         "go.",
                         people(summary.affected)}
               : Message{"If it closed, {} people would have farther, none of them beyond {}.",
                         people(summary.affected), deciding->label};
  }
  Message beyond = who_is_beyond(summary, places, kinds_text(summary, kinds, language), deciding);
  const std::int64_t farther = people(summary.affected) - people(summary.left_with_nothing);
  return farther > 0 ? Message{"{} In all {} people would have farther.", beyond, farther} : beyond;
}

}  // namespace

std::vector<model::ClosureSummary> closure_summaries(std::span<const model::Place> places,
                                                     const model::NearestTable& nearest,
                                                     std::size_t services,
                                                     std::span<const model::Kind> kinds,
                                                     base::Metric decide_by,
                                                     const model::Threshold* deciding) {
  NARHET_EXPECTS(nearest.place_count() == places.size());
  NARHET_EXPECTS(nearest.kind_count() == kinds.size());
  std::vector<model::ClosureSummary> summaries(services);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].is_neighbour) {
      add_place(summaries, base::id_at<base::PlaceIndex>(i), places[i], nearest, decide_by,
                deciding);
    }
  }
  for (model::ClosureSummary& summary : summaries) {
    std::sort(summary.beyond_kinds.begin(), summary.beyond_kinds.end());
    model::most_persons_first(summary.beyond_places, places);
    summary.swedish = sentence(summary, places, kinds, deciding, base::Language::swedish);
    summary.english = sentence(summary, places, kinds, deciding, base::Language::english);
  }
  rank(summaries);
  return summaries;
}

}  // namespace narhet::access
