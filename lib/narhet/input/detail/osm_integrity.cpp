// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_integrity.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/input_file.hpp"

#include <osmium/osm/object.hpp>
#include <osmium/osm/tag.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

/// Extracts that cut roads at their border hold some; more than this say that nodes were lost.
constexpr std::uint64_t kOneInThatManyMayLack = 20;

Message damaged() {
  return Message{"fetch the file again and compare its size or checksum with the source's"};
}

void check_checksum(const std::filesystem::path& file,
                    const char* suffix,
                    std::string (*digest)(const std::filesystem::path&, const base::Task&),
                    const base::Task& task) {
  std::filesystem::path beside = file;
  beside += suffix;
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(beside, ignored))) {
    return;
  }
  std::string expected;
  // A pipe would be waited for.
  if (std::filesystem::is_regular_file(beside, ignored)) {
    std::ifstream{beside} >> expected;
  }
  if (expected.empty()) {
    throw Error{ErrorCode::checksum_mismatch,
                {file.string(), {}, {}},
                Message{"there is no checksum in {}", beside.filename().string()},
                Message{"fetch the checksum again, or remove that file"}};
  }
  const std::string found = digest(file, task);
  if (base::fold_case(base::printable(expected)) != found) {
    throw Error{ErrorCode::checksum_mismatch,
                {file.string(), {}, {}},
                Message{"expected the checksum {} of {}, found {}", base::printable(expected),
                        beside.filename().string(), found},
                damaged()};
  }
}

}  // namespace

void guard_osmium(const std::filesystem::path& file, const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    throw error.in_file(file.string());
  } catch (const base::Cancelled&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& fault) {  // libosmium, protozero and zlib throw types of their own
    throw Error{
        ErrorCode::file_damaged,
        {file.string(), {}, {}},
        Message{"the extract cannot be read to its end: {}", base::printable_line(fault.what())},
        damaged()};
  }
}

void require_whole_tags(const std::filesystem::path& file, const osmium::memory::Buffer& buffer) {
  for (const auto& object : buffer.select<osmium::OSMObject>()) {
    const osmium::TagList& tags = object.tags();
    // Each tag is a key and a value, and each of them ends in a zero byte.
    const std::span bytes{tags.data(), tags.byte_size()};
    const auto texts = bytes.subspan(sizeof(osmium::TagList));
    const auto zeros = std::count(texts.begin(), texts.end(), 0);
    if (zeros % 2 != 0 || (!texts.empty() && texts.back() != 0)) {
      throw Error{ErrorCode::file_damaged,
                  {file.string(),
                   {},
                   base::format("{} {}", osmium::item_type_to_name(object.type()), object.id())},
                  Message{"its tags hold a zero byte, which is no text"},
                  damaged()};
    }
  }
}

void check_osm_file(const std::filesystem::path& file, const base::Task& task) {
  static constexpr std::array<std::string_view, 1> kExtensions{".osm.pbf"};
  check_input_file(file, kExtensions);
  std::error_code error;
  if (std::filesystem::file_size(file, error) == 0 && !error) {
    throw Error{
        ErrorCode::file_damaged, {file.string(), {}, {}}, Message{"the file is empty"}, damaged()};
  }
  check_checksum(file, ".md5", &base::md5_of_file, task);
  check_checksum(file, ".sha256", &base::sha256_of_file, task);
}

void check_complete(const std::filesystem::path& file, const OsmCounts& counts) {
  const Message hint{
      "it seems to be cut off: fetch it again. If it was made so on purpose, allow it with "
      "--allow-incomplete or allow_incomplete = true beside the file in the study"};
  if (counts.nodes == 0 || counts.ways == 0 || counts.relations == 0) {
    throw Error{
        ErrorCode::extract_incomplete,
        {file.string(), {}, {}},
        Message{"expected nodes, ways and relations, found {} nodes, {} ways and {} relations",
                counts.nodes, counts.ways, counts.relations},
        hint};
  }
  if (counts.roads_that_lack_nodes * kOneInThatManyMayLack > counts.roads) {
    throw Error{ErrorCode::extract_incomplete,
                {file.string(), {}, {}},
                Message{"expected roads with their nodes, found {} of {} roads that lack some",
                        counts.roads_that_lack_nodes, counts.roads},
                hint};
  }
}

}  // namespace narhet::input
