// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/id.hpp"
#include "narhet/base/weight.hpp"

#include <bitset>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::model {

/// A kind of service, e.g. groceries.  Its position in the study's list is its `KindIndex`.
struct Kind {
  std::string key;  ///< stable, lower case ASCII: "dagligvaror"
  std::string swedish;
  std::string english;
};

inline constexpr std::size_t kMaxKinds = 32;

/// The kinds that a service point offers.
class KindSet {
 public:
  void insert(base::KindIndex kind) { kinds_.set(base::index(kind)); }
  void merge(const KindSet& other) { kinds_ |= other.kinds_; }
  void remove(const KindSet& other) { kinds_ &= ~other.kinds_; }
  [[nodiscard]] bool shares_any(const KindSet& other) const {
    return (kinds_ & other.kinds_).any();
  }
  [[nodiscard]] bool contains(base::KindIndex kind) const { return kinds_.test(base::index(kind)); }
  [[nodiscard]] bool empty() const { return kinds_.none(); }
  [[nodiscard]] std::size_t size() const { return kinds_.count(); }
  friend bool operator==(const KindSet&, const KindSet&) = default;

 private:
  std::bitset<kMaxKinds> kinds_;
};

[[nodiscard]] std::optional<base::KindIndex> find_kind(const std::vector<Kind>& kinds,
                                                       std::string_view key);

/// The name of a kind inside a sentence: "dagligvaror".  A first word of capitals stays: "EV
/// charging".
[[nodiscard]] std::string name_in_sentence(const Kind& kind, base::Language language);

/// A limit that coverage is measured against, "<=" always.
struct Threshold {
  base::Metric metric{};
  base::Weight limit;
  std::string label;  ///< as written in the study: "10 km"
};

/// The position of the threshold that closures, scores and the map go by: the first of the metric
/// that decides; nothing if there is none.
[[nodiscard]] std::optional<std::size_t> deciding_threshold(std::span<const Threshold> thresholds,
                                                            base::Metric metric);

/// The threshold as part of a column name: "10km", "20min".
[[nodiscard]] std::string column_suffix(const Threshold& threshold);

}  // namespace narhet::model
