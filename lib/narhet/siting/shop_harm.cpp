// SPDX-License-Identifier: MIT
#include "narhet/siting/shop_harm.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <map>

namespace narhet::siting {
namespace {

using base::Weight;

/// By shop the persons who would have the candidate nearer than it.
std::map<base::ServiceIndex, double> nearest_lost(std::span<const Weight> ways,
                                                  const ScoreInputs& inputs,
                                                  base::KindIndex kind) {
  std::map<base::ServiceIndex, double> lost;
  const auto today = inputs.nearest->column(kind, inputs.decide_by);
  for (std::size_t place = 0; place < ways.size(); ++place) {
    const auto& nearest = today[place].nearest;
    if (nearest && ways[place] < nearest->cost) {
      lost[nearest->service] += inputs.places[place].population.value_or(base::Persons{}).count();
    }
  }
  return lost;
}

bool is_same_place(const model::Candidate& candidate, const model::Service& shop) {
  return candidate.id == shop.id ||
         (candidate.position.x == shop.position.x && candidate.position.y == shop.position.y);
}

std::optional<double> kilometres(Weight way) {
  return way.is_finite() ? std::optional{base::to_kilometres(way)} : std::nullopt;
}

}  // namespace

std::vector<model::ShopHarm> shop_harm(std::size_t candidate,
                                       std::span<const Weight> ways,
                                       const ScoreInputs& inputs,
                                       const HarmSettings& settings,
                                       const HuffMarket* market) {
  NARHET_EXPECTS(inputs.shops != nullptr && settings.kind);
  const Shops& shops = *inputs.shops;
  const auto lost = nearest_lost(ways, inputs, *settings.kind);
  const std::vector<double> huff = market == nullptr ? std::vector<double>{} : market->losses(ways);
  const Weight condition = base::to_weight(settings.distance_condition);
  constexpr double kOnePerson = 1.0;  // what Huff's model gives below that is noise
  std::vector<model::ShopHarm> harm;
  for (std::size_t i = 0; i < shops.services.size(); ++i) {
    const base::ServiceIndex shop = shops.services[i];
    if (is_same_place(inputs.candidates[candidate], inputs.services[base::index(shop)])) {
      continue;
    }
    const Weight to_candidate = shops.candidate_km[candidate * shops.services.size() + i];
    const auto found = lost.find(shop);
    model::ShopHarm each;
    each.shop = shop;
    each.nearest_lost = base::Persons{found == lost.end() ? 0.0 : found->second};
    if (market != nullptr) {
      each.huff_lost = base::Persons{huff[i]};
    }
    each.candidate_km = kilometres(to_candidate);
    each.next_shop_km = kilometres(shops.next_km[i]);
    each.loses_distance_condition = shops.next_km[i] > condition && to_candidate <= condition;
    if (each.nearest_lost.count() > 0.0 || each.loses_distance_condition ||
        each.huff_lost.value_or(base::Persons{}).count() >= kOnePerson) {
      harm.push_back(each);
    }
  }
  std::stable_sort(harm.begin(), harm.end(),
                   [](const auto& a, const auto& b) { return a.nearest_lost > b.nearest_lost; });
  return harm;
}

}  // namespace narhet::siting
