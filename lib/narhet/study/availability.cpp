// SPDX-License-Identifier: MIT
#include "narhet/study/availability.hpp"

#include "narhet/access/availability.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/nearest_two.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace narhet::study {

namespace {

std::uint64_t open_some_days(const std::vector<model::Service>& services) {
  return static_cast<std::uint64_t>(std::count_if(
      services.begin(), services.end(),
      [](const model::Service& service) { return service.days_per_week < model::kDaysOfWeek; }));
}

}  // namespace

std::vector<model::NearestTable> nearest_by_days(std::span<const std::uint8_t> days,
                                                 const model::Result& result,
                                                 std::span<const model::Snap> places,
                                                 std::span<const model::Snap> services,
                                                 const routing::Engine& engine,
                                                 const routing::Edge& edge,
                                                 const base::Task& task) {
  std::vector<model::NearestTable> tables;
  for (const std::uint8_t least : days) {
    std::vector<model::KindSet> kinds;
    for (const model::Service& service : result.services) {
      kinds.push_back(service.days_per_week >= least ? service.kinds : model::KindSet{});
    }
    tables.push_back(
        routing::nearest_two(engine, places, services, kinds, result.kinds.size(), edge, task));
  }
  return tables;
}

void add_availability(const Prepared& prepared,
                      const routing::Engine& engine,
                      model::Result& result,
                      const base::Task& task,
                      std::vector<Line>& lines) {
  model::Availability made;
  made.days = access::availability_levels(result.services);
  if (made.days.size() == 1) {
    return;
  }
  made.nearest = nearest_by_days(made.days, result, result.place_snaps, result.service_snaps,
                                 engine, prepared.edge(), task);
  made.coverage = access::availability_coverage(result.places, made.days, made.nearest,
                                                result.thresholds, result.municipalities.size());
  result.availability = std::move(made);
  lines.push_back({base::counted(
      open_some_days(result.services),
      "note: {} service point is open only some days a week: scores count it by its days, all "
      "other layers as open; the layers availability and place_availability say who has what on "
      "how many days",
      "note: {} service points are open only some days a week: scores count them by their days, "
      "all other layers as open; the layers availability and place_availability say who has what "
      "on how many days")});
}

void tell_stops_count_as_open(const std::vector<model::Service>& services,
                              std::vector<Line>& lines) {
  if (const std::uint64_t some_days = open_some_days(services); some_days > 0) {
    lines.push_back(
        {base::counted(some_days,
                       "note: {} service point is open only some days a week and counts here as "
                       "open every day",
                       "note: {} service points are open only some days a week and count here as "
                       "open every day")});
  }
}

}  // namespace narhet::study
