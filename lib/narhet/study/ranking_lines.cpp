// SPDX-License-Identifier: MIT
#include "narhet/study/ranking_lines.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Message;

using Area = std::optional<base::MunicipalityIndex>;
using Firsts = std::map<Area, base::CandidateIndex>;

template <class Ranked>
Firsts firsts_of(const std::vector<Ranked>& ranked, const model::Result& result) {
  Firsts firsts;
  for (const Ranked& each : ranked) {
    if (each.rank_in_municipality == 1U) {
      firsts.emplace(result.candidates[base::index(each.candidate)].municipality, each.candidate);
    }
  }
  return firsts;
}

std::string name_of(base::CandidateIndex candidate, const model::Result& result) {
  return base::printable(result.candidates[base::index(candidate)].name);
}

std::string name_of(const Area& area, const model::Result& result) {
  return area ? base::printable(result.municipalities[base::index(*area)].name) : std::string{};
}

Message name_of(const model::RankingView& view, const model::Result& result) {
  if (!view.place) {
    return model::name(view.by);
  }
  return Message{"without the meeting in {} on {}",
                 base::printable(result.places[base::index(*view.place)].name), view.date};
}

/// What stands first where a view is not taken as the study takes it; empty: always the same.
Message changes(const Area& area,
                base::CandidateIndex first,
                const std::vector<std::pair<const model::RankingView*, Firsts>>& views,
                const model::Result& result) {
  Message list;
  for (const auto& [view, firsts] : views) {
    const auto other = firsts.find(area);
    if (other == firsts.end() || other->second == first) {
      continue;
    }
    const Message change{"{}: {}", name_of(*view, result), name_of(other->second, result)};
    list = list.empty() ? change : Message{"{}; {}", list, change};
  }
  return list;
}

Message same_sentence(const std::string& where, bool with_meetings) {
  return with_meetings
             ? Message{"the same site is first by population only, by voices only and without any "
                       "one meeting{}",
                       where}
             : Message{"the same site is first by population only and by voices only{}", where};
}

/// How the first fares when the needs are taken otherwise.
std::vector<Line> need_lines(const model::Result& result) {
  std::vector<std::pair<const model::RankingView*, Firsts>> views;
  bool with_meetings = false;
  for (const model::RankingView& view : result.ranking_views) {
    if (view.by == model::RankedBy::speeds) {
      continue;
    }
    views.emplace_back(&view, firsts_of(view.candidates, result));
    with_meetings = with_meetings || view.by == model::RankedBy::without_meeting;
  }
  std::vector<Line> lines;
  if (views.empty()) {
    return lines;
  }
  std::string same;
  bool any_same = false;
  for (const auto& [area, first] : firsts_of(result.ranking.scores, result)) {
    const std::string name = name_of(area, result);
    const Message other = changes(area, first, views, result);
    if (other.empty()) {
      any_same = true;
      same += (same.empty() || name.empty() ? "" : ", ") + name;
    } else if (name.empty()) {
      lines.push_back({Message{"first: {}; but {}", name_of(first, result), other}});
    } else {
      lines.push_back({Message{"first in {}: {}; but {}", name, name_of(first, result), other}});
    }
  }
  if (any_same) {
    lines.insert(lines.begin(), {same_sentence(same.empty() ? "" : ": " + same, with_meetings)});
  }
  return lines;
}

/// How often which other candidate is first, the most often first: "B (1), C (1)".
std::string others_of(const std::map<base::CandidateIndex, std::size_t>& others,
                      const model::Result& result) {
  std::vector<std::pair<base::CandidateIndex, std::size_t>> order{others.begin(), others.end()};
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string list;
  for (const auto& [candidate, runs] : order) {
    list += base::format("{}{} ({})", list.empty() ? "" : ", ", name_of(candidate, result), runs);
  }
  return list;
}

/// How the first fares with other speeds on the roads.
std::vector<Line> speed_lines(const model::Result& result) {
  std::vector<Firsts> runs;
  for (const model::RankingView& view : result.ranking_views) {
    if (view.by == model::RankedBy::speeds) {
      runs.push_back(firsts_of(view.candidates, result));
    }
  }
  std::vector<Line> lines;
  for (const auto& [area, first] : firsts_of(result.ranking.scores, result)) {
    std::size_t stays = 0;
    std::map<base::CandidateIndex, std::size_t> others;
    for (const Firsts& firsts : runs) {
      const base::CandidateIndex now = firsts.at(area);
      ++(now == first ? stays : others[now]);
    }
    if (others.empty()) {
      continue;
    }
    const std::string name = name_of(area, result);
    const std::string list = others_of(others, result);
    lines.push_back(
        {name.empty()
             ? Message{"with other speeds on the roads, {} is first in {} of {} runs; else {}",
                       name_of(first, result), stays, runs.size(), list}
             : Message{
                   "with other speeds on the roads, in {} {} is first in {} of {} runs; else {}",
                   name, name_of(first, result), stays, runs.size(), list}});
  }
  if (lines.empty() && !runs.empty()) {
    lines.push_back({base::counted(runs.size(),
                                   "the same sites are first in {} run with other speeds on the "
                                   "roads",
                                   "the same sites are first in all {} runs with other speeds on "
                                   "the roads")});
  }
  return lines;
}

/// How much of the ways of everybody a candidate saves; nothing where that is not measured.
std::optional<double> way_saved(const model::CandidateScore& score, const model::Ranking& ranking) {
  for (std::size_t c = 0; c < ranking.criteria.size(); ++c) {
    const model::Criterion& criterion = ranking.criteria[c];
    if (criterion.measure == model::Measure::travel_saved &&
        criterion.counted == model::Counted::residents) {
      return score.criteria[c].raw;
    }
  }
  return std::nullopt;
}

/// The candidate of each municipality that saves most of everybody's way.
Firsts most_way_saved(const model::Result& result) {
  std::map<Area, std::pair<double, base::CandidateIndex>> most;
  for (const model::CandidateScore& score : result.ranking.scores) {
    const auto saved = way_saved(score, result.ranking);
    if (!score.rank_in_municipality || !saved) {
      continue;
    }
    const Area& area = result.candidates[base::index(score.candidate)].municipality;
    const auto [found, is_new] = most.try_emplace(area, *saved, score.candidate);
    if (!is_new && *saved > found->second.first) {
      found->second = {*saved, score.candidate};
    }
  }
  Firsts firsts;
  for (const auto& [area, best] : most) {
    firsts.emplace(area, best.second);
  }
  return firsts;
}

/// What a plan proves is not what a ranking says: it counts the way alone.
std::vector<Line> plan_lines(const model::Result& result) {
  if (result.ranking.scores.empty()) {
    return {};
  }
  const Firsts by_way = most_way_saved(result);
  std::string others;
  for (const auto& [area, first] : firsts_of(result.ranking.scores, result)) {
    const auto other = by_way.find(area);
    if (other == by_way.end() || other->second == first) {
      continue;
    }
    const std::string where = name_of(area, result);
    const std::string name = name_of(other->second, result);
    others += (others.empty() ? "" : ", ") +
              (where.empty() ? name : base::format("{} ({})", name, where));
  }
  const auto& weights = result.ranking.weight_sets.front().weights;
  const auto weighed =
      std::count_if(weights.begin(), weights.end(), [](double weight) { return weight > 0.0; });
  if (others.empty()) {
    return {
        {Message{"the score weighs {} things; by the shortest ways alone, which 'narhet plan' "
                 "counts with proof, the same sites are first",
                 weighed}}};
  }
  return {
      {Message{"the score weighs {} things; by the shortest ways alone, which 'narhet plan' "
               "counts with proof, others are first: {}",
               weighed, others}}};
}

}  // namespace

std::vector<Line> ranking_lines(const model::Result& result) {
  std::vector<Line> lines = need_lines(result);
  for (Line& line : speed_lines(result)) {
    lines.push_back(std::move(line));
  }
  for (Line& line : plan_lines(result)) {
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace narhet::study
