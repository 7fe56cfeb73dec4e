// SPDX-License-Identifier: MIT
#include "narhet/routing/hierarchy_file.hpp"

#include "routing/drawn_graph.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/array_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace narhet::routing::test {
namespace {

/// A map with its elimination, stored.
class HierarchyFile : public testing::Test {
 protected:
  void SetUp() override { write_hierarchy(file_, hierarchy_, topology_hash(graph()), {}); }

  [[nodiscard]] const network::RoadGraph& graph() const { return drawn_.graph(); }
  [[nodiscard]] StoredHierarchy read() const {
    return read_hierarchy(file_, graph(), topology_hash(graph()), {});
  }
  [[nodiscard]] std::string bytes() const {
    std::ifstream stream{file_, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
  }
  void replace_by(const std::string& bytes) const {
    std::ofstream{file_, std::ios::binary} << bytes;
  }
  /// Stores what no elimination is, under a true checksum.
  void forge(const std::function<void(Elimination&)>& change) const {
    Elimination forged = hierarchy_;
    change(forged);
    write_hierarchy(file_, forged, topology_hash(graph()), {});
  }

  DrawnGraph drawn_{6,
                    {{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}, {3, 0, 1, 1}, {3, 4, 1, 1, true}}};
  Elimination hierarchy_{eliminate(drawn_.graph(), kAnyDegree, {})};
  narhet::test::TemporaryFolder folder_;
  std::filesystem::path file_{folder_.path() / "roads.hierarchy"};
};

TEST_F(HierarchyFile, GivesBackWhatWasStored) {
  const StoredHierarchy stored = read();
  ASSERT_TRUE(stored.elimination);
  EXPECT_TRUE(stored.refused.empty());
  EXPECT_EQ(stored.elimination->node_at, hierarchy_.node_at);
  EXPECT_EQ(stored.elimination->position_of, hierarchy_.position_of);
  EXPECT_EQ(stored.elimination->first_upper, hierarchy_.first_upper);
  EXPECT_EQ(stored.elimination->upper, hierarchy_.upper);
  EXPECT_EQ(stored.elimination->largest_degree, hierarchy_.largest_degree);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_.path()}, {}), 1)
      << "nothing else is left in the folder";
}

TEST_F(HierarchyFile, IsNoFaultWhereThereIsNone) {
  std::filesystem::remove(file_);
  EXPECT_FALSE(read().elimination);
  EXPECT_TRUE(read().refused.empty());
}

TEST_F(HierarchyFile, IsRefusedWhenAnyByteIsAnother) {
  const std::string whole = bytes();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x20);
    replace_by(changed);
    const StoredHierarchy stored = read();
    ASSERT_FALSE(stored.elimination) << "byte " << i;
    ASSERT_FALSE(stored.refused.empty()) << "byte " << i;
  }
}

TEST_F(HierarchyFile, IsRefusedWhenItIsCutOffOrLonger) {
  const std::string whole = bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    replace_by(whole.substr(0, size));
    ASSERT_FALSE(read().elimination) << size << " bytes";
  }
  replace_by(whole + '\0');
  EXPECT_FALSE(read().elimination);
}

TEST_F(HierarchyFile, OutlivesOtherWeightsAndNotOtherRoads) {
  const DrawnGraph slower{
      6, {{0, 1, 9, 9}, {1, 2, 8, 8}, {2, 3, 7, 7}, {3, 0, 6, 6}, {3, 4, 5, 5, true}}};
  EXPECT_EQ(topology_hash(slower.graph()), topology_hash(graph()));
  EXPECT_TRUE(read_hierarchy(file_, slower.graph(), topology_hash(slower.graph()), {}).elimination);
  const DrawnGraph other{
      6, {{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}, {3, 0, 1, 1}, {3, 5, 1, 1, true}}};
  const auto stored = read_hierarchy(file_, other.graph(), topology_hash(other.graph()), {});
  EXPECT_FALSE(stored.elimination);
  EXPECT_NE(std::string{stored.refused.english()}.find("changed"), std::string::npos);
}

TEST_F(HierarchyFile, OfAnotherVersionIsNotRead) {
  base::ArrayFileWriter writer{file_, {"narhet-hierarchy", 99, topology_hash(graph())}, {}};
  writer.finish();
  EXPECT_FALSE(read().elimination);
  EXPECT_FALSE(read().refused.empty());
}

// A true checksum over what leads out of the arrays.
TEST_F(HierarchyFile, ThatIsNoEliminationIsRefused) {
  const std::vector<std::function<void(Elimination&)>> forgeries{
      [](Elimination& e) { e.node_at[0] = e.node_at[1]; },
      [](Elimination& e) { e.node_at[0] = base::NodeId{6}; },
      [](Elimination& e) { e.first_upper[2] = 1000; },
      [](Elimination& e) { e.first_upper.pop_back(); },
      [](Elimination& e) { e.first_upper.clear(); },
      [](Elimination& e) { e.upper.back() = 5; },
      [](Elimination& e) { e.upper.back() = 0xffff'fff0; },
      [](Elimination& e) { std::swap(e.node_at[0], e.node_at[5]); },
      [](Elimination& e) {
        e.upper.clear();
        e.first_upper.assign(7, 0);
      },
  };
  for (std::size_t i = 0; i < forgeries.size(); ++i) {
    forge(forgeries[i]);
    EXPECT_FALSE(read().elimination) << "forgery " << i;
  }
}

}  // namespace
}  // namespace narhet::routing::test
