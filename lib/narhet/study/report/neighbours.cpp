// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::Message;
using model::Indicator;
using Rows = std::span<const model::MunicipalityIndicator>;

/// With and without the service points of other municipalities, of one kind.
struct Both {
  Rows with;
  Rows without;
  Rows imported;
  Rows exported;

  [[nodiscard]] bool is_known() const { return !with.empty() && !without.empty(); }
};

Both both_of(const model::Result& result, base::KindIndex kind, std::size_t threshold) {
  const auto metric = result.thresholds[threshold].metric;
  const auto within = [&](Indicator indicator) {
    return rows_of(
        result, {.indicator = indicator, .kind = kind, .metric = metric, .threshold = threshold});
  };
  const auto ways = [&](Indicator indicator) {
    return rows_of(result, {.indicator = indicator, .kind = kind, .metric = result.decide_by});
  };
  return {within(Indicator::within), within(Indicator::within_own), ways(Indicator::imported),
          ways(Indicator::exported)};
}

std::optional<base::Persons> fewer(const Both& both, std::size_t area) {
  const auto& with = both.with[area].persons;
  const auto& without = both.without[area].persons;
  return with && without ? std::optional{*with - *without} : std::nullopt;
}

Cell persons_at(Rows rows, std::size_t area) {
  return rows.empty() ? Cell{} : persons_cell(rows[area].persons);
}

/// What the neighbours' points add, kind by kind, over the whole study.
model::ReportFigure kind_figure(const model::Result& result, std::size_t threshold) {
  const std::string& label = result.thresholds[threshold].label;
  model::ReportFigure figure;
  figure.caption =
      Message{"Within {} with and without other municipalities' service points", label};
  figure.bars.axis = Message{"percent of the people in listed places"};
  figure.bars.parts = {Message{"within {} by the municipality's own points", label},
                       Message{"only by those of other municipalities"}};
  figure.bars.longest = 100.0;
  figure.table.caption = figure.caption;
  figure.table.columns = {
      words_column(Message{"Kind of service"}), number_column(Message{"with, %"}),
      number_column(Message{"without, %"}), number_column(Message{"Persons fewer without"}),
      number_column(Message{"Persons whose nearest is in another municipality"})};
  std::optional<std::pair<base::Persons, base::KindIndex>> most;
  for (const base::KindIndex kind : kinds_of(result)) {
    const Both both = both_of(result, kind, threshold);
    if (!both.is_known()) {
      continue;
    }
    const auto& with = both.with.front().value;
    const auto& without = both.without.front().value;
    figure.bars.bars.push_back(
        {Argument{title_of(result, kind)},
         {without, with && without ? std::optional{*with - *without} : std::nullopt}});
    const auto difference = fewer(both, 0);
    figure.table.rows.push_back({text_cell(title_of(result, kind)), number_cell(with),
                                 number_cell(without), persons_cell(difference),
                                 persons_at(both.imported, 0)});
    if (difference && (!most || *difference > most->first)) {
      most = std::pair{*difference, kind};
    }
  }
  figure.summary =
      most ? Message{"The neighbours mean most for {}: without them {} fewer would have it within "
                     "{}.",
                     word_for(result, most->second), people(most->first), label}
           : Message{"The difference is not told: it could tell of few."};
  return figure;
}

struct AreaKind {
  std::size_t area{};
  base::KindIndex kind{};
  Both both;
};

/// The same, municipality by municipality.
model::ReportTable municipality_table(const model::Result& result, std::size_t threshold) {
  const std::string& label = result.thresholds[threshold].label;
  model::ReportTable table;
  table.caption = Message{"What the neighbours mean to each municipality"};
  table.columns = {words_column(Message{"Municipality"}),
                   words_column(Message{"Kind of service"}),
                   number_column(Message{"within {}, with: %", label}),
                   number_column(Message{"within {}, without: %", label}),
                   number_column(Message{"Persons fewer without"}),
                   number_column(Message{"Persons whose nearest is in another municipality"}),
                   number_column(Message{"Persons from outside whose nearest is here"})};
  std::vector<AreaKind> order;
  for (std::size_t area = 1; area <= result.municipalities.size(); ++area) {
    for (const base::KindIndex kind : kinds_of(result)) {
      const Both both = both_of(result, kind, threshold);
      if (both.is_known()) {
        order.push_back({area, kind, both});
      }
    }
  }
  if (order.size() > kMostRows) {
    std::stable_sort(order.begin(), order.end(), [](const AreaKind& a, const AreaKind& b) {
      return fewer(a.both, a.area) > fewer(b.both, b.area);
    });
  }
  for (const AreaKind& each : order) {
    const Both& both = each.both;
    table.rows.push_back(
        {text_cell(result.municipalities[each.area - 1].name),
         text_cell(word_for(result, each.kind)), number_cell(both.with[each.area].value),
         number_cell(both.without[each.area].value), persons_cell(fewer(both, each.area)),
         persons_at(both.imported, each.area), persons_at(both.exported, each.area)});
  }
  return table;
}

}  // namespace

model::ReportChapter neighbours(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"neighbours", Message{"The neighbours' part"}, {}};
  const auto threshold = model::deciding_threshold(result.thresholds, result.decide_by);
  if (result.municipalities.empty() || !threshold) {
    add_text(chapter,
             Message{"The study has no municipalities, so nobody is anybody's neighbour."});
    return chapter;
  }
  add_text(chapter,
           Message{"Roads and service points do not end at a municipal border. Everything else "
                   "in this report counts the nearest point wherever it lies, as far as "
                   "roads and services are loaded; here stands what remains if each "
                   "municipality had only its own."});
  model::ReportFigure figure = kind_figure(result, *threshold);
  if (!figure.bars.bars.empty()) {
    chapter.blocks.emplace_back(std::move(figure));
  }
  add_table(chapter, municipality_table(result, *threshold), "municipality_indicators");
  return chapter;
}

}  // namespace narhet::study::report
