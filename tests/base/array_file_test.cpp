// SPDX-License-Identifier: MIT
#include "narhet/base/array_file.hpp"

#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

namespace narhet::base {
namespace {

const ArrayFileHead kHead{"narhet-test", 3, std::string(64, 'k')};
const std::vector<std::uint32_t> kNumbers{1, 2, 3};
const std::vector<double> kReals{0.5};

class ArrayFile : public testing::Test {
 protected:
  void write() const {
    ArrayFileWriter writer{file_, kHead, {}};
    writer.add(kNumbers);
    writer.add(kReals);
    writer.add(std::vector<char>{});
    writer.finish();
  }
  /// The code of the error that reading ends with; nothing if it is read whole.
  [[nodiscard]] std::optional<ErrorCode> fault() const {
    try {
      ArrayFileReader reader{file_, Message{"make it again"}, {}};
      static_cast<void>(reader.head());
      static_cast<void>(reader.take<std::uint32_t>());
      static_cast<void>(reader.take<double>());
      static_cast<void>(reader.take<char>());
      reader.finish();
    } catch (const Error& error) {
      return error.code();
    }
    return std::nullopt;
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator{folder_.path()}, {}));
  }

  narhet::test::TemporaryFolder folder_;
  std::filesystem::path file_{folder_ / "some.arrays"};
};

TEST_F(ArrayFile, GivesBackItsHeadAndArrays) {
  write();
  ArrayFileReader reader{file_, Message{"make it again"}, {}};
  EXPECT_EQ(reader.head(), kHead);
  EXPECT_EQ(reader.take<std::uint32_t>(), kNumbers);
  EXPECT_EQ(reader.take<double>(), kReals);
  EXPECT_TRUE(reader.take<char>().empty());
  EXPECT_NO_THROW(reader.finish());
  EXPECT_EQ(files(), 1U);
}

TEST_F(ArrayFile, IsRefusedWhenAnyByteIsAnother) {
  write();
  const std::string whole = narhet::test::read_bytes(file_);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    static_cast<void>(folder_.write("some.arrays", changed));
    ASSERT_EQ(fault(), ErrorCode::file_damaged) << "byte " << i;
  }
}

TEST_F(ArrayFile, IsRefusedWhenItIsCutOffOrLonger) {
  write();
  const std::string whole = narhet::test::read_bytes(file_);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    static_cast<void>(folder_.write("some.arrays", whole.substr(0, size)));
    ASSERT_EQ(fault(), ErrorCode::file_damaged) << size << " bytes";
  }
  static_cast<void>(folder_.write("some.arrays", whole + "x"));
  EXPECT_EQ(fault(), ErrorCode::file_damaged);
}

// A length of 2^63 must not be asked of the memory.
TEST_F(ArrayFile, OfAnAbsurdLengthIsRefusedBeforeMemoryIsTaken) {
  write();
  std::string bytes = narhet::test::read_bytes(file_);
  constexpr std::size_t kHeadSize = 16 + 4 + 64;
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[kHeadSize + i] = '\x7f';
  }
  static_cast<void>(folder_.write("some.arrays", bytes));
  EXPECT_EQ(fault(), ErrorCode::file_damaged);
}

TEST_F(ArrayFile, ThatIsNotFinishedLeavesNothing) {
  {
    ArrayFileWriter writer{file_, kHead, {}};
    writer.add(kNumbers);
  }
  EXPECT_EQ(files(), 0U);
}

// The file is changed behind the writer's back, as by a disk that keeps something else.
TEST_F(ArrayFile, ThatTheDiskDoesNotGiveBackIsNotFinished) {
  ArrayFileWriter writer{{file_, folder_ / "later.arrays"}, kHead, {}};
  writer.add(std::vector<std::uint32_t>(1'000'000, 7));
  {
    std::fstream spoiled{file_, std::ios::binary | std::ios::in | std::ios::out};
    spoiled.seekp(100'000);
    spoiled.put('x');
  }
  try {
    writer.finish();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::output_failed);
    EXPECT_EQ(error.where().file, (folder_ / "later.arrays").string());
  }
}

TEST_F(ArrayFile, CannotBeWrittenWhereThereIsNoFolder) {
  try {
    const ArrayFileWriter writer{folder_ / "none" / "some.arrays", kHead, {}};
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::output_failed);
  }
}

TEST_F(ArrayFile, ThatIsNotThereIsNotFound) {
  EXPECT_EQ(fault(), ErrorCode::file_not_found);
}

}  // namespace
}  // namespace narhet::base
