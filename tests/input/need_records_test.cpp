// SPDX-License-Identifier: MIT
#include "layer_fixture.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/input/records.hpp"

namespace narhet::test {
namespace {

using base::ErrorCode;

class NeedRecords : public LayerTest {
 protected:
  NeedRecords() {
    for (const char* id : {"P1", "P2", "P3"}) {
      places_.emplace_back();
      places_.back().id = id;
    }
    places_[0].name = "Storbyn";
    places_[1].name = "Åby";
    places_[2].name = "Åby";
  }
  [[nodiscard]] auto read(std::string_view content) const {
    auto loaded = input::read_needs(text("needs.csv", content), places_, kinds_, {});
    EXPECT_TRUE(loaded.report.is_balanced());
    return loaded;
  }
  [[nodiscard]] base::Error refusal(const std::string& row) const {
    return error_of([&] { static_cast<void>(read(kHeader + row)); });
  }

  const std::string kHeader =
      "meeting,date,place,participants,group,kind,strength,voices,candidate,text,publishable\n";
  std::vector<model::Place> places_;
};

TEST_F(NeedRecords, AreReadInEnglish) {
  const auto loaded =
      read(kHeader + "M1,2026-03-14,Storbyn,24,Elderly,post and parcels,need,9,,\"a, b\",yes\n");
  ASSERT_EQ(loaded.records.size(), 1U);
  const model::Need& need = loaded.records[0];
  EXPECT_EQ(need.meeting, "M1");
  EXPECT_EQ(need.date, "2026-03-14");
  EXPECT_EQ(need.place, base::PlaceIndex{0});
  EXPECT_EQ(need.participants, 24U);
  EXPECT_EQ(need.group, model::Group::elderly);
  EXPECT_EQ(need.kind, base::KindIndex{2});
  EXPECT_EQ(need.strength, model::Strength::need);
  EXPECT_EQ(need.voices, 9U);
  EXPECT_EQ(need.text, "a, b");
  EXPECT_TRUE(need.publishable);
  EXPECT_EQ(need.origin.record, "row 2");
}

TEST_F(NeedRecords, AreReadInSwedish) {
  const auto loaded = read(
      "möte;datum;plats;deltagare;grupp;slag;styrka;röster;kandidat;text;publicerbar\n"
      "M1;2026-03-14;P2;24;Övriga boende;DRIVMEDEL;önskemål;;;;nej\n"
      "M1;2026-03-14;P2;24;förening;;erbjudande;1;K1;Bygdegården;\n");
  ASSERT_EQ(loaded.records.size(), 2U);
  EXPECT_EQ(loaded.records[0].group, model::Group::residents);
  EXPECT_EQ(loaded.records[0].strength, model::Strength::wish);
  EXPECT_EQ(loaded.records[0].voices, 1U) << "an empty cell is one voice";
  EXPECT_FALSE(loaded.records[1].kind) << "an offer for any kind";
  EXPECT_EQ(loaded.records[1].candidate_id, "K1");
  EXPECT_FALSE(loaded.records[1].publishable) << "nothing said: not to be published";
}

// "votes" is no column of ours: without a word 20 voices would count as one.
TEST_F(NeedRecords, NameTheColumnsThatAreNotUsed) {
  const auto loaded = read(
      "meeting,date,place,participants,group,kind,strength,votes\n"
      "M1,2026-03-14,P1,24,young,drivmedel,need,20\n");
  ASSERT_EQ(loaded.report.notices.size(), 1U);
  const base::Catalogue english{base::Language::english};
  EXPECT_EQ(english.render(loaded.report.notices[0]), "columns that are not used: votes");
  EXPECT_TRUE(read(kHeader).report.notices.empty());
}

TEST_F(NeedRecords, MayBeNone) {
  EXPECT_EQ(read(kHeader).report.read, 0U);
}

TEST_F(NeedRecords, OfNoOrSeveralPlacesAreSetAside) {
  const std::string rest = ",24,young,drivmedel,need,1,,,no\n";
  const auto loaded = read(kHeader + "M,2026-03-14,Nordfabla" + rest + "M,2026-03-14,Åby" + rest +
                           "M,2026-03-14," + rest + "M,2026-03-14,P3" + rest);
  EXPECT_EQ(loaded.report.used, 1U);
  ASSERT_EQ(loaded.report.rejected.size(), 3U);
  EXPECT_EQ(loaded.report.rejected[0].id, "Nordfabla");
  EXPECT_EQ(shown(loaded.report.rejected[0].reason), "no place has this id or name");
  EXPECT_EQ(shown(loaded.report.rejected[1].reason),
            "2 places have this name: write the id of one");
  EXPECT_EQ(shown(loaded.report.rejected[2].reason), "it names no place");
}

TEST_F(NeedRecords, HaveNoMoreVoicesThanParticipants) {
  const base::Error error = refusal("M,2026-03-14,P1,24,young,drivmedel,need,25,,,no\n");
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "row 2");
  EXPECT_EQ(shown(error.message()),
            "column 'voices': expected at most the 24 participants of the meeting, found '25'");
}

TEST_F(NeedRecords, WithACellThatCannotBeAreRefused) {
  for (const char* row :
       {"M,14/3 2026,P1,24,young,drivmedel,need,1,,,no\n",
        "M,2026-02-30,P1,24,young,drivmedel,need,1,,,no\n",
        "M,2026-03-14,P1,0,young,drivmedel,need,1,,,no\n",
        "M,2026-03-14,P1,24,cats,drivmedel,need,1,,,no\n",
        "M,2026-03-14,P1,24,young,milk,need,1,,,no\n", "M,2026-03-14,P1,24,young,,need,1,,,no\n",
        "M,2026-03-14,P1,24,young,drivmedel,must,1,,,no\n",
        "M,2026-03-14,P1,24,young,drivmedel,need,1.5,,,no\n",
        "M,2026-03-14,P1,24,young,drivmedel,need,1,,,perhaps\n",
        ",2026-03-14,P1,24,young,drivmedel,need,1,,,no\n"}) {
    const base::Error error = refusal(row);
    EXPECT_EQ(error.code(), ErrorCode::value_invalid) << row;
    EXPECT_EQ(error.where().record, "row 2") << row;
  }
}

// What was said may stand in the wrong column; a byte of Windows-1252 may be in it too.
TEST_F(NeedRecords, NeverShowWhatWasSaid) {
  const std::string said = "Anna har cancer";
  for (int column = 0; column < 11; ++column) {
    std::vector<std::string> cells{"M",    "2026-03-14", "P1", "24", "young", "drivmedel",
                                   "need", "1",          "",   "",   "no"};
    if (column == 2) {
      continue;  // the place: its name is what a message is about
    }
    cells[static_cast<std::size_t>(column)] = said;
    std::string row;
    for (const std::string& cell : cells) {
      row += (row.empty() ? "" : ",") + cell;
    }
    try {
      EXPECT_EQ(notices_of(read(kHeader + row + "\n").report).find(said), std::string::npos);
    } catch (const base::Error& error) {
      EXPECT_EQ(std::string{error.what()}.find("cancer"), std::string::npos) << column;
    }
  }
  const auto converted = read(kHeader + "M,2026-03-14,P1,24,young,drivmedel,need,1,,\xc5sa,no\n");
  EXPECT_EQ(converted.records.at(0).text, "Åsa");
  EXPECT_EQ(notices_of(converted.report).find("Åsa"), std::string::npos);
  EXPECT_NE(notices_of(converted.report).find("Windows-1252"), std::string::npos);
}

}  // namespace
}  // namespace narhet::test
