// SPDX-License-Identifier: MIT
// The arrays of a prepared network.  What is read of them can be walked along to its end.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"
#include "fuzz/sealed_file.hpp"

#include "narhet/network/network_file.hpp"

#include <string>

namespace {

using namespace narhet;

void walk(const network::RoadNetwork& roads) {
  const network::RoadGraph& graph = roads.graph;
  fuzz::require(roads.geometry.link_of_arc.size() == graph.arc_count());
  for (std::size_t i = 0; i < graph.arc_count(); ++i) {
    fuzz::require(base::index(graph.heads()[i]) < graph.node_count());
    fuzz::require(roads.geometry.link_of_arc[i] < roads.geometry.links.size());
  }
  for (const network::Link& link : roads.geometry.links) {
    static_cast<void>(roads.geometry.length(link));
    for (const auto& arc : {link.forward, link.backward}) {
      fuzz::require(!arc || base::index(*arc) < graph.arc_count());
    }
  }
  for (const base::NodeId node : roads.edge_nodes) {
    fuzz::require(base::index(node) < graph.node_count());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::TemporaryFolder folder;
  const std::string_view bytes = fuzz::text(data, size);
  for (const auto& file :
       {fuzz::write_sealed(folder, {"narhet-network", 2, std::string(64, '0')}, bytes),
        folder.write("bare", bytes)}) {
    fuzz::may_refuse([&] { walk(network::read_network(file, "a.network", {}).network); });
  }
  return 0;
}
