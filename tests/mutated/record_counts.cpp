// SPDX-License-Identifier: MIT
#include "mutated/record_counts.hpp"

#include <nlohmann/json.hpp>
#include <protozero/pbf_message.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace narhet::test {
namespace {

/// A little-endian number.
template <class Number>
std::optional<Number> number_at(std::string_view bytes, std::size_t at) {
  if (bytes.size() < sizeof(Number) || at > bytes.size() - sizeof(Number)) {
    return std::nullopt;
  }
  Number number{};
  std::memcpy(&number, bytes.data() + at, sizeof(Number));
  return number;
}

char separator_of(std::string_view line) {
  char most = ',';
  for (const char each : {';', '\t', ','}) {
    if (std::count(line.begin(), line.end(), each) > std::count(line.begin(), line.end(), most)) {
      most = each;
    }
  }
  return most;
}

/// A field of a FlatBuffers table: where its bytes are; nothing where it is not there.
std::optional<std::size_t> field_of_table(std::string_view bytes, std::size_t table, int field) {
  const auto back = number_at<std::int32_t>(bytes, table);
  if (!back || *back > static_cast<std::int64_t>(table)) {
    return std::nullopt;
  }
  const auto vtable = static_cast<std::size_t>(static_cast<std::int64_t>(table) - *back);
  const auto size = number_at<std::uint16_t>(bytes, vtable);
  const std::size_t slot = 4 + 2 * static_cast<std::size_t>(field);
  if (!size || slot + 2 > *size) {
    return std::nullopt;
  }
  const auto offset = number_at<std::uint16_t>(bytes, vtable + slot);
  return offset && *offset != 0 ? std::optional{table + *offset} : std::nullopt;
}

/// Bytes of the packed R-tree between a FlatGeobuf's header and its features.
std::uint64_t bytes_of_index(std::uint64_t features, std::uint64_t node_size) {
  std::uint64_t nodes = features;
  for (std::uint64_t level = features; level > 1;) {
    level = (level + node_size - 1) / node_size;
    nodes += level;
  }
  return nodes * 40;
}

/// What is not of this type protozero is not to be asked for.
constexpr auto kBytes = protozero::pbf_wire_type::length_delimited;

std::uint64_t highways_of_block(protozero::data_view block) {
  std::vector<std::string_view> texts;
  std::vector<protozero::data_view> groups;
  protozero::pbf_reader reader{block};
  while (reader.next()) {
    if (reader.wire_type() != kBytes) {
      reader.skip();
    } else if (reader.tag() == 1) {
      protozero::pbf_reader table = reader.get_message();
      while (table.next(1, kBytes)) {
        const auto view = table.get_view();
        texts.emplace_back(view.data(), view.size());
      }
    } else if (reader.tag() == 2) {
      groups.push_back(reader.get_view());
    } else {
      reader.skip();
    }
  }
  std::uint64_t count = 0;
  for (const auto& each : groups) {
    protozero::pbf_reader group{each};
    while (group.next(3, kBytes)) {
      protozero::pbf_reader way{group.get_view()};
      bool is_highway = false;
      while (way.next(2, kBytes)) {
        for (const std::uint32_t key : way.get_packed_uint32()) {
          is_highway = is_highway || (key < texts.size() && texts[key] == "highway");
        }
      }
      count += is_highway ? 1U : 0U;
    }
  }
  return count;
}

}  // namespace

RecordCount rows_of_csv(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return std::nullopt;
  }
  bytes.remove_prefix(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  const char separator = separator_of(bytes.substr(0, bytes.find_first_of("\r\n")));
  std::uint64_t rows = 0;
  bool has_text = false;
  bool begins_cell = true;
  bool is_quoted = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char each = bytes[at];
    if (is_quoted) {
      is_quoted = each != '"';
    } else if (each == '"' && begins_cell) {
      is_quoted = true;
    } else if (each == '"' && at > 0 && bytes[at - 1] == '"') {
      is_quoted = true;  // twice: it goes on
    } else if (each == '\n' || each == '\r') {
      rows += has_text ? 1U : 0U;
      has_text = false;
      begins_cell = true;
      continue;
    } else if (each == separator) {
      has_text = true;
      begins_cell = true;
      continue;
    }
    has_text = has_text || each != ' ';
    begins_cell = begins_cell && each == ' ';
  }
  rows += has_text ? 1U : 0U;
  return rows == 0 ? std::nullopt : std::optional{rows - 1};
}

RecordCount features_of_geojson(std::string_view bytes) {
  const auto json = nlohmann::json::parse(bytes, nullptr, false);
  if (!json.is_object() || !json.contains("features") || !json["features"].is_array()) {
    return std::nullopt;
  }
  return json["features"].size();
}

RecordCount rows_of_geopackage(const std::filesystem::path& file) {
  sqlite3* opened = nullptr;
  const std::string address = "file:" + file.string() + "?immutable=1";
  const int status =
      sqlite3_open_v2(address.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database{opened, &sqlite3_close};
  if (status != SQLITE_OK) {
    return std::nullopt;
  }
  const auto first = [&](const std::string& query) -> std::optional<std::string> {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(opened, query.c_str(), -1, &prepared, nullptr) != SQLITE_OK) {
      return std::nullopt;
    }
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement{prepared,
                                                                               &sqlite3_finalize};
    if (sqlite3_step(prepared) != SQLITE_ROW || sqlite3_column_text(prepared, 0) == nullptr) {
      return std::nullopt;
    }
    return reinterpret_cast<const char*>(sqlite3_column_text(prepared, 0));  // NOLINT: SQLite's
  };
  const auto table = first("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'");
  const auto rows =
      table ? first("SELECT count(*) FROM \"" + *table + "\" NOT INDEXED") : std::nullopt;
  return rows ? std::optional{std::stoull(*rows)} : std::nullopt;
}

RecordCount features_of_flatgeobuf(std::string_view bytes) {
  constexpr std::size_t kMagic = 8;
  constexpr int kFeaturesCount = 8;
  constexpr int kIndexNodeSize = 9;
  const auto header_size = number_at<std::uint32_t>(bytes, kMagic);
  const auto root = number_at<std::uint32_t>(bytes, kMagic + 4);
  if (!header_size || !root) {
    return std::nullopt;
  }
  const std::size_t table = kMagic + 4 + *root;
  const auto count_at = field_of_table(bytes, table, kFeaturesCount);
  const auto node_size_at = field_of_table(bytes, table, kIndexNodeSize);
  const std::uint64_t features =
      count_at ? number_at<std::uint64_t>(bytes, *count_at).value_or(0) : 0;
  const std::uint64_t node_size =
      node_size_at ? number_at<std::uint16_t>(bytes, *node_size_at).value_or(16) : 16;
  constexpr std::uint64_t kMany = 1U << 20U;
  if (features > kMany || node_size == 1) {
    return std::nullopt;
  }
  std::size_t at = kMagic + 4 + *header_size;
  at += features > 0 && node_size > 1 ? bytes_of_index(features, node_size) : 0;
  std::uint64_t found = 0;
  while (const auto size = number_at<std::uint32_t>(bytes, at)) {
    at += 4 + std::size_t{*size};
    if (at > bytes.size()) {
      return std::nullopt;
    }
    ++found;
  }
  return at == bytes.size() ? std::optional{found} : std::nullopt;
}

RecordCount rows_of_dbf(std::string_view bytes) {
  const auto rows = number_at<std::uint32_t>(bytes, 4);
  const auto header = number_at<std::uint16_t>(bytes, 8);
  const auto width = number_at<std::uint16_t>(bytes, 10);
  if (!rows || !header || !width || *width == 0 ||
      *header + std::uint64_t{*rows} * *width > bytes.size()) {
    return std::nullopt;
  }
  std::uint64_t kept = 0;
  for (std::size_t row = 0; row < *rows; ++row) {
    kept += bytes[*header + row * *width] == '*' ? 0U : 1U;
  }
  return kept;
}

RecordCount rows_of_sheet(std::string_view xml) {
  if (xml.find("<!") != std::string_view::npos) {
    return std::nullopt;  // a comment may hold rows that count for nothing
  }
  std::uint64_t rows = 0;
  for (auto at = xml.find("<row"); at != std::string_view::npos;) {
    const auto next = xml.find("<row", at + 1);
    const auto row = xml.substr(at, next == std::string_view::npos ? next : next - at);
    rows += row.find("<t>") != std::string_view::npos || row.find("<v>") != std::string_view::npos
                ? 1U
                : 0U;
    at = next;
  }
  return rows == 0 ? std::nullopt : std::optional{rows - 1};
}

RecordCount highways_of_extract(std::string_view bytes) {
  std::uint64_t count = 0;
  try {
    while (!bytes.empty()) {
      if (bytes.size() < 4) {
        return std::nullopt;
      }
      std::uint32_t size = 0;
      for (int i = 0; i < 4; ++i) {
        size = (size << 8U) | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
      }
      if (size > bytes.size() - 4) {
        return std::nullopt;
      }
      std::string type;
      std::uint64_t data = 0;
      protozero::pbf_reader header{bytes.data() + 4, size};
      while (header.next()) {
        if (header.tag() == 1 && header.wire_type() == kBytes) {
          type = header.get_string();
        } else if (header.tag() == 3 && header.wire_type() == protozero::pbf_wire_type::varint) {
          data = static_cast<std::uint64_t>(header.get_int32());
        } else {
          header.skip();
        }
      }
      bytes.remove_prefix(4 + std::size_t{size});
      if (data > bytes.size()) {
        return std::nullopt;
      }
      protozero::pbf_reader blob{bytes.data(), static_cast<std::size_t>(data)};
      while (blob.next()) {
        if (blob.tag() == 1 && blob.wire_type() == kBytes) {
          const auto view = blob.get_view();
          count += type == "OSMData" ? highways_of_block(view) : 0;
        } else if (blob.tag() == 2) {
          blob.skip();
        } else {
          return std::nullopt;  // packed, or something else
        }
      }
      bytes.remove_prefix(static_cast<std::size_t>(data));
    }
  } catch (const protozero::exception&) {
    return std::nullopt;
  }
  return count;
}

}  // namespace narhet::test
