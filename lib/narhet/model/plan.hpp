// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/result.hpp"
#include "narhet/model/road.hpp"
#include "narhet/model/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narhet::model {

/// What a plan, or one of its sites, takes from the shops that exist.
struct PlanShopHarm {
  struct Shop {
    std::string name;
    base::Persons persons;
  };
  base::Persons persons;                       ///< who get another nearest shop
  std::vector<Shop> shops;                     ///< that they have nearest today
  std::vector<std::string> without_condition;  ///< that lose driftstöd's distance condition
};

/// A candidate that a plan opens.
struct ChosenSite {
  Candidate candidate;
  std::string municipality_code;  ///< empty: it lies in none
  std::string municipality_name;
  /// Whose nearest point of some kind it becomes; nothing where the plan does not ask for that.
  std::optional<base::Persons> persons_served;
  /// Of backup covering: who has one point within the limit or none today, and this as one of the
  /// two nearest then.
  std::optional<base::Persons> persons_first_or_second;
  std::optional<PlanShopHarm> harm;  ///< nothing: not measured
};

/// Another choice of sites, as good or nearly so.
struct OtherChoice {
  struct Site {
    std::string id;
    std::string name;  ///< or its id
  };
  std::optional<double> objective;  ///< in the plan's unit
  base::Message amount;             ///< the same for people: "1,200 person-minutes"
  std::vector<Site> opens;          ///< that the plan does not have
  std::vector<Site> instead_of;     ///< of the plan's, that it does not have
  std::vector<Site> sites;          ///< all
};

/// What decided among the choices that are best in the plan's objective.
struct SecondObjective {
  std::string problem;  ///< its key: "p-center"
  std::string unit;     ///< of objective and bound: "min"
  /// Nothing where that is a way and no way joins any two.
  std::optional<double> objective;
  std::optional<double> bound;  ///< none of those choices is better
  bool is_proven{};             ///< of the plan's objective, too
};

/// One step of opening sites one after the other, each time the one that then helps most.
struct OpeningStep {
  Candidate candidate;
  double objective{};                      ///< of the path up to here, in the plan's unit
  double optimum{};                        ///< of the best choice of so many sites at once
  double optimum_bound{};                  ///< no choice of so many sites is better
  bool is_proven{};                        ///< the optimum is its bound
  std::vector<std::string> optimum_sites;  ///< ids of that choice
  /// What the path has gained since today, as a share of what the optimum would; nothing where that
  /// gains nothing.
  std::optional<double> gain_share;
};

/// Sites chosen by a location problem, and what is proved of them.
struct Plan {
  std::string notice;  ///< stands in every title; empty: nothing
  geo::Crs crs;
  std::string problem;  ///< its key: "p-median"
  std::string kinds;    ///< the keys of the kinds of service asked about, separated by ", "
  std::string unit;     ///< of objective and bound: "person-min"
  /// Nothing where that is a way and no way joins any two.
  std::optional<double> objective;
  std::optional<double> bound;  ///< no choice of sites is better
  double gap{};                 ///< |objective - bound| / |objective|
  bool is_proven{};
  std::optional<SecondObjective> second;  ///< nothing where nobody asked for one
  base::Message method;
  /// Of the search: what took how long is told on the terminal and not here, so that the same study
  /// gives the same bytes.
  std::uint64_t search_steps{};
  std::vector<ChosenSite> sites;          ///< most persons served first
  std::optional<PlanShopHarm> harm;       ///< of all together; nothing: not measured
  std::vector<OtherChoice> alternatives;  ///< best first
  /// There are no others within the margin; nothing where nobody looked.
  std::optional<bool> has_all_alternatives;
  std::vector<OpeningStep> opening_sequence;  ///< empty where nobody asked for it
  std::optional<Scenario> scenario;           ///< today, and with the sites; not for a table
  Mode mode{};
  std::vector<LoadReport> loads;
  std::vector<Provenance> provenance;
};

}  // namespace narhet::model
