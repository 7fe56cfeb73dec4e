// SPDX-License-Identifier: MIT
#include "narhet/base/array_file.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <system_error>
#include <utility>

namespace narhet::base {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::size_t kWhatSize = 16;
constexpr std::size_t kKeySize = 64;
constexpr std::size_t kSumSize = 64;
constexpr std::size_t kPiece = 1U << 20U;

template <class Value>
std::string_view bytes_of(const Value& value) {
  return {reinterpret_cast<const char*>(&value), sizeof(Value)};  // NOLINT: as they lie there
}

}  // namespace

ArrayFileWriter::ArrayFileWriter(WrittenFile file, const ArrayFileHead& head, Task task)
    : file_{std::move(file)},
      stream_{file_.path, std::ios::binary | std::ios::trunc},
      task_{std::move(task)} {
  NARHET_EXPECTS(head.what.size() <= kWhatSize && head.key.size() == kKeySize);
  if (!stream_) {
    fail();
  }
  std::array<char, kWhatSize> what{};
  std::copy(head.what.begin(), head.what.end(), what.begin());
  write({what.data(), what.size()});
  write(bytes_of(head.version));
  write(head.key);
}

ArrayFileWriter::~ArrayFileWriter() {
  if (!is_finished_) {
    stream_.close();
    std::error_code ignored;
    std::filesystem::remove(file_.path, ignored);
  }
}

void ArrayFileWriter::add_bytes(std::uint64_t count, std::string_view bytes) {
  write(bytes_of(count));
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size()))) {
    task_.check();
    write(bytes.substr(0, kPiece));
  }
}

void ArrayFileWriter::write(std::string_view bytes) {
  stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  sum_.add(bytes);
}

void ArrayFileWriter::finish() {
  const std::string sum = sum_.hexadecimal();
  stream_.write(sum.data(), static_cast<std::streamsize>(sum.size()));
  stream_.close();
  if (!stream_) {
    fail();
  }
  try {
    ArrayFileReader written{file_.path, {}, task_};
    static_cast<void>(written.head());
    written.pass_rest();
    written.finish();
  } catch (const Error&) {
    fail();
  }
  is_finished_ = true;
}

void ArrayFileWriter::fail() const {
  throw Error{ErrorCode::output_failed,
              {file_.target.string(), {}, {}},
              Message{"the file cannot be written"},
              Message{"check the permission and the free space of the folder"}};
}

ArrayFileReader::ArrayFileReader(const std::filesystem::path& file, Message mend, Task task)
    : file_{file}, mend_{std::move(mend)}, stream_{file, std::ios::binary}, task_{std::move(task)} {
  std::error_code error;
  left_ = std::filesystem::file_size(file, error);
  if (!stream_ || error) {
    throw Error{
        ErrorCode::file_not_found, {file.string(), {}, {}}, Message{"the file cannot be opened"}};
  }
}

ArrayFileHead ArrayFileReader::head() {
  ArrayFileHead head;
  std::array<char, kWhatSize> what{};
  read(what);
  head.what.assign(what.data(), ::strnlen(what.data(), what.size()));
  std::array<char, sizeof(head.version)> version{};
  read(version);
  std::memcpy(&head.version, version.data(), version.size());
  head.key.resize(kKeySize);
  read(head.key);
  return head;
}

std::size_t ArrayFileReader::take_count(std::size_t value_size) {
  std::array<char, sizeof(std::uint64_t)> bytes{};
  read(bytes);
  std::uint64_t count = 0;
  std::memcpy(&count, bytes.data(), bytes.size());
  if (count > left_ / value_size) {
    refuse();
  }
  return static_cast<std::size_t>(count);
}

void ArrayFileReader::read(std::span<char> bytes) {
  while (!bytes.empty()) {
    task_.check();
    const auto piece = bytes.first(std::min(kPiece, bytes.size()));
    read_unsummed(piece);
    sum_.add({piece.data(), piece.size()});
    bytes = bytes.subspan(piece.size());
  }
}

void ArrayFileReader::read_unsummed(std::span<char> bytes) {
  if (bytes.size() > left_ ||
      !stream_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    refuse();
  }
  left_ -= bytes.size();
}

void ArrayFileReader::pass_rest() {
  std::vector<char> piece(kPiece);
  while (left_ > kSumSize) {
    read(std::span{piece}.first(
        static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, left_ - kSumSize))));
  }
}

void ArrayFileReader::finish() {
  std::string written(kSumSize, '\0');
  read_unsummed(written);
  if (left_ != 0 || written != sum_.hexadecimal()) {
    refuse();
  }
}

void ArrayFileReader::refuse() const {
  throw Error{ErrorCode::file_damaged,
              {file_.string(), {}, {}},
              Message{"the file is cut off or was changed"},
              mend_};
}

}  // namespace narhet::base
