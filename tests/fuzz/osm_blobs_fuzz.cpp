// SPDX-License-Identifier: MIT
// An extract as a row of blobs: together they are the file, and any of them an extract of its own.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/input/detail/osm_blobs.hpp"

#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  static const test::TemporaryFolder folder;
  const std::string_view bytes = fuzz::text(data, size);
  const auto file = folder.write("map.osm.pbf", bytes);
  fuzz::may_refuse([&] {
    const input::OsmBlobs blobs{file};
    const input::BlobRange all = blobs.all();
    fuzz::require(blobs.extract(all) == bytes);
    const std::string header = blobs.extract({0, 0});
    std::string joined = header;
    std::uint64_t count = header.size();
    for (std::size_t i = 0; i < all.end; ++i) {
      const std::string one = blobs.extract({i, i + 1});
      fuzz::require(one.starts_with(header));
      joined += one.substr(header.size());
      count += blobs.byte_count({i, i + 1});
    }
    fuzz::require(joined == bytes && count == bytes.size());
  });
  return 0;
}
