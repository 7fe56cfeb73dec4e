// SPDX-License-Identifier: MIT
#include "road_files_fixture.hpp"

#include "narhet/base/format.hpp"

#include <gmock/gmock.h>

#include <array>
#include <map>

namespace narhet::test {
namespace {

using ::testing::ElementsAreArray;
using ::testing::SizeIs;

/// A part of a reference link, with all that NVDB says of it.
struct Part {
  double from{};
  double to{};
  std::string net;  ///< bilnät, cykelnät, gångnät
  std::string functional_class;
  std::string forward;  ///< the limit
  std::string backward;
  std::string forbidden;  ///< Med, Mot
  std::string surface;    ///< belagd, grus
  std::string ferry;      ///< its name
};

/// A straight reference link.
struct Link {
  std::string id;
  Metre start;
  Metre end;
  std::vector<Part> parts;

  [[nodiscard]] Metre at(double share) const {
    return {start.east + share * (end.east - start.east),
            start.north + share * (end.north - start.north)};
  }
};

/// A municipality:
///
///     0,800 ── footway ── 0,1000                  3000,1000 ◄── 4000,1000
///       │ cycleway                                                 ▲ one-way
///     0,0 ──80── 1000,0 ──50── 2000,0 ──────80────── 4000,0 ───────┘
///                   │ gravel                    │ bridge      ≈≈ ferry ≈≈ 6000,0 ── 7000,0
const std::vector<Link> kMunicipality{
    {"1:1",
     {0, 0},
     {4000, 0},
     {{0.0, 0.25, "bilnät", "3", "80", "80", "", "belagd", ""},
      {0.25, 0.5, "bilnät", "3", "50", "50", "", "belagd", ""},
      {0.5, 1.0, "bilnät", "3", "80", "80", "", "belagd", ""}}},
    {"1:2", {4000, 0}, {4000, 1000}, {{0, 1, "bilnät", "8", "40", "40", "Mot", "belagd", ""}}},
    {"1:3", {3000, 1000}, {4000, 1000}, {{0, 1, "bilnät", "8", "30", "30", "Med", "belagd", ""}}},
    {"1:4", {1000, 0}, {1000, -1500}, {{0, 1, "bilnät", "9", "70", "70", "", "grus", ""}}},
    {"1:5", {3000, -500}, {3000, 500}, {{0, 1, "bilnät", "5", "", "", "", "belagd", ""}}},
    {"1:6", {4000, 0}, {6000, 0}, {{0, 1, "bilnät", "5", "", "", "", "", "Hökönleden"}}},
    {"1:7", {0, 0}, {0, 800}, {{0, 1, "cykelnät", "", "", "", "", "belagd", ""}}},
    {"1:8", {0, 800}, {0, 1000}, {{0, 1, "gångnät", "", "", "", "", "grus", ""}}},
    {"1:9",
     {6000, 0},
     {7000, 0},
     {{0, 0.9, "bilnät", "7", "70", "50", "", "belagd", ""},
      {0.9, 1, "bilnät", "7", "gångfart", "gångfart", "", "belagd", ""}}}};

std::string code_of(const std::string& word) {
  static const std::map<std::string, std::string> codes{
      {"bilnät", "1"}, {"cykelnät", "2"}, {"gångnät", "4"}, {"belagd", "1"}, {"grus", "2"}};
  const auto code = codes.find(word);
  return code == codes.end() ? std::string{} : code->second;
}

std::string text_of(double number) {
  return base::format("{}", number);
}

class NvdbFamilies : public RoadFilesTest {
 protected:
  /// (a) each part a line with all its attributes.
  [[nodiscard]] input::Source homogenised() const {
    WrittenLayer layer{"Flen",
                       3006,
                       {"ROUTE_ID", "FROM_MEASURE", "TO_MEASURE", "Vagtr_474", "Klass_181",
                        "F_Hogst_225", "B_Hogst_225", "F_Forbjuden_fardriktning",
                        "B_Forbjuden_fardriktning", "Slitl_152", "Farje_139"},
                       {}};
    for (const Link& link : kMunicipality) {
      for (const Part& part : link.parts) {
        layer.features.push_back(
            {line({link.at(part.from), link.at(part.to)}),
             {link.id, text_of(part.from), text_of(part.to), code_of(part.net),
              part.functional_class, part.forward, part.backward,
              part.forbidden == "Med" ? "1" : "", part.forbidden == "Mot" ? "1" : "",
              code_of(part.surface), part.ferry}});
      }
    }
    return layer_file("homogenised.gpkg", layer);
  }

  /// How a family names things.
  struct Names {
    std::string reference_or_net;  ///< the layer that has the lines
    std::string prefix;            ///< of the other layers' names
    std::array<std::string, 3> extent;
    std::string limit;
    std::string direction;
    std::string surface;
    std::string ferry_name;
    double unit{1.0};  ///< of measures
  };

  /// The layers of one family: lines, and a layer for each attribute.
  static std::vector<WrittenLayer> layers(const Names& names) {
    const auto layer = [&](const std::string& name, const std::vector<std::string>& columns) {
      WrittenLayer made{name, 3006, {names.extent.begin(), names.extent.end()}, {}};
      made.fields.insert(made.fields.end(), columns.begin(), columns.end());
      return made;
    };
    WrittenLayer reference = layer(names.reference_or_net, {"Nattyp"});
    WrittenLayer net = layer(names.prefix + "Vagtrafiknat", {"Nattyp"});
    WrittenLayer limits = layer(names.prefix + "Hastighetsgrans", {names.limit, names.direction});
    WrittenLayer classes = layer(names.prefix + "FunkVagklass", {"Klass"});
    WrittenLayer forbidden = layer(names.prefix + "ForbjudenFardriktning", {names.direction});
    WrittenLayer surfaces = layer(names.prefix + "Slitlager", {names.surface});
    WrittenLayer ferries = layer(names.prefix + "Farjeled", {names.ferry_name});
    const auto add = [&](WrittenLayer& to, const Link& link, double from, double until,
                         const std::vector<std::string>& said) {
      std::vector<std::string> cells{link.id, text_of(names.unit * from),
                                     text_of(names.unit * until)};
      cells.insert(cells.end(), said.begin(), said.end());
      to.features.push_back({line({link.at(from), link.at(until)}), cells});
    };
    for (const Link& link : kMunicipality) {
      add(reference, link, 0.0, 1.0, {link.parts.front().net});
      add(net, link, 0.0, 1.0, {link.parts.front().net});
      if (!link.parts.front().functional_class.empty()) {
        add(classes, link, 0.0, 1.0, {link.parts.front().functional_class});
      }
      for (const Part& part : link.parts) {
        if (part.forward == part.backward && !part.forward.empty()) {
          add(limits, link, part.from, part.to, {part.forward, "Med och mot"});
        } else if (!part.forward.empty()) {
          add(limits, link, part.from, part.to, {part.forward, "Med"});
          add(limits, link, part.from, part.to, {part.backward, "Mot"});
        }
        if (!part.forbidden.empty()) {
          add(forbidden, link, part.from, part.to, {part.forbidden});
        }
        if (!part.surface.empty()) {
          add(surfaces, link, part.from, part.to, {part.surface});
        }
        if (!part.ferry.empty()) {
          add(ferries, link, part.from, part.to, {part.ferry});
        }
      }
    }
    std::vector<WrittenLayer> all{reference, limits, classes, forbidden, surfaces, ferries};
    if (!names.reference_or_net.ends_with("Vagtrafiknat")) {
      all.push_back(net);
    }
    return all;
  }

  /// (b) shapefiles, with measures in metres as far as each link goes.
  [[nodiscard]] std::vector<input::Source> shapefiles() const {
    std::vector<input::Source> sources;
    for (const WrittenLayer& layer : layers({"NVDB_DKReflinjetillkomst",
                                             "NVDB_DK",
                                             {"RLID", "START_MEASURE", "END_MEASURE"},
                                             "HTHAST",
                                             "RIKTNING",
                                             "TYP",
                                             "LEDSNAMN",
                                             2000.0})) {
      sources.push_back(layer_file(layer.name + ".shp", layer));
    }
    return sources;
  }
  /// (c) one GeoPackage.
  [[nodiscard]] input::Source package() const {
    return geopackage("nvdb.gpkg", layers({"NVDB_DK_O_88_Vagtrafiknat",
                                           "NVDB_DK_O_1_",
                                           {"ELEMENT_ID", "START_MEASURE", "END_MEASURE"},
                                           "Hogsta_tillatna_hastighet",
                                           "Riktning",
                                           "Slitlagertyp",
                                           "Farjeledsnamn",
                                           1.0}));
  }
};

TEST_F(NvdbFamilies, GiveOneGraphThreeTimes) {
  for (const model::Mode mode : model::kModes) {
    SCOPED_TRACE(model::key(mode));
    options_.mode = mode;
    const auto a = graph_of(read(homogenised()).roads);
    const auto b = graph_of(read(shapefiles()).roads);
    const auto c = graph_of(read(package()).roads);
    // Nine links, two of them in parts: 12 steps, two of which are closed to cars (the cycleway and
    // the footway), and one to bicycles.
    EXPECT_THAT(a, SizeIs(mode == model::Mode::car ? 10 : mode == model::Mode::bicycle ? 11 : 12));
    EXPECT_THAT(b, ElementsAreArray(a));
    EXPECT_THAT(c, ElementsAreArray(a));
  }
}

}  // namespace
}  // namespace narhet::test
