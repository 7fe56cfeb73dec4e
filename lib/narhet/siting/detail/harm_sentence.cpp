// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/harm_sentence.hpp"

#include "narhet/siting/detail/sentence.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>

namespace narhet::siting::detail {
namespace {

using base::index;
using base::Message;

std::uint64_t whole(base::Persons persons) {
  return static_cast<std::uint64_t>(std::llround(persons.count()));
}

/// @param losers  of shops that are open every day, some
Message customers_taken(const std::vector<model::ShopHarm>& losers, const ReasonFacts& facts) {
  base::Persons persons;
  std::vector<Message> shops;
  for (const model::ShopHarm& each : losers) {
    const std::string& name = facts.services[index(each.shop)].name;
    persons += each.nearest_lost;
    shops.push_back(losers.size() == 1 ? Message{"{}", name}
                                       : Message{"{} ({})", name, whole(each.nearest_lost)});
  }
  return base::counted(
      whole(persons), "But it would take customers: for {} person it would be nearer than {}.",
      "But it would take customers: for {} people it would be nearer than {}.", enumeration(shops));
}

Message preferred(const model::ShopHarm& harm, const model::Service& shop) {
  return shop.days_per_week == 1
             ? base::counted(whole(harm.nearest_lost),
                             "{} person would do better with it than with {}, open one day a week.",
                             "{} people would do better with it than with {}, open one day a week.",
                             shop.name)
             : base::counted(whole(harm.nearest_lost),
                             "{} person would do better with it than with {}, open {} days a week.",
                             "{} people would do better with it than with {}, open {} days a week.",
                             shop.name, shop.days_per_week);
}

}  // namespace

void add_harm(const model::CandidateScore& score,
              const ReasonFacts& facts,
              std::vector<Message>& sentences) {
  const auto shop_of = [&](const model::ShopHarm& harm) -> const model::Service& {
    return facts.services[index(harm.shop)];
  };
  std::vector<model::ShopHarm> losers;
  std::copy_if(score.harm.begin(), score.harm.end(), std::back_inserter(losers),
               [](const auto& each) { return each.nearest_lost.count() > 0.0; });
  const auto part_time =
      std::stable_partition(losers.begin(), losers.end(), [&](const model::ShopHarm& each) {
        return shop_of(each).days_per_week == model::kDaysOfWeek;
      });
  if (losers.empty()) {
    const auto sentence = Message{"It would take no shop's place as the nearest."};
    sentences.push_back(sentence);
  }
  if (part_time != losers.begin()) {
    sentences.push_back(customers_taken({losers.begin(), part_time}, facts));
  }
  std::transform(part_time, losers.end(), std::back_inserter(sentences),
                 [&](const model::ShopHarm& each) { return preferred(each, shop_of(each)); });
  std::vector<Message> supported;
  for (const model::ShopHarm& each : score.harm) {
    if (each.loses_distance_condition) {
      const auto shop = Message{"{}", shop_of(each).name};
      supported.push_back(shop);
    }
  }
  if (!supported.empty()) {
    const auto sentence = Message{
        "With it, {} would have another shop within {} km by road and no longer meet the distance "
        "condition of operating support.",
        enumeration(supported), base::Decimal{facts.distance_condition.count() / 1000.0, 0}};
    sentences.push_back(sentence);
  }
}

}  // namespace narhet::siting::detail
