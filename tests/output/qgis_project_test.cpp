// SPDX-License-Identifier: MIT
#include "narhet/output/detail/qgis_project.hpp"

#include "output/sample_result.hpp"
#include "output/sqlite_table.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/project_table.hpp"
#include "narhet/output/detail/result_project.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/result_file.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

namespace narhet::output::detail {
namespace {

const base::Catalogue kEnglish{base::Language::english};

StyledLayers styled_layers(const model::Result& result, const base::Catalogue& catalogue) {
  return {result_layers(result), result.notice, [&](const Layer& layer, const std::string& notice) {
            return style_of(layer, result, notice, catalogue);
          }};
}

struct Projected {
  model::Result result = test::sample_result();

  [[nodiscard]] QgisProject project() const {
    return result_project(styled_layers(result, kEnglish), result, "åby & ö.gpkg", kEnglish);
  }
  [[nodiscard]] std::string text() const {
    return project_text(project(), result.crs, "2026-01-31T12:00:00.000Z", kEnglish);
  }
};

/// The text of each element of that name, in their order.
std::vector<std::string> elements(const std::string& xml, const std::string& name) {
  std::vector<std::string> found;
  const CPLXMLTreeCloser tree{CPLParseXMLString(xml.c_str())};
  const auto look = [&](const CPLXMLNode* node, const auto& self) -> void {
    for (; node != nullptr; node = node->psNext) {
      if (node->eType == CXT_Element && name == node->pszValue) {
        found.emplace_back(CPLGetXMLValue(node, "", ""));
      }
      self(node->psChild, self);
    }
  };
  look(tree.get(), look);
  return found;
}

std::vector<std::string> titles(const QgisProject& project) {
  std::vector<std::string> all;
  for (const ProjectTheme& theme : project.themes) {
    all.push_back(kEnglish.render(theme.title));
  }
  return all;
}

TEST(QgisProjectText, FindsEveryLayerBesideTheFileWhateverItsName) {
  const Projected sample;
  const auto sources = elements(sample.text(), "datasource");
  std::size_t layers = 0;
  for (const ProjectGroup& group : sample.project().groups) {
    for (const ProjectLayer& layer : group.layers) {
      EXPECT_EQ(sources.at(layers++), "./åby & ö.gpkg|layername=" + layer.table);
    }
  }
  EXPECT_EQ(sources.size(), layers);
  EXPECT_GE(layers, 14U);
  for (const std::string& id : elements(sample.text(), "id")) {
    EXPECT_GT(id.size(), 10U) << "QGIS drops shorter ids";
  }
}

TEST(QgisProjectText, StaysXmlWhateverTheStudyIsCalled) {
  Projected sample;
  sample.result.study_name = "<Ö> & \"Ås\" ]]> [% 1 %]";
  sample.result.notice = "DRAFT </qgis>";
  const auto name = elements(sample.text(), "title");
  ASSERT_EQ(name.size(), 1U);
  EXPECT_EQ(name.front(), sample.result.study_name);
  // QGIS would work out what stands between these in a label, and only there.
  EXPECT_FALSE(std::regex_search(sample.text(), std::regex{R"(labelText="[^"]*\[% 1)"}));
  EXPECT_TRUE(std::regex_search(sample.text(), std::regex{R"(labelText="[^"]*\[ % 1)"}));
}

TEST(ResultProject, HasThemesForWhatTheResultHas) {
  Projected sample;
  EXPECT_EQ(titles(sample.project()),
            (std::vector<std::string>{"the best site", "today", "if a service point closes",
                                      "compare municipalities", "ways to the nearest services"}));
  sample.result.candidates.clear();
  sample.result.candidate_snaps.clear();
  sample.result.ranking.scores.clear();
  EXPECT_EQ(titles(sample.project()).front(), "today");
}

// A neighbour is drawn on the pages of others; a page of its own would be an empty one.
TEST(ResultProject, HasAPageForEachMunicipalityWithPlaces) {
  Projected sample;
  ASSERT_EQ(sample.result.municipalities.size(), 1U);
  EXPECT_EQ(sample.project().page.each.layer, "municipalities");
  EXPECT_EQ(sample.project().page.each.rows, (std::vector<std::int64_t>{1}));
  sample.result.municipalities.insert(sample.result.municipalities.begin(),
                                      sample.result.municipalities.front());
  for (model::Place& place : sample.result.places) {
    if (place.municipality) {
      place.municipality = base::MunicipalityIndex{1};
    }
  }
  EXPECT_EQ(sample.project().page.each.rows, (std::vector<std::int64_t>{2}));
  EXPECT_NE(sample.text().find("filterFeatures=\"1\" featureFilter=\"$id IN (2)\""),
            std::string::npos);
}

TEST(ResultProject, HasOnePageAloneWhereNoMunicipalityHasPlaces) {
  Projected sample;
  for (model::Place& place : sample.result.places) {
    place.municipality.reset();
  }
  EXPECT_TRUE(sample.project().page.each.rows.empty());
  EXPECT_NE(sample.text().find("<Atlas enabled=\"0\" coverageLayer=\"\""), std::string::npos);
}

TEST(ProjectTable, HoldsTheProjectZippedAsQgisReadsIt) {
  const Projected sample;
  const test::TemporaryFolder folder;
  const auto file = folder / "åby & ö.gpkg";
  Publication publication{file, {}};
  write_result(sample.result, publication, {.date = "2026-01-31T12:00:00.000Z"}, {});
  publication.commit();
  const auto rows =
      test::query(file,
                  "SELECT name, content, json_extract(metadata, '$.last_modified_time') "
                  "FROM qgis_projects");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0][0], kProjectName);
  EXPECT_EQ(rows[0][2], "2026-01-31T12:00:00");
  int size = 0;
  GByte* bytes = CPLHexToBinary(rows[0][1].c_str(), &size);
  const std::string archive = "/vsimem/read_back.zip";
  VSIFCloseL(VSIFileFromMemBuffer(archive.c_str(), bytes, static_cast<vsi_l_offset>(size), TRUE));
  const std::string member = "/vsizip/" + archive + "/narhet.qgs";
  GByte* text = nullptr;
  vsi_l_offset length = 0;
  ASSERT_TRUE(VSIIngestFile(nullptr, member.c_str(), &text, &length, -1));
  const base::Catalogue catalogue{sample.result.language};
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(text), length),
            project_text(result_project(styled_layers(sample.result, catalogue), sample.result,
                                        "åby & ö.gpkg", catalogue),
                         sample.result.crs, "2026-01-31T12:00:00.000Z", catalogue));
  VSIFree(text);
  VSIUnlink(archive.c_str());
}

}  // namespace
}  // namespace narhet::output::detail
