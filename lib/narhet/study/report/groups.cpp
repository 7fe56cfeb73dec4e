// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/group_voices.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::Message;

const model::MunicipalityIndicator* share_of(const model::Result& result,
                                             base::KindIndex kind,
                                             std::size_t threshold,
                                             std::size_t group) {
  const auto rows = rows_of(result, {.indicator = model::Indicator::within,
                                     .kind = kind,
                                     .metric = result.thresholds[threshold].metric,
                                     .threshold = threshold,
                                     .group = group});
  return rows.empty() ? nullptr : &rows.front();
}

/// Who of each group has a kind within the threshold that decides.
model::ReportFigure kind_figure(const model::Result& result,
                                base::KindIndex kind,
                                std::size_t threshold) {
  const std::string& label = result.thresholds[threshold].label;
  model::ReportFigure figure;
  figure.caption = Message{"{} within {}, by group", title_of(result, kind), label};
  figure.bars.axis = Message{"percent of the group in listed places"};
  figure.bars.parts = {Message{"within {}", label}};
  figure.bars.longest = 100.0;
  figure.table.caption = figure.caption;
  figure.table.columns = {
      words_column(Message{"Group"}), number_column(Message{"within {}: %", label}),
      number_column(Message{"within {}: number", label}), number_column(Message{"of so many"})};
  std::optional<std::pair<double, Message>> least;
  for (const std::size_t group : people_groups(result)) {
    const model::MunicipalityIndicator* row = share_of(result, kind, threshold, group);
    if (row == nullptr) {
      continue;
    }
    const Message& name = result.groups[group].name;
    figure.bars.bars.push_back({Argument{name}, {row->value}});
    figure.table.rows.push_back({words_cell(name), number_cell(row->value),
                                 persons_cell(row->persons), persons_cell(row->of_persons)});
    if (row->value && (!least || *row->value < least->first)) {
      least = std::pair{*row->value, name};
    }
  }
  figure.summary =
      least ? Message{"Fewest within {}: {}, {} %.", label, least->second, Decimal{least->first, 1}}
            : Message{"No share is known, or may be told."};
  return figure;
}

/// What would have to be known of a group, where it is not.
std::vector<Message> not_measured(const model::Result& result) {
  const auto is_missing = [&](std::string_view key) {
    return std::none_of(result.groups.begin(), result.groups.end(),
                        [key](const model::PopulationGroup& group) { return group.key == key; });
  };
  std::vector<Message> items;
  if (is_missing("young")) {
    items.emplace_back(
        Message{"How near the young have it is not measured: the input has no numbers of them."});
  }
  if (is_missing("elderly")) {
    items.emplace_back(
        Message{"How near the elderly have it is not measured: the input has no numbers of them."});
  }
  if (is_missing("aged_70")) {
    items.emplace_back(
        Message{"How near people of 70 and older have it is not measured: the input has no numbers "
                "of them."});
  }
  if (is_missing("businesses")) {
    items.emplace_back(
        Message{"How near businesses have it is not measured: the input has no numbers of them."});
  }
  if (result.mode == model::Mode::car) {
    items.emplace_back(Message{
        "How near people without a car have it is not measured: all ways are by car. A study "
        "with mode = \"walking\" or \"bicycle\" measures theirs."});
  }
  return items;
}

}  // namespace

model::ReportChapter groups(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"groups", Message{"Groups: the young, the elderly, businesses"}, {}};
  const auto threshold = model::deciding_threshold(result.thresholds, result.decide_by);
  if (people_groups(result).size() > 1 && threshold) {
    if (withholds_cells(result)) {
      add_notice(chapter,
                 Message{"In a result for everyone no share of a part of the people is told "
                         "where people are counted in cells: the differences could tell "
                         "of few."});
    } else {
      for (const base::KindIndex kind : kinds_of(result)) {
        chapter.blocks.emplace_back(kind_figure(result, kind, *threshold));
      }
    }
  }
  add_group_voices(result, chapter);
  add_list(chapter, not_measured(result));
  return chapter;
}

}  // namespace narhet::study::report
