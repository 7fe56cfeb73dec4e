// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/settings.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/place.hpp"
#include "narhet/model/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace narhet::study {

/// Whether service points in another country count for a kind, and who says so.
struct AbroadOfKind {
  bool counts{true};
  model::Provenance provenance;
};

/// What a study makes of service points in other countries.
struct Abroad {
  model::Provenance home;  ///< the study's own country as `value`, two letters; empty: not known
  std::vector<AbroadOfKind> kinds;  ///< parallel to the study's
};

/// `country` of a source: nothing if it says none.
/// @throws Error `study_invalid`
[[nodiscard]] std::optional<std::string> read_country(const base::Settings& table);

/// `country` of `[study]`; else that of the defaults where the study's CRS is a Swedish one.
/// @throws Error `study_invalid`
[[nodiscard]] model::Provenance read_home_country(const base::Settings& head,
                                                  const base::Settings& defaults,
                                                  const geo::Crs& crs);

/// `abroad` of a kind: what the study says, else the defaults for the kind of this key, else it
/// counts.
/// @param defaults  the section `[abroad]` of `data/defaults/kinds.toml`
[[nodiscard]] AbroadOfKind read_abroad_of_kind(const base::Settings& table,
                                               const model::Kind& kind,
                                               const base::Settings& defaults);

/// What became of the service points abroad; nothing where none is known to be there.
struct AbroadReport {
  std::vector<base::Message> notices;
  std::vector<model::Provenance> provenance;  ///< of the kinds that there are abroad
};

/// Takes from service points that are known to be abroad the kinds that do not count there; who has
/// none left is excluded.  A point whose country is not known counts as one at home, and in a study
/// whose own country is not known nothing is abroad.
/// @param language  of the kinds' names
[[nodiscard]] AbroadReport leave_out_abroad(const Abroad& abroad,
                                            std::span<const model::Kind> kinds,
                                            base::Language language,
                                            std::vector<model::Service>& services,
                                            std::span<model::LoadReport> loads);

}  // namespace narhet::study
