// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_page.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/output/detail/letters.hpp"
#include "narhet/output/detail/report_accessibility.hpp"
#include "narhet/output/detail/report_bars.hpp"
#include "narhet/output/detail/report_map.hpp"
#include "narhet/output/detail/report_pen.hpp"
#include "narhet/output/detail/report_symbol.hpp"
#include "narhet/output/detail/report_table.hpp"
#include "narhet/output/detail/style.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <type_traits>
#include <variant>

namespace narhet::output::detail {
namespace {

using base::Message;
using model::ReportChapter;

/// Writes each kind of block; `id` makes the names of fields differ.
class BlockWriter {
 public:
  BlockWriter(ReportPen& pen, std::string_view chapter) : pen_{pen}, chapter_{chapter} {}

  void operator()(const model::ReportHeading& heading) {
    pen_.html.element("h3", {{"id", heading.id}, {"tabindex", "-1"}}, pen_.say(heading.text));
  }

  void operator()(const model::ReportParagraph& paragraph) {
    if (paragraph.is_notice) {
      pen_.html.element("p", {{"class", "notice"}}, pen_.say(paragraph.text));
    } else {
      pen_.html.element("p", {}, pen_.say(paragraph.text));
    }
  }

  void operator()(const model::ReportList& list) {
    const Html::Element element{pen_.html, list.is_ordered ? "ol" : "ul"};
    for (const Message& item : list.items) {
      pen_.html.element("li", {}, pen_.say(item));
    }
  }

  void operator()(const model::ReportTable& table) { write_table(table, pen_); }
  void operator()(const model::ReportFigure& figure) { write_figure(figure, pen_); }
  void operator()(const model::ReportMap& map) { write_map(map, pen_); }

  void operator()(const model::ReportWords& list) {
    const Html::Element element{pen_.html, "dl"};
    for (const model::ReportWords::Word& each : list.words) {
      pen_.html.element("dt", {{"id", "word-" + each.id}}, pen_.say(each.word));
      pen_.html.element("dd", {}, pen_.say(each.meaning));
    }
  }

  void operator()(const model::ReportForm& form) {
    const Html::Element box{pen_.html, "div", {{"class", "form"}}};
    pen_.html.element("p", {{"class", "note"}},
                      pen_.say(Message{"What is written here is not saved with the page: print it, "
                                       "or copy it to where it belongs."}));
    for (const Message& question : form.questions) {
      const std::string id = base::format("{}-{}", chapter_, ++fields_);
      pen_.html.element("label", {{"for", id}}, pen_.say(question));
      const Html::Element field{
          pen_.html, "textarea", {{"id", id}, {"rows", "6"}, {"autocomplete", "off"}}};
    }
  }

 private:
  ReportPen& pen_;
  std::string_view chapter_;
  int fields_{};
};

/// Links to the parts of a chapter that has some.
void write_parts(const ReportChapter& chapter, ReportPen& pen) {
  const auto part_of = [](const model::ReportBlock& block) {
    return std::get_if<model::ReportHeading>(&block);
  };
  if (std::none_of(chapter.blocks.begin(), chapter.blocks.end(), part_of)) {
    return;
  }
  const Html::Element list{pen.html, "ul", {{"class", "parts"}}};
  for (const model::ReportBlock& block : chapter.blocks) {
    if (const model::ReportHeading* part = part_of(block)) {
      const Html::Element item{pen.html, "li"};
      pen.html.element("a", {{"href", "#" + part->id}}, pen.say(part->text));
    }
  }
}

void write_chapter(const ReportChapter& chapter, ReportPen& pen) {
  const Html::Element section{
      pen.html, "section", {{"aria-labelledby", chapter.id}, {"class", "chapter"}}};
  pen.html.element("h2", {{"id", chapter.id}, {"tabindex", "-1"}}, pen.say(chapter.title));
  write_parts(chapter, pen);
  BlockWriter writer{pen, chapter.id};
  for (const model::ReportBlock& block : chapter.blocks) {
    std::visit(writer, block);
  }
}

std::string contents(const std::vector<ReportChapter>& chapters, const base::Catalogue& catalogue) {
  ReportPen pen{catalogue};
  for (const ReportChapter& chapter : chapters) {
    const Html::Element item{pen.html, "li"};
    pen.html.element("a", {{"href", "#" + chapter.id}}, pen.say(chapter.title));
  }
  return pen.html.html();
}

bool has_map(const std::vector<ReportChapter>& chapters) {
  return std::any_of(chapters.begin(), chapters.end(), [](const ReportChapter& chapter) {
    return std::any_of(chapter.blocks.begin(), chapter.blocks.end(), [](const auto& block) {
      return std::holds_alternative<model::ReportMap>(block);
    });
  });
}

/// A text as a string of CSS.  Of ASCII only letters and digits stand as they are: an escape would
/// swallow a space behind it.
std::string css_string(std::string_view text) {
  const std::string shown = showable(text);
  std::string escaped = "\"";
  for (const char letter : shown) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_plain = byte >= 0x80 || (letter >= '0' && letter <= '9') ||
                          (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    escaped += is_plain ? std::string(1, letter) : base::format("\\{:06x}", byte);
  }
  return escaped + '"';
}

/// What nobody must miss, on top of every page.
std::string warning_of(const model::Report& report, const base::Catalogue& catalogue) {
  const std::string audience = catalogue.render(report.audience);
  return report.notice.empty() || audience.empty() ? report.notice + audience
                                                   : audience + " · " + report.notice;
}

/// What stands at the edges of every printed page, in browsers that know them.
std::string page_margins(const model::Report& report, const base::Catalogue& catalogue) {
  const std::string foot =
      base::format("{} · {}", report.study_name, std::string_view{report.date}.substr(0, 10));
  return base::format(
      "@page{{@top-center{{content:{}}}@bottom-left{{content:{}}}"
      "@bottom-right{{content:{} counter(page)}}}}",
      css_string(warning_of(report, catalogue)), css_string(foot),
      css_string(catalogue.render(Message{"page"}) + " "));
}

std::string with_hash(std::string_view kind, std::string_view text) {
  return base::format(" '{}-{}'", kind, base::sha256_base64(text));
}

std::string script_element(std::string_view script) {
  return base::format("<script>{}</script>\n", script);
}

std::string notice_element(const std::string& notice) {
  return notice.empty() ? "" : base::format("<p class=\"banner\">{}</p>", html_text(notice));
}

/// The words that a report explains, by id.
std::set<std::string> words_in(const std::vector<ReportChapter>& chapters) {
  std::set<std::string> ids;
  for (const ReportChapter& chapter : chapters) {
    for (const model::ReportBlock& block : chapter.blocks) {
      if (const auto* list = std::get_if<model::ReportWords>(&block)) {
        for (const model::ReportWords::Word& each : list->words) {
          ids.insert(each.id);
        }
      }
    }
  }
  return ids;
}

std::string chapters_text(const std::vector<ReportChapter>& chapters,
                          const base::Catalogue& catalogue) {
  ReportPen pen{catalogue};
  pen.words = words_in(chapters);
  for (const ReportChapter& chapter : chapters) {
    write_chapter(chapter, pen);
  }
  return pen.html.html();
}

std::string patterns() {
  Html html;
  {
    const Html::Element svg{html,
                            "svg",
                            {{"class", "patterns"},
                             {"width", "0"},
                             {"height", "0"},
                             {"aria-hidden", "true"},
                             {"focusable", "false"}}};
    const Html::Element definitions{html, "defs"};
    write_part_patterns(html);
    write_area_patterns(html);
  }
  return html.html();
}

}  // namespace

std::string report_page(const model::Report& report) {
  const base::Catalogue catalogue{report.language};
  const auto say = [&](const Message& message) {
    return html_text(joined_units(catalogue.render(message)));
  };
  std::vector<ReportChapter> chapters = report.chapters;
  chapters.push_back(accessibility_chapter());

  std::string style{base::builtin_text("report/report.css")};
  std::string scripts;
  std::string policy =
      "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src";
  const auto add_script = [&](std::string_view script) {
    scripts += script_element(script);
    policy += with_hash("sha256", script);
  };
  std::map<std::string, std::string> values;
  values["LICENCES"] = "";
  if (has_map(chapters)) {
    style = std::string{base::builtin_text("leaflet/leaflet.css")} + "\n" + style;
    add_script(base::builtin_text("leaflet/leaflet.js"));
    values["LICENCES"] = base::format("<details><summary>{}</summary><pre>{}</pre></details>",
                                      say(Message{"Licence of Leaflet, which draws the maps"}),
                                      html_text(base::builtin_text("report/leaflet-licence.txt")));
  }
  style += page_margins(report, catalogue);
  add_script(base::builtin_text("report/report.js"));

  values["LANGUAGE"] = base::code(report.language);
  values["POLICY"] = policy + "; style-src" + with_hash("sha256", style);
  values["TITLE"] = say(Message{"{} – {}", report.title, report.study_name});
  values["HEADING"] = say(report.title);
  // A notice that is the study's name says it already.
  values["STUDY"] = report.notice == report.study_name ? "" : html_text(report.study_name) + " · ";
  values["STYLE"] = style;
  values["SKIP"] = say(Message{"Skip to the report"});
  values["NOTICE"] = notice_element(warning_of(report, catalogue));
  values["DATE"] = html_text(report.date);
  values["DAY"] = html_text(std::string_view{report.date}.substr(0, 10));
  values["CONTENTS"] = say(Message{"Contents"});
  values["OPEN"] = say(Message{"Open all that is folded"});
  values["FOLD"] = say(Message{"Fold it again"});
  values["CHAPTERS"] = contents(chapters, catalogue);
  values["PATTERNS"] = patterns();
  values["BODY"] = chapters_text(chapters, catalogue);
  values["CRS"] = say(Message{"Maps: {}, north is up.", report.crs_name});
  values["MADE_BY"] = say(Message{"Made by Närhet. The report informs; people decide."});
  values["SCRIPTS"] = scripts;
  return filled(base::builtin_text("report/page.html"), values);
}

}  // namespace narhet::output::detail
