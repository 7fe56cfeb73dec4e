// SPDX-License-Identifier: MIT
#include "narhet/base/format.hpp"
#include "narhet/model/place_names.hpp"
#include "narhet/study/criteria_lines.hpp"
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/border_crossings.hpp"
#include "narhet/study/report/by_municipality.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/closing_order.hpp"
#include "narhet/study/report/place_map.hpp"
#include "narhet/study/report/ranking_figure.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Decimal;
using base::index;
using base::Message;
using model::Indicator;

/// Of so many closings the sentences stand here.
constexpr std::size_t kMostClosings = 3;
/// So many places are named in a sentence.
constexpr std::size_t kMostFar = 10;
/// Of more municipalities than that none has a map of its own: the page would be slow to open.
constexpr std::size_t kMostMaps = 40;

/// What is told of one municipality by itself: what is read aloud first, then map and groups, so
/// that it takes two pages on paper.
class Page {
 public:
  Page(const model::Result& result,
       base::MunicipalityIndex municipality,
       const MunicipalityShare& share,
       const BorderCrossings& crossings,
       model::ReportChapter& chapter)
      : result_{&result},
        municipality_{municipality},
        share_{&share},
        crossings_{&crossings},
        threshold_{model::deciding_threshold(result.thresholds, result.decide_by)},
        chapter_{&chapter} {}

  void write() const {
    chapter_->blocks.emplace_back(
        model::ReportHeading{base::format("municipality-{}", area()), Message{"{}", name()}});
    add_situation();
    chapter_->blocks.emplace_back(kind_table());
    add_sites();
    add_closings();
    add_neighbours();
    if (result_->municipalities.size() <= kMostMaps) {
      chapter_->blocks.emplace_back(map());
    }
    add_groups();
  }

 private:
  [[nodiscard]] const std::string& name() const {
    return result_->municipalities[index(municipality_)].name;
  }
  /// Its position in rows that begin with the whole study.
  [[nodiscard]] std::size_t area() const { return index(municipality_) + 1; }
  [[nodiscard]] const std::string& label() const { return result_->thresholds[*threshold_].label; }

  [[nodiscard]] const model::MunicipalityIndicator* row(const IndicatorKey& key) const {
    const auto rows = rows_of(*result_, key);
    return rows.empty() ? nullptr : &rows[area()];
  }
  [[nodiscard]] const model::MunicipalityIndicator* within(
      const std::optional<base::KindIndex>& kind,
      std::size_t threshold,
      std::size_t group = 0) const {
    return row({.indicator = Indicator::within,
                .kind = kind,
                .metric = result_->thresholds[threshold].metric,
                .threshold = threshold,
                .group = group});
  }

  /// How many have everything near, and where those live who have not.
  void add_situation() const {
    const auto* all = threshold_ ? within({}, *threshold_) : nullptr;
    if (all == nullptr || !all->value || !all->persons || !all->of_persons) {
      add_text(*chapter_, Message{"How many have all kinds of service near is not known, or may "
                                  "not be told."});
      return;
    }
    add_text(*chapter_,
             Message{"{} of the {} in listed places ({} %) have all kinds of service within {} {}.",
                     Decimal{all->persons->count(), 0}, people(*all->of_persons),
                     Decimal{*all->value, 1}, label(), model::name(result_->mode)});
    add_far();
  }

  void add_far() const {
    if (share_->far.empty()) {
      return;
    }
    const auto persons = persons_of_places(*result_);
    std::vector<base::PlaceIndex> far;
    std::vector<base::PlaceIndex> uncertain;
    base::Persons sum;
    for (const FarPlace& each : share_->far) {
      far.push_back(each.place);
      sum += persons[index(each.place)].value_or(base::Persons{});
      if (is_uncertain(*result_, each)) {
        uncertain.push_back(each.place);
      }
    }
    model::most_persons_first(far, result_->places);
    add_text(*chapter_, Message{"Some kind of service is farther than {} or cannot be reached in "
                                "{}, with {}: {}.",
                                label(), places(far.size()), people(sum),
                                model::place_names(far, result_->places, kMostFar)});
    if (!uncertain.empty()) {
      add_notice(*chapter_,
                 Message{"Not sure for {}: a service beyond the edge of the loaded roads could be "
                         "nearer.",
                         model::place_names(uncertain, result_->places, kMostFar)});
    }
  }

  /// Kind by kind who has it near, and who has farthest.
  [[nodiscard]] model::ReportTable kind_table() const {
    const std::vector<std::size_t> thresholds = thresholds_by(*result_, result_->decide_by);
    model::ReportTable table;
    table.caption = Message{"{}: how near the services are", name()};
    table.columns = {words_column(Message{"Kind of service"})};
    for (const std::size_t threshold : thresholds) {
      const std::string& label = result_->thresholds[threshold].label;
      table.columns.push_back(number_column(Message{"within {}: persons", label}));
      table.columns.push_back(number_column(Message{"within {}: %", label}));
    }
    table.columns.push_back(number_column(Message{"no way there: persons"}));
    table.columns.push_back(number_column(Message{"Longest way, {}", unit_of(result_->decide_by)}));
    table.columns.push_back(words_column(Message{"from"}));
    for (const base::KindIndex kind : kinds_of(*result_)) {
      Row cells{text_cell(title_of(*result_, kind))};
      for (const std::size_t threshold : thresholds) {
        const auto* share = within(kind, threshold);
        cells.push_back(share == nullptr ? Cell{} : persons_cell(share->persons));
        cells.push_back(share == nullptr ? Cell{} : number_cell(share->value));
      }
      const auto* without =
          row({.indicator = Indicator::not_reached, .kind = kind, .metric = result_->decide_by});
      cells.push_back(without == nullptr ? Cell{} : persons_cell(without->persons));
      const auto* farthest =
          row({.indicator = Indicator::farthest, .kind = kind, .metric = result_->decide_by});
      const bool is_told = farthest != nullptr && farthest->value && farthest->place;
      cells.push_back(is_told ? number_cell(farthest->value) : Cell{});
      cells.push_back(is_told ? text_cell(name_of(*result_, *farthest->place)) : Cell{});
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  /// Its places, the service points that they use and the candidate sites.
  [[nodiscard]] model::ReportMap map() const {
    std::vector<model::ReportMapLayer> sites = site_layers(*result_, share_->sites.scores);
    model::ReportMap map;
    map.caption = Message{"{}: places, service points and candidate sites", name()};
    map.layers = {municipality_layer(*result_, municipality_),
                  place_layer(*result_, share_->places), service_layer(*result_, share_->services),
                  std::move(sites.front()), std::move(sites.back())};
    map.equivalent = words_of(map.layers[1], share_->places.size());
    map.equivalent.push_back(
        base::counted(share_->services.size(), "{} service point", "{} service points"));
    map.equivalent.push_back(
        base::counted(share_->sites.scores.size(), "{} candidate site", "{} candidate sites"));
    if (!share_->sites.scores.empty() && share_->sites.scores.front()->rank) {
      map.equivalent.emplace_back(
          Message{"first: {}", name_of(candidate_of(*result_, *share_->sites.scores.front()))});
    }
    return map;
  }

  /// The first site with its reasons, whom it would help, and the others beside it.
  void add_sites() const {
    const auto& scores = share_->sites.scores;
    if (scores.empty()) {
      add_text(*chapter_, Message{"No candidate site was given here."});
      return;
    }
    if (!scores.front()->rank) {
      add_text(*chapter_, Message{"None of these sites could be ranked."});
      return;
    }
    add_text(*chapter_, scores.front()->reason);
    add_gain(*scores.front());
    if (scores.size() > 1) {
      chapter_->blocks.emplace_back(ranking_figure(*result_, share_->sites).table);
    }
  }

  void add_gain(const model::CandidateScore& score) const {
    const model::Threshold* threshold = deciding(*result_);
    if (threshold == nullptr || withholds_cells(*result_)) {
      return;
    }
    const std::string& site = name_of(candidate_of(*result_, score));
    add_text(
        *chapter_,
        score.newly_within_places.empty()
            ? Message{"It brings nobody a kind within {} who lacks it there today.",
                      threshold->label}
            : Message{"With {} these get within {} what they lack there today ({}): {}, {}. It "
                      "is counted as if it offered every kind of the study.",
                      site, threshold->label, kinds_gained(*result_, score, *threshold),
                      model::place_names(score.newly_within_places, result_->places, kMostFar),
                      people(score.newly_within_any)});
  }

  void add_closings() const {
    if (share_->closings.empty()) {
      add_text(*chapter_, Message{"No service point here is anybody's nearest, so no closing here "
                                  "would hit anybody."});
      return;
    }
    add_text(*chapter_, Message{"The closings here that would hit most people, the worst first:"});
    model::ReportList sentences{{}, true};
    for (std::size_t i = 0; i < std::min(share_->closings.size(), kMostClosings); ++i) {
      sentences.items.push_back(closing_sentence(*result_, share_->closings[i]));
    }
    chapter_->blocks.emplace_back(std::move(sentences));
  }

  /// What the young, the elderly and the businesses have and say.
  void add_groups() const {
    const std::vector<std::size_t> groups = people_groups(*result_);
    if (groups.size() > 1 && threshold_ && !withholds_cells(*result_)) {
      chapter_->blocks.emplace_back(group_table(groups));
    } else {
      add_text(*chapter_, Message{"How near the young, the elderly and businesses have it is not "
                                  "measured, or may not be told."});
    }
    if (!share_->needs.empty()) {
      chapter_->blocks.emplace_back(group_voices_in(*result_, name(), share_->needs));
      add_what_is_told(*result_, *chapter_);
    } else if (!result_->need_rows.empty()) {
      add_text(*chapter_, Message{"Nobody was asked here, or nothing of it may be told."});
    }
  }

  [[nodiscard]] model::ReportTable group_table(const std::vector<std::size_t>& groups) const {
    model::ReportTable table;
    table.caption = Message{"{}: who has each kind within {}, by group, %", name(), label()};
    table.columns = {words_column(Message{"Group"})};
    for (const base::KindIndex kind : kinds_of(*result_)) {
      table.columns.push_back(number_column(Message{"{}", title_of(*result_, kind)}));
    }
    for (const std::size_t group : groups) {
      Row cells{words_cell(result_->groups[group].name)};
      for (const base::KindIndex kind : kinds_of(*result_)) {
        const auto* share = within(kind, *threshold_, group);
        cells.push_back(share == nullptr ? Cell{} : number_cell(share->value));
      }
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  /// Who goes across the border, and where to.
  void add_neighbours() const {
    std::vector<Message> lines;
    bool is_told = true;
    for (const base::KindIndex kind : kinds_of(*result_)) {
      const auto* to =
          row({.indicator = Indicator::imported, .kind = kind, .metric = result_->decide_by});
      const auto* from =
          row({.indicator = Indicator::exported, .kind = kind, .metric = result_->decide_by});
      is_told = is_told && to != nullptr && to->persons && from != nullptr && from->persons;
      Message line = crossing(kind, to, from);
      if (!line.empty()) {
        lines.push_back(std::move(line));
      }
    }
    if (!lines.empty()) {
      add_text(*chapter_, Message{"Across the border of the municipality:"});
      add_list(*chapter_, std::move(lines));
    } else {
      add_text(*chapter_,
               is_told ? Message{"Nobody has the nearest service point of any kind across the "
                                 "border of the municipality."}
                       : Message{"Who has the nearest service point across the border of the "
                                 "municipality is not known, or may not be told."});
    }
  }

  /// Of one kind; nothing where nobody is told to go across the border.
  [[nodiscard]] Message crossing(base::KindIndex kind,
                                 const model::MunicipalityIndicator* to,
                                 const model::MunicipalityIndicator* from) const {
    const BorderCrossing& border = crossings_->at(municipality_, kind);
    const auto is_any = [](const model::MunicipalityIndicator* row) {
      return row != nullptr && row->persons && row->persons->count() >= 0.5;
    };
    const std::string& title = title_of(*result_, kind);
    const Message out =
        is_any(to) ? Message{"{} have the nearest outside the municipality ({})",
                             who(*to->persons, border.leaving), names_of(*result_, border.to)}
                   : Message{};
    const Message in =
        is_any(from) ? Message{"{} from outside have the nearest here ({})",
                               who(*from->persons, border.coming), names_of(*result_, border.from)}
                     : Message{};
    if (out.empty() && in.empty()) {
      return {};
    }
    return out.empty() || in.empty() ? Message{"{}: {}", title, out.empty() ? in : out}
                                     : Message{"{}: {}; {}", title, out, in};
  }

  /// So many people, and where they live where that may be told.
  [[nodiscard]] Message who(base::Persons persons, std::vector<base::PlaceIndex> homes) const {
    if (withholds_cells(*result_)) {
      return people(persons);
    }
    model::most_persons_first(homes, result_->places);
    return Message{"{} in {}", people(persons), model::place_names(homes, result_->places)};
  }

  const model::Result* result_;
  base::MunicipalityIndex municipality_;
  const MunicipalityShare* share_;
  const BorderCrossings* crossings_;
  std::optional<std::size_t> threshold_;
  model::ReportChapter* chapter_;
};

}  // namespace

model::ReportChapter each_municipality(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"each-municipality", Message{"Each municipality by itself"}, {}};
  add_text(chapter, Message{"The same figures as in the other chapters, gathered for one "
                            "municipality at a time, to be read at its own meeting."});
  if (result.municipalities.size() > kMostMaps) {
    add_text(chapter,
             Message{"A study of more than {} municipalities has no map of each: the result has "
                     "them all.",
                     kMostMaps});
  }
  if (result.ranking.some_offers_are_withheld) {
    add_lines(chapter, criteria_lines(result.ranking, result.language));
  }
  const std::vector<MunicipalityShare> shares = by_municipality(result);
  const BorderCrossings crossings{result};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    Page{result, base::id_at<base::MunicipalityIndex>(i), shares[i], crossings, chapter}.write();
  }
  return chapter;
}

}  // namespace narhet::study::report
