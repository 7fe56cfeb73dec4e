// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/rules.hpp"
#include "narhet/study/report/subject.hpp"
#include "narhet/study/side_by_side.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::index;
using base::Message;
using model::Indicator;
using Rows = std::span<const model::MunicipalityIndicator>;

/// "The whole study" before the names of the municipalities.
Cell area_cell(const model::Result& result, const model::MunicipalityIndicator& row) {
  return row.municipality ? text_cell(name_of(result, row.municipality))
                          : words_cell(Message{"The whole study"});
}

/// The name of a municipality, and its type where the input says it of any.
std::vector<model::ReportTable::Column> identity_columns(const model::Result& result) {
  std::vector<model::ReportTable::Column> columns{words_column(Message{"Municipality"})};
  if (model::any_type(result.municipalities)) {
    columns.push_back(words_column(Message{"Type of municipality"}));
  }
  return columns;
}
Row identity(const model::Result& result, base::MunicipalityIndex municipality) {
  const model::Municipality& of = result.municipalities[index(municipality)];
  Row cells{text_cell(of.name)};
  if (model::any_type(result.municipalities)) {
    cells.push_back(text_cell(of.type));
  }
  return cells;
}

/// Who has one kind, or all, within the threshold that decides, municipality by municipality.
class ShareFigure {
 public:
  ShareFigure(const model::Result& result,
              std::optional<base::KindIndex> kind,
              std::size_t threshold)
      : result_{&result},
        key_{.indicator = Indicator::within,
             .kind = kind,
             .metric = result.thresholds[threshold].metric,
             .threshold = threshold},
        label_{result.thresholds[threshold].label},
        rows_{rows_of(result, key_)} {}

  [[nodiscard]] bool is_drawn() const { return rows_.size() > 1; }

  [[nodiscard]] model::ReportFigure figure() const {
    model::ReportFigure figure;
    figure.caption =
        key_.kind ? Message{"{} within {}, by municipality", title_of(*result_, *key_.kind), label_}
                  : Message{"All kinds of service within {}, by municipality", label_};
    figure.summary = summary();
    figure.bars.axis = Message{"percent of the people in listed places"};
    figure.bars.parts = {Message{"within {}", label_}};
    figure.bars.longest = 100.0;
    figure.table.caption = figure.caption;
    figure.table.columns = columns();
    for (std::size_t i = 1; i < rows_.size() && figure.table.rows.size() < kMostRows; ++i) {
      const model::MunicipalityIndicator& row = rows_[i];
      figure.bars.bars.push_back({Argument{name_of(*result_, row.municipality)}, {row.value}});
      figure.table.rows.push_back(cells_of(row, i));
    }
    return figure;
  }

 private:
  [[nodiscard]] bool has_several() const { return result_->municipalities.size() > 1; }

  /// The parts of the people by where they live, if the places say it.
  [[nodiscard]] std::vector<std::size_t> locality_groups() const {
    std::vector<std::size_t> groups;
    for (std::size_t group = 0; group < result_->groups.size() && key_.kind; ++group) {
      const std::string& key = result_->groups[group].key;
      if (key == "locality" || key == "outside_locality") {
        groups.push_back(group);
      }
    }
    return groups;
  }

  [[nodiscard]] std::vector<model::ReportTable::Column> columns() const {
    std::vector<model::ReportTable::Column> columns = identity_columns(*result_);
    columns.push_back(number_column(Message{"within {}: %", label_}, Shade::low_is_worse));
    columns.push_back(number_column(Message{"within {}: persons", label_}));
    columns.push_back(number_column(Message{"of so many"}));
    if (has_several()) {
      columns.push_back(number_column(Message{"Rank"}));
    }
    for (const std::size_t group : locality_groups()) {
      columns.push_back(number_column(Message{"{}: %", result_->groups[group].name}));
    }
    return columns;
  }

  [[nodiscard]] Row cells_of(const model::MunicipalityIndicator& row, std::size_t area) const {
    Row cells = identity(*result_, *row.municipality);
    cells.push_back(number_cell(row.value));
    cells.push_back(persons_cell(row.persons));
    cells.push_back(persons_cell(row.of_persons));
    if (has_several()) {
      cells.push_back(count_cell(row.rank));
    }
    for (const std::size_t group : locality_groups()) {
      IndicatorKey key = key_;
      key.group = group;
      const Rows part = rows_of(*result_, key);
      cells.push_back(part.empty() ? Cell{} : number_cell(part[area].value));
    }
    return cells;
  }

  [[nodiscard]] Message summary() const {
    const model::MunicipalityIndicator* most = nullptr;
    const model::MunicipalityIndicator* least = nullptr;
    for (const model::MunicipalityIndicator& row : rows_.subspan(1)) {
      if (row.value) {
        most = most == nullptr || *row.value > *most->value ? &row : most;
        least = least == nullptr || *row.value < *least->value ? &row : least;
      }
    }
    if (most == nullptr) {
      return Message{"No share is known, or may be told."};
    }
    if (most->municipality == least->municipality) {
      return Message{"{} % in {}.", Decimal{*most->value, 1},
                     name_of(*result_, most->municipality)};
    }
    return Message{"Between {} % in {} and {} % in {}.", Decimal{*least->value, 1},
                   name_of(*result_, least->municipality), Decimal{*most->value, 1},
                   name_of(*result_, most->municipality)};
  }

  const model::Result* result_;
  IndicatorKey key_;
  std::string label_;
  Rows rows_;
};

/// A table of one indicator: municipalities in rows, kinds in columns, shaded.
model::ReportTable heat_table(const model::Result& result,
                              Message caption,
                              IndicatorKey key,
                              Shade shade) {
  model::ReportTable table;
  table.caption = std::move(caption);
  table.columns = {words_column(Message{"Municipality"})};
  for (const base::KindIndex kind : kinds_of(result)) {
    key.kind = kind;
    const Rows rows = rows_of(result, key);
    if (rows.empty()) {
      continue;
    }
    table.columns.push_back(number_column(Message{"{}", title_of(result, kind)}, shade));
    table.rows.resize(rows.size() - 1);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      Row& row = table.rows[i - 1];
      if (row.empty()) {
        row.push_back(area_cell(result, rows[i]));
      }
      row.push_back(number_cell(rows[i].value));
    }
  }
  return table;
}

void add_heat_tables(const model::Result& result,
                     std::size_t threshold,
                     model::ReportChapter& chapter) {
  const auto metric = result.decide_by;
  const Message unit = unit_of(metric);
  const auto add = [&](Message caption, IndicatorKey key) {
    key.metric = metric;
    add_table(chapter, heat_table(result, std::move(caption), key, Shade::high_is_worse),
              "municipality_indicators");
  };
  add(Message{"Mean way of the tenth who have farthest, {}", unit},
      {.indicator = Indicator::longest_tenth});
  add(Message{"How much farther the second nearest is, mean, {}", unit},
      {.indicator = Indicator::detour});
  add(
      Message{
          "People who have it within {} today and would not if the point closed that means most, %",
          result.thresholds[threshold].label},
      {.indicator = Indicator::worst_closure, .threshold = threshold});
}

/// What one sees of the ways to a kind: Gini stands beside the mean and the longest tenth.
model::ReportTable way_table(const model::Result& result, base::KindIndex kind) {
  struct Measure {
    Indicator indicator;
    Message title;
    int decimals;
    const char* word{""};
  };
  const Message unit = unit_of(result.decide_by);
  const std::vector<Measure> measures{
      {Indicator::mean, Message{"mean, {}", unit}, 1},
      {Indicator::median, Message{"half have at most, {}", unit}, 1},
      {Indicator::percentile_90, Message{"nine in ten have at most, {}", unit}, 1},
      {Indicator::longest_tenth, Message{"mean of the tenth who have farthest, {}", unit}, 1},
      {Indicator::farthest, Message{"the place that has farthest, {}", unit}, 1},
      {Indicator::gini, Message{"Gini (0: all alike)"}, 3, "gini"},
      {Indicator::theil, Message{"Theil's T"}, 3, "theil"}};
  model::ReportTable table;
  table.caption = Message{"Ways to the nearest: {}", word_for(result, kind)};
  table.columns = {words_column(Message{"Municipality"})};
  std::vector<Rows> blocks;
  for (const Measure& measure : measures) {
    const Rows rows =
        rows_of(result, {.indicator = measure.indicator, .kind = kind, .metric = result.decide_by});
    if (rows.empty()) {
      return table;
    }
    blocks.push_back(rows);
    table.columns.push_back(number_column(measure.title).about(measure.word));
  }
  table.columns.push_back(words_column(Message{"that place"}));
  for (std::size_t area = 0; area < blocks.front().size(); ++area) {
    Row row{area_cell(result, blocks.front()[area])};
    for (std::size_t i = 0; i < measures.size(); ++i) {
      row.push_back(number_cell(blocks[i][area].value, measures[i].decimals));
    }
    const auto& place = blocks[4][area].place;
    row.push_back(place ? text_cell(name_of(result, *place)) : Cell{});
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// How much of the inequality lies between the municipalities.
model::ReportTable theil_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{
      "How unequal the ways are between municipalities and within them: parts of "
      "the whole study's Theil's T"};
  table.columns = {words_column(Message{"Kind of service"}), number_column(Message{"in all"}),
                   number_column(Message{"between municipalities"}),
                   number_column(Message{"within municipalities"})};
  for (const base::KindIndex kind : kinds_of(result)) {
    const auto whole = [&](Indicator indicator) {
      const Rows rows =
          rows_of(result, {.indicator = indicator, .kind = kind, .metric = result.decide_by});
      return rows.empty() ? Cell{} : number_cell(rows.front().value, 3);
    };
    table.rows.push_back({text_cell(title_of(result, kind)), whole(Indicator::theil),
                          whole(Indicator::theil_between), whole(Indicator::theil_within)});
  }
  return table;
}

/// Who is listed, of whom every share is one.
model::ReportTable listed_table(const model::Result& result, std::size_t threshold) {
  const bool knows_people =
      std::any_of(result.municipalities.begin(), result.municipalities.end(),
                  [](const model::Municipality& each) { return each.population.has_value(); });
  model::ReportTable table;
  table.caption = Message{"Who is counted: people and places of each municipality"};
  table.columns = identity_columns(result);
  table.columns.push_back(number_column(Message{"listed places"}).about("listed"));
  table.columns.push_back(number_column(Message{"persons in listed places"}));
  table.columns.push_back(number_column(Message{"kinds at one stop within {}, % of all kinds",
                                                result.thresholds[threshold].label})
                              .about("one-stop"));
  if (knows_people) {
    table.columns.push_back(number_column(Message{"persons in the municipality"}));
    table.columns.push_back(number_column(Message{"% of them in listed places"}));
  }
  const Rows one_stop = rows_of(
      result,
      {.indicator = Indicator::one_stop, .metric = result.decide_by, .threshold = threshold});
  for (std::size_t i = 0; i < result.municipalities.size(); ++i) {
    const auto municipality = base::id_at<base::MunicipalityIndex>(i);
    const auto* listed = all_kinds_coverage_of(result, municipality, threshold);
    if (listed == nullptr) {
      continue;
    }
    Row row = identity(result, municipality);
    row.push_back(count_cell(std::uint64_t{listed->all.places}));
    row.push_back(persons_cell(listed->all.persons));
    row.push_back(one_stop.empty() ? Cell{} : number_cell(one_stop[i + 1].value));
    if (knows_people) {
      const auto& population = result.municipalities[i].population;
      const bool any = population && population->count() > 0.0;
      row.push_back(persons_cell(population));
      row.push_back(any ? number_cell(100.0 * (listed->all.persons / *population)) : Cell{});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

model::ReportChapter municipalities(const Answer& answer) {
  const model::Result& result = answer.result;
  const bool has_several = result.municipalities.size() > 1;
  model::ReportChapter chapter{
      "municipalities",
      has_several ? Message{"Municipalities side by side"} : Message{"The municipality as a whole"},
      {}};
  const auto threshold = model::deciding_threshold(result.thresholds, result.decide_by);
  if (result.municipalities.empty() || !threshold) {
    add_text(chapter, Message{"The study has no municipalities to set side by side."});
    add_rules(result, chapter);
    return chapter;
  }
  add_notice(chapter,
             has_several
                 ? Message{"A municipality's average describes no single village. There is no rank "
                           "over all indicators, since nothing says how much one weighs beside "
                           "another; equal values share a rank."}
                 : Message{"A municipality's average describes no single village."});
  add_lines(chapter, side_by_side_lines(result, result.language));
  add_table(chapter, listed_table(result, *threshold), "municipalities");
  std::vector<std::optional<base::KindIndex>> kinds{std::nullopt};
  for (const base::KindIndex kind : kinds_of(result)) {
    kinds.emplace_back(kind);
  }
  for (const auto& kind : kinds) {
    const ShareFigure figure{result, kind, *threshold};
    if (figure.is_drawn()) {
      chapter.blocks.emplace_back(figure.figure());
    }
  }
  add_heat_tables(result, *threshold, chapter);
  add_text(chapter,
           Message{"Gini tells how unequal the ways are and not how long: read it with the "
                   "mean and the tenth who have farthest."});
  for (const base::KindIndex kind : kinds_of(result)) {
    add_table(chapter, way_table(result, kind), "municipality_indicators");
  }
  if (has_several) {
    add_table(chapter, theil_table(result), "municipality_indicators");
  }
  add_rules(result, chapter);
  return chapter;
}

}  // namespace narhet::study::report
