// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/base/weight.hpp"
#include "narhet/geo/point.hpp"
#include "narhet/model/kind.hpp"

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace narhet::model {

/// The way of a place to its nearest service point of a kind, as a result has it.
struct ResultWay {
  std::optional<base::Weight> cost;  ///< nothing: no way
  std::string nearest;               ///< the service point's id
  std::optional<base::Weight> second_cost;
  std::string second;
};

struct ResultPlace {
  std::string id;
  std::string municipality_code;  ///< empty: in none
  geo::Point position;
  std::optional<base::Persons> persons;
  std::vector<base::PerMetric<ResultWay>> ways;  ///< parallel to the kinds
};

struct ResultService {
  std::string id;
  std::string name;
  std::vector<std::string> kinds;  ///< keys, sorted
  geo::Point position;
  std::optional<base::Persons> persons_nearest;
};

/// A row of `provenance`: of what a result was made.
struct ResultCause {
  std::string topic;
  std::string name;
  std::string value;
  std::string sha256;

  friend auto operator<=>(const ResultCause& a, const ResultCause& b) {
    return std::tie(a.topic, a.name, a.value, a.sha256) <=>
           std::tie(b.topic, b.name, b.value, b.sha256);
  }
  friend bool operator==(const ResultCause&, const ResultCause&) = default;
};

/// What a result says of single places and service points.
struct ResultWays {
  std::vector<std::string> kinds;  ///< keys
  std::vector<Threshold> thresholds;
  std::vector<ResultPlace> places;
  std::vector<ResultService> services;
  std::vector<ResultCause> causes;
};

}  // namespace narhet::model
