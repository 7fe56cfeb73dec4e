// SPDX-License-Identifier: MIT
// An extract as a row of blobs: any of them, unpacked, is an extract of its own, together they are
// the whole, and unpacking that again changes nothing.
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/input/detail/osm_blobs.hpp"
#include "narhet/input/detail/osm_integrity.hpp"

#include <filesystem>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  static const test::TemporaryFolder folder;
  const std::string_view bytes = fuzz::text(data, size);
  const auto file = folder.write("map.osm.pbf", bytes);
  const auto unpacked = [](const std::filesystem::path& from) {
    const input::OsmBlobs blobs{from};
    const input::BlobRange all = blobs.all();
    const std::string header = blobs.extract({0, 0});
    std::string joined = header;
    std::uint64_t count = header.size();
    for (std::size_t i = 0; i < all.end; ++i) {
      const std::string one = blobs.extract({i, i + 1});
      fuzz::require(one.starts_with(header));
      joined += one.substr(header.size());
      count += blobs.byte_count({i, i + 1});
    }
    fuzz::require(count == std::filesystem::file_size(from) && blobs.extract(all) == joined);
    return joined;
  };
  fuzz::may_refuse([&] {
    input::guard_osmium(file, [&] {
      const std::string whole = unpacked(file);
      fuzz::require(unpacked(folder.write("unpacked.osm.pbf", whole)) == whole);
    });
  });
  return 0;
}
