// SPDX-License-Identifier: MIT
#pragma once

#include "support/draws.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace narhet::test {

/// What has to hold for every case that can be drawn.
template <class Case>
struct Property {
  std::function<Case(Draws&)> draw;
  /// What is wrong with it; empty: nothing.
  std::function<std::string(const Case&)> fault;
  /// The case as a person can draw it on paper.
  std::function<std::string(const Case&)> shown;
};

/// The smallest case found that has a fault.
struct Counterexample {
  std::uint64_t seed{};  ///< of the case from which it was made smaller
  std::string fault;
  std::string shown;
};

/// Makes numbers fewer, then smaller, for as long as `is_faulty` says so of those it gives back:
/// the ones that were drawn, where it is faulty.
[[nodiscard]] std::vector<std::uint32_t> shrunk(
    std::vector<std::uint32_t> numbers,
    const std::function<
        std::optional<std::vector<std::uint32_t>>(const std::vector<std::uint32_t>&)>& faulty_as);

/// Draws cases by the seeds 1, 2, …, and makes the first that has a fault smaller.
template <class Case>
[[nodiscard]] std::optional<Counterexample> find_counterexample(const Property<Case>& property,
                                                                std::uint64_t cases) {
  for (std::uint64_t seed = 1; seed <= cases; ++seed) {
    Draws draws{seed};
    if (property.fault(property.draw(draws)).empty()) {
      continue;
    }
    const auto numbers = shrunk(
        draws.drawn(),
        [&](const std::vector<std::uint32_t>& tried) -> std::optional<std::vector<std::uint32_t>> {
          Draws again{tried};
          const bool holds = property.fault(property.draw(again)).empty();
          return holds ? std::nullopt : std::optional{again.drawn()};
        });
    Draws again{numbers};
    const Case smallest = property.draw(again);
    return Counterexample{seed, property.fault(smallest), property.shown(smallest)};
  }
  return std::nullopt;
}

/// For GoogleTest: `EXPECT_EQ(counterexample_of(property, 1000), "")`.
template <class Case>
[[nodiscard]] std::string counterexample_of(const Property<Case>& property, std::uint64_t cases) {
  const auto found = find_counterexample(property, cases);
  return found ? found->fault + "\n" + found->shown + "(made smaller from seed " +
                     std::to_string(found->seed) + ")"
               : std::string{};
}

}  // namespace narhet::test
