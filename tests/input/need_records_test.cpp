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
    candidates_.emplace_back();
    candidates_.back().id = "K1";
  }
  [[nodiscard]] auto read(std::string_view content) const {
    auto loaded = input::read_needs(text("needs.csv", content), {places_, candidates_, kinds_}, {});
    EXPECT_TRUE(loaded.report.is_balanced());
    return loaded;
  }
  [[nodiscard]] base::Error refusal(const std::string& row) const {
    return error_of([&] { static_cast<void>(read(kHeader + row)); });
  }

  const std::string kHeader =
      "meeting,date,place,participants,group,kind,strength,voices,candidate,text,publishable\n";
  std::vector<model::Place> places_;
  std::vector<model::Candidate> candidates_;
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

TEST_F(NeedRecords, AreToldFromWhenToWhen) {
  const auto loaded = read(kHeader +
                           "M1,2026-03-14,P1,24,elderly,drivmedel,need,9,,,yes\n"
                           "M1,2026-03-14,P1,24,young,drivmedel,need,9,,,yes\n"
                           "M2,2099-01-02,P2,24,elderly,drivmedel,need,9,,,yes\n");
  EXPECT_EQ(notices_of(loaded.report), "2 meetings in the table, from 2026-03-14 to 2099-01-02\n");
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

TEST_F(NeedRecords, AreRefusedWhereAColumnIsThereInBothLanguages) {
  const base::Error error = error_of([&] {
    static_cast<void>(
        read("meeting,möte,date,place,participants,group,kind,strength\n"
             "M1,M2,2026-03-14,P1,24,young,drivmedel,need\n"));
  });
  EXPECT_EQ(shown(error.message()), "the columns 'meeting' and 'möte' mean the same");
}

// "votes" is no column of ours: without a word 20 voices would count as one.
TEST_F(NeedRecords, NameTheColumnsThatAreNotUsed) {
  const auto loaded = read(
      "meeting,date,place,participants,group,kind,strength,votes\n"
      "M1,2026-03-14,P1,24,young,drivmedel,need,20\n");
  EXPECT_EQ(notices_of(loaded.report),
            "columns that are not used: votes\n1 meeting in the table, on 2026-03-14\n");
  EXPECT_TRUE(read(kHeader).report.notices.empty());
}

TEST_F(NeedRecords, MayBeNone) {
  EXPECT_EQ(read(kHeader).report.read, 0U);
}

// A village whose name is misspelt would silently count as not asked.
TEST_F(NeedRecords, OfNoOrSeveralPlacesAreFaults) {
  const std::string rest = ",24,young,drivmedel,need,1,,,no\n";
  const base::Error error =
      refusal("M1,2026-03-14,Storbyen" + rest + "M2,2026-03-14,Åby" + rest + "M3,2026-03-14," +
              rest + "M4,2026-03-14,P3" + rest + "M5,2026-03-14,Nordfabla" + rest);
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(shown(error.message()),
            "4 cells cannot be used:\n"
            "  row 2, column 'place': expected the id or name of a place, found '…' (did you mean "
            "'Storbyn'?)\n"
            "  row 3, column 'place': expected the id of one of the 2 places that have this name, "
            "found '…'\n"
            "  row 4, column 'place': expected the id or name of a place, found ''\n"
            "  row 6, column 'place': expected the id or name of a place, found '…'");
}

// Who reads only "no such place" looks for a misspelling that is not there.
TEST_F(NeedRecords, OfAPlaceThatWasSetAsideSayWhereAndWhy) {
  model::LoadReport load;
  load.subject = model::Subject::places;
  load.file = "places.csv";
  load.rejected.push_back(
      {{load.subject, "row 4"}, "P9", base::Message{"no position"}, {}, "Norrby"});
  const std::vector<model::LoadReport> loads{load};
  for (const char* written : {"P9", "Norrby"}) {
    const auto error = error_of([&] {
      static_cast<void>(input::read_needs(
          text("needs.csv",
               kHeader + "M1,2026-03-14," + written + ",24,elderly,drivmedel,need,9,,,yes\n"),
          {places_, candidates_, kinds_, loads}, {}));
    });
    EXPECT_EQ(shown(error.hint()), "the place was set aside: places.csv, row 4: no position");
  }
}

// Otherwise the offer would be nobody's.
// Of a grid's cells nobody speaks by number: what is needed is a list of villages, not the cell
// whose number is most like a name.
TEST_F(NeedRecords, OfAStudyWithCellsAloneAskForVillages) {
  for (model::Place& place : places_) {
    place.cell_width = base::Metres{1000};
  }
  const auto error = refusal("M1,2026-03-14,Storbym,24,elderly,drivmedel,need,9,,,yes\n");
  EXPECT_EQ(shown(error.hint()),
            "the study has population cells alone: name the villages that are spoken of in "
            "[places]");
  places_[1].cell_width.reset();
  const auto village = refusal("M1,2026-03-14,Åbi,24,elderly,drivmedel,need,9,,,yes\n");
  EXPECT_EQ(shown(village.hint()), "did you mean 'Åby'?");
  const auto cell = refusal("M1,2026-03-14,Storbym,24,elderly,drivmedel,need,9,,,yes\n");
  EXPECT_EQ(shown(cell.hint()), "") << "a cell is not meant by what is like its name";
}

TEST_F(NeedRecords, ForACandidateThatIsNoneAreFaults) {
  const std::string offer = "M,2026-03-14,P1,24,association,,offer,1,";
  const base::Error error = refusal(offer + "K99,,yes\n");
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().record, "row 2");
  EXPECT_EQ(shown(error.message()),
            "column 'candidate': expected the id of a candidate, found '…'");
  candidates_.back().id = "0428-K12";
  EXPECT_EQ(shown(refusal(offer + "0428-K21,,yes\n").hint()), "did you mean '0428-K12'?");
  EXPECT_EQ(read(kHeader + offer + "0428-K12,,yes\n").records.at(0).candidate_id, "0428-K12");
  candidates_.clear();
  EXPECT_EQ(read(kHeader + offer + "K99,,yes\n").report.used, 1U) << "a study without candidates";
}

// Excel reads 0428-01 as text, but 04281 and what is typed into cells of numbers lose their zero.
TEST_F(NeedRecords, GetTheLeadingZeroOfAnIdBack) {
  places_[0].id = "0428-01";
  candidates_[0].id = "0428-K1";
  const auto loaded = read(kHeader + "M1,2026-03-14,428-01,24,young,,offer,1,428-K1,,no\n");
  EXPECT_EQ(loaded.records.at(0).place, base::PlaceIndex{0});
  EXPECT_EQ(loaded.records.at(0).candidate_id, "0428-K1");
  EXPECT_EQ(notices_of(loaded.report),
            "2 cells have lost the leading zero of an id and are read with one: 428-01 as "
            "0428-01\n1 meeting in the table, on 2026-03-14\n");
}

TEST_F(NeedRecords, SayWhereMoreMetThanCanBe) {
  places_[0].population = base::Persons{100};
  const auto notices = [&](const std::string& participants) {
    return notices_of(
        read(kHeader + "M1,2026-03-14,P1," + participants + ",young,drivmedel,need,1,,,no\n")
            .report);
  };
  const std::string dates = "1 meeting in the table, on 2026-03-14\n";
  EXPECT_EQ(notices("200"), dates) << "visitors may come";
  EXPECT_EQ(notices("99999999"),
            dates +
                "1 place had a meeting with more than twice as many participants as live there "
                "(Storbyn): look whether the number is right\n");
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

// What was said, a name or a telephone number may stand in the wrong column; a byte of Windows-1252
// may be in it too.
TEST_F(NeedRecords, NeverShowWhatWasSaid) {
  for (const std::string said : {"Anna har cancer", "Svensson", "070-1234567", "850101-1234"}) {
    for (std::size_t column = 0; column < 11; ++column) {
      std::vector<std::string> cells{"M",    "2026-03-14", "P1", "24", "young", "drivmedel",
                                     "need", "1",          "",   "",   "no"};
      cells[column] = said;
      std::string row;
      for (const std::string& cell : cells) {
        row += (row.empty() ? "" : ",") + cell;
      }
      try {
        EXPECT_EQ(notices_of(read(kHeader + row + "\n").report).find(said), std::string::npos);
      } catch (const base::Error& error) {
        EXPECT_EQ(std::string{error.what()}.find(said), std::string::npos) << column;
      }
    }
  }
  const auto converted = read(kHeader + "M,2026-03-14,P1,24,young,drivmedel,need,1,,\xc5sa,no\n");
  EXPECT_EQ(converted.records.at(0).text, "Åsa");
  EXPECT_EQ(notices_of(converted.report).find("Åsa"), std::string::npos);
  EXPECT_NE(notices_of(converted.report).find("Windows-1252"), std::string::npos);
}

// The header was lost, so that the first row stands in its place.
TEST_F(NeedRecords, NeverShowWhatWasSaidAsNamesOfColumns) {
  const base::Error error = error_of([&] {
    static_cast<void>(read("M,2026-03-14,P1,24,young,drivmedel,need,1,,Anna har cancer,no\n"));
  });
  EXPECT_EQ(error.code(), ErrorCode::field_missing);
  EXPECT_EQ(std::string{error.what()}.find("cancer"), std::string::npos);
  const base::Error one_word = error_of(
      [&] { static_cast<void>(read("M,2026-03-14,P1,24,young,drivmedel,need,1,,Svensson,no\n")); });
  EXPECT_EQ(std::string{one_word.what()}.find("Svensson"), std::string::npos);
  const auto loaded = read(kHeader.substr(0, kHeader.size() - 1) + ",Anna har cancer\n");
  EXPECT_EQ(notices_of(loaded.report).find("cancer"), std::string::npos);
}

TEST_F(NeedRecords, TellAllFaultsByRowAndColumn) {
  const base::Error error = refusal(
      "M1,14/3 2026,P1,24,cats,drivmedel,need,25,,,no\n"
      "M1,2026-03-14,P1,24,young,drivmedel,need,1,,,no\n"
      "M1,2026-03-14,P1,24,young,drivmedl,need,1,,,no\n");
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(
      shown(error.message()),
      "4 cells cannot be used:\n"
      "  row 2, column 'date': expected a date such as 2026-03-14, found '14/3 2026'\n"
      "  row 2, column 'group': expected young, elderly, residents, business, association or "
      "visitors, found '…'\n"
      "  row 2, column 'voices': expected at most the 24 participants of the meeting, found '25'\n"
      "  row 4, column 'kind': expected a kind of service, found '…' (did you mean "
      "'drivmedel'?)");
}

TEST_F(NeedRecords, TellTheFirstTwentyFaultsAndCountTheRest) {
  std::string rows;
  for (int i = 0; i < 23; ++i) {
    rows += "M,2026-03-14,P1,24,young,drivmedel,need," + std::to_string(100 + i) + ",,,no\n";
  }
  const std::string text = shown(refusal(rows).message());
  EXPECT_NE(text.find("23 cells cannot be used"), std::string::npos);
  EXPECT_NE(text.find("row 21, column 'voices'"), std::string::npos);
  EXPECT_EQ(text.find("row 22"), std::string::npos);
  EXPECT_NE(text.find("\n  and 3 more"), std::string::npos);
}

TEST_F(NeedRecords, TellTheSameFaultOnce) {
  std::string rows;
  for (int i = 0; i < 23; ++i) {
    rows += "M,2026-03-14,P1,24,cats,drivmedel,need,1,,,no\n";
  }
  EXPECT_EQ(
      shown(refusal(rows).message()),
      "23 cells cannot be used:\n"
      "  row 2, row 3, row 4, row 5, row 6 and 18 more, column 'group': expected young, elderly, "
      "residents, business, association or visitors, found '…'");
}

TEST_F(NeedRecords, OfOneMeetingAgree) {
  const std::string first = "M1,2026-03-14,P1,24,young,drivmedel,need,1,,,no\n";
  const auto message = [&](const std::string& row) {
    return shown(refusal(first + row + "\n").message());
  };
  EXPECT_EQ(message("M1,2026-03-15,P1,24,young,post_paket,need,1,,,no"),
            "column 'date': expected '2026-03-14' as in row 2, of the same meeting, found "
            "'2026-03-15'");
  EXPECT_EQ(message("M1,2026-03-14,P2,24,young,post_paket,need,1,,,no"),
            "column 'place': expected 'Storbyn' as in row 2, of the same meeting, found 'Åby'");
  EXPECT_EQ(message("M1,2026-03-14,P1,25,young,post_paket,need,1,,,no"),
            "column 'participants': expected '24' as in row 2, of the same meeting, found '25'");
  EXPECT_EQ(read(kHeader + first + "M1,2026-03-14,Storbyn,24,elderly,drivmedel,need,1,,,no\n")
                .report.used,
            2U)
      << "an id and a name may be of one place";
  EXPECT_EQ(
      read(kHeader + first + "M2,2026-03-15,P2,25,elderly,drivmedel,need,1,,,no\n").report.used,
      2U);
}

// One person naming three kinds is one voice for each; two groups are not more than were there.
TEST_F(NeedRecords, OfAKindHaveNoMoreVoicesTogetherThanParticipants) {
  const std::string young = "M1,2026-03-14,P1,24,young,drivmedel,need,14,,,no\n";
  const base::Error error = refusal(young + "M1,2026-03-14,P1,24,elderly,drivmedel,need,11,,,no\n");
  EXPECT_EQ(error.where().record, "row 3");
  EXPECT_EQ(shown(error.message()),
            "column 'voices': expected at most the 24 participants of the meeting in all rows of a "
            "kind and strength together, found '25'");
  EXPECT_EQ(read(kHeader + young +
                 "M1,2026-03-14,P1,24,elderly,drivmedel,need,10,,,no\n"
                 "M1,2026-03-14,P1,24,elderly,drivmedel,wish,24,,,no\n"
                 "M1,2026-03-14,P1,24,young,post_paket,need,24,,,no\n"
                 "M2,2026-03-15,P1,30,young,drivmedel,need,30,,,no\n")
                .report.used,
            5U);
}

TEST_F(NeedRecords, SayWhichRowsRepeatAnEarlierOne) {
  const std::string row = "M1,2026-03-14,P1,24,young,drivmedel,need,2,,,no\n";
  const std::string other = "M1,2026-03-14,P1,24,young,drivmedel,wish,2,,,no\n";
  const std::string dates = "1 meeting in the table, on 2026-03-14\n";
  EXPECT_EQ(notices_of(read(kHeader + row + other).report), dates);
  EXPECT_EQ(notices_of(read(kHeader + row + other + row).report),
            dates +
                "1 row says the same as an earlier one, row 4 first: both count; take one out if "
                "it was pasted twice\n");
}

// Eight who lend one hall lend one hall.
TEST_F(NeedRecords, SayThatAnOfferOfSeveralVoicesIsOne) {
  const std::string alone = "M1,2026-03-14,P1,24,young,,offer,1,K1,,no\n";
  const std::string dates = "1 meeting in the table, on 2026-03-14\n";
  EXPECT_EQ(notices_of(read(kHeader + alone).report), dates);
  EXPECT_EQ(
      notices_of(read(kHeader + alone + "M1,2026-03-14,P1,24,elderly,,offer,8,K1,,no\n").report),
      dates +
          "1 offer is made by several voices, row 3 first: it counts as one offer; a row for "
          "each says that there are more\n");
}

TEST_F(NeedRecords, HaveACandidateOnlyInAnOffer) {
  EXPECT_EQ(read(kHeader + "M1,2026-03-14,P1,24,young,,offer,1,K1,,no\n").report.used, 1U);
  const base::Error error = refusal("M1,2026-03-14,P1,24,young,drivmedel,need,1,K1,,no\n");
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(shown(error.message()),
            "column 'candidate': expected nothing: only an offer to contribute is for a candidate, "
            "found '…'");
}

TEST_F(NeedRecords, SayWhereSomebodyMayHaveComeTwice) {
  const std::string rest = ",24,young,drivmedel,need,1,,,no\n";
  const auto once = read(kHeader + "M1,2026-03-14,P1" + rest + "M2,2026-03-15,P2" + rest);
  const std::string dates = "2 meetings in the table, from 2026-03-14 to 2026-03-15\n";
  EXPECT_EQ(notices_of(once.report), dates);
  const auto twice = read(kHeader + "M1,2026-03-14,P1" + rest + "M2,2026-03-15,P1" + rest);
  EXPECT_EQ(notices_of(twice.report),
            dates +
                "1 place had several meetings (Storbyn): who came to more than one counts at each, "
                "since nobody can know\n");
}

// Swedish Excel writes "CSV (semikolonavgränsad)" in Windows-1252 and "CSV UTF-8" with a mark.
TEST_F(NeedRecords, AreReadAsSwedishExcelWritesThem) {
  const std::string utf8 =
      "\xEF\xBB\xBFmöte;datum;plats;deltagare;grupp;slag;styrka;röster;kandidat;text;"
      "publicerbar\r\n"
      "M1;2026-03-14;P1;24;äldre;drivmedel;önskemål;9;;;ja\r\n";
  std::string windows;
  for (std::size_t i = 3; i < utf8.size(); ++i) {
    const bool two = static_cast<unsigned char>(utf8[i]) == 0xC3;
    windows += two ? static_cast<char>(static_cast<unsigned char>(utf8[++i]) + 0x40) : utf8[i];
  }
  for (const std::string& content : {utf8, windows}) {
    const auto loaded = read(content);
    ASSERT_EQ(loaded.records.size(), 1U);
    EXPECT_EQ(loaded.records[0].group, model::Group::elderly);
    EXPECT_EQ(loaded.records[0].strength, model::Strength::wish);
  }
}

}  // namespace
}  // namespace narhet::test
