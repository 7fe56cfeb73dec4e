// SPDX-License-Identifier: MIT
#include "narhet/study/study_file.hpp"

#include "support/temporary_folder.hpp"

#include "narhet/base/error.hpp"
#include "narhet/study/score_settings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::study {
namespace {

using base::ErrorCode;
using base::Metric;
using base::Weight;

constexpr std::string_view kLeast = R"([study]
name = "Åby och Öja"
crs = "EPSG:3006"
[roads]
source = "roads.osm.pbf"
[places]
source = "places.csv"
[services]
source = "services.csv"
)";

class StudyFileTest : public testing::Test {
 protected:
  [[nodiscard]] StudyFile read(const std::string& more = {}) const {
    return read_text(std::string{kLeast} + more);
  }
  [[nodiscard]] StudyFile read_text(const std::string& text) const {
    folder_.write("study.toml", text);
    return read_study_file(folder_.path());
  }
  /// The refusal in English with its code in front, or "accepted".
  [[nodiscard]] std::string refusal(const std::string& more) const {
    return refusal_of(std::string{kLeast} + more);
  }
  [[nodiscard]] std::string refusal_of(const std::string& text) const {
    try {
      static_cast<void>(read_text(text));
    } catch (const base::Error& error) {
      return std::string{base::name(error.code())} + ": " + error.what();
    }
    return "accepted";
  }

  narhet::test::TemporaryFolder folder_;
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_F(StudyFileTest, IsCompletedByTheDefaults) {
  const StudyFile study = read();
  EXPECT_EQ(study.name, "Åby och Öja");
  EXPECT_EQ(study.language, base::Language::swedish);
  EXPECT_EQ(study.crs.code(), "EPSG:3006");
  EXPECT_EQ(study.roads.path, folder_ / "roads.osm.pbf");
  EXPECT_FALSE(study.candidates);
  EXPECT_FALSE(study.needs);
  EXPECT_EQ(study.travel.decide_by, Metric::time);
  EXPECT_DOUBLE_EQ(study.travel.max_snap.count(), 2000.0);
  EXPECT_DOUBLE_EQ(study.travel.leg_speed_of("village").count(), 5.0 / 3.6);
  EXPECT_FALSE(study.travel.ferry_wait);
  EXPECT_EQ(study.kinds.size(), 5U);
  ASSERT_EQ(study.thresholds.size(), 4U);
  EXPECT_EQ(study.result_file(), folder_ / "result/aby-och-oja.gpkg");
}

// What was assumed is in the result with its source; what the file says is there as a setting.
TEST_F(StudyFileTest, NamesWhatItAssumes) {
  const auto provenance = read("[travel]\nmax_snap = \"1 km\"\n").provenance;
  const auto find = [&](std::string_view name) {
    const auto found =
        std::find_if(provenance.begin(), provenance.end(),
                     [&](const model::Provenance& each) { return each.name == name; });
    return found == provenance.end() ? model::Provenance{} : *found;
  };
  EXPECT_EQ(find("travel.max_snap").topic, "setting");
  EXPECT_EQ(find("travel.leg_speed").topic, "assumption");
  EXPECT_FALSE(find("travel.leg_speed").source.empty());
  EXPECT_EQ(find("threshold").topic, "assumption");
}

TEST_F(StudyFileTest, SaysHowVoicesWeighAndForWhomTheResultIs) {
  const StudyFile assumed = read();
  EXPECT_EQ(assumed.weighing.by, needs::Weigh::persons);
  EXPECT_DOUBLE_EQ(assumed.weighing.half_trust, 10.0);
  EXPECT_DOUBLE_EQ(assumed.weighing.wish, 0.5);
  EXPECT_EQ(assumed.privacy.level, needs::Level::internal);
  EXPECT_EQ(assumed.privacy.k, 5U);
  const StudyFile said = read(
      "[needs]\nsource = \"needs.csv\"\nweigh = \"voices\"\nhalf_trust = 0\nwish = 1.0\n"
      "[privacy]\nlevel = \"public\"\nk = 3\n");
  EXPECT_EQ(said.weighing.by, needs::Weigh::voices);
  EXPECT_DOUBLE_EQ(said.weighing.half_trust, 0.0);
  EXPECT_EQ(said.privacy.level, needs::Level::open);
  EXPECT_EQ(said.result_file(), folder_ / "result/aby-och-oja-public.gpkg");
}

TEST_F(StudyFileTest, RefusesWeightsAndLevelsThatCannotBe) {
  const std::string needs = "[needs]\nsource = \"needs.csv\"\n";
  EXPECT_TRUE(contains(refusal(needs + "weigh = \"villages\"\n"), "'voices'"));
  EXPECT_TRUE(contains(refusal(needs + "half_trust = -1\n"), "0 or more"));
  EXPECT_TRUE(contains(refusal(needs + "wish = 2\n"), "from 0 to 1"));
  EXPECT_TRUE(contains(refusal("[privacy]\nlevel = \"open\"\n"), "'public'"));
  EXPECT_TRUE(contains(refusal("[privacy]\nk = 2\n"), "3 or more"));
}

TEST_F(StudyFileTest, TakesThresholdsInKmAndInMinutes) {
  const StudyFile study =
      read("[[thresholds]]\nlimit = \"2 km\"\n[[thresholds]]\nlimit = \"15 min\"\n");
  ASSERT_EQ(study.thresholds.size(), 2U);
  EXPECT_EQ(study.thresholds[0].metric, Metric::distance);
  EXPECT_EQ(study.thresholds[0].limit, Weight{200'000});
  EXPECT_EQ(study.thresholds[1].metric, Metric::time);
  EXPECT_EQ(study.thresholds[1].limit, Weight{900'000});
}

TEST_F(StudyFileTest, TakesKindsOfItsOwn) {
  const StudyFile study = read(
      "[[kinds]]\nkey = \"bibliotek\"\nsv = \"Bibliotek\"\nen = \"Library\"\n"
      "osm = [\"amenity=library|public_bookcase\"]\n");
  ASSERT_EQ(study.kinds.size(), 1U);
  EXPECT_EQ(study.kinds[0].swedish, "Bibliotek");
  EXPECT_EQ(study.kind_tags.at("bibliotek").size(), 1U);
}

TEST_F(StudyFileTest, TakesSpeedsOfLegsByTheTypeOfPlace) {
  const StudyFile study = read("[travel]\nleg_speed_by_type = { farm = \"15 km/h\" }\n");
  EXPECT_DOUBLE_EQ(study.travel.leg_speed_of("farm").count(), 15.0 / 3.6);
  EXPECT_DOUBLE_EQ(study.travel.leg_speed_of("village").count(), 5.0 / 3.6);
}

std::vector<std::string> names_of(const StudyFile& study) {
  std::vector<std::string> names;
  for (const model::WeightSet& set : study.score.weight_sets) {
    names.push_back(set.key);
  }
  return names;
}

// One criterion for each of gain, fairness, vulnerability, voice and feasibility; neither km beside
// minutes nor a part beside its total, whatever decides.
TEST_F(StudyFileTest, HasDefaultWeightsThatCountNothingTwice) {
  for (const std::string decide_by : {"min", "km"}) {
    const StudyFile study = read("[travel]\ndecide_by = \"" + decide_by + "\"\n");
    EXPECT_EQ(names_of(study),
              (std::vector<std::string>{"residents", "business", "elderly_first"}));
    for (const model::WeightSet& set : study.score.weight_sets) {
      EXPECT_TRUE(crowded_aspects(study.score.criteria, set.weights).empty()) << set.key;
      EXPECT_EQ(std::count_if(set.weights.begin(), set.weights.end(),
                              [](double weight) { return weight > 0.0; }),
                model::kAspects)
          << set.key;
    }
    for (const model::Criterion& criterion : study.score.criteria) {
      EXPECT_NE(criterion.unit,
                decide_by == "min" ? model::CriterionUnit::km : model::CriterionUnit::minutes)
          << criterion.key;
    }
  }
}

TEST_F(StudyFileTest, TakesWeightsOfItsOwn) {
  const StudyFile study = read(
      "[[score.weights]]\nname = \"Äldre först\"\nelderly_travel_saved = 2.0\noffers = 1\n"
      "[score.cost]\nworst = 500000\n");
  EXPECT_EQ(names_of(study), std::vector<std::string>{"aldre_forst"});
  for (std::size_t c = 0; c < study.score.criteria.size(); ++c) {
    const std::string& key = study.score.criteria[c].key;
    const double expected = key == "elderly_travel_saved" ? 2.0 : key == "offers" ? 1.0 : 0.0;
    EXPECT_EQ(study.score.weight_sets[0].weights[c], expected) << key;
    if (key == "cost") {
      EXPECT_EQ(study.score.criteria[c].worst, 500'000);
      EXPECT_TRUE(study.score.criteria[c].less_is_better);
    }
  }
  const StudyFile crowded =
      read("[[score.weights]]\nname = \"a\"\nneed_met = 1.0\ntravel_saved = 1.0\n");
  EXPECT_EQ(crowded_aspects(crowded.score.criteria, crowded.score.weight_sets[0].weights),
            std::vector{model::Aspect::gain});
}

TEST_F(StudyFileTest, AKindAndGroupIsACriterionOnlyWhereItWeighs) {
  const auto keys = [&](const std::string& table) {
    std::vector<std::string> found;
    for (const model::Criterion& criterion : read(table).score.criteria) {
      if (criterion.kind && criterion.group) {
        found.push_back(criterion.key);
      }
    }
    return found;
  };
  EXPECT_TRUE(keys("").empty());
  const std::string set = "[[score.weights]]\nname = \"a\"\n";
  EXPECT_EQ(keys(set + "elderly_need_met_apotek = 1.0\noffers = 2.0\n"),
            std::vector<std::string>{"elderly_need_met_apotek"});
  const StudyFile study = read(set + "elderly_need_met_apotek = 1.0\noffers = 2.0\n");
  ASSERT_EQ(study.score.weight_sets[0].weights.size(), study.score.criteria.size());
  for (std::size_t c = 0; c < study.score.criteria.size(); ++c) {
    const std::string& key = study.score.criteria[c].key;
    EXPECT_EQ(study.score.weight_sets[0].weights[c], key == "elderly_need_met_apotek" ? 1.0
                                                     : key == "offers"                ? 2.0
                                                                                      : 0.0)
        << key;
  }
}

TEST_F(StudyFileTest, RefusesWeightsThatCountTwiceOrSayNothing) {
  const std::string set = "[[score.weights]]\nname = \"a\"\n";
  const auto in = [](const std::string& part, const std::string& whole) {
    return "'" + part + "' is counted already in '" + whole + "'";
  };
  for (const auto& [part, whole] :
       {std::pair{"elderly_travel_saved", "travel_saved"}, std::pair{"need_met_apotek", "need_met"},
        std::pair{"visitors_need_met", "need_met"},
        std::pair{"visitors_need_met_apotek", "visitors_need_met"},
        std::pair{"visitors_need_met_apotek", "need_met_apotek"}}) {
    const std::string both = std::string{part} + " = 1.0\n" + whole + " = 1.0\n";
    EXPECT_TRUE(contains(refusal(set + both), in(part, whole))) << part << " in " << whole;
  }
  EXPECT_TRUE(contains(refusal(set + "need_met = -1.0\n"), "negative"));
  EXPECT_TRUE(contains(refusal(set), "above zero"));
  EXPECT_TRUE(contains(refusal(set + "source = \"the board\"\n"), "above zero"));
  EXPECT_TRUE(contains(refusal(set + "need_mett = 1.0\n"), "unknown key 'need_mett'"));
  EXPECT_TRUE(contains(refusal(set + "travel_saved_km = 1.0\noffers = 1.0\n"), "travel_saved"));
  EXPECT_TRUE(contains(refusal(set + "offers = 1.0\n" + set + "offers = 1.0\n"), "two sets"));
  EXPECT_TRUE(contains(refusal("[score.cost]\ntarget = 3000000\n"), "below worst"));
  EXPECT_TRUE(contains(refusal("[score.need_met]\ntarget = 0\n"), "above worst"));
  EXPECT_TRUE(contains(refusal("[score]\nharm_kind = \"bank\"\n"), "bank"));
  EXPECT_TRUE(contains(refusal("[score]\ntier_share = 5\n"), "0.5"));
}

TEST_F(StudyFileTest, MayBeNamedItself) {
  folder_.write("other.toml", kLeast);
  EXPECT_EQ(read_study_file(folder_ / "other.toml").name, "Åby och Öja");
}

TEST_F(StudyFileTest, IsRefusedWithLineAndKey) {
  EXPECT_TRUE(contains(refusal("[travle]\n"), "study-invalid")) << "an unknown table";
  EXPECT_TRUE(contains(refusal("[travle]\n"), "travle"));
  EXPECT_TRUE(contains(refusal("[travel]\nmode = \"balloon\"\n"), "'car'"));
  EXPECT_TRUE(contains(refusal("[travel]\ndecide_by = \"minutes\"\n"), "'min'"));
  EXPECT_TRUE(contains(refusal("[travel]\nmax_snap = 2\n"), "max_snap"));
  EXPECT_TRUE(contains(refusal("[travel]\nleg_speed = \"0 km/h\"\n"), "0.1 to 300"));
  EXPECT_TRUE(contains(refusal("[[thresholds]]\nlimit = \"10\"\n"), "unit"));
  EXPECT_TRUE(
      contains(refusal("[[kinds]]\nkey = \"Å B\"\nsv = \"x\"\nen = \"x\"\n"), "lower-case"));
  EXPECT_TRUE(contains(refusal("[[kinds]]\nkey = \"a\"\nsv = \"x\"\n"), "en"));
  EXPECT_TRUE(
      contains(refusal("[[kinds]]\nkey = \"a\"\nsv = \"x\"\nen = \"x\"\nosm = [\"library\"]\n"),
               "amenity=library"));
  const std::string twice = "[[kinds]]\nkey = \"a\"\nsv = \"x\"\nen = \"x\"\n";
  EXPECT_TRUE(contains(refusal(twice + twice), "twice"));
  EXPECT_TRUE(contains(refusal("[output]\nfolder = 3\n"), "folder"));
}

TEST_F(StudyFileTest, MayNameSeveralFilesOfRoads) {
  const auto with = [](const std::string& source) {
    std::string text{kLeast};
    return text.replace(text.find("\"roads.osm.pbf\""), 15, source);
  };
  const StudyFile study = read_text(with("[\"a.shp\", \"b.shp\"]\nencoding = \"windows-1252\""));
  EXPECT_EQ(study.roads.path, folder_ / "a.shp");
  ASSERT_EQ(study.more_roads.size(), 1U);
  EXPECT_EQ(study.more_roads[0].shown_path, "b.shp");
  EXPECT_EQ(study.more_roads[0].encoding, "windows-1252");
  EXPECT_TRUE(reads_road_lines(study));
  EXPECT_TRUE(read_text(with("\"a.shp\"")).more_roads.empty());
  EXPECT_TRUE(contains(refusal_of(with("[]")), "no file is named"));
  EXPECT_TRUE(contains(refusal_of(with("[\"a.shp\", \"a.shp\"]")), "'a.shp' is named twice"));
  EXPECT_TRUE(contains(refusal_of(with("[\"a.shp\", \"b.network\"]")), "stands alone"));
}

TEST_F(StudyFileTest, MayNameFurtherSources) {
  const StudyFile one = read();
  EXPECT_TRUE(one.further_services.sources.empty());
  const auto assumes = [](const StudyFile& study, std::string_view name) {
    return std::any_of(study.provenance.begin(), study.provenance.end(),
                       [&](const model::Provenance& each) { return each.name == name; });
  };
  EXPECT_FALSE(assumes(one, "services.duplicates_within")) << "nothing can be there twice";

  const StudyFile two = read(
      "duplicates = \"keep\"\nduplicates_within = \"80 m\"\nnames_alike = 0.5\n"
      "[[services.also]]\nsource = \"b.csv\"\nprefix = \"b-\"\ncountry = \"norge\"\n"
      "fields = { id = \"nr\" }\n[[services.also]]\nsource = \"b.csv\"\nlayer = \"x\"\n");
  ASSERT_EQ(two.further_services.sources.size(), 2U);
  EXPECT_EQ(two.further_services.sources[0].path, folder_ / "b.csv");
  EXPECT_EQ(two.further_services.sources[0].prefix, "b-");
  EXPECT_EQ(two.further_services.sources[0].country, "NO");
  EXPECT_EQ(two.further_services.sources[0].fields.at("id"), "nr");
  EXPECT_EQ(two.further_services.duplicates.action, input::DuplicateAction::keep);
  EXPECT_DOUBLE_EQ(two.further_services.duplicates.within.count(), 80.0);
  EXPECT_DOUBLE_EQ(two.further_services.duplicates.look_within.count(), 500.0);
  EXPECT_DOUBLE_EQ(two.further_services.duplicates.alike, 0.5);
  EXPECT_TRUE(assumes(two, "services.duplicates_within"));
  EXPECT_TRUE(assumes(two, "names.company_words"));
  EXPECT_EQ(sources_of(two, model::Subject::services).size(), 3U);
  EXPECT_EQ(sources_of(two, model::Subject::candidates).size(), 0U);

  EXPECT_TRUE(contains(refusal("names_alike = 0\n"), "above 0"));
  EXPECT_TRUE(contains(refusal("[[services.also]]\nlayer = \"a\"\n"), "[services.also]"));
}

TEST_F(StudyFileTest, KnowsItsCountryAndWhatCountsAbroad) {
  const StudyFile swedish = read();
  EXPECT_EQ(swedish.abroad.home.value, "SE");
  EXPECT_EQ(swedish.abroad.home.topic, "assumption");
  ASSERT_EQ(swedish.abroad.kinds.size(), swedish.kinds.size());
  for (std::size_t kind = 0; kind < swedish.kinds.size(); ++kind) {
    const std::string& key = swedish.kinds[kind].key;
    EXPECT_EQ(swedish.abroad.kinds[kind].counts, key == "dagligvaror" || key == "drivmedel") << key;
    EXPECT_FALSE(swedish.abroad.kinds[kind].provenance.source.empty()) << key;
  }
  const StudyFile own = read(
      "[[kinds]]\nkey = \"apotek\"\nsv = \"a\"\nen = \"a\"\nabroad = true\n"
      "[[kinds]]\nkey = \"bibliotek\"\nsv = \"b\"\nen = \"b\"\n");
  EXPECT_TRUE(own.abroad.kinds[0].counts);
  EXPECT_EQ(own.abroad.kinds[0].provenance.topic, "setting");
  EXPECT_TRUE(own.abroad.kinds[1].counts);
  EXPECT_EQ(own.abroad.kinds[1].provenance.topic, "assumption");

  std::string text{kLeast};
  text.replace(text.find("3006"), 4, "25831");
  EXPECT_TRUE(read_text(text).abroad.home.value.empty());
  EXPECT_TRUE(contains(refusal_of(text + "country = \"FR\"\n"), "is not known"));
  text.replace(text.find("[roads]"), 7, "country = \"AD\"\n[roads]");
  EXPECT_EQ(read_text(text + "country = \"FR\"\n").services.country, "FR");
}

TEST_F(StudyFileTest, IsRefusedWithoutWhatItNeeds) {
  std::string text{kLeast};
  for (const std::string_view section : {"[roads]", "[places]", "[services]", "name", "crs"}) {
    std::string lacking = text;
    lacking.replace(lacking.find(section), section.size(),
                    section.front() == '[' ? "[nothing]" : "nothing");
    EXPECT_TRUE(contains(refusal_of(lacking), "study-invalid")) << section;
  }
  EXPECT_TRUE(contains(refusal_of("[study\n"), "line 1"));
  text.replace(text.find("EPSG:3006"), 9, "EPSG:4326");
  EXPECT_TRUE(contains(refusal_of(text), "metres"));
}

TEST_F(StudyFileTest, IsNotFoundWhereThereIsNone) {
  try {
    static_cast<void>(read_study_file(folder_ / "nowhere"));
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::file_not_found);
  }
}

}  // namespace
}  // namespace narhet::study
