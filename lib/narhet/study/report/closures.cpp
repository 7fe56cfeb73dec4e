// SPDX-License-Identifier: MIT
#include "narhet/model/place_names.hpp"
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/closing_order.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::index;
using base::Message;

constexpr std::size_t kMostBars = 15;
constexpr std::size_t kMostSentences = 5;

const model::ClosureSummary& summary_of(const model::Result& result, base::ServiceIndex service) {
  return result.closure_summaries[index(service)];
}

/// Columns that say which service point a row is about.
Row identity(const model::Result& result, base::ServiceIndex service) {
  const model::Service& of = result.services[index(service)];
  return {text_cell(name_of(of)), text_cell(name_of(result, of.municipality))};
}

std::vector<model::ReportTable::Column> identity_columns() {
  return {words_column(Message{"Service point"}), words_column(Message{"Municipality"})};
}

Message beyond_title(const model::Result& result) {
  const model::Threshold* threshold = deciding(result);
  return threshold == nullptr
             ? Message{"Persons who would be without a kind"}
             : Message{"Persons who would have a kind farther than {}, or be without",
                       threshold->label};
}

/// What the closing of each service point whole would do.
model::ReportTable summary_table(const model::Result& result,
                                 const std::vector<base::ServiceIndex>& order) {
  model::ReportTable table;
  table.caption = Message{"What the closing of each service point would do, the worst first"};
  table.columns = {number_column(Message{"Rank"})};
  for (model::ReportTable::Column& column : identity_columns()) {
    table.columns.push_back(std::move(column));
  }
  table.columns.push_back(words_column(Message{"Kinds"}));
  table.columns.push_back(number_column(beyond_title(result)));
  table.columns.push_back(words_column(Message{"Where they live"}));
  table.columns.push_back(number_column(Message{"of these wholly without at least one kind"}));
  table.columns.push_back(number_column(Message{"Persons who have it nearest"}));
  for (const base::ServiceIndex service : order) {
    const model::ClosureSummary& summary = summary_of(result, service);
    Row row{count_cell(std::uint64_t{summary.rank})};
    for (Cell& cell : identity(result, service)) {
      row.push_back(std::move(cell));
    }
    row.push_back(text_cell(words_for(result, result.services[index(service)].kinds)));
    row.push_back(persons_cell(summary.beyond.persons));
    row.push_back(summary.beyond_places.empty()
                      ? Cell{}
                      : words_cell(model::place_names(summary.beyond_places, result.places)));
    row.push_back(persons_cell(summary.left_with_nothing.persons));
    row.push_back(persons_cell(summary.affected.persons));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The effects by the metric that decides, by service point.
std::map<base::ServiceIndex, std::vector<const model::ClosureEffect*>> effects_of(
    const model::Result& result) {
  std::map<base::ServiceIndex, std::vector<const model::ClosureEffect*>> effects;
  for (const model::ClosureEffect& effect : result.closures) {
    if (effect.metric == result.decide_by && effect.affected.places > 0) {
      effects[effect.service].push_back(&effect);
    }
  }
  return effects;
}

/// How much farther people would have, kind by kind.
model::ReportTable kind_table(const model::Result& result,
                              const std::vector<base::ServiceIndex>& order) {
  const Message unit = unit_of(result.decide_by);
  model::ReportTable table;
  table.caption = Message{"How much farther people would have to go, kind by kind"};
  table.columns = identity_columns();
  table.columns.push_back(words_column(Message{"Kind of service"}));
  table.columns.push_back(number_column(Message{"Persons who have it nearest"}));
  table.columns.push_back(number_column(Message{"Extra way, mean per person, {}", unit}));
  table.columns.push_back(number_column(Message{"Extra way, at most, {}", unit}));
  table.columns.push_back(number_column(Message{"Persons left without the kind"}));
  const auto effects = effects_of(result);
  for (const base::ServiceIndex service : order) {
    const auto found = effects.find(service);
    if (found == effects.end()) {
      continue;
    }
    for (const model::ClosureEffect* effect : found->second) {
      Row row = identity(result, service);
      row.push_back(text_cell(word_for(result, effect->kind)));
      row.push_back(persons_cell(effect->affected.persons));
      row.push_back(number_cell(effect->extra_mean));
      row.push_back(number_cell(effect->extra_max));
      row.push_back(persons_cell(effect->left_with_nothing.persons));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// The closings that would hit most.
model::ReportFigure worst_figure(const model::Result& result,
                                 const std::vector<base::ServiceIndex>& order) {
  model::ReportFigure figure;
  figure.caption = Message{"The closings that would hit most people"};
  figure.bars.axis = Message{"persons"};
  const model::Threshold* threshold = deciding(result);
  figure.bars.parts = {threshold == nullptr
                           ? Message{"farther away"}
                           : Message{"would have a kind farther than {}", threshold->label},
                       Message{"would be wholly without at least one kind"}};
  figure.table.caption = Message{"Persons hit by the worst closings"};
  figure.table.columns = {words_column(Message{"Service point"}), number_column(Message{"Persons"}),
                          number_column(Message{"of these wholly without at least one kind"})};
  for (std::size_t i = 0; i < std::min(order.size(), kMostBars); ++i) {
    const model::ClosureSummary& summary = summary_of(result, order[i]);
    if (summary.beyond.persons.count() <= 0.0) {
      break;
    }
    const std::string& name = name_of(result.services[index(order[i])]);
    const double without = summary.left_with_nothing.persons.count();
    figure.bars.bars.push_back(
        {Argument{name}, {summary.beyond.persons.count() - without, without}});
    figure.table.rows.push_back({text_cell(name), persons_cell(summary.beyond.persons),
                                 persons_cell(summary.left_with_nothing.persons)});
  }
  if (!order.empty()) {
    figure.summary = closing_sentence(result, order.front());
  }
  return figure;
}

/// The worst in sentences that can be read aloud.
std::vector<Message> worst_sentences(const model::Result& result,
                                     const std::vector<base::ServiceIndex>& order) {
  std::vector<Message> sentences;
  for (std::size_t i = 0; i < std::min(order.size(), kMostSentences); ++i) {
    sentences.push_back(closing_sentence(result, order[i]));
  }
  return sentences;
}

}  // namespace

model::ReportChapter closures(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"closures", Message{"What a closure would do"}, {}};
  const std::vector<base::ServiceIndex> order = closing_order(result);
  if (order.empty()) {
    add_text(chapter, Message{"No service point is anybody's nearest, so no closing would hit "
                              "anybody."});
    return chapter;
  }
  add_text(
      chapter,
      Message{
          "One service point closes at a time, with all its kinds, and everybody goes to the "
          "second nearest. First stands the closing that hits most people: those who have some "
          "kind within the limit today and would have it farther away, and those who would be "
          "wholly without a kind that they reach today, however far they have to it. Of closings "
          "that hit equally many, or nobody, first stands the one that makes the ways of all "
          "together longest."});
  chapter.blocks.emplace_back(model::ReportList{worst_sentences(result, order), true});
  model::ReportFigure figure = worst_figure(result, order);
  if (!figure.bars.bars.empty()) {
    chapter.blocks.emplace_back(std::move(figure));
  }
  add_table(chapter, summary_table(result, order), "services");
  add_table(chapter, kind_table(result, order), "services");
  const std::uint64_t nobodys = result.services.size() - order.size();
  if (nobodys > 0) {
    add_text(chapter, base::counted(nobodys,
                                    "{} service point is nobody's nearest and stands in no table "
                                    "here.",
                                    "{} service points are nobody's nearest and stand in no table "
                                    "here."));
  }
  return chapter;
}

}  // namespace narhet::study::report
