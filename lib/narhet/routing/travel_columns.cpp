// SPDX-License-Identifier: MIT
#include "narhet/routing/travel_columns.hpp"

#include "narhet/base/for_each_block.hpp"
#include "narhet/base/message.hpp"
#include "narhet/routing/detail/point_readings.hpp"
#include "narhet/routing/detail/scratch_pool.hpp"
#include "narhet/routing/point_ends.hpp"
#include "narhet/routing/search.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>

namespace narhet::routing {
namespace {

using base::Metric;
using base::Weight;
using detail::PlacesOnArcs;
using detail::PointReadings;

constexpr std::uint32_t kInfinite = Weight::infinite().units();
constexpr std::size_t kColumns = LaneLabel::kLanes;

/// Sixteen columns and the searches that fill them, by one metric.
class Columns {
 public:
  Columns(const Engine& engine, Metric metric, const PointReadings& readings, LaneCode code)
      : engine_{&engine},
        metric_{metric},
        readings_{&readings},
        costs_(kColumns * readings.place_count(), Weight::infinite()) {
    const SearchGraph& graph = engine.search_graph(metric);
    if (graph.core_size == 0) {
      lanes_.emplace(graph, SearchDirection::to_points, &readings.selection(), code);
    } else {
      single_.emplace(graph, SearchDirection::to_points, &readings.selection());
    }
  }

  /// @param destinations  at most sixteen
  void fill(std::span<const std::size_t> destinations, std::span<const model::Snap> snaps) {
    if (lanes_) {
      fill_in_lanes(destinations, snaps);
    } else {
      for (std::size_t column = 0; column < destinations.size(); ++column) {
        fill_single(column, snaps[destinations[column]]);
      }
    }
  }

  /// Ways along one arc, which no search sees.
  void shorten_along_arcs(std::size_t column,
                          const model::RoadPosition& destination,
                          std::span<const model::Snap> places,
                          const PlacesOnArcs& on_arcs) {
    on_arcs.for_each_sharing(destination, [&](std::size_t place) {
      Weight& cost = costs_[column * readings_->place_count() + place];
      cost = std::min(
          cost, cost_on_same_arc(engine_->graph(), metric_, *places[place].position, destination));
    });
  }

  [[nodiscard]] std::span<const Weight> column(std::size_t number) const {
    return std::span{costs_}.subspan(number * readings_->place_count(), readings_->place_count());
  }

 private:
  template <class Visit>
  void for_each_start(const model::Snap& destination, const Visit& visit) const {
    if (destination.position) {
      for (const PointEnd& end : ends_to(engine_->graph(), metric_, *destination.position)) {
        visit(engine_->position(end.node), end.cost.units());
      }
    }
  }

  void fill_in_lanes(std::span<const std::size_t> destinations,
                     std::span<const model::Snap> snaps) {
    for (std::size_t lane = 0; lane < destinations.size(); ++lane) {
      for_each_start(snaps[destinations[lane]], [&](std::uint32_t position, std::uint32_t units) {
        std::uint32_t& start = lanes_->at(position).units[lane];
        start = std::min(start, units);
      });
    }
    const auto labels = lanes_->run();
    const std::size_t places = readings_->place_count();
    for (std::size_t place = 0; !labels.empty() && place < places; ++place) {
      const auto& [one, two] = readings_->of(place);
      const auto& first = labels[one.number].units;
      const auto& second = labels[two.number].units;
      for (std::size_t lane = 0; lane < kColumns; ++lane) {
        const std::uint32_t best =
            std::min({first[lane] + one.units, second[lane] + two.units, kInfinite});
        costs_[lane * places + place] = Weight{best};
      }
    }
  }

  void fill_single(std::size_t column, const model::Snap& destination) {
    for_each_start(destination, [&](std::uint32_t position, std::uint32_t units) {
      single_->at(position).insert(units);
    });
    const auto labels = single_->run();
    const std::size_t places = readings_->place_count();
    for (std::size_t place = 0; !labels.empty() && place < places; ++place) {
      const auto& [one, two] = readings_->of(place);
      costs_[column * places + place] = Weight{std::min(
          {labels[one.number].way + one.units, labels[two.number].way + two.units, kInfinite})};
    }
  }

  const Engine* engine_;
  Metric metric_;
  const PointReadings* readings_;
  std::optional<Search<LaneLabel>> lanes_;
  std::optional<Search<CostLabel>> single_;
  std::vector<Weight> costs_;  // column by column
};

/// The destinations, near ones beside each other: by the position of the node that they are reached
/// from.
std::vector<std::size_t> batch_order(const Engine& engine,
                                     std::span<const model::Snap> destinations,
                                     bool in_order) {
  std::vector<std::size_t> order(destinations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto position = [&](std::size_t destination) {
    const auto& at = destinations[destination].position;
    return at ? engine.position(engine.graph().tail(at->arcs.front().arc)) : 0;
  };
  if (!in_order) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return position(a) < position(b); });
  }
  return order;
}

}  // namespace

void for_each_travel_column(const Engine& engine,
                            std::span<const model::Snap> places,
                            std::span<const model::Snap> destinations,
                            const TravelColumnOptions& options,
                            const base::Task& task,
                            const std::function<void(const TravelColumn&)>& consume) {
  const PlacesOnArcs on_arcs{places};
  const auto order = batch_order(engine, destinations, options.in_order);
  base::PerMetric<std::optional<PointReadings>> readings;
  for (const Metric metric : options.metrics) {
    readings[metric].emplace(engine, metric, places);
  }
  using Scratch = base::PerMetric<std::unique_ptr<Columns>>;
  detail::ScratchPool<Scratch> pool{[&] {
    auto scratch = std::make_unique<Scratch>();
    for (const Metric metric : options.metrics) {
      (*scratch)[metric] =
          std::make_unique<Columns>(engine, metric, *readings[metric], options.code);
    }
    return scratch;
  }};
  base::Phase phase{task, base::Message{"working out the ways from all places"},
                    destinations.size()};
  base::for_each_block(order.size(), kColumns, task, [&](base::Block block) {
    const auto batch = std::span{order}.subspan(block.begin, block.end - block.begin);
    pool.lend([&](Scratch& scratch) {
      for (const Metric metric : options.metrics) {
        scratch[metric]->fill(batch, destinations);
      }
      for (std::size_t i = 0; i < batch.size(); ++i) {
        TravelColumn column{batch[i], {}};
        for (const Metric metric : options.metrics) {
          if (const auto& position = destinations[batch[i]].position) {
            scratch[metric]->shorten_along_arcs(i, *position, places, on_arcs);
          }
          column.costs[metric] = scratch[metric]->column(i);
        }
        consume(column);
      }
    });
    phase.advance(batch.size());
  });
}

}  // namespace narhet::routing
