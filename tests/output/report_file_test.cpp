// SPDX-License-Identifier: MIT
#include "narhet/output/report_file.hpp"

#include "output/sample_report.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/output/detail/html.hpp"
#include "narhet/output/detail/joined_units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::output {
namespace {

using base::Language;
using ::testing::HasSubstr;
using ::testing::Not;

std::string page_of(const model::Report& report) {
  const test::TemporaryFolder folder;
  Publication publication{folder / "report.html", {}};
  write_report(report, publication, {});
  publication.commit();
  return test::read_bytes(folder / "report.html");
}

const std::string& swedish() {
  static const std::string page = page_of(test::sample_report(Language::swedish));
  return page;
}
const std::string& english() {
  static const std::string page = page_of(test::sample_report(Language::english));
  return page;
}
const std::string& hostile() {
  static const std::string page = page_of(test::hostile_report());
  return page;
}

/// What stands between each `begin` and the next `end`.
std::vector<std::string> between(std::string_view page,
                                 std::string_view begin,
                                 std::string_view end) {
  std::vector<std::string> found;
  for (std::size_t at = page.find(begin); at != std::string_view::npos; at = page.find(begin, at)) {
    at += begin.size();
    found.emplace_back(page.substr(at, page.find(end, at) - at));
  }
  return found;
}

std::size_t count(std::string_view page, std::string_view text) {
  std::size_t times = 0;
  for (std::size_t at = page.find(text); at != std::string_view::npos;
       at = page.find(text, at + 1)) {
    ++times;
  }
  return times;
}

/// The page without what the browser does not read as HTML.
std::string without_scripts(std::string page) {
  for (const std::string_view name : {"script", "style"}) {
    const std::string end = base::format("</{}>", name);
    for (std::size_t at = page.find(base::format("<{}", name)); at != std::string::npos;
         at = page.find(base::format("<{}", name), at)) {
      page.erase(at, page.find(end, at) + end.size() - at);
    }
  }
  return page;
}

/// How often each element begins, by a strict reading: what is no tag of letters is a fault.
std::map<std::string, std::size_t> elements(const std::string& page) {
  std::map<std::string, std::size_t> times;
  const std::string html = without_scripts(page);
  for (const std::string& tag : between(html, "<", ">")) {
    if (tag.front() != '/' && tag.front() != '!') {
      ++times[tag.substr(0, tag.find_first_of(" /"))];
    }
  }
  return times;
}

TEST(ReportFile, IsWholeInBothLanguages) {
  EXPECT_THAT(swedish(), HasSubstr("<html lang=\"sv\">"));
  EXPECT_THAT(english(), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(swedish(), HasSubstr("<title>Nära till service – Tre kommuner</title>"));
  EXPECT_THAT(swedish(), HasSubstr(">Tabell 1. Vägen till service, ort för ort<"));
  EXPECT_THAT(english(), HasSubstr(">Table 1. The way to service, place by place<"));
  EXPECT_THAT(swedish(), HasSubstr("Rapportens tillgänglighet"));
  EXPECT_THAT(english(), HasSubstr("Accessibility of this report"));
}

std::string header_of(const model::Report& report) {
  return between(page_of(report), "<header>", "</header>").front();
}

// "DEMO" is the notice of a demo and in its name; one line says it once.
TEST(ReportFile, NamesTheStudyOnceInItsHeader) {
  model::Report report = test::sample_report(Language::swedish);
  report.notice = "";
  EXPECT_EQ(count(header_of(report), "Tre kommuner"), 1U) << header_of(report);
  report.notice = report.study_name;
  EXPECT_EQ(count(header_of(report), "Tre kommuner"), 1U) << header_of(report);
  report.notice = "UTKAST";
  EXPECT_EQ(count(header_of(report), "Tre kommuner"), 1U) << header_of(report);
  EXPECT_EQ(count(header_of(report), "UTKAST"), 1U);
}

model::ReportChapter words_chapter() {
  model::ReportTable table{base::Message{"t"}, {}, {}, 20};
  table.columns = {model::ReportTable::Column{base::Message{"Gini"}, true}.about("gini"),
                   model::ReportTable::Column{base::Message{"Theil"}, true}.about("unknown")};
  table.rows = {{base::Argument{1}, base::Argument{2}}};
  model::ReportWords words;
  words.words = {{"gini", base::Message{"Gini"}, base::Message{"{}", "how unequal"}}};
  return {"words", base::Message{"{}", "Words"}, {table, words}};
}

// A title that speaks of a word leads to what the word means, where the report says that.
TEST(ReportFile, LeadsFromATableToTheWordsOfItsTitles) {
  model::Report report = test::sample_report(Language::english);
  report.chapters.push_back(words_chapter());
  const std::string page = page_of(report);
  EXPECT_THAT(page, HasSubstr("<a href=\"#word-gini\">Gini</a>"));
  EXPECT_THAT(page, HasSubstr("<dl><dt id=\"word-gini\">Gini</dt><dd>how unequal</dd></dl>"));
  EXPECT_THAT(page, Not(HasSubstr("#word-unknown")));
}

TEST(ReportFile, SaysOnPaperWhatIsFoldedAway) {
  EXPECT_THAT(swedish(),
              HasSubstr("<p class=\"note on-paper\">52 rader till i tabell 1 är hopfällda"));
}

TEST(ReportFile, WritesNumbersAsTheLanguageDoes) {
  EXPECT_THAT(swedish(), HasSubstr(">17\u00A0240<"));
  EXPECT_THAT(english(), HasSubstr(">17,240<"));
  EXPECT_THAT(swedish(), HasSubstr(">40,9<"));
  EXPECT_THAT(english(), HasSubstr(">40.9<"));
  // In SVG and in data a number is a number.
  EXPECT_THAT(swedish(), HasSubstr("<rect class=\"part-1\" x=\"0%\" y=\"59\" width=\"48.5%\""));
}

TEST(ReportFile, EndsEveryElementThatItBegins) {
  for (const std::string* page : {&swedish(), &hostile()}) {
    std::vector<std::string> open;
    for (const std::string& tag : between(without_scripts(*page), "<", ">")) {
      const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
      if (name == "!DOCTYPE" || name == "meta" || name == "link" || tag.back() == '/') {
        continue;
      }
      if (name.front() == '/') {
        ASSERT_FALSE(open.empty());
        ASSERT_EQ("/" + open.back(), name);
        open.pop_back();
      } else {
        open.push_back(name);
      }
    }
    EXPECT_TRUE(open.empty());
  }
}

TEST(ReportFile, LinksItsContentsToItsChaptersAndNamesNothingTwice) {
  std::map<std::string, int> ids;
  const std::string html = without_scripts(swedish());
  for (const std::string& id : between(html, " id=\"", "\"")) {
    EXPECT_EQ(++ids[id], 1) << id;
  }
  const auto links = between(html, " href=\"#", "\"");
  EXPECT_EQ(links.size(), 9U)
      << "a skip link, five chapters, two parts of one, and the page's accessibility";
  for (const std::string_view attribute :
       {" href=\"#", " for=\"", " aria-labelledby=\"", " aria-describedby=\""}) {
    for (const std::string& names : between(html, attribute, "\"")) {
      std::istringstream words{names};
      for (std::string name; words >> name;) {
        EXPECT_EQ(ids[name], 1) << name;
      }
    }
  }
}

TEST(ReportFile, TablesHaveCaptionsAndHeads) {
  const std::string html = without_scripts(swedish());
  const auto tables = between(html, "<table>", "</table>");
  // Places in two parts, two of figures, the municipalities.
  ASSERT_EQ(tables.size(), 5U);
  for (const std::string& table : tables) {
    EXPECT_EQ(count(table, "<caption"), 1U);
    EXPECT_EQ(count(table, "<tbody><tr><th scope=\"row\">"), 1U);
    EXPECT_EQ(count(table, "<tr>"), 1 + count(table, "<th scope=\"row\"")) << "each row has a name";
  }
  EXPECT_EQ(count(tables[0], "<tr>"), 13U) << "twelve rows are shown";
  EXPECT_EQ(count(tables[1], "<tr>"), 53U) << "52 are folded away";
  EXPECT_THAT(html, HasSubstr("<summary>Visa 52 rader till i tabell 1</summary>"));
}

TEST(ReportFile, SaysWhereThereIsNoFigure) {
  EXPECT_THAT(swedish(), HasSubstr("<td class=\"number\"><span aria-hidden=\"true\">–</span>"
                                   "<span class=\"unseen\">ingen uppgift</span></td>"));
}

TEST(ReportFile, FiguresAndMapsHaveNamesAndWords) {
  for (const std::string& figure : between(without_scripts(swedish()), "<figure", "</figure>")) {
    EXPECT_THAT(figure, HasSubstr("<figcaption"));
    EXPECT_THAT(figure, HasSubstr("role=\"img\""));
    EXPECT_THAT(figure, HasSubstr("aria-describedby="));
  }
  EXPECT_THAT(swedish(), HasSubstr("<desc id=\"figure-1-desc\">I Västerdal har 62 procent"));
  EXPECT_THAT(swedish(), HasSubstr("Orterna i mitten har högst 10\u00A0km till butik."));
}

/// The policy, and what it has to be for the styles and scripts that stand in the page.
TEST(ReportFile, ItsPolicyLetsItsOwnScriptsRunAndNothingElse) {
  for (const std::string* page : {&swedish(), &hostile()}) {
    const auto policy = between(*page, "Content-Security-Policy\" content=\"", "\">").front();
    std::string expected =
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src";
    const auto scripts = between(*page, "<script>", "</script>");
    EXPECT_EQ(scripts.size(), 2U);
    for (const std::string& script : scripts) {
      expected += " 'sha256-" + base::sha256_base64(script) + "'";
    }
    expected += "; style-src 'sha256-" +
                base::sha256_base64(between(*page, "<style>", "</style>").front()) + "'";
    EXPECT_EQ(policy, expected);
  }
}

TEST(ReportFile, NamesNothingOutsideItself) {
  const std::string html = without_scripts(swedish());
  EXPECT_TRUE(between(html, " src=\"", "\"").empty());
  EXPECT_EQ(between(html, " style=\"", "\"").size(), 0U);
  for (const std::string& address : between(swedish(), "url(", ")")) {
    EXPECT_EQ(address.front(), '#') << address;
  }
  for (const std::string& address : between(html, " href=\"", "\"")) {
    EXPECT_TRUE(address.front() == '#' || address == "data:,") << address;
  }
}

TEST(ReportFile, WithoutAMapThereIsNoLeaflet) {
  model::Report report = test::sample_report(Language::english);
  report.chapters.resize(1);
  const std::string page = page_of(report);
  EXPECT_EQ(between(page, "<script>", "</script>").size(), 1U);
  EXPECT_THAT(page, Not(HasSubstr("leaflet-pane")));
  EXPECT_LT(page.size(), 50'000U);
  EXPECT_THAT(swedish(), HasSubstr("Redistributions in binary form must reproduce"));
}

TEST(ReportFile, HostileTextsAddNoElement) {
  EXPECT_GE(test::hostile_texts().size(), 60U);
  auto usual = elements(swedish());
  auto found = elements(hostile());
  // As many names on the drawing as have room.
  usual.erase("text");
  found.erase("text");
  EXPECT_EQ(found, usual);
  EXPECT_EQ(count(hostile(), "<script"), count(swedish(), "<script"));
  EXPECT_EQ(count(hostile(), "</script"), count(swedish(), "</script"));
  EXPECT_EQ(count(hostile(), "</style"), 1U);
}

TEST(ReportFile, HostileTextsStandAsTextAlone) {
  for (const std::string& text : test::hostile_texts()) {
    // "1 %" of a payload stays on one line, as any number with its unit does.
    const std::string escaped = detail::html_text(detail::joined_units(text));
    EXPECT_EQ(escaped.find_first_of("<>\"'"), std::string::npos) << text;
    EXPECT_THAT(hostile(), HasSubstr(escaped));
  }
  // Nothing that ends a text or turns it around, anywhere.
  for (const std::string_view harm :
       {std::string_view{"\0", 1}, std::string_view{"\x1B"}, std::string_view{"\xE2\x80\xAE"},
        std::string_view{"\xE2\x81\xA6"}, std::string_view{"\xE2\x80\xA8"},
        std::string_view{"\xFF"}}) {
    EXPECT_EQ(hostile().find(harm), std::string::npos);
  }
}

TEST(HtmlText, EscapesWhatEndsATextOrAnAttribute) {
  EXPECT_EQ(detail::html_text("<a b=\"c\" d='e'>&"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  EXPECT_EQ(detail::html_text("Åre\nby"), "Åre by");
  EXPECT_EQ(detail::html_text("\xE2\x80\xAEyb"), "�yb");
  EXPECT_EQ(detail::html_text("b\xFFy"), "b�y");
}

TEST(ReportFile, MapDataAreJsonThatCannotEndTheirScript) {
  for (const std::string* page : {&swedish(), &hostile()}) {
    const auto data = between(*page, "class=\"map-data\">", "</script>");
    ASSERT_EQ(data.size(), 1U);
    EXPECT_EQ(data[0].find_first_of("<>&"), std::string::npos);
    const auto map = nlohmann::json::parse(data[0]);
    ASSERT_EQ(map.at("layers").size(), 5U);
    EXPECT_EQ(map["layers"][1]["marks"].size(), 64U);
    EXPECT_EQ(map["canvas"], false);
  }
  const auto map = nlohmann::json::parse(between(swedish(), "class=\"map-data\">", "</script>")[0]);
  // 60 km, borders that wind 3.4 km beyond, and a margin of 4 %.
  EXPECT_NEAR(map["size"][1].get<double>(), 60'000 * 1.0, 6'500);
  EXPECT_EQ(map["layers"][4]["marks"][0][3], "Älvsbacka skola");
  EXPECT_EQ(map["layers"][4]["marks"][0][4][0], "1 240 personer får närmare");
  // The heaviest comes first, so that it lies below the others.
  const auto& places = map["layers"][1]["marks"];
  for (std::size_t i = 1; i < places.size(); ++i) {
    EXPECT_GE(places[i - 1][1].get<double>(), places[i][1].get<double>());
  }
}

TEST(ReportFile, ClassesOnAMapDifferByMoreThanTheirColour) {
  const auto map = nlohmann::json::parse(between(swedish(), "class=\"map-data\">", "</script>")[0]);
  const auto& services = map["layers"][2]["looks"];
  EXPECT_NE(services[0]["shape"], services[1]["shape"]);
  const auto& places = map["layers"][1]["looks"];
  EXPECT_LT(places[2]["hole"].get<double>(), places[3]["hole"].get<double>());
  EXPECT_NE(places[4]["dash"], places[0]["dash"]);
  EXPECT_NE(map["layers"][0]["looks"][0]["fill"], map["layers"][0]["looks"][1]["fill"]);
}

TEST(ReportFile, SameReportSameBytes) {
  EXPECT_EQ(page_of(test::sample_report(Language::swedish)), swedish());
}

TEST(ReportFile, IsSmallWithThousandsOfPlaces) {
  EXPECT_LT(swedish().size(), 400'000U);
  EXPECT_LT(page_of(test::large_report(5000)).size(), 2'500'000U);
}

TEST(ReportFile, AMapWithoutMarksIsWordsAlone) {
  model::Report report = test::sample_report(Language::english);
  for (auto& block : report.chapters[1].blocks) {
    if (auto* map = std::get_if<model::ReportMap>(&block)) {
      for (auto& layer : map->layers) {
        layer.marks.clear();
      }
    }
  }
  const std::string page = page_of(report);
  EXPECT_THAT(page, Not(HasSubstr("class=\"map-data\"")));
  EXPECT_THAT(page, HasSubstr("The places in the middle have at most 10\u00A0km"));
}

}  // namespace
}  // namespace narhet::output
