// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/score_inputs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace narhet::siting::detail {

/// A way in which what is measured may be a little wrong.
struct Variation {
  double threshold_factor{1.0};
  std::optional<std::uint64_t> population_seed;  ///< nothing: persons as they are
  double population_noise{};                     ///< persons times 1 ± this
};

/// What gains are divided by.
struct Area {
  std::array<double, model::kCounted> counted{};  ///< residents, young, …
  std::array<bool, model::kCounted> measured{};   ///< whether any place says how many
  /// Persons times their need times their way of today, by kind.
  std::vector<double> needed_way;
  std::array<std::vector<double>, model::kGroups> needed_way_of_group;  ///< likewise, by kind
  double worst_off{};  ///< persons of the worst-off tenth
};

/// Persons, needs and ways of today, by the deciding metric.
class Today {
 public:
  /// @param inputs, settings  must outlive this
  Today(const ScoreInputs& inputs, const ScoreSettings& settings, const Variation& variation);

  [[nodiscard]] std::size_t place_count() const { return inputs_->places.size(); }
  [[nodiscard]] std::size_t kind_count() const { return inputs_->kinds.size(); }
  [[nodiscard]] double number_of(model::Counted group, std::size_t place) const {
    return counted_.at(static_cast<std::size_t>(group))[place];
  }
  [[nodiscard]] double persons(std::size_t place) const {
    return number_of(model::Counted::residents, place);
  }
  [[nodiscard]] double need(std::size_t place, std::size_t kind) const {
    return needs_[place * kind_count() + kind];
  }
  /// Whether it is told that a group asked for anything: who only offers to help has no need that
  /// could be met.
  [[nodiscard]] bool tells_of(model::Group group) const {
    return !group_needs_.at(static_cast<std::size_t>(group)).empty();
  }
  /// What a group said; 0 where nothing is told of it.
  [[nodiscard]] double need(std::size_t place, std::size_t kind, model::Group group) const {
    const std::vector<double>& needs = group_needs_.at(static_cast<std::size_t>(group));
    return needs.empty() ? 0.0 : needs[place * kind_count() + kind];
  }
  /// Persons of the place in the worst-off tenth of the municipality or of the whole study.
  [[nodiscard]] double worst_off(std::size_t place,
                                 const std::optional<base::MunicipalityIndex>& of) const;
  /// Of the municipality, or of the whole study.
  [[nodiscard]] const Area& area(const std::optional<base::MunicipalityIndex>& municipality) const {
    return municipality ? areas_[base::index(*municipality)] : whole_;
  }
  /// Of the study's thresholds; those of the other metric mean nothing.
  [[nodiscard]] base::Weight limit(std::size_t threshold) const { return limits_[threshold]; }
  [[nodiscard]] const std::optional<std::size_t>& deciding() const { return deciding_; }
  /// A candidate that is not nearer than this changes nothing for the place.
  [[nodiscard]] base::Weight horizon(std::size_t place) const { return horizons_[place]; }

  /// What counts for the place where it has no way.
  [[nodiscard]] base::Weight cap(std::size_t place) const {
    return inputs_->no_way.empty() ? cap_ : inputs_->no_way[place][inputs_->decide_by];
  }
  /// At most the cap, also where there is no way; km or minutes.
  [[nodiscard]] double shown(std::size_t place, base::Weight cost) const {
    return base::to_display(inputs_->decide_by, std::min(cost, cap(place)));
  }
  [[nodiscard]] const model::NearestPair& pair(std::size_t place, std::size_t kind) const {
    return inputs_->nearest->at(base::id_at<base::PlaceIndex>(place),
                                base::id_at<base::KindIndex>(kind), inputs_->decide_by);
  }
  /// The most kinds that one service point within the deciding threshold offers.
  [[nodiscard]] std::size_t kinds_at_one_stop(std::size_t place) const;

 private:
  void count(const Variation& variation);
  void fill_limits(double factor);
  void fill_needs();
  void make_neutral_where_not_asked(std::vector<double>& needs,
                                    std::span<const double> neutral) const;
  void fill_areas();
  void fill_worst_off();
  void fill_horizons();
  [[nodiscard]] double way_to(std::size_t place, std::size_t kind) const;
  [[nodiscard]] double mean_way(std::size_t place) const;

  const ScoreInputs* inputs_;
  base::Weight cap_;
  std::array<std::vector<double>, model::kCounted> counted_;  // by place
  std::vector<base::Weight> limits_;                          // by threshold
  std::optional<std::size_t> deciding_;
  std::vector<double> needs_;  // places x kinds
  std::array<std::vector<double>, model::kGroups> group_needs_;
  std::vector<Area> areas_;  // by municipality
  Area whole_;
  std::vector<double> worst_in_own_;  // by place
  std::vector<double> worst_in_whole_;
  std::vector<base::Weight> horizons_;
};

}  // namespace narhet::siting::detail
