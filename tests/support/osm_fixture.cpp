// SPDX-License-Identifier: MIT
#include "support/osm_fixture.hpp"

#include <osmium/io/file.hpp>
#include <osmium/io/header.hpp>
#include <osmium/io/opl_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>

#include <utility>

namespace narhet::test {

void write_pbf(const std::filesystem::path& file,
               std::string_view opl,
               const std::optional<HeaderBox>& box) {
  osmium::io::Reader reader{osmium::io::File{opl.data(), opl.size(), "opl"}};
  osmium::io::Header header;
  header.set("generator", "narhet");
  if (box) {
    header.add_box(osmium::Box{box->west, box->south, box->east, box->north});
  }
  osmium::io::Writer writer{osmium::io::File{file.string(), "osm.pbf"}, header,
                            osmium::io::overwrite::allow};
  while (osmium::memory::Buffer buffer = reader.read()) {
    writer(std::move(buffer));
  }
  writer.close();
  reader.close();
}

}  // namespace narhet::test
