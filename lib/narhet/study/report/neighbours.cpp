// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/border_crossings.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/neighbour_share.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Message;
using model::Indicator;
using Rows = std::span<const model::MunicipalityIndicator>;

/// Whose nearest point of a kind lies on the other side of a border.
Rows crossing(const model::Result& result, Indicator indicator, base::KindIndex kind) {
  return rows_of(result, {.indicator = indicator, .kind = kind, .metric = result.decide_by});
}

Cell persons_at(Rows rows, std::size_t area) {
  return rows.empty() ? Cell{} : persons_cell(rows[area].persons);
}

/// The limits of the study, those of the measure that decides first, each from the nearest on.
std::vector<std::size_t> limits(const model::Result& result) {
  const auto other =
      result.decide_by == base::Metric::time ? base::Metric::distance : base::Metric::time;
  std::vector<std::size_t> limits = thresholds_by(result, result.decide_by);
  const std::vector<std::size_t> rest = thresholds_by(result, other);
  limits.insert(limits.end(), rest.begin(), rest.end());
  return limits;
}

/// What the neighbours' points add within a limit, kind by kind, over the whole study.
model::ReportFigure limit_figure(const model::Result& result, std::size_t threshold) {
  const std::string& label = result.thresholds[threshold].label;
  model::ReportFigure figure;
  figure.caption =
      Message{"Within {} with and without other municipalities' service points", label};
  figure.bars.axis = Message{"percent of the people in listed places"};
  figure.bars.parts = {Message{"within {} by the municipality's own points", label},
                       Message{"only by those of other municipalities"}};
  figure.bars.longest = 100.0;
  figure.table.caption = figure.caption;
  figure.table.columns = {words_column(Message{"Kind of service"}),
                          number_column(Message{"with, %"}), number_column(Message{"without, %"}),
                          number_column(Message{"Persons fewer without"})};
  for (const base::KindIndex kind : kinds_of(result)) {
    const NeighbourShare share = neighbour_share(result, kind, threshold);
    if (!share.is_known()) {
      continue;
    }
    const auto& with = share.with.front().value;
    const auto& without = share.without.front().value;
    figure.bars.bars.push_back(
        {Argument{title_of(result, kind)},
         {without, with && without ? std::optional{*with - *without} : std::nullopt}});
    figure.table.rows.push_back({text_cell(title_of(result, kind)), number_cell(with),
                                 number_cell(without), persons_cell(share.fewer(0))});
  }
  const auto most = most_by_neighbours(result, threshold);
  if (!most) {
    figure.summary = Message{"The difference is not told: it could tell of few."};
  } else if (most->fewer.count() < 0.5) {
    figure.summary =
        Message{"Without the neighbours nobody fewer would have any kind within {}.", label};
  } else {
    figure.summary =
        Message{"The neighbours mean most for {}: without them {} fewer would have it within {}.",
                word_for(result, most->kind), people(most->fewer), label};
  }
  return figure;
}

/// Whose nearest is in another municipality, kind by kind.
model::ReportTable crossing_table(const model::Result& result) {
  model::ReportTable table;
  table.caption = Message{"Who has the nearest service outside the own municipality"};
  table.columns = {words_column(Message{"Kind of service"}),
                   number_column(Message{"Persons whose nearest is outside their municipality"})};
  for (const base::KindIndex kind : kinds_of(result)) {
    const Rows imported = crossing(result, Indicator::imported, kind);
    if (!imported.empty()) {
      table.rows.push_back({text_cell(title_of(result, kind)), persons_at(imported, 0)});
    }
  }
  return table;
}

/// What the neighbours mean to one municipality for one kind.
struct AreaKind {
  std::size_t area{};
  base::KindIndex kind{};
  std::vector<std::optional<base::Persons>> fewer;  ///< parallel to the limits

  [[nodiscard]] std::optional<base::Persons> most() const {
    return *std::max_element(fewer.begin(), fewer.end());
  }
};

std::vector<AreaKind> area_kinds(const model::Result& result,
                                 const std::vector<std::size_t>& limits) {
  std::vector<AreaKind> rows;
  for (std::size_t area = 1; area <= result.municipalities.size(); ++area) {
    for (const base::KindIndex kind : kinds_of(result)) {
      AreaKind row{area, kind, {}};
      bool is_known = false;
      for (const std::size_t threshold : limits) {
        const NeighbourShare share = neighbour_share(result, kind, threshold);
        is_known = is_known || share.is_known();
        row.fewer.push_back(share.is_known() ? share.fewer(area) : std::nullopt);
      }
      if (is_known) {
        rows.push_back(std::move(row));
      }
    }
  }
  if (rows.size() > kMostRows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const AreaKind& a, const AreaKind& b) { return a.most() > b.most(); });
  }
  return rows;
}

/// The same, municipality by municipality, within each limit.
model::ReportTable municipality_table(const model::Result& result,
                                      const std::vector<std::size_t>& limits) {
  model::ReportTable table;
  table.caption =
      Message{"What the neighbours mean to each municipality, kind by kind and limit by limit"};
  table.columns = {words_column(Message{"Municipality"}), words_column(Message{"Kind of service"})};
  for (const std::size_t threshold : limits) {
    table.columns.push_back(number_column(
        Message{"Persons fewer within {} without them", result.thresholds[threshold].label}));
  }
  table.columns.push_back(number_column(Message{"Persons whose nearest is outside it"}));
  table.columns.push_back(words_column(Message{"Where that is"}));
  table.columns.push_back(number_column(Message{"Persons from outside whose nearest is here"}));
  table.columns.push_back(words_column(Message{"Where they live"}));
  const BorderCrossings crossings{result};
  for (const AreaKind& each : area_kinds(result, limits)) {
    Row row{text_cell(result.municipalities[each.area - 1].name),
            text_cell(word_for(result, each.kind))};
    for (const auto& fewer : each.fewer) {
      row.push_back(persons_cell(fewer));
    }
    const BorderCrossing& border =
        crossings.at(base::id_at<base::MunicipalityIndex>(each.area - 1), each.kind);
    const auto add = [&](Indicator indicator, const BorderCrossing::Areas& areas) {
      Cell persons = persons_at(crossing(result, indicator, each.kind), each.area);
      // Of whom no number is told, neither is where they go.
      Cell where = persons ? words_cell(names_of(result, areas)) : Cell{};
      row.push_back(std::move(persons));
      row.push_back(std::move(where));
    };
    add(Indicator::imported, border.to);
    add(Indicator::exported, border.from);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

model::ReportChapter neighbours(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"neighbours", Message{"The neighbours' part"}, {}};
  const std::vector<std::size_t> all = limits(result);
  if (result.municipalities.empty() || all.empty()) {
    add_text(chapter,
             Message{"The study has no municipalities, or no limit, so there is nobody's part to "
                     "tell of."});
    return chapter;
  }
  add_text(chapter,
           Message{"Roads and service points do not end at a municipal border. Everything else "
                   "in this report counts the nearest point wherever it lies, as far as "
                   "roads and services are loaded; here stands what remains if each "
                   "municipality had only its own."});
  add_table(chapter, crossing_table(result), "municipality_indicators");
  for (const std::size_t threshold : all) {
    model::ReportFigure figure = limit_figure(result, threshold);
    if (!figure.bars.bars.empty()) {
      chapter.blocks.emplace_back(std::move(figure));
    }
  }
  add_table(chapter, municipality_table(result, all), "municipality_indicators");
  return chapter;
}

}  // namespace narhet::study::report
