// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace narhet::base {
namespace {

const Catalogue kEnglish{Language::english};
const Catalogue kSwedish{Language::swedish};

TEST(ErrorCode, HasAPrintedNameOfItsOwnThatLeadsBackToIt) {
  std::set<std::string_view> names;
  for (const ErrorCode code : all_error_codes()) {
    EXPECT_TRUE(names.insert(name(code)).second) << name(code);
    EXPECT_EQ(error_code_from_name(name(code)), code);
  }
  EXPECT_EQ(error_code_from_name("no-such-code"), std::nullopt);
}

TEST(ErrorCode, IsExplainedInBothLanguages) {
  for (const ErrorCode code : all_error_codes()) {
    EXPECT_GT(kEnglish.render(explanation(code)).size(), 30U) << name(code);
    EXPECT_GT(kSwedish.render(explanation(code)).size(), 30U) << name(code);
  }
}

TEST(ErrorCode, HasTheExitStatusOfTheDesign) {
  EXPECT_EQ(exit_status(ErrorCode::internal), 1);
  EXPECT_EQ(exit_status(ErrorCode::study_invalid), 2);
  EXPECT_EQ(exit_status(ErrorCode::crs_missing), 3);
  EXPECT_EQ(exit_status(ErrorCode::output_failed), 4);
  EXPECT_EQ(exit_status(ErrorCode::output_exists), 5);
  EXPECT_EQ(exit_status(ErrorCode::too_large), 6);
  EXPECT_EQ(exit_status(ErrorCode::goal_not_met), 7);
}

TEST(Error, SaysPlaceThenExpectationThenHint) {
  const Error error{ErrorCode::value_invalid,
                    {"needs.csv", "needs", "row 17"},
                    Message{"expected a number, found {}", "x"},
                    Message{"did you mean '{}'?", "7"}};
  const std::string expected =
      "narhet: error[value-invalid]: needs.csv: layer \"needs\": row 17: expected a number, found "
      "x\n"
      "  hint: did you mean '7'?";
  EXPECT_EQ(render(error, kEnglish), expected);
  EXPECT_EQ(std::string{error.what()}, expected);
}

TEST(Error, TellsAnotherFilesBehindIt) {
  const Error other{ErrorCode::file_not_found, {"a.csv", {}, {}}, Message{"'{}' is missing", "x"}};
  const Error both =
      Error{ErrorCode::usage, {"b.csv", {}, {}}, Message{"no such command"}}.with({other});
  EXPECT_EQ(std::string{both.what()},
            "narhet: error[usage]: b.csv: no such command\n"
            "narhet: error[file-not-found]: a.csv: 'x' is missing");
  EXPECT_EQ(both.also().size(), 1U);
}

TEST(Error, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(render(Error{ErrorCode::usage, {}, Message{"no such command"}}, kEnglish),
            "narhet: error[usage]: no such command");
}

TEST(Error, IsSaidInSwedishWithTheCodeAsItIs) {
  const Error error{
      ErrorCode::file_not_found, {"a.csv", {}, "row 3"}, Message{"'{}' is missing", "x"}};
  EXPECT_EQ(render(error, kSwedish), "narhet: error[file-not-found]: a.csv: rad 3: 'x' saknas");
}

TEST(Error, ShowsControlCharactersOfNamesAsEscapes) {
  const Error error{
      ErrorCode::file_not_found, {"a\x1b[31m.csv", "l\r", "row \x07"}, Message{"no such command"}};
  const std::string text = render(error, kEnglish);
  EXPECT_EQ(text.find_first_of("\x1b\r\x07"), std::string::npos);
  EXPECT_NE(text.find("a\\u001b[31m.csv"), std::string::npos) << text;
}

}  // namespace
}  // namespace narhet::base
