// SPDX-License-Identifier: MIT
#include "narhet/study/report/by_municipality.hpp"

#include "narhet/study/report/closing_order.hpp"
#include "narhet/study/report/place_map.hpp"
#include "narhet/study/report/subject.hpp"

#include <set>
#include <utility>

namespace narhet::study::report {
namespace {

using base::index;

void add_places(const model::Result& result, std::vector<MunicipalityShare>& shares) {
  std::vector<std::set<base::ServiceIndex>> services(shares.size());
  for (std::size_t i = 0; i < result.services.size(); ++i) {
    if (const auto& municipality = result.services[i].municipality) {
      services[index(*municipality)].insert(base::id_at<base::ServiceIndex>(i));
    }
  }
  for (const base::PlaceIndex place : shown_places(result)) {
    const auto& municipality = result.places[index(place)].municipality;
    if (!municipality) {
      continue;
    }
    shares[index(*municipality)].places.push_back(place);
    for (const base::KindIndex kind : kinds_of(result)) {
      if (const auto& nearest = result.nearest.at(place, kind, result.decide_by).nearest) {
        services[index(*municipality)].insert(nearest->service);
      }
    }
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i].services.assign(services[i].begin(), services[i].end());
  }
}

}  // namespace

std::vector<MunicipalityShare> by_municipality(const model::Result& result) {
  std::vector<MunicipalityShare> shares(result.municipalities.size());
  add_places(result, shares);
  for (const base::ServiceIndex service : closing_order(result)) {
    if (const auto& municipality = result.services[index(service)].municipality) {
      shares[index(*municipality)].closings.push_back(service);
    }
  }
  if (const model::Threshold* threshold = deciding(result)) {
    for (FarPlace& far : far_places(result, *threshold)) {
      if (const auto& municipality = result.places[index(far.place)].municipality) {
        shares[index(*municipality)].far.push_back(std::move(far));
      }
    }
  }
  std::vector<NeedRowList> needs = need_rows_by_municipality(result);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i].needs = std::move(needs[i]);
  }
  for (AreaSites& area : sites_by_area(result)) {
    if (area.municipality) {
      shares[index(*area.municipality)].sites = std::move(area);
    }
  }
  return shares;
}

}  // namespace narhet::study::report
