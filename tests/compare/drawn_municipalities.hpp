// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/compare/neighbours.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/travel.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::test {

/// `n` km as a weight.
inline base::Weight km(double n) {
  return base::Weight{static_cast<std::uint32_t>(n * 100'000)};
}

/// One kind, km only.  Shops: S0 in M0, S1 in M1, S2 in none.
///   place  in    persons  nearest         own municipality's shop
///   0      M0    100      S0   4 km       the same
///   1      M0     40      S1   8 km       S0 15 km
///   2      M0     10      S2   6 km       S0 10 km
///   3      M1     60      S1   2 km       the same
///   4      M1     30      S0  12 km       S1 14 km
///   5      M2     25      S1   9 km       M2 has no shop
///   6      none    7      S1   3 km       –
///   7      M2      5      no way
struct DrawnMunicipalities {
  std::vector<model::Municipality> municipalities{3};
  std::vector<model::Place> places;
  std::vector<model::Service> services{3};
  std::vector<model::Threshold> thresholds{{base::Metric::distance, km(5), "5 km"},
                                           {base::Metric::distance, km(10), "10 km"}};
  model::NearestTable nearest{8, 1};
  std::vector<compare::OwnWay> own;

  DrawnMunicipalities() {
    municipalities[0].code = "0501";
    municipalities[1].code = "0502";
    municipalities[2].code = "2001";
    for (model::Service& service : services) {
      service.kinds.insert(kKind);
    }
    services[0].municipality = base::MunicipalityIndex{0};
    services[1].municipality = base::MunicipalityIndex{1};
    add(0, 100, 0, 4);
    add(0, 40, 1, 8);
    add(0, 10, 2, 6);
    add(1, 60, 1, 2);
    add(1, 30, 0, 12);
    add(2, 25, 1, 9);
    add(std::nullopt, 7, 1, 3);
    add(2, 5, std::nullopt, 0);
    add_own(1, km(15));
    add_own(2, km(10));
    add_own(4, km(14));
    add_own(5, std::nullopt);
  }

  static constexpr base::KindIndex kKind{0};

 private:
  void add(std::optional<std::uint32_t> municipality,
           double persons,
           std::optional<std::uint32_t> shop,
           double way) {
    model::Place place;
    place.population = base::Persons{persons};
    if (municipality) {
      place.municipality = base::MunicipalityIndex{*municipality};
    }
    if (shop) {
      auto& pair =
          nearest.at(base::id_at<base::PlaceIndex>(places.size()), kKind, base::Metric::distance);
      pair.nearest = model::Reached{base::ServiceIndex{*shop}, km(way)};
      pair.status = model::ReachStatus::reached;
    }
    places.push_back(place);
  }
  void add_own(std::size_t place, std::optional<base::Weight> way) {
    own.push_back({base::id_at<base::PlaceIndex>(place), kKind, base::Metric::distance, way});
  }
};

}  // namespace narhet::test
