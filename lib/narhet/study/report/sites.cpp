// SPDX-License-Identifier: MIT
#include "narhet/study/report/sites.hpp"

#include "narhet/siting/separation.hpp"
#include "narhet/study/report/place_map.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <map>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::index;
using base::Message;
using Layer = model::ReportMapLayer;

Message site_fact(const model::CandidateScore& score) {
  return Message{"rank {} in the municipality, {} points", *score.rank_in_municipality,
                 Decimal{score.score, 0}};
}

Layer::Mark site_mark(const model::Result& result, const model::CandidateScore& score) {
  const model::Candidate& site = candidate_of(result, score);
  Layer::Mark mark{site.position, {}, 0, 0.0, Argument{name_of(site)}, {}};
  if (score.rank_in_municipality) {
    mark.facts = {site_fact(score)};
    if (score.rank_in_municipality == 1U) {
      mark.facts.push_back(score.reason);
    }
  } else {
    mark.class_index = 1;
  }
  return mark;
}

/// The first of each municipality, in words.
std::vector<Message> equivalent_of(const model::Result& result) {
  std::vector<Message> lines;
  for (const AreaSites& area : sites_by_area(result)) {
    const model::CandidateScore& first = *area.scores.front();
    if (first.rank_in_municipality) {
      const std::string where = name_of(result, area.municipality);
      const std::string& site = name_of(candidate_of(result, first));
      lines.push_back(where.empty() ? Message{"first: {}", site}
                                    : Message{"{}: first is {}, of {}", where, site,
                                              base::counted(area.scores.size(), "{} candidate site",
                                                            "{} candidate sites")});
    }
  }
  return lines;
}

}  // namespace

std::vector<AreaSites> sites_by_area(const model::Result& result) {
  std::map<std::optional<base::MunicipalityIndex>, std::vector<const model::CandidateScore*>> areas;
  for (const model::CandidateScore& score : result.ranking.scores) {
    areas[candidate_of(result, score).municipality].push_back(&score);
  }
  std::vector<AreaSites> sites;
  sites.reserve(areas.size());
  for (auto& [municipality, scores] : areas) {
    sites.push_back({municipality, std::move(scores)});
  }
  // Nothing sorts before everything.
  if (!sites.empty() && !sites.front().municipality) {
    std::rotate(sites.begin(), sites.begin() + 1, sites.end());
  }
  return sites;
}

const model::Candidate& candidate_of(const model::Result& result,
                                     const model::CandidateScore& score) {
  return result.candidates[index(score.candidate)];
}

const std::string& name_of(const model::Candidate& candidate) {
  return candidate.name.empty() ? candidate.id : candidate.name;
}

std::optional<double> percent_first(const model::CandidateScore& score) {
  const auto& shares = score.robustness.rank_shares;
  return score.rank && !shares.empty() ? std::optional{100.0 * shares.front()} : std::nullopt;
}

Cell percent_first_cell(const model::CandidateScore& score) {
  const std::optional<double> percent = percent_first(score);
  const bool is_near_an_end =
      percent && ((*percent > 0.0 && *percent < 10.0) || (*percent > 99.0 && *percent < 100.0));
  return number_cell(percent, is_near_an_end ? 1 : 0);
}

const model::CandidateScore* capped_beside_first(const model::Result& result,
                                                 const AreaSites& area) {
  const model::CandidateScore& first = *area.scores.front();
  const auto found =
      std::find_if(area.scores.begin() + 1, area.scores.end(), [&](const auto* each) {
        return first.rank && each->rank &&
               siting::separation(first, *each, result.ranking.weight_sets.front().weights)
                   .is_mostly_capped();
      });
  return found == area.scores.end() ? nullptr : *found;
}

std::size_t count_equal(const AreaSites& area) {
  const std::uint32_t tier = area.scores.front()->robustness.tier;
  if (tier == 0) {
    return 0;
  }
  return static_cast<std::size_t>(
      std::count_if(area.scores.begin() + 1, area.scores.end(),
                    [tier](const auto* each) { return each->robustness.tier == tier; }));
}

std::vector<Layer> site_layers(const model::Result& result,
                               std::span<const model::CandidateScore* const> scores) {
  Layer first{Message{"First of each municipality"},
              Layer::Symbol::chosen,
              true,
              {{Message{"first in its municipality"}, std::nullopt}},
              {}};
  Layer others{Message{"Other candidate sites"},
               Layer::Symbol::candidate,
               true,
               {{Message{"ranked"}, std::nullopt}, {Message{"not ranked"}, std::nullopt}},
               {}};
  for (const model::CandidateScore* score : scores) {
    Layer& layer = score->rank_in_municipality == 1U ? first : others;
    if (layer.marks.size() < kMostMarks) {
      layer.marks.push_back(site_mark(result, *score));
    }
  }
  const bool any_unranked = std::any_of(others.marks.begin(), others.marks.end(),
                                        [](const auto& mark) { return mark.class_index == 1; });
  if (!any_unranked) {
    others.classes.resize(1);
  }
  return {std::move(others), std::move(first)};
}

model::ReportMap site_map(const model::Result& result) {
  std::vector<const model::CandidateScore*> all;
  all.reserve(result.ranking.scores.size());
  for (const model::CandidateScore& score : result.ranking.scores) {
    all.push_back(&score);
  }
  std::vector<Layer> sites = site_layers(result, all);
  Layer services = service_layer(result);
  services.is_shown = false;
  model::ReportMap map;
  map.caption = Message{"Candidate sites, and the first of each municipality"};
  map.equivalent = equivalent_of(result);
  map.layers = {municipality_layer(result), std::move(services), std::move(sites.front()),
                std::move(sites.back())};
  return map;
}

}  // namespace narhet::study::report
