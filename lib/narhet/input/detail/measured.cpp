// SPDX-License-Identifier: MIT
#include "narhet/input/detail/measured.hpp"

#include <algorithm>
#include <utility>

namespace narhet::input::detail {
namespace {

/// Metres: nearer than this two places of a line are one.
constexpr double kSamePlace = 0.01;

/// What is left of a share when it is written with eight digits.
constexpr double kSameMeasure = 1e-7;

std::vector<double> distances_along(std::span<const geo::Point> line) {
  std::vector<double> distances{0.0};
  for (std::size_t i = 1; i < line.size(); ++i) {
    distances.push_back(distances.back() + geo::planar_distance(line[i - 1], line[i]));
  }
  return distances;
}

}  // namespace

void Extents::add(const std::string& link, Extent extent) {
  by_link_[link].push_back({std::move(extent), false});
}

std::vector<const Extent*> Extents::overlapping(const std::string& link, MeasureRange range) {
  std::vector<const Extent*> found;
  const auto extents = by_link_.find(link);
  if (extents == by_link_.end()) {
    return found;
  }
  for (Kept& each : extents->second) {
    const double overlap =
        std::min(range.to, each.extent.range.to) - std::max(range.from, each.extent.range.from);
    if (overlap > kSameMeasure) {
      found_ += each.is_found ? 0U : 1U;
      each.is_found = true;
      found.push_back(&each.extent);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Extent* a, const Extent* b) { return a->range.from < b->range.from; });
  return found;
}

CutLine cut_at(std::span<const geo::Point> line, MeasureRange range, std::vector<double> measures) {
  const std::vector<double> along = distances_along(line);
  const double length = along.back();
  const double per_metre = length > 0.0 ? (range.to - range.from) / length : 0.0;
  std::sort(measures.begin(), measures.end());

  CutLine cut{{line.front()}, {}};
  double last_cut = 0.0;
  std::size_t next = 1;  // vertex of the line
  const auto end_piece = [&](double at) {
    cut.pieces.push_back({cut.points.size() - 1, range.from + per_metre * (last_cut + at) / 2.0});
    last_cut = at;
  };
  for (const double measure : measures) {
    const double at = per_metre > 0.0 ? (measure - range.from) / per_metre : 0.0;
    if (at < last_cut + kSamePlace || at >= length - kSamePlace) {
      continue;
    }
    while (next + 1 < along.size() && along[next] <= at + kSamePlace) {
      cut.points.push_back(line[next++]);
    }
    if (along[next - 1] < at - kSamePlace) {
      const double share = (at - along[next - 1]) / (along[next] - along[next - 1]);
      cut.points.push_back({line[next - 1].x + share * (line[next].x - line[next - 1].x),
                            line[next - 1].y + share * (line[next].y - line[next - 1].y)});
    }
    end_piece(at);
  }
  cut.points.insert(cut.points.end(), line.begin() + static_cast<std::ptrdiff_t>(next), line.end());
  end_piece(length);
  return cut;
}

}  // namespace narhet::input::detail
