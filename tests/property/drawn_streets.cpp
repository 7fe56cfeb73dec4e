// SPDX-License-Identifier: MIT
#include "property/drawn_streets.hpp"

#include "narhet/base/format.hpp"

#include <array>

namespace narhet::test {

geo::Point Streets::corner(std::uint32_t number) {
  // No three in a line, no two at one distance.
  constexpr std::array<geo::Point, kCorners> kPlaces{{{0.0, 0.0},
                                                      {310.0, 20.0},
                                                      {640.0, 0.0},
                                                      {15.0, 290.0},
                                                      {333.0, 351.0},
                                                      {671.0, 287.0},
                                                      {40.0, 655.0},
                                                      {700.0, 690.0}}};
  return kPlaces.at(number);
}

network::test::DrawnRoads Streets::roads() const {
  network::test::DrawnRoads drawn;
  for (std::uint32_t number = 0; number < kCorners; ++number) {
    drawn.node(number + 1, corner(number).x, corner(number).y);
  }
  for (const Street& street : streets) {
    std::vector<std::int64_t> nodes;
    for (const std::uint32_t each : street.corners) {
      nodes.push_back(std::int64_t{each} + 1);
    }
    drawn.road(nodes, street.road_class).open.car = street.direction;
  }
  return drawn;
}

std::string Streets::shown() const {
  std::string text;
  for (const Street& street : streets) {
    for (const std::uint32_t each : street.corners) {
      text += base::format("{}{}", text.empty() || text.back() == '\n' ? "" : "-", each);
    }
    constexpr std::array kWords{"both ways", "one way", "one way back"};
    text += base::format(" {} {}\n", kWords.at(static_cast<std::size_t>(street.direction)),
                         model::key(street.road_class));
  }
  return text;
}

Streets draw_streets(Draws& draws, const std::vector<model::RoadClass>& classes) {
  const auto corner = [&] { return draws.below(Streets::kCorners); };
  return {draws.list(10, [&] {
    Street street;
    street.direction = static_cast<model::Direction>(draws.below(3));
    street.road_class = classes[draws.below(static_cast<std::uint32_t>(classes.size()))];
    street.corners = {corner(), corner()};
    for (const std::uint32_t more : draws.list(4, corner)) {
      street.corners.push_back(more);
    }
    return street;
  })};
}

}  // namespace narhet::test
