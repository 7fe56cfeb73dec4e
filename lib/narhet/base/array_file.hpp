// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/sha256.hpp"
#include "narhet/base/task.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace narhet::base {

/// What a file of arrays says it is, before its arrays.
struct ArrayFileHead {
  std::string what;         ///< at most 16 bytes, such as "narhet-hierarchy"
  std::uint32_t version{};  ///< of the arrays' meaning
  std::string key;          ///< of what it was made from; 64 bytes

  friend bool operator==(const ArrayFileHead&, const ArrayFileHead&) = default;
};

/// A file that is written under another name than the one it will have.
struct WrittenFile {
  std::filesystem::path path;
  std::filesystem::path target;  ///< for messages

  WrittenFile(const std::filesystem::path& file)  // NOLINT: most files are written as themselves
      : path{file}, target{file} {}
  WrittenFile(const std::filesystem::path& draft, const std::filesystem::path& later)
      : path{draft}, target{later} {}
};

/// Arrays of plain values that a program of this machine's kind reads again: little-endian, a head,
/// each array with its length, and a SHA-256 of all at the end.
///
/// What leaves without `finish` removes what was written.
class ArrayFileWriter {
 public:
  /// @throws Error `output_failed`
  ArrayFileWriter(WrittenFile file, const ArrayFileHead& head, Task task);
  ~ArrayFileWriter();
  ArrayFileWriter(const ArrayFileWriter&) = delete;
  ArrayFileWriter& operator=(const ArrayFileWriter&) = delete;

  template <class Value>
  void add(std::span<const Value> values) {
    static_assert(std::is_trivially_copyable_v<Value>);
    const auto* bytes = reinterpret_cast<const char*>(values.data());  // NOLINT: as they lie there
    add_bytes(values.size(), {bytes, values.size_bytes()});
  }
  template <class Value>
  void add(const std::vector<Value>& values) {
    add(std::span{values});
  }

  /// Closes the file and holds what the disk gives back against what was added.
  /// @pre called once
  /// @throws Error `output_failed`; Cancelled
  void finish();

 private:
  void add_bytes(std::uint64_t count, std::string_view bytes);
  void write(std::string_view bytes);
  [[noreturn]] void fail() const;

  WrittenFile file_;
  bool is_finished_{};
  std::ofstream stream_;
  Sha256 sum_;
  Task task_;
};

/// Reads such a file again.  What it gives is not to be used before `finish` says that it is whole.
class ArrayFileReader {
 public:
  /// @param mend  what to do about a damaged file
  /// @throws Error `file_not_found`
  ArrayFileReader(const std::filesystem::path& file, Message mend, Task task);

  /// @throws Error `file_damaged` if that is no head; likewise all that follow
  [[nodiscard]] ArrayFileHead head();

  template <class Value>
  [[nodiscard]] std::vector<Value> take() {
    static_assert(std::is_trivially_copyable_v<Value>);
    std::vector<Value> values(take_count(sizeof(Value)));
    auto* bytes = reinterpret_cast<char*>(values.data());  // NOLINT: as they lie there
    read({bytes, values.size() * sizeof(Value)});
    return values;
  }

  /// Reads what has not been taken, to be checked.
  void pass_rest();
  /// @throws Error `file_damaged` if the checksum is not that of what was read, or more follows
  void finish();

 private:
  /// Never more values than the rest of the file can hold.
  [[nodiscard]] std::size_t take_count(std::size_t value_size);
  void read(std::span<char> bytes);
  void read_unsummed(std::span<char> bytes);
  [[noreturn]] void refuse() const;

  std::filesystem::path file_;
  Message mend_;
  std::ifstream stream_;
  std::uint64_t left_{};
  Sha256 sum_;
  Task task_;
};

}  // namespace narhet::base
