// SPDX-License-Identifier: MIT
#include "narhet/study/why.hpp"

#include "narhet/base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

std::vector<model::Candidate> candidates(
    const std::vector<std::pair<std::string, std::string>>& ids_and_names) {
  std::vector<model::Candidate> made;
  for (const auto& [id, name] : ids_and_names) {
    model::Candidate& each = made.emplace_back();
    each.id = id;
    each.name = name;
  }
  return made;
}

const std::vector<model::Candidate> kSome = candidates({{"K1", "Åby skola"},
                                                        {"K2", "Beby skola"},
                                                        {"K3", "Åby bibliotek"},
                                                        {"K4", "Beby skola"},
                                                        {"K5", "K1"}});

std::size_t found(const std::string& called) {
  return base::index(find_candidate(kSome, called));
}

/// The error's sentence and hint.
std::pair<std::string, std::string> refusal(const std::string& called) {
  const base::Catalogue catalogue{base::Language::english};
  try {
    static_cast<void>(find_candidate(kSome, called));
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::usage);
    return {catalogue.render(error.message()), catalogue.render(error.hint())};
  }
  return {"found", {}};
}

TEST(FindCandidate, TakesAnIdOrANameThatNoOtherHas) {
  EXPECT_EQ(found("K3"), 2U);
  EXPECT_EQ(found("Åby skola"), 0U);
  EXPECT_EQ(found("åby BIBLIOTEK"), 2U);
}

TEST(FindCandidate, TakesAnIdBeforeTheNameOfAnother) {
  EXPECT_EQ(found("K1"), 0U);
}

TEST(FindCandidate, AsksForTheIdWhereSeveralHaveTheName) {
  const auto [what, hint] = refusal("beby skola");
  EXPECT_EQ(what, "2 candidates are named 'beby skola'");
  EXPECT_EQ(hint, "name it by its id: Beby skola (K2), Beby skola (K4)");
}

TEST(FindCandidate, NamesThoseThatHoldTheWord) {
  EXPECT_EQ(refusal("åby").second, "did you mean Åby skola (K1), Åby bibliotek (K3)?");
  EXPECT_EQ(refusal("b").second,
            "did you mean Åby skola (K1), Beby skola (K2), Åby bibliotek (K3), …?");
}

TEST(FindCandidate, NamesTheNearestWhereAKeyWasMissed) {
  const auto [what, hint] = refusal("Åby skoal");
  EXPECT_EQ(what, "the study has no candidate 'Åby skoal'");
  EXPECT_EQ(hint, "did you mean 'Åby skola'?");
}

TEST(FindCandidate, SaysWhereTheNamesAreWhereNothingIsNear) {
  for (const char* called : {"Xyzzyxyzzy", ""}) {
    EXPECT_THAT(refusal(called).second, ::testing::HasSubstr("in the layer candidates")) << called;
  }
}

}  // namespace
}  // namespace narhet::study
