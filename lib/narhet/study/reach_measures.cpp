// SPDX-License-Identifier: MIT
#include "narhet/study/reach_measures.hpp"

#include "narhet/access/bundle.hpp"
#include "narhet/access/floating_catchment.hpp"
#include "narhet/access/gravity.hpp"
#include "narhet/access/huff.hpp"
#include "narhet/access/way_measures.hpp"
#include "narhet/study/columns_in_order.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using access::CatchmentMethod;
using base::index;
using base::Weight;

/// Sums over the service points of one kind, one per place.
struct KindSums {
  std::vector<std::uint32_t> within;   ///< service points in the catchment
  std::vector<double> gravity;         ///< of f, also beyond the catchment
  std::vector<double> weights_within;  ///< of f in the catchment
  std::vector<double> attraction;      ///< of Huff's
  std::vector<double> two_step, enhanced, three_step, balanced;
  bool has_capacity{};  ///< every service point has one

  explicit KindSums(std::size_t places)
      : within(places),
        gravity(places),
        weights_within(places),
        attraction(places),
        two_step(places),
        enhanced(places),
        three_step(places),
        balanced(places) {}
};

/// A column of the matrix, weighed.
struct WeighedColumn {
  std::vector<Weight> costs;
  std::vector<double> binary;  ///< 1 in the catchment
  std::vector<double> decayed;
  std::vector<double> decayed_within;
  std::vector<double> huff;
};

class Measuring {
 public:
  Measuring(model::Reach& reach,
            const ReachSettings& settings,
            const routing::Engine& engine,
            const base::Task& task)
      : reach_{&reach}, settings_{&settings}, engine_{&engine}, task_{&task} {
    const std::size_t places = reach.study.places.size();
    for (const model::Place& place : reach.study.places) {
      persons_.push_back(place.population.value_or(base::Persons{}));
    }
    for (std::size_t kind = 0; kind < settings.kinds.size(); ++kind) {
      kinds_.emplace_back(places);
      kinds_.back().has_capacity = reach.capacities[kind].is_known();
    }
    bundles_.resize(places);
  }

  /// What each place has in sum, which its choices are shares of.
  void sum_up() {
    const auto stops = access::kinds_at_stops(reach_->study.services, settings_->stop_walk);
    const Weight limit = settings_->line ? settings_->line->limit : settings_->catchment;
    pass([&](std::size_t service, const WeighedColumn& column) {
      for_each_kind_of(service, [&](std::size_t, KindSums& sums) {
        for (std::size_t place = 0; place < column.costs.size(); ++place) {
          sums.within[place] += column.binary[place] > 0.0 ? 1U : 0U;
        }
        access::add_gravity(1.0, column.decayed, sums.gravity);
        access::add_gravity(1.0, column.decayed_within, sums.weights_within);
        access::add_gravity(attraction_of(service, sums), column.huff, sums.attraction);
      });
      access::consider_stop(base::id_at<base::ServiceIndex>(service), needed_in(stops[service]),
                            column.costs, limit, bundles_);
    });
  }

  void share_out() {
    pass([&](std::size_t service, const WeighedColumn& column) {
      for_each_kind_of(service, [&](std::size_t kind, KindSums& sums) {
        reach_->customers[service * settings_->kinds.size() + kind].huff = access::huff_customers(
            attraction_of(service, sums), column.huff, persons_, sums.attraction);
        if (sums.has_capacity) {
          add_catchments(*reach_->study.services[service].capacity, column, sums);
        }
      });
    });
  }

  void finish() {
    for (std::size_t place = 0; place < reach_->study.places.size(); ++place) {
      const bool on_road = reach_->study.place_snaps[place].status == model::SnapStatus::on_road;
      for (const KindSums& sums : kinds_) {
        model::PlaceAccess access;
        if (on_road) {
          access.within = sums.within[place];
          access.gravity = sums.gravity[place];
        }
        if (on_road && sums.has_capacity) {
          access.two_step = sums.two_step[place];
          access.enhanced = sums.enhanced[place];
          access.three_step = sums.three_step[place];
          access.balanced = sums.balanced[place];
        }
        reach_->access.push_back(access);
      }
      reach_->bundles.push_back(
          {bundles_[place].kinds, bundles_[place].stop, bundles_[place].cost});
    }
  }

 private:
  template <class Take>
  void pass(const Take& take) {
    for_each_column_in_order(
        *engine_, reach_->study.place_snaps, reach_->study.service_snaps, reach_->study.decide_by,
        *task_, [&](std::size_t, std::span<const Weight> costs) { return weighed(costs); },
        [&](std::size_t service, const WeighedColumn& column) { take(service, column); });
  }

  [[nodiscard]] WeighedColumn weighed(std::span<const Weight> costs) const {
    WeighedColumn column{{costs.begin(), costs.end()},
                         std::vector<double>(costs.size()),
                         settings_->decay(costs),
                         std::vector<double>(costs.size()),
                         settings_->huff(costs)};
    for (std::size_t place = 0; place < costs.size(); ++place) {
      if (costs[place] <= settings_->catchment) {
        column.binary[place] = 1.0;
        column.decayed_within[place] = column.decayed[place];
      }
    }
    return column;
  }

  template <class Action>
  void for_each_kind_of(std::size_t service, const Action& action) {
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
      if (reach_->study.services[service].kinds.contains(settings_->kinds[kind])) {
        action(kind, kinds_[kind]);
      }
    }
  }

  [[nodiscard]] std::size_t needed_in(const model::KindSet& offered) const {
    return static_cast<std::size_t>(
        std::count_if(settings_->kinds.begin(), settings_->kinds.end(),
                      [&](base::KindIndex kind) { return offered.contains(kind); }));
  }

  /// All are equally attractive unless the capacity of every one is known.
  [[nodiscard]] double attraction_of(std::size_t service, const KindSums& sums) const {
    return sums.has_capacity ? *reach_->study.services[service].capacity : 1.0;
  }

  void add_catchments(double capacity, const WeighedColumn& column, KindSums& sums) const {
    access::add_catchment(CatchmentMethod::two_step, {persons_, {}}, capacity, column.binary,
                          sums.two_step);
    access::add_catchment(CatchmentMethod::two_step, {persons_, {}}, capacity,
                          column.decayed_within, sums.enhanced);
    access::add_catchment(CatchmentMethod::three_step, {persons_, sums.gravity}, capacity,
                          column.decayed_within, sums.three_step);
    access::add_catchment(CatchmentMethod::balanced, {persons_, sums.weights_within}, capacity,
                          column.decayed_within, sums.balanced);
  }

  model::Reach* reach_;
  const ReachSettings* settings_;
  const routing::Engine* engine_;
  const base::Task* task_;
  std::vector<base::Persons> persons_;
  std::vector<KindSums> kinds_;
  std::vector<access::BestStop> bundles_;
};

void count_capacities(model::Reach& reach) {
  for (const base::KindIndex kind : reach.kinds) {
    model::Reach::Capacity capacity;
    for (const model::Service& service : reach.study.services) {
      if (service.kinds.contains(kind)) {
        ++capacity.points;
        capacity.unknown += service.capacity ? 0U : 1U;
      }
    }
    reach.capacities.push_back(capacity);
  }
}

void add_nearest_customers(model::Reach& reach) {
  for (std::size_t place = 0; place < reach.study.places.size(); ++place) {
    for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
      const auto& nearest =
          reach.study.nearest
              .at(base::id_at<base::PlaceIndex>(place), reach.kinds[kind], reach.study.decide_by)
              .nearest;
      if (nearest) {
        reach.customers[index(nearest->service) * reach.kinds.size() + kind].nearest +=
            reach.study.places[place].population.value_or(base::Persons{});
      }
    }
  }
}

/// Adds one kind's measures of every area, the whole study last.
void add_ways(model::Reach& reach, std::size_t kind, const ReachSettings& settings) {
  std::vector<model::WayMeasures> measures = access::way_measures(
      reach.study.places, reach.study.nearest.column(reach.kinds[kind], reach.study.decide_by),
      reach.study.decide_by, reach.study.municipalities.size(),
      settings.line ? &*settings.line : nullptr);
  for (std::size_t area = 0; area < measures.size(); ++area) {
    reach.ways[area * reach.kinds.size() + kind] = measures[area];
  }
}

}  // namespace

std::size_t count_reach_searches(const StudyFile& study, std::size_t services) {
  return 2 * study.kinds.size() * base::kMetrics.size() + 2 * services;
}

model::Reach measure_reach(model::Result&& study,
                           const ReachSettings& settings,
                           const routing::Engine& engine,
                           const base::Task& task) {
  model::Reach reach;
  reach.study = std::move(study);
  reach.kinds = settings.kinds;
  reach.decay = settings.decay_label;
  reach.catchment = settings.catchment_label;
  reach.poverty_line = settings.line ? settings.line->label : std::string{};
  reach.bundle_limit = settings.line ? settings.line->label : settings.catchment_label;
  reach.customers.resize(reach.study.services.size() * reach.kinds.size());
  reach.ways.resize((reach.study.municipalities.size() + 1) * reach.kinds.size());
  count_capacities(reach);
  Measuring measuring{reach, settings, engine, task};
  measuring.sum_up();
  measuring.share_out();
  measuring.finish();
  add_nearest_customers(reach);
  for (std::size_t kind = 0; kind < reach.kinds.size(); ++kind) {
    add_ways(reach, kind, settings);
  }
  return reach;
}

}  // namespace narhet::study
