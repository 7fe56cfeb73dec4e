// SPDX-License-Identifier: MIT
#include "narhet/input/detail/osm_block.hpp"

#include "narhet/base/error.hpp"

#include <protozero/pbf_reader.hpp>
#include <protozero/pbf_writer.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace narhet::input {
namespace {

using protozero::pbf_wire_type;
using protozero::tag_and_type;

constexpr std::int32_t kLargestBlock = 32 * 1024 * 1024;

// Fields of a Blob.
constexpr protozero::pbf_tag_type kRaw = 1;
constexpr protozero::pbf_tag_type kRawSize = 2;
constexpr protozero::pbf_tag_type kZlib = 3;

[[noreturn]] void fail(const base::Message& what) {
  throw base::Error{
      base::ErrorCode::file_damaged,
      {},
      what,
      base::Message{"fetch the file again and compare its size or checksum with the source's"}};
}

std::string inflated(protozero::data_view packed, std::int32_t size) {
  std::string block(static_cast<std::size_t>(size), '\0');
  auto length = static_cast<uLongf>(block.size());
  const int status = uncompress(
      reinterpret_cast<Bytef*>(block.data()), &length,  // NOLINT: zlib's type of a byte
      reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size()));  // NOLINT
  if (status != Z_OK || length != block.size()) {
    fail(base::Message{"a block of the extract cannot be unpacked"});
  }
  return block;
}

/// How many numbers a packed list has: each ends in a byte without its highest bit.
std::uint64_t count_of(protozero::data_view packed) {
  return static_cast<std::uint64_t>(
      std::count_if(packed.data(), packed.data() + packed.size(),
                    [](char byte) { return static_cast<signed char>(byte) >= 0; }));
}

/// How many nodes the list of tags is about: a key and a value for each tag, then a zero.  Nothing
/// if it is no such list.
std::optional<std::uint64_t> nodes_of_tags(protozero::data_view packed) {
  std::uint64_t nodes = 0;
  std::uint64_t numbers = 0;  // of this node
  bool begins = true;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const auto byte = static_cast<unsigned char>(packed.data()[i]);
    const bool ends = byte < 0x80U;
    if (begins && byte == 0) {
      if (numbers % 2 != 0) {
        return std::nullopt;
      }
      ++nodes;
      numbers = 0;
    } else if (ends) {
      ++numbers;
    }
    begins = ends;
  }
  return numbers == 0 && begins ? std::optional{nodes} : std::nullopt;
}

void require_equal_lists(protozero::data_view dense_nodes) {
  constexpr protozero::pbf_tag_type kIds = 1;
  constexpr protozero::pbf_tag_type kLatitudes = 8;
  constexpr protozero::pbf_tag_type kLongitudes = 9;
  constexpr protozero::pbf_tag_type kTags = 10;
  std::uint64_t ids = 0;
  std::uint64_t latitudes = 0;
  std::uint64_t longitudes = 0;
  protozero::data_view tags;
  protozero::pbf_reader fields{dense_nodes};
  while (fields.next()) {
    switch (fields.tag_and_type()) {
      case tag_and_type(kIds, pbf_wire_type::length_delimited):
        ids = count_of(fields.get_view());
        break;
      case tag_and_type(kLatitudes, pbf_wire_type::length_delimited):
        latitudes = count_of(fields.get_view());
        break;
      case tag_and_type(kLongitudes, pbf_wire_type::length_delimited):
        longitudes = count_of(fields.get_view());
        break;
      case tag_and_type(kTags, pbf_wire_type::length_delimited):
        tags = fields.get_view();
        break;
      default:
        fields.skip();
    }
  }
  if (!tags.empty() && nodes_of_tags(tags) != ids) {
    fail(base::Message{"the tags of nodes are not a list of keys and values for each of {} nodes",
                       ids});
  }
  if (ids != latitudes || ids != longitudes) {
    fail(base::Message{
        "expected as many ids of nodes as positions, found {} ids, {} latitudes and {} longitudes",
        ids, latitudes, longitudes});
  }
}

/// How many numbers the lists of an element have, by their field.
using ListCounts = std::array<std::uint64_t, 11>;

/// @param lists    a bit for each field that is a list of numbers
/// @param counted  of those that are to be counted
ListCounts counts_of_lists(protozero::data_view element,
                           std::uint32_t lists,
                           std::uint32_t counted) {
  ListCounts counts{};
  std::uint32_t seen = 0;
  protozero::pbf_reader fields{element};
  while (fields.next()) {
    const protozero::pbf_tag_type field = fields.tag();
    const std::uint32_t bit = field < counts.size() ? 1U << field : 0U;
    if ((lists & bit) == 0) {
      fields.skip();
      continue;
    }
    if (fields.wire_type() != pbf_wire_type::length_delimited || (seen & bit) != 0) {
      fail(base::Message{"a list of a node, a way or a relation is none, or is there twice"});
    }
    seen |= bit;
    const protozero::data_view list = fields.get_view();
    counts.at(field) = (counted & bit) != 0 ? count_of(list) : 0;
  }
  return counts;
}

constexpr protozero::pbf_tag_type kKeys = 2;
constexpr protozero::pbf_tag_type kValues = 3;

/// @param alone    other lists that stand beside none
/// @param counted  other lists
ListCounts require_values_for_keys(protozero::data_view element,
                                   std::uint32_t alone,
                                   std::uint32_t counted) {
  counted |= 1U << kKeys | 1U << kValues;
  const ListCounts counts = counts_of_lists(element, alone | counted, counted);
  if (counts[kKeys] != counts[kValues]) {
    fail(base::Message{"expected a value for each key of a tag, found {} keys and {} values",
                       counts[kKeys], counts[kValues]});
  }
  return counts;
}

void require_whole_way(protozero::data_view way) {
  constexpr protozero::pbf_tag_type kNodes = 8;
  require_values_for_keys(way, 1U << kNodes, 0);
}

void require_whole_relation(protozero::data_view relation) {
  constexpr protozero::pbf_tag_type kRoles = 8;
  constexpr protozero::pbf_tag_type kMembers = 9;
  constexpr protozero::pbf_tag_type kTypes = 10;
  const ListCounts counts =
      require_values_for_keys(relation, 0, 1U << kRoles | 1U << kMembers | 1U << kTypes);
  if (counts[kMembers] != counts[kRoles] || counts[kMembers] != counts[kTypes]) {
    fail(base::Message{
        "expected a role and a type for each member, found {} members, {} roles and {} types",
        counts[kMembers], counts[kRoles], counts[kTypes]});
  }
}

}  // namespace

std::string unpacked_blob(std::string_view blob) {
  std::int32_t size = 0;
  protozero::data_view packed;
  protozero::pbf_reader fields{blob.data(), blob.size()};
  while (fields.next()) {
    switch (fields.tag_and_type()) {
      case tag_and_type(kRaw, pbf_wire_type::length_delimited):
        return std::string{blob};
      case tag_and_type(kRawSize, pbf_wire_type::varint):
        size = fields.get_int32();
        break;
      case tag_and_type(kZlib, pbf_wire_type::length_delimited):
        packed = fields.get_view();
        break;
      default:
        fail(base::Message{"a block of the extract is packed otherwise than by zlib"});
    }
  }
  if (packed.empty() || size <= 0 || size > kLargestBlock) {
    fail(base::Message{"a block of the extract holds nothing, or more than 32 MiB"});
  }
  std::string raw;
  protozero::pbf_writer{raw}.add_bytes(kRaw, inflated(packed, size));
  return raw;
}

void require_whole_lists(std::string_view blob) {
  constexpr protozero::pbf_tag_type kGroups = 2;
  constexpr protozero::pbf_tag_type kNode = 1;
  constexpr protozero::pbf_tag_type kDenseNodes = 2;
  constexpr protozero::pbf_tag_type kWay = 3;
  constexpr protozero::pbf_tag_type kRelation = 4;
  protozero::pbf_reader fields{blob.data(), blob.size()};
  if (!fields.next(kRaw)) {
    return;
  }
  protozero::pbf_reader block{fields.get_view()};
  while (block.next(kGroups, pbf_wire_type::length_delimited)) {
    protozero::pbf_reader group{block.get_view()};
    while (group.next()) {
      switch (group.tag_and_type()) {
        case tag_and_type(kNode, pbf_wire_type::length_delimited):
          require_values_for_keys(group.get_view(), 0, 0);
          break;
        case tag_and_type(kDenseNodes, pbf_wire_type::length_delimited):
          require_equal_lists(group.get_view());
          break;
        case tag_and_type(kWay, pbf_wire_type::length_delimited):
          require_whole_way(group.get_view());
          break;
        case tag_and_type(kRelation, pbf_wire_type::length_delimited):
          require_whole_relation(group.get_view());
          break;
        default:
          group.skip();
      }
    }
  }
}

}  // namespace narhet::input
