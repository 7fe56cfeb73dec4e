// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/known_words.hpp"
#include "narhet/input/detail/need_row.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input::detail {

/// Counts the ids that got back a leading zero that a spreadsheet took, to be told once.
class MendedIds {
 public:
  void add(const std::string& written, const std::string& id);
  void tell(model::LoadReport& report) const;

 private:
  std::uint64_t mended_{};
  std::pair<std::string, std::string> first_;
};

/// Finds places by what people write: an id or, where one only has it, a name.
class PlaceFinder {
 public:
  /// @param loads  of the inputs; those for places tell which records were set aside
  PlaceFinder(std::span<const model::Place> places, std::span<const model::LoadReport> loads);

  /// Sets the place of a need; that there is none is a fault of the cell.
  void find(const NeedRow& row, std::size_t column, model::Need& need, MendedIds& mended) const;

 private:
  [[nodiscard]] base::Message advice(const std::string& cell) const;

  base::KnownWords known_;
  bool are_cells_alone_{};
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;
  std::map<std::string, base::Message, std::less<>> set_aside_;  // by id and name: where and why
};

/// Knows the candidates that an offer may be for.
class CandidateFinder {
 public:
  explicit CandidateFinder(std::span<const model::Candidate> candidates);

  /// A candidate that is none would silently get no offer.  A study without candidates has nothing
  /// to hold the cell against.
  void check(const NeedRow& row,
             std::optional<std::size_t> column,
             model::Need& need,
             MendedIds& mended) const;

 private:
  std::set<std::string, std::less<>> ids_;
  std::map<std::string, std::string, std::less<>> kept_;  // by the id in another source
  base::KnownWords known_;
};

}  // namespace narhet::input::detail
