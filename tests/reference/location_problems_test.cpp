// SPDX-License-Identifier: MIT
#include "support/test_data.hpp"

#include "narhet/base/id.hpp"
#include "narhet/siting/capacitated.hpp"
#include "narhet/siting/certificate.hpp"
#include "narhet/siting/solve.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace narhet::siting {
namespace {

using base::Weight;

/// A location problem that owns what its spans are of.
struct Instance {
  std::size_t places{};
  std::vector<Weight> costs;  // sites x places
  std::vector<std::uint32_t> demand;
  std::vector<SiteRole> roles;
  std::size_t sites{};

  [[nodiscard]] LocationProblem problem(ProblemType type) const {
    LocationProblem problem;
    problem.type = type;
    problem.costs = CostMatrix{costs, places, roles.size()};
    problem.demand = demand;
    problem.roles = roles;
    problem.sites = sites;
    problem.no_way = Weight{Weight::infinite().units() - 1};
    return problem;
  }
};

void expect_proved(const Answer& answer, std::int64_t objective) {
  EXPECT_EQ(answer.objective, objective);
  EXPECT_EQ(answer.bound, objective);
  EXPECT_TRUE(answer.is_proven);
  EXPECT_EQ(answer.gap(), 0.0);
}

/// Beasley 1990, "OR-Library: distributing test problems by electronic mail", Journal of the
/// Operational Research Society 41.  Of an edge that is named twice the last length counts.
class OrLibrary : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    const auto file = test::data_file("location/pmed" + std::to_string(GetParam()) + ".txt");
    if (!file) {
      GTEST_SKIP() << "location/pmed" << GetParam() << ".txt is not in NARHET_TEST_DATA";
    }
    std::ifstream text{*file};
    std::size_t edges = 0;
    text >> instance_.places >> edges >> instance_.sites;
    const std::size_t n = instance_.places;
    auto& costs = instance_.costs;
    costs.assign(n * n, Weight::infinite());
    for (std::size_t i = 0; i < n; ++i) {
      costs[i * n + i] = Weight{0};
    }
    for (std::size_t edge = 0; edge < edges; ++edge) {
      std::size_t a = 0;
      std::size_t b = 0;
      std::uint32_t length = 0;
      text >> a >> b >> length;
      costs[(a - 1) * n + b - 1] = Weight{length};
      costs[(b - 1) * n + a - 1] = Weight{length};
    }
    ASSERT_TRUE(text);
    for (std::size_t by = 0; by < n; ++by) {
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
          costs[a * n + b] = std::min(costs[a * n + b], costs[a * n + by] + costs[by * n + b]);
        }
      }
    }
    instance_.demand.assign(n, 1);
    instance_.roles.assign(n, SiteRole::candidate);
  }

  [[nodiscard]] const Instance& instance() const { return instance_; }

 private:
  Instance instance_;
};

TEST_P(OrLibrary, PMedianIsTheKnownOptimumAndProved) {
  constexpr std::array<std::int64_t, 10> kOptima{5819, 4093, 4250, 3034, 1355,
                                                 7824, 5631, 4445, 2734, 1255};
  expect_proved(solve(instance().problem(ProblemType::p_median), {}, {}),
                kOptima.at(static_cast<std::size_t>(GetParam() - 1)));
}

TEST_P(OrLibrary, PCenterIsTheKnownOptimumAndProved) {
  constexpr std::array<std::int64_t, 10> kOptima{127, 98, 93, 74, 48, 84, 64, 55, 37, 20};
  expect_proved(solve(instance().problem(ProblemType::p_center), {}, {}),
                kOptima.at(static_cast<std::size_t>(GetParam() - 1)));
}

INSTANTIATE_TEST_SUITE_P(Reference, OrLibrary, testing::Range(1, 11));

/// Lorena & Pereira 2002, "A Lagrangean/surrogate heuristic for the maximal covering location
/// problem using Hillsman's edition", International Journal of Industrial Engineering 9.
TEST(SaoJose, MaximalCoveringIsTheKnownOptimumAndProved) {
  const auto positions = test::data_file("location/sjc/n324.txt");
  const auto demands = test::data_file("location/sjc/d324.txt");
  if (!positions || !demands) {
    GTEST_SKIP() << "location/sjc is not in NARHET_TEST_DATA";
  }
  std::ifstream position_text{*positions};
  std::ifstream demand_text{*demands};
  Instance instance;
  position_text >> instance.places;
  std::vector<std::pair<double, double>> points(instance.places);
  for (auto& [x, y] : points) {
    position_text >> x >> y;
    demand_text >> instance.demand.emplace_back();
  }
  ASSERT_TRUE(position_text && demand_text);
  for (const auto& a : points) {
    for (const auto& b : points) {
      // Whole numbers upwards, so what is within 800 stays so and what is not does too.
      const double way = std::ceil(std::hypot(a.first - b.first, a.second - b.second));
      instance.costs.emplace_back(static_cast<std::uint32_t>(way));
    }
  }
  instance.roles.assign(instance.places, SiteRole::candidate);
  constexpr std::array<std::int64_t, 5> kOptima{5461, 8790, 11604, 12106, 12152};
  for (std::size_t i = 0; i < kOptima.size(); ++i) {
    SCOPED_TRACE(i + 1);
    instance.sites = i + 1;
    LocationProblem problem = instance.problem(ProblemType::max_covering);
    problem.limit = Weight{800};
    expect_proved(solve(problem, {}, {}), kOptima.at(i));
  }
}

/// Osman & Christofides 1994, "Capacitated clustering problems by hybrid simulated annealing and
/// tabu search", International Transactions in Operational Research 1.  A customer counts once in
/// the objective, its demand in the capacity only.
TEST(CapacitatedPMedian, IsTheKnownOptimum) {
  const auto file = test::data_file("location/pmedcap/pmedcap01.txt");
  if (!file) {
    GTEST_SKIP() << "location/pmedcap is not in NARHET_TEST_DATA";
  }
  if (!has_cbc()) {
    GTEST_SKIP() << "built without CBC";
  }
  std::ifstream text{*file};
  Instance instance;
  int number = 0;
  std::int64_t best = 0;
  std::uint64_t capacity = 0;
  text >> number >> best >> instance.places >> instance.sites >> capacity;
  std::vector<std::pair<double, double>> points(instance.places);
  std::vector<std::uint32_t> loads(instance.places);
  for (std::size_t i = 0; i < instance.places; ++i) {
    text >> number >> points[i].first >> points[i].second >> loads[i];
  }
  ASSERT_TRUE(text);
  for (const auto& a : points) {
    for (const auto& b : points) {
      instance.costs.emplace_back(
          static_cast<std::uint32_t>(std::hypot(a.first - b.first, a.second - b.second)));
    }
  }
  instance.demand.assign(instance.places, 1);
  instance.roles.assign(instance.places, SiteRole::candidate);
  const std::vector<std::uint64_t> capacities(instance.places, capacity);
  LocationProblem problem = instance.problem(ProblemType::capacitated_p_median);
  problem.capacities = capacities;
  problem.loads = loads;
  problem.no_way = Weight{10'000};

  const Answer answer = solve(problem, {}, {});

  EXPECT_EQ(best, 713);
  EXPECT_EQ(answer.objective, 713);
  EXPECT_TRUE(answer.is_proven || answer.stated_bound == 713);
  EXPECT_GE(answer.bound, 705) << "our own bound";
  for (const auto& site : answer.plans.front().served_by) {
    EXPECT_TRUE(site);
  }
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream text{line};
  for (std::string cell; std::getline(text, cell, ',');) {
    std::erase(cell, '"');
    std::erase(cell, '\r');
    result.push_back(cell);
  }
  return result;
}

/// 205 census tracts and 16 stores, by Feng, Gaboardi, Knaap, Rey & Wei 2021 (PySAL spopt).  The
/// ways are of fractions of a metre, so a unit is 10^-5 m here, and what is printed is worked out
/// from the sites in metres again.
class SanFrancisco : public testing::Test {
 protected:
  void SetUp() override {
    const auto stores = test::data_file("location/sf/SF_store_site_16_longlat.csv");
    const auto ways = test::data_file(
        "location/sf/SF_network_distance_candidateStore_16_censusTract_205_new.csv");
    const auto tracts = test::data_file("location/sf/SF_demand_205_centroid_uniform_weight.csv");
    if (!stores || !ways || !tracts) {
      GTEST_SKIP() << "location/sf is not in NARHET_TEST_DATA";
    }
    const auto store_numbers = numbers(*stores, 2);
    for (const auto& [name, number] : store_numbers) {
      store_names_[number] = name;
    }
    const auto tract_numbers = numbers(*tracts, 3);
    instance_.places = tract_numbers.size();
    instance_.roles.assign(store_numbers.size(), SiteRole::candidate);
    instance_.demand.assign(instance_.places, 0);
    metres_.assign(store_numbers.size() * instance_.places, -1.0);
    std::ifstream text{*ways};
    std::string line;
    std::getline(text, line);
    while (std::getline(text, line)) {
      const auto row = cells(line);
      const std::size_t tract = tract_numbers.at(row.at(2));
      instance_.demand.at(tract) = static_cast<std::uint32_t>(std::stoul(row.at(3)));
      metres_.at(store_numbers.at(row.at(1)) * instance_.places + tract) = std::stod(row.at(0));
    }
    for (const double way : metres_) {
      ASSERT_GE(way, 0.0) << "a pair is missing";
      instance_.costs.emplace_back(static_cast<std::uint32_t>(std::llround(way * 1e5)));
    }
  }

  [[nodiscard]] LocationProblem problem(ProblemType type, std::size_t sites = 0) {
    instance_.sites = sites;
    LocationProblem result = instance_.problem(type);
    result.limit = Weight{500'000'000};
    return result;
  }
  /// In metres, of a tract to the nearest of the sites.
  [[nodiscard]] double way(std::size_t tract, const std::vector<SiteIndex>& sites) const {
    double least = metres_.at(base::index(sites.front()) * instance_.places + tract);
    for (const SiteIndex site : sites) {
      least = std::min(least, metres_.at(base::index(site) * instance_.places + tract));
    }
    return least;
  }
  /// The numbers in the names of the chosen stores: they are Store_1 to 7 and 11 to 19.
  [[nodiscard]] std::vector<int> stores(const Answer& answer) const {
    std::vector<int> result;
    for (const SiteIndex site : answer.plans.front().sites) {
      const std::string& name = store_names_.at(base::index(site));
      result.push_back(std::stoi(name.substr(name.find('_') + 1)));
    }
    return result;
  }
  [[nodiscard]] const Instance& instance() const { return instance_; }

 private:
  static std::map<std::string, std::size_t> numbers(const std::filesystem::path& file,
                                                    std::size_t column) {
    std::map<std::string, std::size_t> result;
    std::ifstream text{file};
    std::string line;
    std::getline(text, line);
    while (std::getline(text, line)) {
      const std::size_t number = result.size();
      result.emplace(cells(line).at(column), number);
    }
    return result;
  }

  Instance instance_;
  std::map<std::size_t, std::string> store_names_;
  std::vector<double> metres_;  // sites x places
};

/// By the numbers in the stores' names.
const std::vector<int> kMedianStores{2, 11, 12, 15};

TEST_F(SanFrancisco, SetCoveringTakesEightStores) {
  expect_proved(solve(problem(ProblemType::set_covering), {}, {}), 8);
}

TEST_F(SanFrancisco, MaximalCoveringOfFourStores) {
  const Answer answer = solve(problem(ProblemType::max_covering, 4), {}, {});
  expect_proved(answer, 875'247);
  EXPECT_EQ(stores(answer), kMedianStores);
  std::size_t tracts = 0;
  std::uint64_t people = 0;
  for (std::size_t tract = 0; tract < instance().places; ++tract) {
    tracts += way(tract, answer.plans.front().sites) <= 5000.0 ? 1U : 0U;
    people += instance().demand[tract];
  }
  EXPECT_EQ(people, 955'113U);
  EXPECT_EQ(tracts, 184U);
}

TEST_F(SanFrancisco, PMedianOfFourStores) {
  const Answer answer = solve(problem(ProblemType::p_median, 4), {}, {});
  EXPECT_TRUE(answer.is_proven);
  EXPECT_EQ(stores(answer), kMedianStores);
  double sum = 0.0;
  double people = 0.0;
  for (std::size_t tract = 0; tract < instance().places; ++tract) {
    sum += instance().demand[tract] * way(tract, answer.plans.front().sites);
    people += instance().demand[tract];
  }
  // To the last printed digits, but for the order of the sum.
  EXPECT_NEAR(sum, 2'848'268'129.7145104, 1e-4);
  EXPECT_NEAR(sum / people, 2'982.1268579890657, 1e-9);
  // Each way is rounded by half a unit at most.
  EXPECT_NEAR(static_cast<double>(answer.objective) / 1e5, sum, people * 0.5e-5);
}

TEST_F(SanFrancisco, PCenterOfFourStores) {
  const Answer answer = solve(problem(ProblemType::p_center, 4), {}, {});
  EXPECT_TRUE(answer.is_proven);
  EXPECT_EQ(stores(answer), (std::vector{7, 11, 13, 15}));
  double longest = 0.0;
  for (std::size_t tract = 0; tract < instance().places; ++tract) {
    longest = std::max(longest, way(tract, answer.plans.front().sites));
  }
  EXPECT_DOUBLE_EQ(longest, 7'403.063810849859);
  EXPECT_EQ(answer.objective, 740'306'381);
}

}  // namespace
}  // namespace narhet::siting
