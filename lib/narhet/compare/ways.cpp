// SPDX-License-Identifier: MIT
#include "narhet/compare/ways.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/text.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/point_index.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace narhet::compare {
namespace {

using base::index;
using base::Metres;
using model::WayDifference;

/// A plane of Sweden may show a line this much too long (SWEREF 99 TM: 0.16 %).
constexpr double kPlaneError = 1.002;

Metres length_of(base::Weight distance) {
  return Metres{base::to_display(base::Metric::distance, distance) * 1000.0};
}

Metres leg_of(const model::Snap& snap) {
  return snap.position ? length_of(snap.position->leg.distance) : Metres{};
}

/// A way of the study: to a point, with what of it is not on a road.
struct OwnWay {
  base::ServiceIndex service{};
  Metres length;
  Metres legs;
};

class WayComparer {
 public:
  WayComparer(const OwnWays& own, const WayTolerance& tolerance)
      : own_{own}, tolerance_{tolerance} {
    for (std::size_t kind = 0; kind < own.kind_count; ++kind) {
      std::vector<geo::Point> points;
      for (const model::Service& service : own.services) {
        if (service.kinds.contains(base::id_at<base::KindIndex>(kind))) {
          points.push_back(service.position);
        }
      }
      points_.emplace_back(points);
    }
  }

  [[nodiscard]] model::ComparedWay compare(const model::StatedWay& stated) const {
    const model::NearestPair& pair =
        own_.nearest->at(stated.place, stated.kind, base::Metric::distance);
    model::ComparedWay compared{stated, std::nullopt, {}, std::nullopt};
    const auto nearest = way_to(stated.place, pair.nearest);
    if (nearest) {
      compared.ours = nearest->length;
    }
    if (!nearest || !stated.length) {
      compared.difference = !nearest && !stated.length ? WayDifference::none
                            : nearest                  ? WayDifference::only_ours
                                                       : WayDifference::only_stated;
    } else if (is_same(*stated.length, nearest->length)) {
      compared.difference = WayDifference::none;
    } else {
      explain(compared, *nearest, way_to(stated.place, pair.second));
    }
    return compared;
  }

 private:
  [[nodiscard]] std::optional<OwnWay> way_to(base::PlaceIndex place,
                                             const std::optional<model::Reached>& reached) const {
    if (!reached) {
      return std::nullopt;
    }
    return OwnWay{reached->service, length_of(reached->cost),
                  leg_of(own_.place_snaps[index(place)]) +
                      leg_of(own_.service_snaps[index(reached->service)])};
  }

  [[nodiscard]] bool is_same(Metres a, Metres b) const {
    const double allowed =
        std::max(tolerance_.length.count(), tolerance_.share * std::max(a.count(), b.count()));
    return std::abs(a.count() - b.count()) <= allowed;
  }
  /// Whether the stated way is that one, with the ways between points and roads, with a part of
  /// them or without.
  [[nodiscard]] bool fits(Metres stated, const OwnWay& way) const {
    return is_same(stated, way.length) || is_same(stated, way.length - way.legs) ||
           (stated < way.length && stated > way.length - way.legs);
  }
  [[nodiscard]] bool names(const std::string& word, base::ServiceIndex service) const {
    const model::Service& point = own_.services[index(service)];
    return word == point.id || base::fold_case(word) == base::fold_case(point.name);
  }
  /// Whether some point of the study lies within so many metres of the place, as the crow flies.
  [[nodiscard]] bool has_point_within(base::PlaceIndex place,
                                      base::KindIndex kind,
                                      Metres length) const {
    const double limit = length.count() * kPlaneError + tolerance_.length.count();
    return !points_[index(kind)].within(own_.places[index(place)].position, limit).empty();
  }

  /// Whether the table's nearest point is likely another than the study's.
  [[nodiscard]] bool is_to_other_point(const model::StatedWay& stated,
                                       const OwnWay& nearest,
                                       const std::optional<OwnWay>& second) const {
    if (!stated.service.empty()) {
      return !names(stated.service, nearest.service);
    }
    const bool is_to_second =
        second && *stated.length > nearest.length && fits(*stated.length, *second);
    return is_to_second || !has_point_within(stated.place, stated.kind, *stated.length);
  }

  void explain(model::ComparedWay& compared,
               const OwnWay& nearest,
               const std::optional<OwnWay>& second) const {
    const model::StatedWay& stated = compared.stated;
    const Metres length = *stated.length;
    const bool is_longer = length > nearest.length;
    const bool is_named = !stated.service.empty();
    const bool is_of_nearest = is_named && names(stated.service, nearest.service);
    if ((!is_named || is_of_nearest) && !is_longer && fits(length, nearest)) {
      compared.difference = WayDifference::leg;
    } else if (is_to_other_point(stated, nearest, second)) {
      compared.difference = WayDifference::other_service;
      compared.without = is_longer ? std::optional{nearest.service} : std::nullopt;
    } else if (is_of_nearest || (is_longer && (!second || length < second->length))) {
      compared.difference = WayDifference::network;
    } else {
      compared.difference = WayDifference::unknown;
    }
  }

  OwnWays own_;
  WayTolerance tolerance_;
  std::vector<geo::NearPoints> points_;  // by kind
};

}  // namespace

std::vector<model::ComparedWay> compare_ways(std::span<const model::StatedWay> stated,
                                             const OwnWays& own,
                                             const WayTolerance& tolerance,
                                             const base::Task& task) {
  NARHET_EXPECTS(own.nearest != nullptr);
  NARHET_EXPECTS(own.places.size() == own.place_snaps.size());
  NARHET_EXPECTS(own.services.size() == own.service_snaps.size());
  const WayComparer comparer{own, tolerance};
  std::vector<model::ComparedWay> compared;
  compared.reserve(stated.size());
  for (const model::StatedWay& way : stated) {
    task.check();
    compared.push_back(comparer.compare(way));
  }
  return compared;
}

}  // namespace narhet::compare
