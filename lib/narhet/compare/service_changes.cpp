// SPDX-License-Identifier: MIT
#include "narhet/compare/service_changes.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace narhet::compare {
namespace {

using model::ResultService;
using model::ResultWays;
using model::ServiceChange;

std::map<std::string_view, const ResultService*> by_id(const std::vector<ResultService>& services) {
  std::map<std::string_view, const ResultService*> found;
  for (const ResultService& service : services) {
    found.emplace(service.id, &service);
  }
  return found;
}

ServiceChange changed(ServiceChange::What what,
                      const ResultService& service,
                      const std::vector<std::string>& kinds) {
  return {what, service.id, service.name, kinds, service.persons_nearest};
}

}  // namespace

std::vector<ServiceChange> service_changes(const ResultWays& earlier, const ResultWays& later) {
  std::vector<ServiceChange> found;
  const auto before = by_id(earlier.services);
  const auto after = by_id(later.services);
  for (const ResultService& service : earlier.services) {
    const auto other = after.find(service.id);
    if (other == after.end()) {
      found.push_back(changed(ServiceChange::What::closed, service, service.kinds));
    } else if (!stands_still(service.position, other->second->position)) {
      found.push_back(changed(ServiceChange::What::moved, service, other->second->kinds));
    } else if (service.kinds != other->second->kinds) {
      found.push_back(changed(ServiceChange::What::other_kinds, service, other->second->kinds));
    }
  }
  for (const ResultService& service : later.services) {
    if (!before.contains(service.id)) {
      found.push_back(changed(ServiceChange::What::opened, service, service.kinds));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.persons.value_or(base::Persons{}) > b.persons.value_or(base::Persons{});
  });
  return found;
}

}  // namespace narhet::compare
