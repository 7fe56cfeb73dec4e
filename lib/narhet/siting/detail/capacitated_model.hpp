// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/location_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::siting::detail {

/// What serving a place from a site saves against what stands.
struct Saving {
  std::uint32_t place{};
  std::int64_t amount{};  ///< demand x cost, above 0
};

/// Capacitated p-median as savings: what stands, without any limit, comes to `standing`, and each
/// open site saves for the places that it serves.
struct CapacitatedModel {
  struct Server {
    SiteIndex site{};
    std::uint64_t capacity{};
    bool is_open{};               ///< required, or existing with a capacity
    std::vector<Saving> savings;  ///< by place ascending; those that fit alone
  };
  std::vector<Server> servers;
  std::vector<std::uint32_t> loads;                ///< by place
  std::vector<std::optional<SiteIndex>> standing;  ///< by place: who serves it else
  std::int64_t objective{};                        ///< if all have what stands
  std::size_t count{};                             ///< how many that are not open to open
  std::vector<SiteIndex> required;

  /// The most that all places could save.
  [[nodiscard]] std::int64_t most_saved() const;
};

/// @pre the problem is `capacitated_p_median`, with no more required sites than it may choose
[[nodiscard]] CapacitatedModel capacitated_model(const LocationProblem& problem);

/// Which servers are open, and by place the server that serves it, or `kNone`.
struct Service {
  static constexpr std::uint32_t kNone = 0xffff'ffffU;
  std::vector<std::uint8_t> is_open;  ///< by server
  std::vector<std::uint32_t> server;  ///< by place
  std::int64_t saved{};
};

/// Serves places from the open servers, those first that lose most by having their second best.
[[nodiscard]] Service serve(const CapacitatedModel& model,
                            const std::vector<std::uint8_t>& is_open);

/// As a plan of the problem.
[[nodiscard]] SitePlan plan_of(const CapacitatedModel& model, const Service& service);

}  // namespace narhet::siting::detail
