// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/setting_names.hpp"
#include "narhet/study/report/subject.hpp"
#include "narhet/study/summary.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Decimal;
using base::Message;

/// How many of the municipalities' people the listed places hold.
std::vector<Line> listed_lines(const model::Result& result) {
  base::Persons all;
  for (const model::Municipality& municipality : result.municipalities) {
    if (!municipality.population) {
      return {};
    }
    all += *municipality.population;
  }
  base::Persons listed;
  for (const model::Place& place : result.places) {
    if (place.municipality && !place.is_neighbour) {
      listed += place.population.value_or(base::Persons{});
    }
  }
  if (all.count() <= 0.0) {
    return {};
  }
  return {
      {Message{"Shares of people are shares of those in listed places: {} of the {} in the "
               "municipalities ({} %). Those who are not listed often live scattered, and "
               "farther away.",
               Decimal{listed.count(), 0}, people(all), Decimal{100.0 * (listed / all), 1}}}};
}

/// Kinds of which the study has no service point.
std::vector<Line> missing_kinds(const model::Result& result) {
  std::vector<Line> lines;
  for (const base::KindIndex kind : kinds_of(result)) {
    const bool any =
        std::any_of(result.services.begin(), result.services.end(),
                    [kind](const model::Service& service) { return service.kinds.contains(kind); });
    if (!any) {
      lines.push_back(
          {Message{"The study has no service point for {}: nobody has any, and that says "
                   "something of the data before it says something of the place.",
                   word_for(result, kind)}});
    }
  }
  return lines;
}

void add_limits(const Answer& answer, model::ReportChapter& chapter) {
  const model::Result& result = answer.result;
  std::vector<Line> lines = listed_lines(result);
  const auto append = [&lines](const std::vector<Line>& more) {
    lines.insert(lines.end(), more.begin(), more.end());
  };
  append(missing_kinds(result));
  if (withholds_cells(result)) {
    lines.push_back(
        {Message{"How many people the season, the edge of the loaded roads or the stretch "
                 "to the nearest road leave in doubt is not told in a result for "
                 "everyone: it could tell of few."}});
  } else {
    append(season_lines(result));
    append(caution_lines(result));
    append(answer.legs);
  }
  add_lines(chapter, lines);
}

model::ReportTable load_table(const model::Result& result) {
  model::ReportTable table;
  table.caption =
      Message{"What was read: every record is used, rejected as faulty, or excluded by a rule"};
  table.columns = {words_column(Message{"Input"}),
                   words_column(Message{"File"}),
                   words_column(Message{"Layer"}),
                   number_column(Message{"read"}),
                   number_column(Message{"used"}),
                   number_column(Message{"rejected as faulty"}),
                   number_column(Message{"excluded by a rule"})};
  for (const model::LoadReport& load : result.loads) {
    std::uint64_t excluded = 0;
    for (const model::Excluded& each : load.excluded) {
      excluded += each.count;
    }
    table.rows.push_back({words_cell(model::name(load.subject)), text_cell(load.file),
                          text_cell(load.layer), count_cell(load.read), count_cell(load.used),
                          count_cell(std::uint64_t{load.rejected.size()}), count_cell(excluded)});
  }
  return table;
}

model::ReportTable excluded_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"What was excluded, by which rule"};
  table.columns = {words_column(Message{"Input"}), words_column(Message{"File"}),
                   words_column(Message{"Reason"}), number_column(Message{"Records"})};
  for (const model::LoadReport& load : result.loads) {
    for (const model::Excluded& each : load.excluded) {
      table.rows.push_back({words_cell(model::name(load.subject)), text_cell(load.file),
                            words_cell(each.reason), count_cell(each.count)});
    }
  }
  return table;
}

model::ReportTable rejected_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"What was rejected, and why"};
  table.columns = {words_column(Message{"Input"}), words_column(Message{"Record"}),
                   words_column(Message{"Id"}), words_column(Message{"Reason"})};
  for (const model::LoadReport& load : result.loads) {
    for (const model::Rejected& each : load.rejected) {
      table.rows.push_back({words_cell(model::name(load.subject)),
                            words_cell(base::record_message(each.origin.record)),
                            text_cell(each.id), words_cell(each.reason)});
    }
  }
  return table;
}

std::vector<Message> notices_of(const model::Result& result) {
  std::vector<Message> notices;
  for (const model::LoadReport& load : result.loads) {
    for (const Message& notice : load.notices) {
      notices.emplace_back(Message{"{}: {}", model::name(load.subject), notice});
    }
  }
  return notices;
}

/// The rows of the provenance of one topic.
model::ReportTable provenance_table(const model::Result& result,
                                    std::string_view topic,
                                    Message caption) {
  model::ReportTable table;
  table.caption = std::move(caption);
  table.columns = {words_column(Message{"What it is"}), words_column(Message{"Value"}),
                   words_column(Message{"Unit"}),       words_column(Message{"Source"}),
                   words_column(Message{"Date"}),       words_column(Message{"Name in the files"})};
  for (const model::Provenance& row : result.provenance) {
    if (row.topic == topic) {
      const Message name = setting_name(result, row.name);
      table.rows.push_back({name.empty() ? text_cell(row.name) : words_cell(name),
                            text_cell(row.value), words_cell(base::words_of_defaults(row.unit)),
                            words_cell(base::words_of_defaults(row.source)), text_cell(row.date),
                            text_cell(row.name)});
    }
  }
  return table;
}

}  // namespace

model::ReportChapter assumptions(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"assumptions", Message{"Assumptions and limits"}, {}};
  add_text(chapter,
           Message{"What the figures rest on. Another value of an assumption may give another "
                   "answer; each can be changed in the study file."});
  add_limits(answer, chapter);
  add_table(chapter, load_table(result), "provenance");
  add_table(chapter, excluded_table(result), "provenance");
  add_table(chapter, rejected_table(result), "rejected");
  add_list(chapter, notices_of(result));
  add_table(chapter,
            provenance_table(result, "assumption",
                             Message{"What is assumed, since the study says nothing else"}),
            "provenance");
  add_table(chapter, provenance_table(result, "setting", Message{"What the study says itself"}),
            "provenance");
  return chapter;
}

}  // namespace narhet::study::report
