// SPDX-License-Identifier: MIT
#include "road_files_fixture.hpp"

#include <gmock/gmock.h>

namespace narhet::test {
namespace {

using base::ErrorCode;
using input::RoadFiles;
using input::RoadProduct;
using model::Direction;
using model::RoadClass;
using ::testing::HasSubstr;
using ::testing::SizeIs;

/// Layers as the GeoPackages of today have them, of one link of 1 000 m eastwards and what is said
/// of parts of it.
class NvdbLayers : public RoadFilesTest {
 protected:
  static WrittenFeature road(const std::string& id, const std::vector<Metre>& places) {
    return {line(places), {id, "0", "1", "99991231", "bilnät"}};
  }
  static WrittenLayer net(const std::vector<WrittenFeature>& roads) {
    return {"NVDB_DK_O_88_Vagtrafiknat",
            3006,
            {"ELEMENT_ID", "START_MEASURE", "END_MEASURE", "VALID_TO", "Nattyp"},
            roads};
  }
  static WrittenLayer net() { return net({road("1000:1", {{0, 0}, {1000, 0}})}); }
  /// Rows of element, from, to and what is said.
  static WrittenLayer said(const std::string& name,
                           const std::vector<std::string>& columns,
                           const std::vector<std::vector<std::string>>& rows) {
    WrittenLayer layer{name, 3006, {"ELEMENT_ID", "START_MEASURE", "END_MEASURE"}, {}};
    layer.fields.insert(layer.fields.end(), columns.begin(), columns.end());
    for (const auto& row : rows) {
      layer.features.push_back({line({{0, 0}, {1, 0}}), row});
    }
    return layer;
  }
  static WrittenLayer limits(const std::vector<std::vector<std::string>>& rows) {
    return said("NVDB_DK_O_48_Hastighetsgrans", {"Hogsta_tillatna_hastighet", "Riktning"}, rows);
  }
  static WrittenLayer forbidden(const std::vector<std::vector<std::string>>& rows) {
    return said("NVDB_DK_O_10_ForbjudenFardriktning", {"Riktning"}, rows);
  }
  static WrittenLayer classes(const std::vector<std::vector<std::string>>& rows) {
    return said("NVDB_DK_O_38_FunkVagklass", {"Klass"}, rows);
  }
  [[nodiscard]] RoadFiles read_layers(const std::vector<WrittenLayer>& layers) const {
    return read(geopackage("nvdb.gpkg", layers));
  }
  [[nodiscard]] base::Error refusal_of(const std::vector<WrittenLayer>& layers) const {
    return refusal({geopackage("nvdb.gpkg", layers)});
  }
  /// Metres that a segment is long, to the metre.
  static double metres(const model::Roads& roads, const model::RoadSegment& segment) {
    const auto vertices = roads.line(segment);
    return std::round((vertices.back().position.lon - vertices.front().position.lon) * 56300.0);
  }
};

TEST_F(NvdbLayers, CutALinkInThreeWhereTheLimitChanges) {
  const RoadFiles files = read_layers({net(), classes({{"1000:1", "0", "1", "5"}}),
                                       limits({{"1000:1", "0", "0.25", "70", "Med och mot"},
                                               {"1000:1", "0.25", "0.6", "50", "Med och mot"},
                                               {"1000:1", "0.6", "1", "70", "Med och mot"}})});
  EXPECT_EQ(files.product, RoadProduct::nvdb_package);
  const auto& segments = files.roads.segments;
  ASSERT_THAT(segments, SizeIs(3));
  EXPECT_EQ(kmh(segments[0].limit_forward), 70);
  EXPECT_EQ(kmh(segments[1].limit_forward), 50);
  EXPECT_EQ(kmh(segments[2].limit_backward), 70);
  EXPECT_EQ(segments[1].road_class, RoadClass::tertiary);
  // 250, 350 and 400 of 1 000 m; a degree of longitude is some 56 km here, which is near enough.
  EXPECT_NEAR(metres(files.roads, segments[1]) / metres(files.roads, segments[0]), 1.4, 0.01);
  EXPECT_NEAR(metres(files.roads, segments[2]) / metres(files.roads, segments[0]), 1.6, 0.01);
  // They hang together.
  EXPECT_EQ(files.roads.line(segments[0]).back().node, files.roads.line(segments[1]).front().node);
  EXPECT_EQ(files.roads.line(segments[1]).back().node, files.roads.line(segments[2]).front().node);
  EXPECT_THAT(shown(files.reports.front().notices.front()),
              HasSubstr("read as NVDB, a GeoPackage with one layer for each attribute: 3 road "
                        "links"));
}

TEST_F(NvdbLayers, TakeTheLowerOfTwoLimitsThatLieOverEachOther) {
  const RoadFiles files = read_layers({net(), limits({{"1000:1", "0", "1", "80", "Med och mot"},
                                                      {"1000:1", "0.5", "1", "60", "Med"}})});
  ASSERT_THAT(files.roads.segments, SizeIs(2));
  EXPECT_EQ(kmh(files.roads.segments[0].limit_forward), 80);
  EXPECT_EQ(kmh(files.roads.segments[1].limit_forward), 60);
  EXPECT_EQ(kmh(files.roads.segments[1].limit_backward), 80);
  EXPECT_THAT(notices_of(files.reports.front()),
              HasSubstr("on 1 road two speed limits lie over each other; the lower one counts"));
}

// A layer that somebody renamed would else be missed without a word.
TEST_F(NvdbLayers, NameTheLayersThatAreNotUsed) {
  const RoadFiles files = read_layers(
      {net(), limits({{"1000:1", "0", "1", "80", "Med och mot"}}),
       said("NVDB_DK_O_38_Funktionell_vagklass", {"Klass"}, {{"1000:1", "0", "1", "5"}})});
  EXPECT_THAT(notices_of(files.reports.front()),
              HasSubstr("layers that are not used: NVDB_DK_O_38_Funktionell_vagklass"));
}

TEST_F(NvdbLayers, KnowALimitBeforeOneThatVaries) {
  const RoadFiles files =
      read_layers({net(), limits({{"1000:1", "0", "1", "varierande", "Med och mot"},
                                  {"1000:1", "0", "1", "90", "Med"},
                                  {"1000:1", "0", "1", "gångfart", "Mot"}})});
  ASSERT_THAT(files.roads.segments, SizeIs(1));
  EXPECT_EQ(kmh(files.roads.segments[0].limit_forward), 90);
  EXPECT_EQ(files.roads.segments[0].limit_backward->type, model::SpeedLimit::Type::walk);
}

TEST_F(NvdbLayers, AreOneWayAsDrawnWhereTheOtherDirectionIsForbidden) {
  const RoadFiles files = read_layers({net(), forbidden({{"1000:1", "0", "0.5", "Mot"},
                                                         {"1000:1", "0.5", "0.75", "Med"},
                                                         {"1000:1", "0.75", "0.8", "Mot"},
                                                         {"1000:1", "0.75", "0.8", "Med"}})});
  ASSERT_THAT(files.roads.segments, SizeIs(3));  // what is forbidden both ways is no road
  EXPECT_EQ(files.roads.segments[0].open.car, Direction::forward);
  EXPECT_EQ(files.roads.segments[1].open.car, Direction::backward);
  EXPECT_EQ(files.roads.segments[2].open.car, Direction::both);
  EXPECT_NE(files.roads.line(files.roads.segments[1]).back().node,
            files.roads.line(files.roads.segments[2]).front().node);
}

TEST_F(NvdbLayers, CountWhereNoLimitIsKnown) {
  const RoadFiles files =
      read_layers({net(), limits({{"1000:1", "0", "0.5", "90", "Med och mot"}})});
  EXPECT_EQ(kmh(files.roads.segments[1].limit_forward), 70);  // the base limit outside
  EXPECT_THAT(notices_of(files.reports.front()), HasSubstr("1 road has no known speed limit"));
}

TEST_F(NvdbLayers, AreNotJoinedToABridgeWhereTheLimitChanges) {
  // The bridge has a vertex above the very place where the limit below it changes.
  const RoadFiles files = read_layers(
      {net({road("a", {{0, 0}, {1000, 0}}), road("b", {{500, -300}, {500, 0}, {500, 300}})}),
       limits({{"a", "0", "0.5", "70", "Med och mot"}, {"a", "0.5", "1", "50", "Med och mot"}})});
  ASSERT_THAT(files.roads.segments, SizeIs(3));
  EXPECT_NE(files.roads.line(files.roads.segments[0]).back().node,
            files.roads.line(files.roads.segments[2])[1].node);
}

TEST_F(NvdbLayers, AreJoinedWhereARoadEndsOnALinkThatGoesOn) {
  const RoadFiles files = read_layers(
      {net({road("a", {{0, 0}, {400, 0}, {1000, 0}}), road("b", {{400, 0}, {400, 300}})})});
  EXPECT_EQ(files.roads.line(files.roads.segments[0])[1].node,
            files.roads.line(files.roads.segments[1]).front().node);
}

TEST_F(NvdbLayers, LeaveOutWhatDoesNotHoldAnyMore) {
  auto layers = net({road("1000:1", {{0, 0}, {1000, 0}}), road("old", {{0, 9}, {1000, 9}})});
  layers.features[1].fields[3] = "20190630";
  const RoadFiles files = read_layers({layers});
  EXPECT_THAT(files.roads.segments, SizeIs(1));
  EXPECT_EQ(excluded_of(files.reports.front()), "1 what does not hold any more\n");
}

TEST_F(NvdbLayers, SetAsideWhatDoesNotSayWhereItLies) {
  const RoadFiles files = read_layers({net(), limits({{"1000:1", "0", "1", "70", "Med och mot"},
                                                      {"", "0", "1", "50", "Med och mot"},
                                                      {"1000:1", "0.7", "0.2", "50", "Med"},
                                                      {"2:2", "0", "1", "50", "Med och mot"}})});
  ASSERT_THAT(files.reports, SizeIs(2));
  EXPECT_EQ(files.reports[1].layer, "NVDB_DK_O_48_Hastighetsgrans");
  EXPECT_EQ(files.reports[1].used, 1U);
  ASSERT_THAT(files.reports[1].rejected, SizeIs(2));
  EXPECT_EQ(shown(files.reports[1].rejected[1].reason),
            "its measures do not go forwards: 0.7 to 0.2");
  EXPECT_EQ(excluded_of(files.reports[1]), "1 what lies on none of the road links\n");
}

TEST_F(NvdbLayers, RefuseAttributesOfAnotherDelivery) {
  const auto error = refusal_of({net(), limits({{"2:2", "0", "1", "50", "Med och mot"}})});
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().layer, "NVDB_DK_O_48_Hastighetsgrans");
  EXPECT_EQ(shown(error.message()), "none of its 1 features lies on one of the road links");
  EXPECT_EQ(in_swedish(error.message()),
            "inget av lagrets 1 objekt ligger på någon av väglänkarna");
}

TEST_F(NvdbLayers, RefuseADirectionThatIsNotUnderstood) {
  const auto error = refusal_of({net(), forbidden({{"1000:1", "0", "1", "Framåt"}})});
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(shown(error.message()),
            "expected the direction 'Med', 'Mot' or 'Med och mot', found 'Framåt'");
  EXPECT_EQ(in_swedish(error.message()),
            "väntade riktningen 'Med', 'Mot' eller 'Med och mot', hittade 'Framåt'");
  const auto unsaid = refusal_of({net(), forbidden({{"1000:1", "0", "1", ""}})});
  EXPECT_EQ(unsaid.where().record, "feature 1");
}

TEST_F(NvdbLayers, RefuseALayerWithoutItsColumn) {
  const auto error = refusal_of(
      {net(), said("NVDB_DK_O_48_Hastighetsgrans", {"Riktning"}, {{"1000:1", "0", "1", "Med"}})});
  EXPECT_EQ(error.code(), ErrorCode::field_missing);
  EXPECT_THAT(shown(error.message()),
              HasSubstr("there is no column 'HTHAST'; there are ELEMENT_ID"));
  const auto direction =
      refusal_of({net(), said("NVDB_DK_O_10_ForbjudenFardriktning", {}, {{"1000:1", "0", "1"}})});
  EXPECT_THAT(shown(direction.message()), HasSubstr("there is no column 'RIKTNING'"));
}

TEST_F(NvdbLayers, RefuseAttributesWithoutRoads) {
  const auto error = refusal_of({limits({{"1000:1", "0", "1", "70", "Med och mot"}})});
  EXPECT_EQ(error.code(), ErrorCode::layer_missing);
  EXPECT_EQ(shown(error.message()),
            "there are NVDB's attributes, and no layer of roads that they belong to");
  EXPECT_EQ(in_swedish(error.message()),
            "där finns egenskaper ur NVDB, men inget lager med de vägar de hör till");
}

TEST_F(NvdbLayers, OfReferenceLinksAreRoadsWhereALayerSaysSo) {
  // The second half of the link is a railway, or a road that is gone: no layer speaks of it.
  const WrittenLayer reference{"NVDB_DKReflinjetillkomst",
                               3006,
                               {"RLID", "START_MEASURE", "END_MEASURE"},
                               {{line({{0, 0}, {1000, 0}}), {"1000:1", "0", "1"}}}};
  const RoadFiles files = read_layers({reference, classes({{"1000:1", "0", "0.5", "7"}})});
  ASSERT_THAT(files.roads.segments, SizeIs(1));
  EXPECT_EQ(files.roads.segments[0].road_class, RoadClass::unclassified);
  const auto none =
      read_layers({reference, classes({{"1000:1", "0", "0.5", "7"}}),
                   said("NVDB_DKFarjeled", {"LEDSNAMN"}, {{"1000:1", "0.5", "1", "Adelsöleden"}})});
  ASSERT_THAT(none.roads.segments, SizeIs(2));
  EXPECT_EQ(none.roads.segments[1].road_class, RoadClass::ferry);
  EXPECT_EQ(none.roads.ferries.at(none.roads.segments[1].ferry.value()).name, "Adelsöleden");
}

TEST_F(NvdbLayers, CountProhibitionsAndBuiltUpAreas) {
  const RoadFiles files =
      read_layers({net(), said("NVDB_DK_O_13_ForbudTrafik", {}, {{"1000:1", "0", "1"}}),
                   said("NVDB_DK_O_73_TattbebyggtOmrade", {}, {{"1000:1", "0", "0.5"}})});
  ASSERT_THAT(files.roads.segments, SizeIs(2));
  EXPECT_EQ(kmh(files.roads.segments[0].limit_forward), 50);
  EXPECT_EQ(kmh(files.roads.segments[1].limit_forward), 70);
  EXPECT_THAT(notices_of(files.reports.front()), HasSubstr("2 roads are closed to some traffic"));
}

TEST_F(NvdbLayers, MayBeAShapefileEachInWindows1252) {
  // Names cut to ten characters (START_MEAS, END_MEASUR), å in the words.
  const auto reference = layer_file("NVDB_DKReflinjetillkomst.shp",
                                    {"NVDB_DKReflinjetillkomst",
                                     3006,
                                     {"RLID", "START_MEASURE", "END_MEASURE"},
                                     {{line({{0, 0}, {1000, 0}}), {"17", "0", "1000"}}}});
  const auto shape = [&](const std::string& name, const std::vector<std::string>& columns,
                         const std::vector<std::vector<std::string>>& rows) {
    auto layer = said(name, columns, rows);
    layer.fields[0] = "RLID";
    return layer_file(name + ".shp", layer);
  };
  const RoadFiles files =
      read({reference, shape("NVDB_DKFunkVagklass", {"KLASS"}, {{"17", "0", "1000", "8"}}),
            shape("NVDB_DKHastighetsgrans", {"HTHAST", "RIKTNING"},
                  {{"17", "0", "400", "g\xE5ngfart", "Med och mot"},
                   {"17", "400", "1000", "50", "Med och mot"}}),
            shape("NVDB_DKSlitlager", {"TYP"}, {{"17", "0", "1000", "belagd"}}),
            shape("NVDB_DKBarighet", {"BAEIGHTSOD"}, {{"17", "0", "1000", "BK 1"}}),
            shape("NVDB_DKMotorvag", {"OBJEKT"}, {{"17", "400", "1000", ""}})});
  EXPECT_EQ(files.product, RoadProduct::nvdb_layers);
  EXPECT_THAT(files.reports, SizeIs(6));
  ASSERT_THAT(files.roads.segments, SizeIs(2));
  EXPECT_EQ(files.roads.segments[0].limit_forward->type, model::SpeedLimit::Type::walk);
  EXPECT_EQ(files.roads.segments[0].road_class, RoadClass::residential);
  EXPECT_EQ(files.roads.segments[0].surface, model::Surface::paved);
  EXPECT_EQ(files.roads.segments[1].road_class, RoadClass::motorway);
  EXPECT_THAT(notices_of(files.reports.front()), HasSubstr("BK 1 (2)"));
}

TEST_F(NvdbLayers, AreNotReadTogetherWithAnotherProduct) {
  const auto error = refusal(
      {geopackage("a.gpkg", {net()}),
       layer_file(
           "b.gpkg",
           {"b", 3006, {"Klass_181", "Vagtr_474"}, {{line({{0, 0}, {9, 0}}), {"5", "1"}}}})});
  EXPECT_EQ(error.code(), ErrorCode::value_invalid);
  EXPECT_EQ(error.where().file, "b.gpkg");
  EXPECT_EQ(shown(error.message()),
            "this is NVDB, one layer with all attributes (homogenised), and a.gpkg is NVDB, a "
            "GeoPackage with one layer for each attribute");
  const auto own =
      refusal({layer_file("c.gpkg", {"c", 3006, {"class"}, {{line({{0, 0}, {9, 0}}), {"road"}}}}),
               layer_file("d.gpkg", {"d", 3006, {"class"}, {{line({{0, 0}, {9, 0}}), {"road"}}}})});
  EXPECT_THAT(shown(own.message()), HasSubstr("only files of NVDB, of Topografi or of Pipos"));
}

}  // namespace
}  // namespace narhet::test
