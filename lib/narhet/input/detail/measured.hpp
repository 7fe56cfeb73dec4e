// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace narhet::input::detail {

/// From one measure along a link to a higher one, in whatever unit: metres, or a share of it.
struct MeasureRange {
  double from{};
  double to{};
};

/// Which way of a link something holds.
enum class Along : std::uint8_t { both, with, against };

/// Something that is said of a part of a link.
struct Extent {
  MeasureRange range;
  Along along{};
  std::string value;
};

/// What one layer says of parts of links.
class Extents {
 public:
  void add(const std::string& link, Extent extent);
  /// Those that have more than an end in common with the range, by their measures; they count as
  /// found from then on.
  [[nodiscard]] std::vector<const Extent*> overlapping(const std::string& link, MeasureRange range);
  /// How many have been found at least once.
  [[nodiscard]] std::uint64_t found() const { return found_; }

 private:
  struct Kept {
    Extent extent;
    bool is_found{};
  };
  std::unordered_map<std::string, std::vector<Kept>> by_link_;
  std::uint64_t found_{};
};

/// A part of a cut line.
struct Piece {
  std::size_t last_vertex{};
  double middle{};  ///< a measure well inside
};

struct CutLine {
  std::vector<geo::Point> points;
  std::vector<Piece> pieces;  ///< at least one; the last ends with the line
};

/// Cuts a line at measures, which run along it evenly.
///
/// A cut that would leave a piece of under a centimetre is not made, and one that falls on a vertex
/// adds none.
/// @param range  what the line is between; has some length
/// @param measures  in any order, also outside the range
/// @pre at least two points
[[nodiscard]] CutLine cut_at(std::span<const geo::Point> line,
                             MeasureRange range,
                             std::vector<double> measures);

}  // namespace narhet::input::detail
