// SPDX-License-Identifier: MIT
#include "narhet/study/comparison_text.hpp"

#include "narhet/base/text.hpp"
#include "narhet/base/weight.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using model::ComparedWay;
using model::WayComparison;
using model::WayDifference;

constexpr std::size_t kMostPoints = 5;

double persons_of(const WayComparison& comparison, const ComparedWay& way) {
  return comparison.study.places[index(way.stated.place)]
      .population.value_or(base::Persons{})
      .count();
}

std::string kind_name(const WayComparison& comparison,
                      base::KindIndex kind,
                      base::Language language) {
  const model::Kind& of = comparison.study.kinds[index(kind)];
  return language == base::Language::swedish ? of.swedish : of.english;
}

Decimal percent(double part, double whole) {
  return {whole > 0.0 ? 100.0 * part / whole : 0.0, 1};
}

/// What differs for one reason.
struct ReasonSum {
  std::uint64_t ways{};
  double persons{};
  double km_apart{};
  std::uint64_t both{};  ///< ways that both have
};

void add_reasons(const WayComparison& comparison, std::vector<Line>& lines) {
  std::array<ReasonSum, model::kWayDifferences> sums{};
  for (const ComparedWay& way : comparison.ways) {
    ReasonSum& sum = sums.at(static_cast<std::size_t>(way.difference));
    ++sum.ways;
    sum.persons += persons_of(comparison, way);
    if (way.ours && way.stated.length) {
      ++sum.both;
      sum.km_apart += std::abs(way.ours->count() - way.stated.length->count()) / 1000.0;
    }
  }
  const std::uint64_t same = sums.front().ways;
  const auto all = static_cast<double>(comparison.ways.size());
  lines.push_back({Message{"{} ways compared: {} ({} %) are the same, within {} m or {} %",
                           comparison.ways.size(), same, percent(static_cast<double>(same), all),
                           Decimal{comparison.tolerance.count(), 0},
                           Decimal{100.0 * comparison.tolerance_share, 0}}});
  for (std::size_t i = 1; i < sums.size(); ++i) {
    const ReasonSum& sum = sums.at(i);
    const Message name = model::name(static_cast<WayDifference>(i));
    if (sum.both > 0) {
      lines.push_back({base::counted(sum.ways, "  {} differs, likely: {} ({} km)",
                                     "  {} differ, likely: {} ({} km as a mean)", name,
                                     Decimal{sum.km_apart / static_cast<double>(sum.both), 2})});
    } else if (sum.ways > 0) {
      lines.push_back({base::counted(sum.ways, "  {} differs: {}", "  {} differ: {}", name)});
    }
  }
}

/// Points of the study without which the two would agree, those with most ways first.
void add_points(const WayComparison& comparison,
                base::Language language,
                std::vector<Line>& lines) {
  std::map<std::pair<base::ServiceIndex, base::KindIndex>, ReasonSum> sums;
  for (const ComparedWay& way : comparison.ways) {
    if (way.without) {
      ReasonSum& sum = sums[{*way.without, way.stated.kind}];
      ++sum.ways;
      sum.persons += persons_of(comparison, way);
    }
  }
  std::vector<std::pair<std::pair<base::ServiceIndex, base::KindIndex>, ReasonSum>> order{
      sums.begin(), sums.end()};
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.ways > b.second.ways; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& [point, sum] = order[i];
    const model::Service& service = comparison.study.services[index(point.first)];
    lines.push_back(
        {base::counted(
             sum.ways,
             "  {} way would agree without {} ({}): the table may lack it, or it was not "
             "open that year",
             "  {} ways would agree without {} ({}): the table may lack it, or it was not "
             "open that year",
             base::printable(model::spoken_name(service)),
             kind_name(comparison, point.second, language)),
         i < kMostPoints ? Line::Weight::main : Line::Weight::detail});
  }
}

/// Who is within the limits by either, of the people that both have.
void add_shares(const WayComparison& comparison,
                base::Language language,
                std::vector<Line>& lines) {
  struct Share {
    double all{};
    double own{};
    double stated{};
  };
  for (const model::Threshold& threshold : comparison.study.thresholds) {
    if (threshold.metric != base::Metric::distance) {
      continue;
    }
    const double limit = 1000.0 * base::to_display(base::Metric::distance, threshold.limit);
    std::map<base::KindIndex, Share> shares;
    for (const ComparedWay& way : comparison.ways) {
      const double persons = persons_of(comparison, way);
      Share& share = shares[way.stated.kind];
      share.all += persons;
      share.own += way.ours && way.ours->count() <= limit ? persons : 0.0;
      share.stated += way.stated.length && way.stated.length->count() <= limit ? persons : 0.0;
    }
    for (const auto& [kind, share] : shares) {
      if (share.all > 0.0) {
        lines.push_back(
            {Message{"{}, within {}: of the people in the compared rows {} % by the study, {} % by "
                     "the table",
                     kind_name(comparison, kind, language), threshold.label,
                     percent(share.own, share.all), percent(share.stated, share.all)}});
      }
    }
  }
}

}  // namespace

std::vector<Line> comparison_lines(const WayComparison& comparison, base::Language language) {
  std::vector<Line> lines;
  add_reasons(comparison, lines);
  add_points(comparison, language, lines);
  add_shares(comparison, language, lines);
  if (comparison.not_stated > 0) {
    lines.push_back({Message{"{} ways of the study are of places and kinds that the table lacks",
                             comparison.not_stated}});
  }
  return lines;
}

}  // namespace narhet::study
