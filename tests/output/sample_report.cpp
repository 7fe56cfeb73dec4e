// SPDX-License-Identifier: MIT
#include "output/sample_report.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/split_mix.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

namespace narhet::test {
namespace {

using base::Argument;
using base::Decimal;
using base::Language;
using base::Message;
using model::ReportMapLayer;
using model::ReportTable;
using Shade = ReportTable::Column::Shade;
using Symbol = ReportMapLayer::Symbol;

/// The sentences of the sample are no texts of the program: they stand here in both languages.
class Words {
 public:
  explicit Words(Language language) : language_{language} {}
  [[nodiscard]] Message operator()(const char* swedish, const char* english) const {
    return Message{"{}", language_ == Language::swedish ? swedish : english};
  }

 private:
  Language language_;
};

struct Place {
  std::string name;
  geo::Point at;
  int persons{};
  double km{};
};

constexpr std::array kNames{
    "Åsbyn",  "Östervik", "Norrlunda", "Storfors", "Lillån",   "Kvarnberg", "Hedenäs", "Björkliden",
    "Tallmo", "Fäbodbyn", "Sandnäs",   "Granö",    "Myrheden", "Älvsbacka", "Vallsta", "Rönnby"};
constexpr geo::Point kCorner{520'000, 6'700'000};
constexpr double kSide = 60'000;

std::vector<Place> places_of(std::size_t count) {
  base::SplitMix random{7};
  const auto share = [&] { return random.unit(); };
  std::vector<Place> places;
  for (std::size_t i = 0; i < count; ++i) {
    const double part = share();
    const geo::Point at{kCorner.x + kSide * (0.05 + 0.9 * share()),
                        kCorner.y + kSide * (0.05 + 0.9 * share())};
    const std::string suffix = i < kNames.size() ? "" : base::format(" {}", 1 + i / kNames.size());
    places.push_back(
        {kNames.at(i % kNames.size()) + suffix, at,
         static_cast<int>(20 + 2400 * part * part * part * part),
         std::hypot(at.x - kCorner.x - 30'000, at.y - kCorner.y - 34'000) / 1000 * 1.3});
  }
  return places;
}

/// West, middle and east, with borders that wind.
geo::MultiPolygon municipality(int column) {
  const auto border = [](double x, double y) {
    return geo::Point{kCorner.x + x + 2500 * std::sin(y / 4000) + 900 * std::sin(y / 900),
                      kCorner.y + y};
  };
  const double west = kSide / 3 * column;
  const double east = kSide / 3 * (column + 1);
  geo::Ring ring;
  for (double y = 0; y <= kSide; y += 250) {
    ring.push_back(border(west, y));
  }
  for (double y = kSide; y >= 0; y -= 250) {
    ring.push_back(border(east, y));
  }
  ring.push_back(ring.front());
  return {{ring, {}}};
}

std::size_t class_of(double km) {
  return km <= 10 ? 0 : km <= 20 ? 1 : km <= 30 ? 2 : 3;
}

model::ReportMap map_of(const std::vector<Place>& places, const Words& say) {
  ReportMapLayer areas{say("Kommuner", "Municipalities"), Symbol::municipality, true, {}, {}};
  areas.classes = {
      {say("minst 80 % av invånarna inom 20 km", "at least 80 % of people within 20 km"), 0.0},
      {say("60 till 80 %", "60 to 80 %"), 0.5},
      {say("under 60 %", "less than 60 %"), 1.0}};
  constexpr std::array kMunicipalities{"Västerdal", "Mellanbygd", "Österskog"};
  for (int i = 0; i < 3; ++i) {
    const auto index = static_cast<std::size_t>(i);
    areas.marks.push_back({{},
                           municipality(i),
                           (index + 1) % 3,
                           0,
                           Argument{kMunicipalities.at(index)},
                           {say("8 120 invånare", "8,120 people")}});
  }
  ReportMapLayer villages{say("Orter", "Places"), Symbol::place, true, {}, {}};
  villages.classes = {{say("högst 10 km", "at most 10 km"), 0.0},
                      {say("10 till 20 km", "10 to 20 km"), 0.33},
                      {say("20 till 30 km", "20 to 30 km"), 0.66},
                      {say("mer än 30 km", "more than 30 km"), 1.0},
                      {say("utan väg till service", "no road to service"), std::nullopt}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Place& place = places[i];
    villages.marks.push_back({place.at,
                              {},
                              i % 29 == 28 ? 4 : class_of(place.km),
                              static_cast<double>(place.persons),
                              Argument{place.name},
                              {Message{"{}: {}", say("invånare", "people"), place.persons},
                               Message{"{} km", Decimal{place.km}}}});
  }
  ReportMapLayer services{say("Serviceställen", "Service points"), Symbol::service, true, {}, {}};
  services.classes = {{say("livsmedelsbutik", "grocery shop"), std::nullopt},
                      {say("apotek", "pharmacy"), std::nullopt}};
  services.marks.push_back(
      {{kCorner.x + 30'000, kCorner.y + 34'000}, {}, 0, 0, Argument{"Handlarn i Norrlunda"}, {}});
  services.marks.push_back(
      {{kCorner.x + 33'000, kCorner.y + 31'000}, {}, 1, 0, Argument{"Apoteket Storfors"}, {}});
  services.marks.push_back(
      {{kCorner.x + 12'000, kCorner.y + 49'000}, {}, 0, 0, Argument{"Lanthandeln"}, {}});
  ReportMapLayer candidates{
      say("Föreslagna lägen", "Candidate sites"), Symbol::candidate, false, {}, {}};
  candidates.classes = {{say("hamnar först vid någon viktning", "first under some weighting"), 0.0},
                        {say("aldrig först", "never first"), 1.0}};
  candidates.marks.push_back(
      {{kCorner.x + 50'000, kCorner.y + 12'000}, {}, 1, 0, Argument{"Bygdegården"}, {}});
  candidates.marks.push_back(
      {{kCorner.x + 9'000, kCorner.y + 14'000}, {}, 0, 0, Argument{"Gamla skolan"}, {}});
  ReportMapLayer chosen{say("Valt läge", "Chosen site"), Symbol::chosen, true, {}, {}};
  chosen.classes = {{say("valt läge", "chosen site"), 0.0}};
  chosen.marks.push_back({{kCorner.x + 47'000, kCorner.y + 52'000},
                          {},
                          0,
                          0,
                          Argument{"Älvsbacka skola"},
                          {say("1 240 personer får närmare", "1,240 people come nearer")}});
  return {say("Vägen till närmaste livsmedelsbutik", "The way to the nearest grocery shop"),
          {say("Orterna i mitten har högst 10 km till butik. Längst har sydvästra hörnet, där tolv "
               "orter har mer än 30 km.",
               "The places in the middle have at most 10 km to a shop. The south-western corner "
               "has farthest: twelve places have more than 30 km."),
           say("Det valda läget ligger i nordost, i Älvsbacka.",
               "The chosen site lies in the north-east, in Älvsbacka.")},
          {areas, villages, services, candidates, chosen}};
}

ReportTable place_table(const std::vector<Place>& places, const Words& say) {
  ReportTable table{say("Vägen till service, ort för ort", "The way to service, place by place"),
                    {{say("Ort", "Place"), false, Shade::none},
                     {say("Kommun", "Municipality"), false, Shade::none},
                     {say("Invånare", "People"), true, Shade::none},
                     {say("Butik, km", "Shop, km"), true, Shade::high_is_worse},
                     {say("Apotek, km", "Pharmacy, km"), true, Shade::high_is_worse}},
                    {},
                    12};
  for (std::size_t i = 0; i < places.size() && i < 64; ++i) {
    std::optional<Argument> pharmacy{Argument{Decimal{places[i].km * 1.4}}};
    if (i % 9 == 4) {
      pharmacy.reset();
    }
    table.rows.push_back({Argument{places[i].name}, Argument{"Mellanbygd"},
                          Argument{places[i].persons * 10}, Argument{Decimal{places[i].km}},
                          pharmacy});
  }
  return table;
}

ReportTable wide_table(const Words& say) {
  ReportTable table{say("Kommunerna sida vid sida", "The municipalities side by side"), {}, {}, 20};
  table.columns.push_back({say("Kommun", "Municipality"), false, Shade::none});
  for (const int km : {5, 10, 15, 20, 25, 30}) {
    table.columns.push_back(
        {Message{"{} {} km, %", say("Inom", "Within"), km}, true, Shade::low_is_worse});
  }
  table.columns.push_back({say("Medelväg, km", "Mean way, km"), true, Shade::high_is_worse});
  table.columns.push_back({say("Tiondelen som har längst, km", "The tenth with farthest, km"), true,
                           Shade::high_is_worse});
  table.columns.push_back({say("Gini", "Gini"), true, Shade::none});
  int row = 0;
  for (const char* name :
       {"Västerdal", "Mellanbygd", "Österskog", "Nordanå", "Söderby", "Fjällgård", "Skogstorp"}) {
    std::vector<std::optional<Argument>> cells{Argument{name}};
    for (int i = 0; i < 6; ++i) {
      cells.emplace_back(
          Argument{Decimal{std::min(100.0, 18.4 + 13.7 * i + 4.3 * ((row * 3) % 7))}});
    }
    cells.emplace_back(Argument{Decimal{6.2 + 1.7 * row}});
    cells.emplace_back(Argument{Decimal{21.5 + 3.1 * row}});
    cells.emplace_back(Argument{Decimal{0.312 + 0.02 * row, 3}});
    table.rows.push_back(std::move(cells));
    ++row;
  }
  return table;
}

model::ReportFigure figure_of(const Words& say) {
  model::ReportFigure figure;
  figure.caption = say("Invånare efter väg till butik", "People by their way to a shop");
  figure.summary = say("I Västerdal har 62 procent högst 10 km, i Österskog 31 procent.",
                       "In Västerdal 62 percent have at most 10 km, in Österskog 31 percent.");
  figure.bars.axis = say("procent av invånarna", "percent of people");
  figure.bars.parts = {say("högst 10 km", "at most 10 km"), say("10 till 20 km", "10 to 20 km"),
                       say("mer än 20 km", "more than 20 km")};
  figure.bars.longest = 100;
  figure.bars.bars = {{Argument{"Västerdal"}, {62, 25, 13}},
                      {Argument{"Mellanbygd"}, {48.5, 31.5, 20}},
                      {Argument{"Österskog"}, {31, 40, 29}}};
  figure.table.caption = figure.caption;
  figure.table.columns = {{say("Kommun", "Municipality"), false, Shade::none},
                          {say("Högst 10 km, %", "At most 10 km, %"), true, Shade::none},
                          {say("10 till 20 km, %", "10 to 20 km, %"), true, Shade::none},
                          {say("Mer än 20 km, %", "More than 20 km, %"), true, Shade::none}};
  for (const auto& bar : figure.bars.bars) {
    std::vector<std::optional<Argument>> cells{bar.label};
    for (const auto& length : bar.lengths) {
      cells.emplace_back(Argument{Decimal{length.value_or(0)}});
    }
    figure.table.rows.push_back(std::move(cells));
  }
  return figure;
}

model::ReportFigure ranked_figure(const Words& say) {
  model::ReportFigure figure;
  figure.caption = say("Om ett serviceställe läggs ned", "If a service point closes");
  figure.summary = say("Handlarn i Norrlunda betyder mest: 3 210 personer får längre.",
                       "Handlarn i Norrlunda matters most: 3,210 people get farther.");
  figure.bars.axis = say("personer som får längre", "people who get farther");
  figure.bars.parts = {say("personer", "people")};
  figure.bars.bars = {{Argument{"Handlarn i Norrlunda"}, {3210}},
                      {Argument{"Lanthandeln"}, {1184}},
                      {Argument{"Apoteket Storfors"}, {std::nullopt}}};
  figure.table.caption = figure.caption;
  figure.table.columns = {{say("Serviceställe", "Service point"), false, Shade::none},
                          {say("Personer", "People"), true, Shade::high_is_worse}};
  figure.table.rows = {{Argument{"Handlarn i Norrlunda"}, Argument{3210}},
                       {Argument{"Lanthandeln"}, Argument{1184}},
                       {Argument{"Apoteket Storfors"}, std::nullopt}};
  return figure;
}

model::Report report_of(Language language, std::size_t count) {
  const Words say{language};
  const std::vector<Place> places = places_of(count);
  model::Report report;
  report.study_name = "Tre kommuner";
  report.title = say("Nära till service", "Near to service");
  report.notice = language == Language::swedish ? "Internt: får inte publiceras"
                                                : "Internal: not to be published";
  report.date = "2026-01-31T12:00:00.000Z";
  report.language = language;
  report.crs_name = "SWEREF 99 TM (EPSG:3006)";
  report.chapters = {
      {"in-short",
       say("I korthet", "In short"),
       {model::ReportParagraph{say("Av 24 680 invånare har 12 031 högst 10 km till en butik. "
                                   "Längst har Fäbodbyn med 43,1 km.",
                                   "Of 24,680 people 12,031 have at most 10 km to a shop. Fäbodbyn "
                                   "has farthest, 43.1 km.")},
        model::ReportParagraph{say("Medeltal för en kommun beskriver ingen enskild by.",
                                   "Averages of a municipality describe no single village."),
                               true},
        model::ReportList{
            {say("Störst nytta gör en butik i Älvsbacka.", "A shop in Älvsbacka helps most."),
             say("Näst störst nytta gör en butik i Granö.", "Second is a shop in Granö.")},
            true}}},
      {"present",
       say("Nuläget", "The present situation"),
       {map_of(places, say), place_table(places, say), figure_of(say)}},
      {"closures", say("Nedläggningar", "Closures"), {ranked_figure(say)}},
      {"side-by-side",
       say("Kommunerna sida vid sida", "Municipalities side by side"),
       {model::ReportHeading{"municipality-1", say("Granö kommun", "Granö municipality")},
        wide_table(say),
        model::ReportHeading{"municipality-2", say("Älvsbacka kommun", "Älvsbacka municipality")},
        model::ReportParagraph{say("Ingen ort ligger här.", "No place lies here."), false}}},
      {"decision",
       say("Beslut, skäl och avsteg", "Decision, reasons, departures"),
       {model::ReportForm{{say("Vad beslutades?", "What was decided?"),
                           say("Av vilka skäl?", "For which reasons?"),
                           say("Var avviker beslutet från rangordningen, och varför?",
                               "Where does the decision depart from the ranking, and why?")}}}}};
  return report;
}

/// Every text of the report replaced by the next hostile one.
class Poison {
 public:
  Message message() { return Message{"{}", next()}; }
  Argument argument() { return Argument{next()}; }
  std::string next() { return texts_.at(at_++ % texts_.size()); }

  void operator()(model::ReportHeading& heading) { heading.text = message(); }
  void operator()(model::ReportParagraph& paragraph) { paragraph.text = message(); }
  void operator()(model::ReportList& list) {
    for (Message& item : list.items) {
      item = message();
    }
  }
  void operator()(ReportTable& table) {
    table.caption = message();
    for (auto& column : table.columns) {
      column.title = message();
    }
    for (auto& row : table.rows) {
      row.front() = argument();
    }
  }
  void operator()(model::ReportFigure& figure) {
    figure.caption = message();
    figure.summary = message();
    figure.bars.axis = message();
    for (Message& part : figure.bars.parts) {
      part = message();
    }
    for (auto& bar : figure.bars.bars) {
      bar.label = argument();
    }
    (*this)(figure.table);
  }
  void operator()(model::ReportMap& map) {
    map.caption = message();
    for (Message& sentence : map.equivalent) {
      sentence = message();
    }
    for (ReportMapLayer& layer : map.layers) {
      layer.title = message();
      for (auto& each : layer.classes) {
        each.title = message();
      }
      for (auto& mark : layer.marks) {
        mark.name = argument();
        mark.facts = {message(), message()};
      }
    }
  }
  void operator()(model::ReportWords& list) {
    for (auto& each : list.words) {
      each.word = message();
      each.meaning = message();
    }
  }
  void operator()(model::ReportForm& form) {
    for (Message& question : form.questions) {
      question = message();
    }
  }

 private:
  std::vector<std::string> texts_{hostile_texts()};
  std::size_t at_{};
};

}  // namespace

model::Report sample_report(Language language) {
  return report_of(language, 64);
}

model::Report large_report(std::size_t places) {
  return report_of(Language::swedish, places);
}

std::vector<std::string> hostile_texts() {
  using std::string_literals::operator""s;
  return {
      "<script>window.harm=1</script>",
      "</script><script>window.harm=1</script>",
      "</SCRIPT ><svg onload=window.harm=1>",
      "<img src=x onerror=window.harm=1>",
      "<svg/onload=window.harm=1>",
      "\"><script>window.harm=1</script>",
      "'><script>window.harm=1</script>",
      "\" onmouseover=\"window.harm=1",
      "' onfocus='window.harm=1' autofocus='",
      "\" autofocus onfocus=window.harm=1 x=\"",
      "`onload=window.harm=1`",
      "<iframe srcdoc=\"<script>parent.harm=1</script>\">",
      "<iframe src=javascript:parent.harm=1>",
      "<object data=\"data:text/html,<script>harm=1</script>\">",
      "<embed src=//example.org/x>",
      "<link rel=stylesheet href=//example.org/x.css>",
      "<style>*{display:none}</style>",
      "</style><script>window.harm=1</script>",
      "</title><script>window.harm=1</script>",
      "</textarea><script>window.harm=1</script>",
      "</caption></table><script>window.harm=1</script>",
      "</svg><script>window.harm=1</script>",
      "</select><img src=x onerror=window.harm=1>",
      "<base href=//example.org/>",
      "<meta http-equiv=refresh content=0;url=//example.org/>",
      "<form action=//example.org><input autofocus onfocus=window.harm=1>",
      "<a href=javascript:window.harm=1>by</a>",
      "javascript:window.harm=1",
      "data:text/html,<script>window.harm=1</script>",
      "<details open ontoggle=window.harm=1>",
      "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=window.harm=1>",
      "<noscript><p title=\"</noscript><img src=x onerror=window.harm=1>\">",
      "<template><script>window.harm=1</script></template>",
      "<!--",
      "-->",
      "<!-- --!><script>window.harm=1</script>",
      "<!--<script>",
      "]]>",
      "<![CDATA[<script>window.harm=1</script>]]>",
      "<?xml version=\"1.0\"?>",
      "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
      "&lt;script&gt;window.harm=1&lt;/script&gt;",
      "&#60;script&#62;window.harm=1&#60;/script&#62;",
      "&quot; onload=window.harm=1",
      "&amp;amp;&nbsp",
      "{{constructor.constructor('window.harm=1')()}}",
      "${window.harm=1}",
      "<%= window.harm=1 %>",
      "#{window.harm=1}",
      "@TITLE@ @SCRIPTS@",
      "{} {0} {:d} {{",
      "\\u003cscript\\u003ewindow.harm=1\\u003c/script\\u003e",
      "\\\"};window.harm=1;//",
      "\xE2\x80\xA8window.harm=1\xE2\x80\xA9",
      "\xE2\x80\xAEnyb\xE2\x80\xAC \xE2\x81\xA6x",
      "by\0<script>window.harm=1</script>"s,
      "\x01\x08\x1B[31m\x7F",
      "\xC3\x28 \xFF\xFE <b>",
      "\xF0\x9F\x8C\xB2 \xEF\xBB\xBF\xE2\x80\x8B e\xCC\x81\xCC\x81\xCC\x81",
      "=HYPERLINK(\"http://example.org\",\"by\")",
      "=cmd|' /C calc'!A0",
      "url(//example.org/x.png)",
      "+ADw-script+AD4-window.harm=1+ADw-/script+AD4-",
      "a\r\n\tb",
      "../../etc/passwd",
      std::string(3000, 'W'),
      std::string(400, '<'),
  };
}

model::Report hostile_report() {
  model::Report report = sample_report(Language::swedish);
  Poison poison;
  report.title = poison.message();
  report.study_name = poison.next();
  report.notice = poison.next();
  report.crs_name = poison.next();
  for (auto& chapter : report.chapters) {
    chapter.title = poison.message();
    for (auto& block : chapter.blocks) {
      std::visit(poison, block);
    }
  }
  return report;
}

}  // namespace narhet::test
