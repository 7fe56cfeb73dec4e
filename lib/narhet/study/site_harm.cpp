// SPDX-License-Identifier: MIT
#include "narhet/study/site_harm.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/routing/nearest_two.hpp"
#include "narhet/siting/shop_harm.hpp"
#include "narhet/study/shops.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>

namespace narhet::study {
namespace {

using base::index;
using base::Message;
using base::Weight;

/// Of the one kind that harm is about.
constexpr base::KindIndex kShop{0};

/// The service points, of which only those that sell have a kind, `kShop`.
std::vector<model::Service> only_shops(const Prepared& prepared, base::KindIndex kind) {
  std::vector<model::Service> services = prepared.inputs.services;
  for (model::Service& service : services) {
    const bool sells = service.kinds.contains(kind);
    service.kinds = {};
    if (sells) {
      service.kinds.insert(kShop);
    }
  }
  return services;
}

/// Who closes loses nothing to a site.
void leave_out_closed(std::span<const base::ServiceIndex> closed,
                      std::vector<model::ShopHarm>& harm) {
  std::erase_if(harm, [&](const model::ShopHarm& each) {
    return std::find(closed.begin(), closed.end(), each.shop) != closed.end();
  });
}

model::NearestTable nearest_shops(const Prepared& prepared,
                                  std::span<const model::Service> shops,
                                  const routing::Engine& engine,
                                  const base::Task& task) {
  std::vector<model::KindSet> kinds;
  for (const model::Service& shop : shops) {
    kinds.push_back(shop.kinds);
  }
  return routing::nearest_two(engine, prepared.places, prepared.services, kinds, 1, prepared.edge(),
                              task);
}

/// Leaves each place the way to the nearest site alone.
/// @param ways  those to the first site first
void keep_nearest(std::vector<Weight>& ways, std::size_t places, std::size_t sites) {
  for (std::size_t place = 0; place < places; ++place) {
    Weight* nearest = nullptr;
    for (std::size_t site = 0; site < sites; ++site) {
      Weight& way = ways[site * places + place];
      if (nearest == nullptr || way < *nearest) {
        if (nearest != nullptr) {
          *nearest = Weight::infinite();
        }
        nearest = &way;
      } else {
        way = Weight::infinite();
      }
    }
  }
}

std::string shop_name(const Prepared& prepared, base::ServiceIndex shop) {
  const model::Service& service = prepared.inputs.services[index(shop)];
  return base::printable(model::spoken_name(service));
}

model::PlanShopHarm named(const Prepared& prepared, const std::vector<model::ShopHarm>& harm) {
  model::PlanShopHarm result;
  for (const model::ShopHarm& each : harm) {
    if (each.nearest_lost.count() > 0.0) {
      result.shops.push_back({shop_name(prepared, each.shop), each.nearest_lost});
      result.persons += each.nearest_lost;
    }
    if (each.loses_distance_condition) {
      result.without_condition.push_back(shop_name(prepared, each.shop));
    }
  }
  return result;
}

/// By shop, most persons lost first.
std::vector<model::ShopHarm> sum_of(const std::vector<std::vector<model::ShopHarm>>& by_site) {
  std::map<base::ServiceIndex, model::ShopHarm> by_shop;
  for (const std::vector<model::ShopHarm>& harm : by_site) {
    for (const model::ShopHarm& each : harm) {
      model::ShopHarm& sum = by_shop[each.shop];
      sum.shop = each.shop;
      sum.nearest_lost += each.nearest_lost;
      sum.loses_distance_condition = sum.loses_distance_condition || each.loses_distance_condition;
    }
  }
  std::vector<model::ShopHarm> result;
  result.reserve(by_shop.size());
  for (const auto& [shop, sum] : by_shop) {
    result.push_back(sum);
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.nearest_lost > b.nearest_lost; });
  return result;
}

std::uint64_t whole(base::Persons persons) {
  return static_cast<std::uint64_t>(std::llround(persons.count()));
}

/// "A", or "A (12) and B (3)".
Message losers(const model::PlanShopHarm& harm) {
  std::vector<std::string> names;
  for (const model::PlanShopHarm::Shop& shop : harm.shops) {
    names.push_back(harm.shops.size() == 1
                        ? shop.name
                        : base::format("{} ({})", shop.name, whole(shop.persons)));
  }
  return model::listed(names);
}

void add_site(const StudyFile& study,
              const std::string& name,
              const model::PlanShopHarm& harm,
              std::vector<Line>& lines) {
  if (!harm.shops.empty()) {
    lines.push_back({base::counted(
        whole(harm.persons), "for {} person {} becomes the nearest shop instead of {}",
        "for {} people {} becomes the nearest shop instead of {}", name, losers(harm))});
  }
  if (!harm.without_condition.empty()) {
    const base::Decimal limit{study.score.harm.distance_condition.count() / 1000.0, 0};
    lines.push_back(
        {Message{"with {}, {} would have another shop within {} km by road and no longer meet the "
                 "distance condition of operating support",
                 name, model::listed(harm.without_condition), limit}});
  }
}

}  // namespace

std::optional<SiteHarm> site_harm(const StudyFile& study,
                                  const Prepared& prepared,
                                  const OpenedSites& opened,
                                  const routing::Engine& engine,
                                  const base::Task& task) {
  siting::HarmSettings settings = study.score.harm;
  if (opened.sites.empty() || !settings.kind || !opened.kinds.contains(*settings.kind)) {
    return std::nullopt;
  }
  std::vector<model::Candidate> candidates;
  std::vector<model::Snap> snaps;
  for (const base::CandidateIndex site : opened.sites) {
    candidates.push_back(prepared.inputs.candidates[index(site)]);
    snaps.push_back(prepared.candidates[index(site)]);
  }
  const base::Metric metric = study.travel.decide_by;
  const std::size_t places = prepared.places.size();
  const auto services = only_shops(prepared, *settings.kind);
  settings.kind = kShop;
  const siting::Shops shops = shops_of(services, prepared.services, kShop, snaps, engine, task);
  const model::NearestTable nearest = nearest_shops(prepared, services, engine, task);
  std::vector<Weight> ways = ways_between(prepared.places, snaps, metric, engine, task);
  keep_nearest(ways, places, snaps.size());
  siting::ScoreInputs inputs;
  inputs.places = prepared.inputs.places;
  inputs.nearest = &nearest;
  inputs.services = services;
  inputs.candidates = candidates;
  inputs.candidate_snaps = snaps;
  inputs.decide_by = metric;
  inputs.shops = &shops;
  std::vector<std::vector<model::ShopHarm>> by_site;
  SiteHarm harm;
  for (std::size_t i = 0; i < snaps.size(); ++i) {
    by_site.push_back(siting::shop_harm(i, std::span{ways}.subspan(i * places, places), inputs,
                                        settings, nullptr));
    leave_out_closed(opened.closed, by_site.back());
    harm.by_site.push_back(named(prepared, by_site.back()));
  }
  harm.together = named(prepared, sum_of(by_site));
  return harm;
}

std::vector<Line> harm_lines(const StudyFile& study,
                             const Prepared& prepared,
                             std::span<const base::CandidateIndex> sites,
                             const SiteHarm& harm) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const model::Candidate& site = prepared.inputs.candidates[index(sites[i])];
    add_site(study, base::printable(site.name.empty() ? site.id : site.name), harm.by_site[i],
             lines);
  }
  const model::PlanShopHarm& all = harm.together;
  if (all.shops.empty() && all.without_condition.empty()) {
    lines.push_back({Message{
        "no shop that stays loses nearest customers, and none loses the distance condition "
        "of operating support"}});
  } else if (sites.size() > 1 && all.without_condition.empty()) {
    lines.push_back(
        {base::counted(whole(all.persons), "in all, {} person gets another nearest shop",
                       "in all, {} people get another nearest shop")});
  } else if (sites.size() > 1) {
    lines.push_back(
        {base::counted(whole(all.persons),
                       "in all, {} person gets another nearest shop; the distance condition of "
                       "operating support is lost by {}",
                       "in all, {} people get another nearest shop; the distance condition of "
                       "operating support is lost by {}",
                       model::listed(all.without_condition))});
  }
  return lines;
}

}  // namespace narhet::study
