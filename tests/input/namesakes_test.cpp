// SPDX-License-Identifier: MIT
#include "narhet/input/detail/namesakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace narhet::input::detail {
namespace {

using testing::ElementsAre;

constexpr double kNear = 100.0;

std::vector<Thing> things_of(const std::vector<std::string>& names,
                             const std::vector<geo::Point>& positions) {
  std::vector<Thing> things;
  for (std::size_t i = 0; i < names.size(); ++i) {
    things.push_back({names[i], positions[i], NameWords{names[i], {}}});
  }
  return things;
}

std::string word(std::mt19937& random, int letters) {
  std::string text;
  for (int i = 0; i < letters; ++i) {
    text += static_cast<char>('a' + random() % 2);
  }
  return text;
}

// Names of one to three words of three to six letters, "a" and "b", have words in common, words
// that one error parts, and the same letters in other words.  Against every pair compared.
TEST(Namesakes, AreAllThatAreNearAndAlike) {
  std::mt19937 random{7};
  std::vector<std::string> names;
  std::vector<geo::Point> positions;
  for (int i = 0; i < 200; ++i) {
    std::string name;
    for (auto words = 1 + random() % 3; words > 0; --words) {
      name += word(random, 3 + static_cast<int>(random() % 4)) + " ";
    }
    names.push_back(name);
    positions.push_back(
        {static_cast<double>(random() % 500) - 250.0, static_cast<double>(random() % 500) - 250.0});
  }
  const std::vector<Thing> things = things_of(names, positions);
  const Namesakes namesakes{things, {}, kNear};
  for (const LikenessOf measure : {LikenessOf::shorter, LikenessOf::longer}) {
    for (const double alike : {0.01, 0.5, 0.6, 1.0}) {
      std::size_t pairs = 0;
      for (const Thing& one : things) {
        const auto found = namesakes.of(one, alike, measure);
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
        for (std::size_t i = 0; i < things.size(); ++i) {
          if (geo::planar_distance(one.position, things[i].position) <= kNear &&
              likeness(one.name, things[i].name, measure) >= alike) {
            ++pairs;
            EXPECT_TRUE(std::binary_search(found.begin(), found.end(), i))
                << one.id << "/ " << things[i].id;
          }
        }
      }
      EXPECT_GT(pairs, things.size()) << "else the drawing shows nothing";
    }
  }
}

// A thousand villages in one spot, "By 1", "By 2", …: two of two words are alike by six tenths only
// if they share both, so none is compared with any other.
TEST(Namesakes, OfManyInOneSpotAreThoseWithAWordInCommon) {
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) {
    names.push_back("By " + std::to_string(i));
  }
  const std::vector<Thing> things =
      things_of(names, std::vector<geo::Point>(names.size(), geo::Point{0, 0}));
  const Namesakes namesakes{things, {}, kNear};
  for (std::size_t i = 0; i < things.size(); ++i) {
    EXPECT_THAT(namesakes.of(things[i], 0.6, LikenessOf::longer), ElementsAre(i));
  }
}

TEST(Namesakes, OfWhatHasNoNameAreNone) {
  const std::vector<Thing> things = things_of({"", ""}, {{0, 0}, {0, 0}});
  const Namesakes namesakes{things, {}, kNear};
  EXPECT_THAT(namesakes.of(things[0], 0.6, LikenessOf::longer), testing::IsEmpty());
}

}  // namespace
}  // namespace narhet::input::detail
