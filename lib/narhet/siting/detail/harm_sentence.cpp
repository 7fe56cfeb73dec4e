// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/harm_sentence.hpp"

#include "narhet/siting/detail/sentence.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

namespace narhet::siting::detail {
namespace {

using base::index;
using base::Message;

std::uint64_t whole(base::Persons persons) {
  return static_cast<std::uint64_t>(std::llround(persons.count()));
}

/// @param losers  of shops that are open every day, some
Message customers_taken(const std::vector<model::ShopHarm>& losers,
                        const std::string& name,
                        const HarmFacts& facts) {
  base::Persons persons;
  std::vector<Message> shops;
  for (const model::ShopHarm& each : losers) {
    const std::string& shop = model::spoken_name(facts.services[index(each.shop)]);
    persons += each.nearest_lost;
    shops.push_back(losers.size() == 1 ? Message{"{}", shop}
                                       : Message{"{} ({})", shop, whole(each.nearest_lost)});
  }
  const Message taken = base::counted(
      whole(persons), "it would be the nearest shop of {} person who now has {} nearest.",
      "it would be the nearest shop of {} people who now have {} nearest.", enumeration(shops));
  return name.empty() ? Message{"But it would take customers: {}", taken}
                      : Message{"{} would take customers: {}", name, taken};
}

Message preferred(const model::ShopHarm& harm, const Message& site, const model::Service& shop) {
  return shop.days_per_week == 1
             ? base::counted(whole(harm.nearest_lost),
                             "{} person would do better with {} than with {}, open one day a week.",
                             "{} people would do better with {} than with {}, open one day a week.",
                             site, model::spoken_name(shop))
             : base::counted(whole(harm.nearest_lost),
                             "{} person would do better with {} than with {}, open {} days a week.",
                             "{} people would do better with {} than with {}, open {} days a week.",
                             site, model::spoken_name(shop), shop.days_per_week);
}

/// The shops that would have another within the distance of driftstöd.
std::vector<Message> losers_of_support(const model::CandidateScore& score, const HarmFacts& facts) {
  std::vector<Message> shops;
  for (const model::ShopHarm& each : score.harm) {
    if (each.loses_distance_condition) {
      const auto shop = Message{"{}", model::spoken_name(facts.services[index(each.shop)])};
      shops.push_back(shop);
    }
  }
  return shops;
}

}  // namespace

bool harms(const model::CandidateScore& score) {
  return std::any_of(score.harm.begin(), score.harm.end(), [](const model::ShopHarm& each) {
    return each.nearest_lost.count() > 0.0 || each.loses_distance_condition;
  });
}

void add_harm(const model::CandidateScore& score,
              const std::string& name,
              const HarmFacts& facts,
              std::vector<Message>& sentences) {
  const auto shop_of = [&](const model::ShopHarm& harm) -> const model::Service& {
    return facts.services[index(harm.shop)];
  };
  const auto say = [&](Message sentence) { sentences.push_back(std::move(sentence)); };
  const Message site = name.empty() ? Message{"it"} : Message{"{}", name};
  std::vector<model::ShopHarm> losers;
  std::copy_if(score.harm.begin(), score.harm.end(), std::back_inserter(losers),
               [](const auto& each) { return each.nearest_lost.count() > 0.0; });
  const auto part_time =
      std::stable_partition(losers.begin(), losers.end(), [&](const model::ShopHarm& each) {
        return shop_of(each).days_per_week == model::kDaysOfWeek;
      });
  if (losers.empty()) {
    say(name.empty() ? Message{"It would be nobody's nearest shop."}
                     : Message{"{} would be nobody's nearest shop.", name});
  }
  if (part_time != losers.begin()) {
    say(customers_taken({losers.begin(), part_time}, name, facts));
  }
  for (auto each = part_time; each != losers.end(); ++each) {
    say(preferred(*each, site, shop_of(*each)));
  }
  if (const auto shops = losers_of_support(score, facts); !shops.empty()) {
    const base::Decimal km{facts.distance_condition.count() / 1000.0, 0};
    say(losers.empty()
            ? Message{"But {} would have another shop within {} km by road and no longer meet the "
                      "distance condition of operating support.",
                      enumeration(shops), km}
            : Message{"With it, {} would have another shop within {} km by road and no longer meet "
                      "the distance condition of operating support.",
                      enumeration(shops), km});
  }
}

}  // namespace narhet::siting::detail
