// SPDX-License-Identifier: MIT
#include "support/property.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace narhet::test {
namespace {

using Numbers = std::vector<std::uint32_t>;
using FaultyAs = std::function<std::optional<Numbers>(const Numbers&)>;

/// Fewer numbers, or as many and an earlier one of them smaller.
bool is_smaller(const Numbers& a, const Numbers& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

class Shrinking {
 public:
  Shrinking(Numbers numbers, const FaultyAs& faulty_as)
      : best_{std::move(numbers)}, faulty_as_{&faulty_as} {}

  Numbers run() {
    for (bool has_changed = true; has_changed && left_ > 0;) {
      has_changed = leave_out();
      has_changed = make_smaller() || has_changed;
      has_changed = make_equals_smaller() || has_changed;
    }
    return best_;
  }

 private:
  bool take(const Numbers& tried) {
    if (left_ == 0) {
      return false;
    }
    --left_;
    const auto drawn = (*faulty_as_)(tried);
    if (!drawn || !is_smaller(*drawn, best_)) {
      return false;
    }
    best_ = *drawn;
    return true;
  }

  /// Stretches of numbers, long ones first, from the end.
  bool leave_out() {
    bool has_changed = false;
    for (std::size_t length = best_.size(); length > 0; length /= 2) {
      for (std::size_t end = best_.size(); end >= length; --end) {
        Numbers tried = best_;
        if (end > tried.size()) {
          continue;
        }
        tried.erase(tried.begin() + static_cast<std::ptrdiff_t>(end - length),
                    tried.begin() + static_cast<std::ptrdiff_t>(end));
        has_changed = take(tried) || has_changed;
      }
    }
    return has_changed;
  }

  /// Each number by itself: nothing, half, one less.
  bool make_smaller() {
    bool has_changed = false;
    for (std::size_t at = 0; at < best_.size(); ++at) {
      for (bool again = true; again && at < best_.size() && best_[at] > 0;) {
        again = false;
        for (const std::uint32_t number : {std::uint32_t{0}, best_[at] / 2, best_[at] - 1}) {
          Numbers tried = best_;
          tried[at] = number;
          if (take(tried)) {
            again = has_changed = true;
            break;
          }
        }
      }
    }
    return has_changed;
  }

  /// Equal numbers together, where the fault lies in their being equal.
  bool make_equals_smaller() {
    const std::set<std::uint32_t> values{best_.begin(), best_.end()};
    bool has_changed = false;
    for (const std::uint32_t value : values) {
      for (const std::uint32_t number : {std::uint32_t{0}, value / 2}) {
        Numbers tried = best_;
        std::replace(tried.begin(), tried.end(), value, number);
        if (tried != best_ && take(tried)) {
          has_changed = true;
          break;
        }
      }
    }
    return has_changed;
  }

  Numbers best_;
  const FaultyAs* faulty_as_;
  std::size_t left_{20'000};  // tries
};

}  // namespace

Numbers shrunk(Numbers numbers, const FaultyAs& faulty_as) {
  return Shrinking{std::move(numbers), faulty_as}.run();
}

}  // namespace narhet::test
