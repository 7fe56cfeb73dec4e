// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/capacitated_model.hpp"

#include "narhet/base/id.hpp"

#include <algorithm>
#include <numeric>

namespace narhet::siting::detail {
namespace {

using base::Weight;

/// What a place has without any limit: its nearest open site that takes all, or no way.
struct Standing {
  Weight way;
  std::optional<SiteIndex> site;
};

Standing standing_of(const LocationProblem& problem, std::size_t place) {
  Standing standing{problem.no_way, std::nullopt};
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    const bool is_open =
        problem.roles[site] == SiteRole::existing || problem.roles[site] == SiteRole::required;
    const Weight way = problem.costs.at(place, site);
    if (is_open && problem.capacities[site] == kUnlimited && way < standing.way) {
      standing = {way, base::id_at<SiteIndex>(site)};
    }
  }
  return standing;
}

std::vector<Saving> savings_of(const LocationProblem& problem,
                               std::size_t site,
                               const std::vector<Weight>& standing) {
  std::vector<Saving> savings;
  const auto costs = problem.costs.column(site);
  for (std::size_t place = 0; place < costs.size(); ++place) {
    if (costs[place] < standing[place] && problem.demand[place] > 0 &&
        problem.loads[place] <= problem.capacities[site]) {
      savings.push_back(
          {static_cast<std::uint32_t>(place),
           std::int64_t{problem.demand[place]} * (standing[place].units() - costs[place].units())});
    }
  }
  return savings;
}

}  // namespace

std::int64_t CapacitatedModel::most_saved() const {
  std::vector<std::int64_t> most(loads.size(), 0);
  for (const Server& server : servers) {
    for (const Saving& saving : server.savings) {
      most[saving.place] = std::max(most[saving.place], saving.amount);
    }
  }
  return std::accumulate(most.begin(), most.end(), std::int64_t{0});
}

CapacitatedModel capacitated_model(const LocationProblem& problem) {
  CapacitatedModel model;
  model.loads.assign(problem.loads.begin(), problem.loads.end());
  std::vector<Weight> standing;
  for (std::size_t place = 0; place < problem.costs.place_count(); ++place) {
    const Standing each = standing_of(problem, place);
    standing.push_back(each.way);
    model.standing.push_back(each.site);
    model.objective += std::int64_t{problem.demand[place]} * each.way.units();
  }
  std::size_t choosable = 0;
  for (std::size_t site = 0; site < problem.roles.size(); ++site) {
    const SiteRole role = problem.roles[site];
    if (role == SiteRole::required) {
      model.required.push_back(base::id_at<SiteIndex>(site));
    }
    const bool is_open = role == SiteRole::existing || role == SiteRole::required;
    if (role == SiteRole::candidate || (is_open && problem.capacities[site] != kUnlimited)) {
      choosable += is_open ? 0U : 1U;
      model.servers.push_back({base::id_at<SiteIndex>(site), problem.capacities[site], is_open,
                               savings_of(problem, site, standing)});
    }
  }
  model.count = std::min(problem.sites - model.required.size(), choosable);
  return model;
}

Service serve(const CapacitatedModel& model, const std::vector<std::uint8_t>& is_open) {
  struct Offer {
    std::int64_t amount{};
    std::uint32_t server{};
  };
  struct Place {
    std::vector<Offer> offers;  // best first
    std::int64_t regret{};
  };
  std::vector<Place> places(model.loads.size());
  std::vector<std::uint64_t> room;
  for (std::uint32_t server = 0; server < model.servers.size(); ++server) {
    room.push_back(model.servers[server].capacity);
    for (const Saving& saving : model.servers[server].savings) {
      if (is_open[server] != 0) {
        places[saving.place].offers.push_back({saving.amount, server});
      }
    }
  }
  std::vector<std::uint32_t> order(places.size());
  std::iota(order.begin(), order.end(), 0U);
  for (Place& place : places) {
    std::ranges::stable_sort(place.offers,
                             [](const Offer& a, const Offer& b) { return a.amount > b.amount; });
    if (!place.offers.empty()) {
      place.regret =
          place.offers.front().amount - (place.offers.size() > 1 ? place.offers[1].amount : 0);
    }
  }
  std::ranges::stable_sort(
      order, [&](std::uint32_t a, std::uint32_t b) { return places[a].regret > places[b].regret; });
  Service service{is_open, std::vector<std::uint32_t>(places.size(), Service::kNone), 0};
  for (const std::uint32_t place : order) {
    for (const Offer& offer : places[place].offers) {
      if (model.loads[place] <= room[offer.server]) {
        room[offer.server] -=
            model.servers[offer.server].capacity == kUnlimited ? 0 : model.loads[place];
        service.server[place] = offer.server;
        service.saved += offer.amount;
        break;
      }
    }
  }
  return service;
}

SitePlan plan_of(const CapacitatedModel& model, const Service& service) {
  SitePlan plan{model.required, model.objective - service.saved, model.standing};
  for (std::size_t server = 0; server < model.servers.size(); ++server) {
    if (!model.servers[server].is_open && service.is_open[server] != 0) {
      plan.sites.push_back(model.servers[server].site);
    }
  }
  std::ranges::sort(plan.sites);
  for (std::size_t place = 0; place < service.server.size(); ++place) {
    if (service.server[place] != Service::kNone) {
      plan.served_by[place] = model.servers[service.server[place]].site;
    }
  }
  return plan;
}

}  // namespace narhet::siting::detail
