// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_accessibility.hpp"

namespace narhet::output::detail {

using base::Message;
using model::ReportList;
using model::ReportParagraph;

model::ReportChapter accessibility_chapter() {
  return {
      "accessibility",
      Message{"Accessibility of this report"},
      {
          ReportParagraph{Message{
              "These are facts for the accessibility statement that a public body publishes "
              "(in Sweden by the act 2018:1937 on accessibility to digital public service). The "
              "statement itself, and what it says of the texts that are added here, is the "
              "publisher's."}},
          ReportParagraph{Message{
              "The page is made after WCAG 2.1, level AA, which the standard EN 301 549 asks for. "
              "Each version of the program is tested in the browser Chromium with sample "
              "reports in Swedish and English:"}},
          ReportList{
              {Message{"The rules of axe-core for WCAG 2.0 and 2.1, level A and AA, find no fault, "
                       "with and without JavaScript."},
               Message{"All of the page can be reached and used with the keyboard alone: contents, "
                       "map, layers, facts about a place, folded rows, tables and questions."},
               Message{"At a width of 320 pixels nothing but tables and map drawings has to be "
                       "scrolled sideways, and they by themselves."},
               Message{
                   "Printed to PDF by the browser the report has tags for its structure, and its "
                   "language is named."},
               Message{"The page asks for nothing from any network and keeps nothing of what is "
                       "written in it."}},
              false},
          ReportParagraph{Message{"Known limits:"}},
          ReportList{
              {Message{
                   "It has not been tested with screen readers by those who depend on them, nor "
                   "in other browsers."},
               Message{
                   "The maps cannot be read with a screen reader. What each shows stands below it "
                   "in words, and the numbers in the tables."},
               Message{"The names and reasons that come from the study's files are shown as they "
                       "were written there, without marks for other languages."},
               Message{
                   "Whether a PDF fulfils the standard for accessible PDF (PDF/UA) has not been "
                   "tested. Publish this page itself where that is asked for."}},
              false},
      }};
}

}  // namespace narhet::output::detail
