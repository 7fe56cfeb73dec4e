// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/id.hpp"
#include "narhet/base/message.hpp"
#include "narhet/model/result.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace narhet::study::report {

/// Of one kind, what lies on the other side of the border of a municipality.
struct BorderCrossing {
  using Areas = std::set<std::optional<base::MunicipalityIndex>>;
  Areas to;    ///< where the nearest points of its people lie that are not in it
  Areas from;  ///< where those live who have their nearest in it and do not live there
  std::vector<base::PlaceIndex> leaving;  ///< whose nearest lies in `to`
  std::vector<base::PlaceIndex> coming;   ///< of `from`
};

/// Who has the nearest service in another municipality, and in which, by the metric that decides.
class BorderCrossings {
 public:
  /// Linear in places and kinds.
  explicit BorderCrossings(const model::Result& result);

  [[nodiscard]] const BorderCrossing& at(base::MunicipalityIndex municipality,
                                         base::KindIndex kind) const {
    return crossings_[base::index(municipality) * kinds_ + base::index(kind)];
  }

 private:
  std::size_t kinds_{};
  std::vector<BorderCrossing> crossings_;
};

/// "Ljungby and Älmhult", "Ljungby, and outside the study's municipalities"; nothing of none.
[[nodiscard]] base::Message names_of(const model::Result& result,
                                     const BorderCrossing::Areas& areas);

}  // namespace narhet::study::report
