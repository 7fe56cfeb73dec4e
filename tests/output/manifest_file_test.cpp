// SPDX-License-Identifier: MIT
#include "narhet/output/manifest_file.hpp"

#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace narhet::output {
namespace {

namespace fs = std::filesystem;
using State = VerifiedFile::State;

class Manifest : public ::testing::Test {
 protected:
  void SetUp() override {
    Publication gpkg{gpkg_, {}};
    Publication page{page_, {}};
    fs::copy_file(elsewhere_.write("abc", "abc"), gpkg.temporary());
    fs::copy_file(elsewhere_.write("empty", ""), page.temporary());
    Publication publication{manifest_, {}};
    write_manifest({&gpkg, &page}, "1.2", "2026-11-27T00:00:00Z", publication, {});
    for (Publication* each : {&gpkg, &page, &publication}) {
      each->commit();
    }
  }
  [[nodiscard]] VerifiedResult verified() const { return verify_result(manifest_, {}); }
  [[nodiscard]] base::ErrorCode refusal() const {
    try {
      static_cast<void>(verified());
    } catch (const base::Error& error) {
      return error.code();
    }
    return base::ErrorCode::internal;
  }
  [[nodiscard]] base::ErrorCode refusal(const std::string& text) const {
    folder_.write("study.manifest.json", text);
    return refusal();
  }

  test::TemporaryFolder elsewhere_;
  test::TemporaryFolder folder_;
  std::filesystem::path gpkg_{folder_.path() / "study.gpkg"};
  std::filesystem::path page_{folder_.path() / "report.html"};
  std::filesystem::path manifest_{manifest_of(gpkg_)};
};

TEST_F(Manifest, StandsBesideTheResultWithItsHashes) {
  EXPECT_EQ(manifest_.filename(), "study.manifest.json");
  const std::string text = test::read_bytes(manifest_);
  // FIPS 180-4's example: SHA-256 of "abc".
  EXPECT_NE(text.find("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            std::string::npos);
  EXPECT_NE(text.find("\"bytes\": 3"), std::string::npos);
}

TEST_F(Manifest, FitsTheFilesAsTheyWereWritten) {
  const VerifiedResult result = verified();
  EXPECT_TRUE(result.is_as_written());
  EXPECT_EQ(result.version, "1.2");
  EXPECT_EQ(result.date, "2026-11-27T00:00:00Z");
  ASSERT_EQ(result.files.size(), 2U);
  EXPECT_EQ(result.files[1].name, "report.html");
}

TEST_F(Manifest, FindsOneByteChangedAndAFileGone) {
  folder_.write("study.gpkg", "abd");
  std::filesystem::remove(page_);
  const VerifiedResult result = verified();
  EXPECT_FALSE(result.is_as_written());
  EXPECT_EQ(result.files[0].state, State::changed);
  EXPECT_EQ(result.files[1].state, State::missing);
}

TEST_F(Manifest, ThatIsNotThereOrIsNoneIsRefused) {
  EXPECT_EQ(refusal("[]"), base::ErrorCode::file_damaged);
  EXPECT_EQ(refusal("{"), base::ErrorCode::file_damaged);
  EXPECT_EQ(refusal(std::string(2U << 20U, ' ')), base::ErrorCode::file_damaged);
  std::filesystem::remove(manifest_);
  EXPECT_EQ(refusal(), base::ErrorCode::file_not_found);
}

// A manifest comes with a result that someone sent: it makes nobody read what lies elsewhere.
TEST_F(Manifest, NamesFilesOfItsOwnFolderOnly) {
  const std::string whole = test::read_bytes(manifest_);
  for (const char* name : {"../study.gpkg", "/etc/passwd", "..", "", "a\\u0000b"}) {
    std::string text = whole;
    text.replace(text.find("study.gpkg"), 10, name);
    EXPECT_EQ(refusal(text), base::ErrorCode::file_damaged) << name;
  }
}

}  // namespace
}  // namespace narhet::output
