// SPDX-License-Identifier: MIT
#include "narhet/model/place_names.hpp"
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/place_map.hpp"
#include "narhet/study/report/subject.hpp"
#include "narhet/study/summary.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::index;
using base::Message;
using base::Metric;

/// The metric that decides before the other.
std::array<Metric, 2> deciding_first(const model::Result& result) {
  return result.decide_by == Metric::time ? std::array{Metric::time, Metric::distance}
                                          : std::array{Metric::distance, Metric::time};
}

/// Persons or, where nobody's number is known, places.
double amount(const model::Tally& tally, bool by_persons) {
  return by_persons ? tally.persons.count() : static_cast<double>(tally.places);
}

/// Who is how near to each kind, by the thresholds of one metric: a bar that sums to everyone.
class ShareFigure {
 public:
  ShareFigure(const model::Result& result, Metric metric)
      : result_{&result}, metric_{metric}, thresholds_{thresholds_by(result, metric)} {
    const model::Coverage* any =
        result.kinds.empty() || thresholds_.empty()
            ? nullptr
            : coverage_of(result, {}, base::KindIndex{}, thresholds_.front());
    is_drawn_ = any != nullptr && any->all.places > 0;
    by_persons_ = is_drawn_ && any->all.persons.count() > 0.0;
  }

  [[nodiscard]] bool is_drawn() const { return is_drawn_; }

  [[nodiscard]] model::ReportFigure figure() const {
    model::ReportFigure figure;
    figure.caption =
        metric_ == Metric::distance
            ? Message{"How near each kind of service is, by the shortest way in km, {}",
                      model::name(result_->mode)}
            : Message{
                  "How near each kind of service is, by the fastest way in minutes, "
                  "{}",
                  model::name(result_->mode)};
    figure.summary = summary();
    figure.bars.axis = by_persons_ ? Message{"percent of the people in listed places"}
                                   : Message{"percent of the listed places"};
    figure.bars.parts = parts();
    figure.bars.longest = 100.0;
    figure.table.caption = by_persons_ ? Message{"People in listed places by how near they have it"}
                                       : Message{"Listed places by how near they have it"};
    figure.table.columns = columns();
    for (const base::KindIndex kind : kinds_of(*result_)) {
      add_kind(kind, figure);
    }
    return figure;
  }

 private:
  [[nodiscard]] const model::Coverage& row(base::KindIndex kind, std::size_t position) const {
    return *coverage_of(*result_, {}, kind, thresholds_[position]);
  }
  [[nodiscard]] const std::string& label(std::size_t position) const {
    return result_->thresholds[thresholds_[position]].label;
  }

  [[nodiscard]] std::vector<Message> parts() const {
    std::vector<Message> parts{Message{"within {}", label(0)}};
    for (std::size_t i = 1; i < thresholds_.size(); ++i) {
      parts.emplace_back(Message{"farther, within {}", label(i)});
    }
    parts.emplace_back(Message{"farther than {}", label(thresholds_.size() - 1)});
    parts.emplace_back(Message{"no way there"});
    return parts;
  }

  [[nodiscard]] std::vector<model::ReportTable::Column> columns() const {
    std::vector<model::ReportTable::Column> columns{words_column(Message{"Kind of service"})};
    for (std::size_t i = 0; i < thresholds_.size(); ++i) {
      columns.push_back(number_column(by_persons_ ? Message{"within {}: persons", label(i)}
                                                  : Message{"within {}: places", label(i)}));
      columns.push_back(number_column(Message{"within {}: %", label(i)}));
    }
    columns.push_back(number_column(by_persons_ ? Message{"no way there: persons"}
                                                : Message{"no way there: places"}));
    columns.push_back(
        number_column(by_persons_ ? Message{"persons in all"} : Message{"places in all"}));
    return columns;
  }

  void add_kind(base::KindIndex kind, model::ReportFigure& figure) const {
    const double all = amount(row(kind, 0).all, by_persons_);
    const double reached = amount(
        row(kind, 0).by_status[static_cast<std::size_t>(model::ReachStatus::reached)], by_persons_);
    model::ReportBars::Bar bar{Argument{title_of(*result_, kind)}, {}};
    Row cells{text_cell(title_of(*result_, kind))};
    double before = 0.0;
    for (std::size_t i = 0; i < thresholds_.size(); ++i) {
      const double within = amount(row(kind, i).within, by_persons_);
      bar.lengths.emplace_back(100.0 * (within - before) / all);
      cells.push_back(number_cell(within, 0));
      cells.push_back(number_cell(100.0 * within / all));
      before = within;
    }
    bar.lengths.emplace_back(100.0 * (reached - before) / all);
    bar.lengths.emplace_back(100.0 * (all - reached) / all);
    cells.push_back(number_cell(all - reached, 0));
    cells.push_back(number_cell(all, 0));
    figure.bars.bars.push_back(std::move(bar));
    figure.table.rows.push_back(std::move(cells));
  }

  /// The kinds that most and fewest have within the nearest threshold.
  [[nodiscard]] Message summary() const {
    std::optional<std::pair<double, base::KindIndex>> most;
    std::optional<std::pair<double, base::KindIndex>> least;
    for (const base::KindIndex kind : kinds_of(*result_)) {
      const model::Coverage& of = row(kind, 0);
      const double share = 100.0 * amount(of.within, by_persons_) / amount(of.all, by_persons_);
      most = !most || share > most->first ? std::pair{share, kind} : *most;
      least = !least || share < least->first ? std::pair{share, kind} : *least;
    }
    return Message{"Within {}: {} for {} %, {} for {} %.", label(0),
                   word_for(*result_, most->second),       Decimal{most->first, 1},
                   word_for(*result_, least->second),      Decimal{least->first, 1}};
  }

  const model::Result* result_;
  Metric metric_;
  std::vector<std::size_t> thresholds_;
  bool is_drawn_{};
  bool by_persons_{};
};

/// The way to the nearest service of a kind, or why there is none.
Cell way_cell(const model::NearestPair& pair, Metric metric) {
  return pair.nearest ? number_cell(base::to_display(metric, pair.nearest->cost))
                      : words_cell(model::name(pair.status));
}

/// The places that a table tells of: all or, of very many, those that have farthest.
std::vector<base::PlaceIndex> told_places(const model::Result& result) {
  std::vector<base::PlaceIndex> some = listed_places(result);
  if (some.size() <= kMostRows) {
    return some;
  }
  struct Way {
    base::Weight longest;
    base::PlaceIndex place{};
  };
  std::vector<Way> ways;
  ways.reserve(some.size());
  for (const base::PlaceIndex place : some) {
    const PlaceReach reach = reach_of(result, place, base::Weight::infinite());
    ways.push_back({reach.reaches_all() ? reach.worst : base::Weight::infinite(), place});
  }
  std::stable_sort(ways.begin(), ways.end(),
                   [](const Way& a, const Way& b) { return a.longest > b.longest; });
  std::vector<base::PlaceIndex> farthest;
  for (std::size_t i = 0; i < kMostRows; ++i) {
    farthest.push_back(ways[i].place);
  }
  std::sort(farthest.begin(), farthest.end());
  std::erase_if(some, [&](base::PlaceIndex place) {
    return !std::binary_search(farthest.begin(), farthest.end(), place);
  });
  return some;
}

model::ReportTable place_table(const model::Result& result,
                               Metric metric,
                               const std::vector<base::PlaceIndex>& told) {
  model::ReportTable table;
  table.caption =
      metric == Metric::distance
          ? Message{"Km by the shortest way to the nearest service of each kind, {}",
                    model::name(result.mode)}
          : Message{"Minutes by the fastest way to the nearest service of each kind, {}",
                    model::name(result.mode)};
  table.columns = {words_column(Message{"Place"}), words_column(Message{"Municipality"}),
                   number_column(Message{"Persons"})};
  for (const base::KindIndex kind : kinds_of(result)) {
    table.columns.push_back(number_column(
        Message{"{}, {}", title_of(result, kind), unit_of(metric)}, Shade::high_is_worse));
  }
  const auto persons = persons_of_places(result);
  for (const base::PlaceIndex place : told) {
    Row row{text_cell(name_of(result, place)),
            text_cell(name_of(result, result.places[index(place)].municipality)),
            persons_cell(persons[index(place)])};
    for (const base::KindIndex kind : kinds_of(result)) {
      row.push_back(way_cell(result.nearest.at(place, kind, metric), metric));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void add_places(const model::Result& result, model::ReportChapter& chapter) {
  const std::vector<base::PlaceIndex> told = told_places(result);
  const std::size_t all = listed_places(result).size();
  if (has_cells(result)) {
    add_text(chapter,
             result.withhold_cells
                 ? Message{"People are counted in the cells of a grid. Nothing is told of a single "
                           "cell, since few live in many of them; a village's way is that from its "
                           "middle."}
                 : Message{"People are counted in the cells of a grid; a village has the people of "
                           "the cells near to it, and its way is that from its middle. The cells "
                           "one by one are in the layer 'places' of the GeoPackage."});
  }
  for (const Metric metric : deciding_first(result)) {
    add_table(chapter, place_table(result, metric, told), "places");
    if (all > told.size() && metric == result.decide_by) {
      add_text(chapter, Message{"The tables show the {} places that have farthest to some service; "
                                "all {} are in the layer 'places' of the GeoPackage.",
                                told.size(), all});
    }
  }
}

}  // namespace

model::ReportChapter present_situation(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{
      "present-situation", Message{"The present situation, place by place and kind by kind"}, {}};
  add_text(
      chapter,
      Message{"All ways are {}, from the place to the nearest service point, also of another "
              "municipality. Km are those of the shortest way, minutes those of the fastest, "
              "and each may lead to another service point. Minutes count the crossing of a ferry "
              "and the wait for it, where the way takes one. 'Within' is always 'at most'.",
              model::name(result.mode)});
  add_lines(chapter, coverage_lines(result, result.language));
  for (const Metric metric : deciding_first(result)) {
    const ShareFigure figure{result, metric};
    if (figure.is_drawn()) {
      chapter.blocks.emplace_back(figure.figure());
    }
  }
  chapter.blocks.emplace_back(place_map(result));
  add_places(result, chapter);
  return chapter;
}

}  // namespace narhet::study::report
