// SPDX-License-Identifier: MIT
#include "narhet/base/sha256.hpp"

#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <stop_token>
#include <string>

namespace narhet::base {
namespace {

// Test vectors of NIST FIPS 180-4 (examples) and of RFC 1321, A.5.
constexpr const char* kAbcSha256 =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kMillionSha256 =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
constexpr const char* kAbcMd5 = "900150983cd24fb0d6963f7d28e17f72";

TEST(Sha256, EqualsTheVectorsOfItsStandard) {
  EXPECT_EQ(sha256("abc"), kAbcSha256);
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), kMillionSha256);
}

// The hash that the page of the W3C on content security policies (CSP 2, "Hash usage for <script>
// elements") gives for this script.
TEST(Sha256, InBase64IsThatOfAContentSecurityPolicy) {
  EXPECT_EQ(sha256_base64("alert('Hello, world.');"),
            "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
}

TEST(Sha256, OfAFileReadInPiecesIsThatOfItsBytes) {
  const test::TemporaryFolder folder;
  const std::string bytes(3'000'001, '\x80');
  EXPECT_EQ(sha256_of_file(folder.write("large", bytes)), sha256(bytes));
  EXPECT_EQ(sha256_of_file(folder.write("abc", "abc")), kAbcSha256);
}

TEST(Md5, OfAFileEqualsTheVectorOfItsStandard) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(md5_of_file(folder.write("abc", "abc")), kAbcMd5);
}

TEST(Sha256, NamesAFileItCannotRead) {
  const test::TemporaryFolder folder;
  try {
    static_cast<void>(sha256_of_file(folder / "absent"));
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::file_not_found);
    EXPECT_EQ(error.where().file, folder / "absent");
  }
  EXPECT_THROW(static_cast<void>(sha256_of_file(folder.path())), Error);
}

TEST(Sha256, StopsWhenAsked) {
  const test::TemporaryFolder folder;
  const auto file = folder.write("abc", "abc");
  std::stop_source source;
  source.request_stop();
  Task task;
  task.stop = source.get_token();
  EXPECT_THROW(static_cast<void>(sha256_of_file(file, task)), Cancelled);
}

}  // namespace
}  // namespace narhet::base
