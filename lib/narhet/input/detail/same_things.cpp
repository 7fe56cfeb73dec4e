// SPDX-License-Identifier: MIT
#include "narhet/input/detail/same_things.hpp"

#include "narhet/geo/point_index.hpp"
#include "narhet/input/detail/namesakes.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace narhet::input::detail {
namespace {

geo::NearPoints index_of(std::span<const Thing> things) {
  std::vector<geo::Point> points;
  points.reserve(things.size());
  for (const Thing& thing : things) {
    points.push_back(thing.position);
  }
  return geo::NearPoints{points};
}

/// The best first: ids decide last, so that the order within a source decides nothing.
auto rank(const Pair& pair, std::span<const Thing> earlier, std::span<const Thing> later) {
  return std::tuple{-pair.likeness, pair.metres, earlier[pair.first].id, later[pair.second].id};
}

bool by_second(const Pair& a, const Pair& b) {
  return a.second < b.second;
}

/// Makes the pairs of which one may be the same.
class Pairing {
 public:
  Pairing(std::span<const Thing> earlier,
          std::span<const Thing> later,
          const SameRule& rule,
          const std::function<bool(std::size_t, std::size_t)>& fits)
      : earlier_{earlier},
        later_{later},
        rule_{&rule},
        fits_{&fits},
        index_{index_of(earlier)},
        namesakes_{earlier, later, std::max(rule.within, rule.look_within)} {}

  /// All with one of the later things whose names are alike, or near and somewhat alike.
  void add_alike(std::size_t second, std::vector<Pair>& pairs) const {
    const double farthest = std::max(rule_->within, rule_->look_within);
    for (const std::size_t first : namesakes_.of(later_[second], kAnyWord, rule_->of)) {
      const double metres = metres_between(first, second);
      if (metres > farthest || !(*fits_)(first, second)) {
        continue;
      }
      const double alike = likeness(earlier_[first].name, later_[second].name, rule_->of);
      if (alike > 0.0 && (alike >= rule_->alike || metres <= rule_->within)) {
        pairs.push_back({first, second, metres, alike});
      }
    }
  }

  /// The best of those that are near, whatever their names.
  void add_nearest(std::size_t second, std::vector<Pair>& pairs) const {
    std::optional<Pair> best;
    for (const std::size_t first : index_.within(later_[second].position, rule_->within)) {
      const Pair pair{first, second, metres_between(first, second), 0.0};
      const bool is_better = !best || rank(pair, earlier_, later_) < rank(*best, earlier_, later_);
      if (is_better && (*fits_)(first, second)) {
        best = pair;
      }
    }
    if (best) {
      pairs.push_back(*best);
    }
  }

 private:
  static constexpr double kAnyWord = std::numeric_limits<double>::min();

  [[nodiscard]] double metres_between(std::size_t first, std::size_t second) const {
    return geo::planar_distance(earlier_[first].position, later_[second].position);
  }

  std::span<const Thing> earlier_;
  std::span<const Thing> later_;
  const SameRule* rule_;
  const std::function<bool(std::size_t, std::size_t)>* fits_;
  geo::NearPoints index_;
  Namesakes namesakes_;
};

}  // namespace

SameThings same_things(std::span<const Thing> earlier,
                       std::span<const Thing> later,
                       const SameRule& rule,
                       const std::function<bool(std::size_t, std::size_t)>& fits) {
  const Pairing pairing{earlier, later, rule, fits};
  std::vector<Pair> pairs;
  for (std::size_t second = 0; second < later.size(); ++second) {
    const std::size_t before = pairs.size();
    pairing.add_alike(second, pairs);
    if (pairs.size() == before) {
      pairing.add_nearest(second, pairs);
    }
  }
  std::sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
    return rank(a, earlier, later) < rank(b, earlier, later);
  });
  SameThings found;
  std::vector<bool> first_taken(earlier.size());
  std::vector<bool> second_taken(later.size());
  for (const Pair& pair : pairs) {
    if (pair.likeness >= rule.alike && pair.metres <= rule.within && !first_taken[pair.first] &&
        !second_taken[pair.second]) {
      first_taken[pair.first] = second_taken[pair.second] = true;
      found.same.push_back(pair);
    }
  }
  for (const Pair& pair : pairs) {
    if (!second_taken[pair.second] && (pair.likeness >= rule.alike || pair.metres <= rule.within)) {
      second_taken[pair.second] = true;
      found.perhaps.push_back(pair);
    }
  }
  std::sort(found.same.begin(), found.same.end(), by_second);
  std::sort(found.perhaps.begin(), found.perhaps.end(), by_second);
  return found;
}

std::vector<Pair> twice_in(std::span<const Thing> things,
                           const SameRule& rule,
                           const std::function<bool(std::size_t, std::size_t)>& fits) {
  const Namesakes namesakes{things, {}, rule.within};
  std::vector<Pair> pairs;
  for (std::size_t second = 0; second < things.size(); ++second) {
    for (const std::size_t first : namesakes.of(things[second], rule.alike, rule.of)) {
      if (first >= second) {
        break;
      }
      const double metres = geo::planar_distance(things[first].position, things[second].position);
      if (metres > rule.within || !fits(first, second)) {
        continue;
      }
      const double alike = likeness(things[first].name, things[second].name, rule.of);
      if (alike >= rule.alike) {
        pairs.push_back({first, second, metres, alike});
        break;
      }
    }
  }
  return pairs;
}

}  // namespace narhet::input::detail
