// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/group_voices.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::index;
using base::Message;

/// Numbers of voices that were told, added up, and how often one was withheld.
struct Voices {
  std::uint64_t needs{};
  std::uint64_t wishes{};
  std::uint64_t offers{};
  std::uint64_t withheld{};

  void add(const model::NeedRow& row) {
    needs += row.need_voices.value_or(0);
    wishes += row.wish_voices.value_or(0);
    offers += row.offers.value_or(0);
    withheld += row.is_withheld() ? 1U : 0U;
  }
};

template <class Accept>
Voices voices_of(const model::Result& result, const Accept& accept) {
  Voices sum;
  for (const model::NeedRow& row : result.need_rows) {
    if (accept(row)) {
      sum.add(row);
    }
  }
  return sum;
}

bool any_withheld(const model::Result& result) {
  return std::any_of(result.need_rows.begin(), result.need_rows.end(),
                     [](const model::NeedRow& row) { return row.is_withheld(); });
}

/// What was asked for, kind by kind.
model::ReportFigure kind_figure(const model::Result& result) {
  model::ReportFigure figure;
  figure.caption = Message{"What was said at the meetings, kind by kind"};
  figure.bars.axis = Message{"voices"};
  figure.bars.parts = {Message{"need"}, Message{"wish"}};
  figure.table.caption = Message{"Voices of everyone, as far as they may be told"};
  figure.table.columns = {
      words_column(Message{"Kind of service"}), number_column(Message{"voices for a need"}),
      number_column(Message{"voices for a wish"}), number_column(Message{"offers to contribute"}),
      number_column(Message{"places with a number withheld"})};
  std::uint64_t most = 0;
  for (const base::KindIndex kind : kinds_of(result)) {
    const Voices voices = voices_of(result, [kind](const model::NeedRow& row) {
      return row.kind == kind && row.speakers == model::Speakers::all;
    });
    figure.bars.bars.push_back(
        {Argument{title_of(result, kind)},
         {static_cast<double>(voices.needs), static_cast<double>(voices.wishes)}});
    figure.table.rows.push_back({text_cell(title_of(result, kind)),
                                 voices_cell(result, voices.needs),
                                 voices_cell(result, voices.wishes),
                                 voices_cell(result, voices.offers), count_cell(voices.withheld)});
    if (voices.needs + voices.wishes > most) {
      most = voices.needs + voices.wishes;
      figure.summary = Message{"Most voices are for {}: {} for a need and {} for a wish.",
                               word_for(result, kind), voices.needs, voices.wishes};
    }
  }
  if (most == 0) {
    figure.summary = Message{"No voices may be told."};
  }
  return figure;
}

/// What each group asked for.
model::ReportTable group_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"Voices for a need or a wish by group, as far as they may be told"};
  table.columns = {words_column(Message{"Group"})};
  for (const base::KindIndex kind : kinds_of(result)) {
    table.columns.push_back(number_column(Message{"{}", title_of(result, kind)}));
  }
  table.columns.push_back(number_column(Message{"rows with a number withheld"}));
  for (std::size_t i = 1; i < model::kSpeakers; ++i) {
    const auto speakers = static_cast<model::Speakers>(i);
    const bool spoke =
        std::any_of(result.need_rows.begin(), result.need_rows.end(),
                    [speakers](const model::NeedRow& row) { return row.speakers == speakers; });
    if (!spoke) {
      continue;
    }
    Row row{words_cell(model::name(speakers))};
    std::uint64_t withheld = 0;
    for (const base::KindIndex kind : kinds_of(result)) {
      const Voices voices = voices_of(result, [&](const model::NeedRow& each) {
        return each.kind == kind && each.speakers == speakers;
      });
      row.push_back(voices_cell(result, voices.needs + voices.wishes));
      withheld += voices.withheld;
    }
    row.push_back(count_cell(withheld));
    table.rows.push_back(std::move(row));
  }
  return table;
}

template <class Need>
void add_counts(const Need& need, Row& row) {
  row.push_back(count_cell(need.need_voices));
  row.push_back(count_cell(need.wish_voices));
  row.push_back(count_cell(need.offers));
  row.push_back(count_cell(std::uint64_t{need.participants}));
}

void add_count_columns(model::ReportTable& table) {
  table.columns.push_back(number_column(Message{"voices for a need"}));
  table.columns.push_back(number_column(Message{"voices for a wish"}));
  table.columns.push_back(number_column(Message{"offers to contribute"}));
  table.columns.push_back(number_column(Message{"participants of the meetings"}));
}

model::ReportTable municipality_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"What was said, by municipality and kind"};
  table.columns = {words_column(Message{"Municipality"}), words_column(Message{"Kind of service"}),
                   number_column(Message{"places that were asked"})};
  add_count_columns(table);
  for (const model::MunicipalityNeed& need : result.municipality_needs) {
    Row row{text_cell(name_of(result, need.municipality)), text_cell(word_for(result, need.kind)),
            count_cell(std::uint64_t{need.places})};
    add_counts(need, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The rows of everyone, place by place, most voices first where not all can stand.
model::ReportTable place_table(const model::Result& result) {
  std::vector<const model::NeedRow*> rows;
  for (const model::NeedRow& row : result.need_rows) {
    if (row.speakers == model::Speakers::all) {
      rows.push_back(&row);
    }
  }
  if (rows.size() > kMostRows) {
    std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
      return a->need_voices.value_or(0) > b->need_voices.value_or(0);
    });
  }
  model::ReportTable table;
  table.caption = Message{"What was said, by place and kind; an empty cell is withheld"};
  table.columns = {words_column(Message{"Place"}), words_column(Message{"Kind of service"})};
  add_count_columns(table);
  for (const model::NeedRow* need : rows) {
    Row row{text_cell(name_of(result, need->place)), text_cell(word_for(result, need->kind))};
    add_counts(*need, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

model::ReportChapter needs_heard(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"needs", Message{"Needs heard"}, {}};
  if (result.need_rows.empty()) {
    add_text(chapter,
             result.withhold_cells
                 ? Message{"No needs are told of: none were given, or none may be told."}
                 : Message{"No needs were given: nothing is said of what people asked for, and the "
                           "ranking takes everyone's need for equal."});
    return chapter;
  }
  add_text(chapter,
           Message{"What people said at the meetings: what they need, what they wish for, and what "
                   "they offer to contribute; an offer that is for any kind counts for each. A "
                   "place that was not asked is no place without needs."});
  add_what_is_told(result, chapter);
  if (any_withheld(result)) {
    add_notice(chapter,
               Message{"Some numbers are withheld: they may be none, and they may be a few. "
                       "They are in no sum here."});
  }
  chapter.blocks.emplace_back(kind_figure(result));
  add_table(chapter, group_table(result), "needs");
  if (result.municipalities.size() > 1) {
    add_table(chapter, municipality_table(result), "municipality_needs");
  }
  add_table(chapter, place_table(result), "needs");
  return chapter;
}

}  // namespace narhet::study::report
