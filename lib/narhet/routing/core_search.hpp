// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/routing/climb.hpp"
#include "narhet/routing/search_graph.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace narhet::routing {

/// Dijkstra's search across the core, with a queue of buckets (Dial 1969, Communications of the ACM
/// 12(11)) that are wider than one unit: what improves within its bucket is looked at again, so the
/// costs are exact.
///
/// Holds scratch memory of one thread.
template <class Label>
class CoreSearch {
 public:
  /// @param core  the core's steps in the direction of the search; must outlive it
  explicit CoreSearch(const Steps& core) : core_{&core} {
    std::uint64_t sum = 0;
    std::uint32_t largest = 0;
    for (const Step& step : core.steps) {
      sum += step.units;
      largest = std::max(largest, step.units);
    }
    const std::uint64_t mean = sum / std::max<std::size_t>(core.steps.size(), 1);
    const std::uint64_t width = std::max(
        {mean / kBucketsPerMeanStep, std::uint64_t{largest} / kMostBuckets, std::uint64_t{1}});
    shift_ = static_cast<unsigned>(std::bit_width(width)) - 1;
    buckets_.resize(std::bit_ceil((std::size_t{largest} >> shift_) + 2));
  }
  explicit CoreSearch(Steps&&) = delete;

  /// @param reached  by the climb, the core's positions at least
  /// @param labels   one per position of the core; written
  void run(std::span<const Reach<Label>> reached, std::span<Label> labels) {
    std::fill(labels.begin(), labels.end(), Label{});
    starts_.clear();
    for (const Reach<Label>& reach : reached) {
      if (reach.position < labels.size()) {
        reach.label.for_each_way([&](Way way) { starts_.push_back({way, reach.position}); });
      }
    }
    std::sort(starts_.begin(), starts_.end(), [](const Entry& a, const Entry& b) {
      return Label::units(a.way) < Label::units(b.way);
    });
    std::size_t next_start = 0;
    std::size_t bucket = 0;
    while (waiting_ > 0 || next_start < starts_.size()) {
      if (waiting_ == 0) {
        bucket = number_of(starts_[next_start].way);
      }
      for (; next_start < starts_.size() && number_of(starts_[next_start].way) <= bucket;
           ++next_start) {
        add(starts_[next_start], labels);
      }
      settle(bucket++, labels);
    }
  }

 private:
  using Way = typename Label::Way;
  struct Entry {
    Way way{};
    std::uint32_t position{};
  };
  static constexpr std::uint64_t kBucketsPerMeanStep = 8;
  static constexpr std::uint32_t kMostBuckets = 1U << 14U;

  [[nodiscard]] std::size_t number_of(Way way) const {
    return std::size_t{Label::units(way)} >> shift_;
  }
  [[nodiscard]] std::vector<Entry>& bucket_at(std::size_t number) {
    return buckets_[number & (buckets_.size() - 1)];
  }
  void add(const Entry& entry, std::span<Label> labels) {
    if (labels[entry.position].insert(entry.way)) {
      bucket_at(number_of(entry.way)).push_back(entry);
      ++waiting_;
    }
  }
  void settle(std::size_t number, std::span<Label> labels) {
    std::vector<Entry>& bucket = bucket_at(number);
    while (!bucket.empty()) {
      const Entry entry = bucket.back();
      bucket.pop_back();
      --waiting_;
      if (!labels[entry.position].holds(entry.way)) {
        continue;  // a better one took its place
      }
      for (const Step& step : core_->of(entry.position)) {
        add({Label::longer(entry.way, step.units), step.position}, labels);
      }
    }
  }

  const Steps* core_;
  unsigned shift_{};
  std::vector<std::vector<Entry>> buckets_;
  std::size_t waiting_{0};
  std::vector<Entry> starts_;
};

}  // namespace narhet::routing
