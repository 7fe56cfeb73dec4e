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

/// Who is first instead where a view is not taken as the study takes it, and by which views: "B (by
/// population only, without the meeting in Åby on 2026-05-15)"; empty: always the same.
Message changes(const Area& area,
                base::CandidateIndex first,
                const std::vector<std::pair<const model::RankingView*, Firsts>>& views,
                const model::Result& result) {
  std::vector<std::pair<base::CandidateIndex, Message>> others;
  for (const auto& [view, firsts] : views) {
    const auto other = firsts.find(area);
    if (other == firsts.end() || other->second == first) {
      continue;
    }
    const Message by = name_of(*view, result);
    const auto known = std::find_if(others.begin(), others.end(),
                                    [&](const auto& each) { return each.first == other->second; });
    if (known == others.end()) {
      others.emplace_back(other->second, by);
    } else {
      known->second = Message{"{}, {}", known->second, by};
    }
  }
  Message list;
  for (const auto& [other, by] : others) {
    const Message change{"{} ({})", name_of(other, result), by};
    list = list.empty() ? change : Message{"{}; {}", list, change};
  }
  return list;
}

Message same_sentence(const std::string& where, bool with_meetings) {
  return with_meetings
             ? Message{"the same site is first, whether only people or only voices count, or any one "
                       "meeting is left out{}",
                       where}
             : Message{"the same site is first, whether only people or only voices count{}", where};
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

/// What a candidate reaches of a measure, of everybody and all kinds; nothing where that is not
/// measured.
std::optional<double> value_of(const model::CandidateScore& score,
                               model::Measure measure,
                               const model::Ranking& ranking) {
  for (std::size_t c = 0; c < ranking.criteria.size(); ++c) {
    const model::Criterion& criterion = ranking.criteria[c];
    if (criterion.measure == measure && criterion.counted == model::Counted::residents &&
        !criterion.kind && !criterion.group) {
      return score.criteria[c].raw;
    }
  }
  return std::nullopt;
}

/// The candidate of each municipality that has most of a measure.
Firsts firsts_by(model::Measure measure, const model::Result& result) {
  std::map<Area, std::pair<double, base::CandidateIndex>> most;
  for (const model::CandidateScore& score : result.ranking.scores) {
    const auto value = value_of(score, measure, result.ranking);
    if (!score.rank_in_municipality || !value) {
      continue;
    }
    const Area& area = result.candidates[base::index(score.candidate)].municipality;
    const auto [found, is_new] = most.try_emplace(area, *value, score.candidate);
    if (!is_new && *value > found->second.first) {
      found->second = {*value, score.candidate};
    }
  }
  Firsts firsts;
  for (const auto& [area, best] : most) {
    firsts.emplace(area, best.second);
  }
  return firsts;
}

/// "B (Åby), C (Ystad)", where others than those by score are first by a measure; empty if nowhere.
std::string other_firsts(model::Measure measure, const model::Result& result) {
  const Firsts by_measure = firsts_by(measure, result);
  std::string others;
  for (const auto& [area, first] : firsts_of(result.ranking.scores, result)) {
    const auto other = by_measure.find(area);
    if (other == by_measure.end() || other->second == first) {
      continue;
    }
    const std::string where = name_of(area, result);
    const std::string name = name_of(other->second, result);
    others += (others.empty() ? "" : ", ") +
              (where.empty() ? name : base::format("{} ({})", name, where));
  }
  return others;
}

/// How many criteria decide somewhere.
std::size_t count_deciding(const model::Ranking& ranking) {
  const auto& weights = ranking.weight_sets.front().weights;
  std::size_t count = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const bool is_measured =
        std::any_of(ranking.scores.begin(), ranking.scores.end(),
                    [c](const model::CandidateScore& score) { return score.criteria[c].raw; });
    count += weights[c] > 0.0 && is_measured ? 1U : 0U;
  }
  return count;
}

/// What a plan proves is not what a ranking says: it counts the way alone.
std::vector<Line> plan_lines(const model::Result& result) {
  if (result.ranking.scores.empty()) {
    return {};
  }
  if (result.availability) {
    return {
        {Message{"the score counts points that are open some days a week on their days; 'narhet "
                 "plan' counts them as open every day and may open other sites"}}};
  }
  const std::size_t weighed = count_deciding(result.ranking);
  const std::string by_way = other_firsts(model::Measure::travel_saved, result);
  std::vector<Line> lines{
      {by_way.empty()
           ? Message{"the score weighs {} things; by the shortest ways alone the same sites are "
                     "first",
                     weighed}
           : Message{"the score weighs {} things; by the shortest ways alone others are first: {}",
                     weighed, by_way},
       Line::Weight::main, Message{"'narhet plan' counts it with proof"}}};
  if (!result.needs.empty()) {
    const std::string by_need = other_firsts(model::Measure::need_met, result);
    lines.push_back(
        {by_need.empty()
             ? Message{"by the shortest ways to what was asked for alone the same sites are "
                       "first"}
             : Message{"by the shortest ways to what was asked for alone others are first: {}",
                       by_need},
         Line::Weight::main, Message{"'narhet plan --demand need' counts it with proof"}});
  }
  return lines;
}

Message target_of(const model::Criterion& criterion) {
  switch (criterion.unit) {
    case model::CriterionUnit::share:
      return Message{"{} %", base::Decimal{100.0 * criterion.target, 0}};
    case model::CriterionUnit::minutes:
      return Message{"{} min", base::Decimal{criterion.target, 1}};
    case model::CriterionUnit::km:
      return Message{"{} km", base::Decimal{criterion.target, 1}};
    default:
      return Message{"{}", base::Decimal{criterion.target, 0}};
  }
}

/// The municipalities in which all of several sites do more than gives points, by name.
std::string areas_beyond_target(std::size_t criterion, const model::Result& result) {
  struct Sites {
    std::size_t ranked{};
    std::size_t beyond{};
  };
  std::map<Area, Sites> areas;
  for (const model::CandidateScore& score : result.ranking.scores) {
    const auto& raw = score.criteria[criterion].raw;
    if (score.rank && raw) {
      Sites& sites = areas[result.candidates[base::index(score.candidate)].municipality];
      ++sites.ranked;
      sites.beyond += *raw > result.ranking.criteria[criterion].target ? 1U : 0U;
    }
  }
  std::string names;
  for (const auto& [area, sites] : areas) {
    if (area && sites.ranked > 1 && sites.beyond == sites.ranked) {
      names += (names.empty() ? "" : ", ") + name_of(area, result);
    }
  }
  return names;
}

/// Criteria that decide and yet tell no sites of a municipality apart.
std::vector<Line> target_lines(const model::Result& result) {
  std::vector<Line> lines;
  const model::Ranking& ranking = result.ranking;
  for (std::size_t c = 0; c < ranking.criteria.size() && !ranking.scores.empty(); ++c) {
    const model::Criterion& criterion = ranking.criteria[c];
    if (criterion.less_is_better || ranking.weight_sets.front().weights[c] <= 0.0) {
      continue;
    }
    if (const std::string areas = areas_beyond_target(c, result); !areas.empty()) {
      lines.push_back(
          {Message{"every site is beyond the target of '{}' ({}) in {}, so that it tells none of "
                   "them apart",
                   criterion.name, target_of(criterion), areas},
           Line::Weight::main,
           Message{"a higher target in [score.{}] would",
                   std::string{model::key(criterion.measure)}}});
    }
  }
  return lines;
}

/// What the score takes no way for, where somebody has none.
std::vector<Line> no_way_lines(const model::Result& result) {
  std::uint64_t places = 0;
  for (std::size_t place = 0; place < result.places.size(); ++place) {
    bool lacks = false;
    for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
      lacks = lacks || !result.nearest
                            .at(base::id_at<base::PlaceIndex>(place),
                                base::id_at<base::KindIndex>(kind), result.decide_by)
                            .nearest;
    }
    places += lacks && !result.places[place].is_neighbour ? 1U : 0U;
  }
  if (result.ranking.scores.empty() || places == 0) {
    return {};
  }
  const base::Decimal way{base::to_display(result.decide_by, result.ranking.no_way), 0};
  return {
      {result.decide_by == base::Metric::time
           ? base::counted(places,
                           "in the score, {} place without a way to some service counts as having "
                           "the longest way of its municipality to it, at least {} min",
                           "in the score, {} places without a way to some service count as having "
                           "the longest way of their municipality to it, at least {} min",
                           way)
           : base::counted(places,
                           "in the score, {} place without a way to some service counts as having "
                           "the longest way of its municipality to it, at least {} km",
                           "in the score, {} places without a way to some service count as having "
                           "the longest way of their municipality to it, at least {} km",
                           way)}};
}

}  // namespace

std::vector<Line> ranking_lines(const model::Result& result) {
  const auto& scores = result.ranking.scores;
  if (std::none_of(scores.begin(), scores.end(), [](const auto& each) { return each.rank; })) {
    return {};
  }
  std::vector<Line> lines = need_lines(result);
  for (Line& line : speed_lines(result)) {
    lines.push_back(std::move(line));
  }
  for (Line& line : target_lines(result)) {
    lines.push_back(std::move(line));
  }
  for (Line& line : no_way_lines(result)) {
    lines.push_back(std::move(line));
  }
  for (Line& line : plan_lines(result)) {
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace narhet::study
