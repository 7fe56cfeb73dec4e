// SPDX-License-Identifier: MIT
#include "invented_expect.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace narhet::test {
namespace {

/// What needs.csv says of a place, kind by kind, counted by hand.
struct Asked {
  double participants;
  std::array<double, 5> needs;
  std::array<double, 5> wishes;
  std::array<double, 5> offers;
};

// An offer for no kind is one for every kind.
const std::map<std::string, Asked>& asked_places() {
  static const std::map<std::string, Asked> asked{
      {"P03", {32, {0, 0, 0, 0, 8}, {16, 0, 0, 0, 0}, {1, 0, 0, 0, 0}}},
      {"P05", {25, {0, 10, 0, 0, 0}, {5, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}},
      {"P07", {20, {0, 8, 0, 12, 0}, {0, 0, 0, 0, 0}, {1, 1, 1, 1, 1}}},
      {"P09", {40, {30, 0, 0, 24, 0}, {0, 0, 10, 0, 0}, {1, 1, 2, 1, 1}}},
      {"P12", {50, {0, 0, 0, 20, 0}, {0, 0, 0, 10, 0}, {0, 1, 0, 0, 0}}}};
  return asked;
}

double intensity(const Asked& asked, std::size_t kind) {
  return (asked.needs.at(kind) + 0.5 * asked.wishes.at(kind)) / asked.participants;
}

TEST(InventedNeeds, AreWhatTheMeetingsSaid) {
  std::vector<ResultRow> rows = invented_table("needs");
  std::erase_if(rows, [](const ResultRow& row) { return row.text("speakers") != "all"; });
  ASSERT_EQ(rows.size(), asked_places().size() * kInventedKinds.size());
  std::size_t number = 0;
  for (const auto& [id, asked] : asked_places()) {
    for (std::size_t kind = 0; kind < kInventedKinds.size(); ++kind) {
      const ResultRow& row = rows[number++];
      SCOPED_TRACE(id + " " + kInventedKinds[kind]);
      expect_text(row, "place_id", id);
      expect_text(row, "kind", kInventedKinds[kind]);
      expect_number(row, "intensity", intensity(asked, kind));
      expect_number(row, "voices", asked.needs.at(kind));
      expect_number(row, "wishes", asked.wishes.at(kind));
      expect_number(row, "offers", asked.offers.at(kind));
      expect_number(row, "participants", asked.participants);
    }
  }
}

// Storsagö: of 40, 30 need groceries, 24 a pharmacy, 10 wish for parcels: (0.75 + 0.6 + 0.125) / 5.
TEST(InventedNeeds, AreSummedUpAtThePlacesAskedAndMissingAtTheOthers) {
  const std::map<std::string, double> index{
      {"P03", 0.1}, {"P05", 0.1}, {"P07", 0.2}, {"P09", 0.295}, {"P12", 0.1}};
  for (const ResultRow& row : invented_table("places")) {
    const std::string id = row.text("id").value();
    SCOPED_TRACE(id);
    const auto found = index.find(id);
    expect_number(row, "need_index",
                  found == index.end() ? std::nullopt : std::optional{found->second});
  }
}

}  // namespace
}  // namespace narhet::test
