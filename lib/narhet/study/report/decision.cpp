// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"

namespace narhet::study::report {

using base::Message;

model::ReportChapter decision(const Answer& /*answer*/) {
  model::ReportChapter chapter{
      "decision", Message{"Decision, reasons, departure from the ranking"}, {}};
  add_text(chapter,
           Message{"The report informs; people decide. What is decided, and why, is for the "
                   "municipality to write here."});
  chapter.blocks.emplace_back(model::ReportForm{
      {Message{"Which place was chosen, and what will be there?"},
       Message{"The reasons, in words that can be said at a meeting"},
       Message{"If it is not the site ranked first: why not?"}, Message{"Who was heard, and when?"},
       Message{"What becomes of those who still have far to go?"},
       Message{"Who decided, and on what date?"},
       Message{"When and how will it be followed up?"}}});
  return chapter;
}

}  // namespace narhet::study::report
