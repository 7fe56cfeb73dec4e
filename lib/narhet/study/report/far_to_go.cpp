// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"
#include "narhet/study/report/far_places.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace narhet::study::report {
namespace {

using base::Argument;
using base::Decimal;
using base::index;
using base::Message;

std::string in_words(const model::Result& result, const std::vector<base::KindIndex>& kinds) {
  std::string words;
  for (const base::KindIndex kind : kinds) {
    words += (words.empty() ? "" : ", ") + word_for(result, kind);
  }
  return words;
}

/// The way to the farthest of the nearest services, or why one of them is not reached.
Cell longest_way(const model::Result& result, const FarPlace& far) {
  if (far.reach.reaches_all()) {
    return number_cell(base::to_display(result.decide_by, far.reach.worst));
  }
  for (const base::KindIndex kind : far.reach.beyond) {
    const model::NearestPair& pair = result.nearest.at(far.place, kind, result.decide_by);
    if (!pair.nearest) {
      return words_cell(model::name(pair.status));
    }
  }
  return {};
}

void add_uncertain(const model::Result& result,
                   std::span<const FarPlace> places,
                   model::ReportChapter& chapter) {
  const std::uint64_t count = count_uncertain(result, places);
  if (count > 0) {
    add_notice(chapter,
               Message{"Of these {} places, {} lie nearer to the edge of the loaded roads than to "
                       "what they are said to have far to: a service beyond the edge could be "
                       "nearer. The table says which.",
                       places.size(), count});
  }
}

model::ReportTable far_table(const model::Result& result,
                             const model::Threshold& threshold,
                             std::span<const FarPlace> places) {
  model::ReportTable table;
  table.caption = Message{"Places that have some kind of service farther than {} or not at all",
                          threshold.label};
  table.columns = {words_column(Message{"Place"}),
                   words_column(Message{"Municipality"}),
                   number_column(Message{"Persons"}),
                   words_column(Message{"Farther than {}, or no way there", threshold.label}),
                   number_column(Message{"Longest way, {}", unit_of(result.decide_by)}),
                   words_column(Message{"to"}),
                   words_column(Message{"Sure, or beyond the edge of the roads?"}).about("edge")};
  const auto persons = persons_of_places(result);
  for (const FarPlace& far : places) {
    const bool all = far.reach.beyond.size() == result.kinds.size() && result.kinds.size() > 1;
    const bool names_kind = far.reach.reaches_all() && far.reach.farthest;
    table.rows.push_back(
        {text_cell(name_of(result, far.place)),
         text_cell(name_of(result, result.places[index(far.place)].municipality)),
         persons_cell(persons[index(far.place)]),
         all ? words_cell(Message{"all kinds"}) : text_cell(in_words(result, far.reach.beyond)),
         longest_way(result, far),
         names_kind ? text_cell(word_for(result, *far.reach.farthest)) : Cell{},
         words_cell(is_uncertain(result, far) ? Message{"uncertain"} : Message{"sure"})});
  }
  return table;
}

/// Where those live who have some kind beyond the threshold.
model::ReportFigure municipality_figure(const model::Result& result, std::size_t threshold) {
  const std::string& label = result.thresholds[threshold].label;
  model::ReportFigure figure;
  figure.caption = Message{"Where those live who have some kind of service farther than {}", label};
  figure.bars.axis = Message{"percent of the people in listed places"};
  figure.bars.parts = {Message{"farther than {}, or no way there", label}};
  figure.bars.longest = 100.0;
  figure.table.caption =
      Message{"People with some kind of service farther than {} or not at all", label};
  figure.table.columns = {
      words_column(Message{"Municipality"}), number_column(Message{"Persons"}),
      number_column(Message{"% of the people in listed places"}, Shade::high_is_worse),
      number_column(Message{"Places"})};
  double most = -1.0;
  for (std::size_t i = 0; i < result.municipalities.size(); ++i) {
    const auto municipality = base::id_at<base::MunicipalityIndex>(i);
    const model::AllKindsCoverage* row = all_kinds_coverage_of(result, municipality, threshold);
    if (row == nullptr || row->all.persons.count() <= 0.0) {
      continue;
    }
    const base::Persons far = row->all.persons - row->within.persons;
    const double percent = 100.0 * (far / row->all.persons);
    const std::string& name = result.municipalities[i].name;
    figure.bars.bars.push_back({Argument{name}, {percent}});
    figure.table.rows.push_back({text_cell(name), persons_cell(far), number_cell(percent),
                                 count_cell(std::uint64_t{row->all.places - row->within.places})});
    if (percent > most) {
      most = percent;
      figure.summary = Message{"The largest share is in {}: {} % of the people, {}.", name,
                               Decimal{percent, 1}, people(far)};
    }
  }
  return figure;
}

/// By kind, who has it beyond the threshold, and who has no way there.
model::ReportTable kind_table(const model::Result& result, std::size_t threshold) {
  const std::string& label = result.thresholds[threshold].label;
  model::ReportTable table;
  table.caption = Message{"Who has each kind of service farther than {}, or no way there", label};
  table.columns = {words_column(Message{"Kind of service"}),
                   number_column(Message{"Persons farther than {}, or without", label}),
                   number_column(Message{"% of the people in listed places"}),
                   number_column(Message{"Places farther than {}, or without", label}),
                   number_column(Message{"of these without a way there: persons"})};
  for (const base::KindIndex kind : kinds_of(result)) {
    const model::Coverage* row = coverage_of(result, {}, kind, threshold);
    if (row == nullptr) {
      continue;
    }
    const base::Persons far = row->all.persons - row->within.persons;
    const base::Persons reached =
        row->by_status[static_cast<std::size_t>(model::ReachStatus::reached)].persons;
    const bool any = row->all.persons.count() > 0.0;
    table.rows.push_back(
        {text_cell(title_of(result, kind)), persons_cell(far),
         number_cell(any ? std::optional{100.0 * (far / row->all.persons)} : std::nullopt),
         count_cell(std::uint64_t{row->all.places - row->within.places}),
         persons_cell(row->all.persons - reached)});
  }
  return table;
}

}  // namespace

model::ReportChapter far_to_go(const Answer& answer) {
  const model::Result& result = answer.result;
  model::ReportChapter chapter{"far-to-go", Message{"Who has far to go"}, {}};
  const auto position = model::deciding_threshold(result.thresholds, result.decide_by);
  if (!position) {
    add_text(chapter,
             Message{"The study has no threshold by the measure that decides, so nobody is "
                     "counted as near or far."});
    return chapter;
  }
  const model::Threshold& threshold = result.thresholds[*position];
  add_text(
      chapter,
      Message{"'Far' means here: some kind of service that exists in the study is more than {} "
              "away {}, or cannot be reached. There is no national limit for it; {} is the "
              "study's own.",
              threshold.label, model::name(result.mode), threshold.label});
  add_table(chapter, kind_table(result, *position), "municipalities");
  model::ReportFigure figure = municipality_figure(result, *position);
  if (figure.bars.bars.size() > 1) {
    chapter.blocks.emplace_back(std::move(figure));
  }
  const std::vector<FarPlace> far = far_places(result, threshold);
  if (far.empty()) {
    add_text(chapter, Message{"No listed place has farther than {} to any kind of service.",
                              threshold.label});
  }
  add_uncertain(result, far, chapter);
  const auto first = std::span{far}.first(std::min(far.size(), kMostRows));
  add_first_rows(chapter, far_table(result, threshold, first), far.size(), "places");
  return chapter;
}

}  // namespace narhet::study::report
