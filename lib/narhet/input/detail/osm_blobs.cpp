// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_blobs.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/osm_block.hpp"
#include "narhet/input/detail/osm_integrity.hpp"

#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::input {
namespace {

using base::Message;

/// OpenStreetMap's own limit for the header of a blob.
constexpr std::uint32_t kLargestHeader = 64 * 1024;
// Fields of a BlobHeader.
constexpr auto kType = protozero::tag_and_type(1, protozero::pbf_wire_type::length_delimited);
constexpr auto kDataSize = protozero::tag_and_type(3, protozero::pbf_wire_type::varint);

class BlobWalk {
 public:
  explicit BlobWalk(const std::filesystem::path& file)
      : file_{file}, stream_{file, std::ios::binary}, size_{std::filesystem::file_size(file)} {}

  [[nodiscard]] bool at_end() const { return position_ == size_; }
  [[nodiscard]] std::uint64_t position() const { return position_; }

  void pass(const char* expected_type) {
    const std::uint32_t header_size = big_endian();
    if (header_size == 0 || header_size > kLargestHeader) {
      fail(Message{"expected the size of a block's header, found {}", header_size});
    }
    const std::string header = bytes(header_size);
    std::string type;
    std::int32_t data_size = 0;
    protozero::pbf_reader fields{header};
    while (fields.next()) {
      if (fields.tag_and_type() == kType) {
        type = fields.get_string();
      } else if (fields.tag_and_type() == kDataSize) {
        data_size = fields.get_int32();
      } else {
        fields.skip();
      }
    }
    if (type != expected_type) {
      fail(
          Message{"expected a block of type {}, found '{}'", expected_type, base::printable(type)});
    }
    if (data_size <= 0) {
      fail(Message{"expected the size of a block, found {}", data_size});
    }
    require(static_cast<std::uint32_t>(data_size));
    position_ += static_cast<std::uint32_t>(data_size);
    stream_.seekg(static_cast<std::streamoff>(position_));
  }

 private:
  std::uint32_t big_endian() {
    std::uint32_t value = 0;
    for (const char byte : bytes(4)) {
      value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
  }

  std::string bytes(std::uint32_t count) {
    require(count);
    std::string read(count, '\0');
    if (!stream_.read(read.data(), static_cast<std::streamsize>(count))) {
      fail(Message{"the file cannot be read"});
    }
    position_ += count;
    return read;
  }

  void require(std::uint32_t count) const {
    if (size_ - position_ < count) {
      fail(Message{"the extract cannot be read to its end: {} bytes are missing",
                   count - (size_ - position_)});
    }
  }

  [[noreturn]] void fail(Message message) const {
    throw base::Error{
        base::ErrorCode::file_damaged,
        {file_.string(), {}, base::format("byte {}", position_)},
        std::move(message),
        Message{"fetch the file again and compare its size or checksum with the source's"}};
  }

  const std::filesystem::path& file_;
  std::ifstream stream_;
  std::uint64_t size_;
  std::uint64_t position_ = 0;
};

constexpr std::size_t kSizeOfSize = 4;

/// The big-endian number that a blob begins with: the size of its header.
std::uint32_t header_size(std::string_view framed) {
  std::uint32_t size = 0;
  for (const char byte : framed.substr(0, kSizeOfSize)) {
    size = size << 8U | static_cast<unsigned char>(byte);
  }
  return size;
}

/// The message Blob behind its header.  @pre a blob that a walk has passed
std::string_view body_of(std::string_view framed) {
  return framed.substr(kSizeOfSize + header_size(framed));
}

std::string header_before(const std::string& blob) {
  std::string header;
  protozero::pbf_writer writer{header};
  writer.add_string(static_cast<protozero::pbf_tag_type>(1), "OSMData");
  writer.add_int32(static_cast<protozero::pbf_tag_type>(3), static_cast<std::int32_t>(blob.size()));
  std::string framed(kSizeOfSize, '\0');
  framed.back() = static_cast<char>(header.size());  // of some bytes
  return framed + header;
}

}  // namespace

OsmBlobs::OsmBlobs(std::filesystem::path file) : file_{std::move(file)} {
  guard_osmium(file_, [&] {
    BlobWalk walk{file_};
    walk.pass("OSMHeader");
    ends_.push_back(walk.position());
    while (!walk.at_end()) {
      walk.pass("OSMData");
      ends_.push_back(walk.position());
    }
  });
}

std::string OsmBlobs::extract(BlobRange range) const {
  std::string all = bytes(0, ends_.front());
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string framed = bytes(ends_[i], ends_[i + 1]);
    const std::string blob = unpacked_blob(body_of(framed));
    require_whole_lists(blob);
    all += header_before(blob) + blob;
  }
  return all;
}

std::string OsmBlobs::bytes(std::uint64_t begin, std::uint64_t end) const {
  std::ifstream stream{file_, std::ios::binary};
  std::string read(end - begin, '\0');
  stream.seekg(static_cast<std::streamoff>(begin));
  if (!stream.read(read.data(), static_cast<std::streamsize>(read.size()))) {
    throw base::Error{base::ErrorCode::file_damaged,
                      {file_.string(), {}, base::format("byte {}", begin)},
                      Message{"the file cannot be read"}};
  }
  return read;
}

}  // namespace narhet::input
