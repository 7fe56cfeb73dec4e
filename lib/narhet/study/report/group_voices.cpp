// SPDX-License-Identifier: MIT
#include "narhet/study/report/group_voices.hpp"

#include "narhet/model/place_names.hpp"
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/subject.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace narhet::study::report {
namespace {

using base::index;
using base::Message;
using model::Speakers;

/// What is told of a group: where it spoke, and for what.
struct GroupVoices {
  std::set<base::PlaceIndex> places;
  std::uint64_t needs{};
  std::uint64_t wishes{};
  bool offered{};  ///< no number of them: an offer for any kind stands with each
  std::map<base::KindIndex, std::uint64_t> by_kind;

  void add(const model::NeedRow& row) {
    const std::uint64_t needed = row.need_voices.value_or(0);
    const std::uint64_t wished = row.wish_voices.value_or(0);
    if (needed + wished + row.offers.value_or(0) > 0) {
      places.insert(row.place);
    }
    needs += needed;
    wishes += wished;
    offered = offered || row.offers.value_or(0) > 0;
    if (needed + wished > 0) {
      by_kind[row.kind] += needed + wished;
    }
  }
};

GroupVoices voices_of(NeedRows rows, Speakers speakers) {
  GroupVoices voices;
  for (const model::NeedRow* row : rows) {
    if (row->speakers == speakers) {
      voices.add(*row);
    }
  }
  return voices;
}

std::size_t count_asked(NeedRows rows) {
  std::set<base::PlaceIndex> asked;
  for (const model::NeedRow* row : rows) {
    asked.insert(row->place);
  }
  return asked.size();
}

/// "post and parcels (489), offers to contribute", the most voices first.
Cell asked_for(const model::Result& result, const GroupVoices& voices) {
  std::vector<std::pair<base::KindIndex, std::uint64_t>> order{voices.by_kind.begin(),
                                                               voices.by_kind.end()};
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  Message list;
  for (const auto& [kind, count] : order) {
    const Message each{"{} ({})", word_for(result, kind), count};
    list = list.empty() ? each : Message{"{}, {}", list, each};
  }
  if (voices.offered) {
    const Message offers{"offers to contribute"};
    list = list.empty() ? offers : Message{"{}, {}", list, offers};
  }
  return words_cell(list);
}

/// The municipalities in none of whose places the group is told to have spoken.
Cell silent_municipalities(const model::Result& result, const GroupVoices& voices) {
  std::vector<bool> spoke(result.municipalities.size());
  for (const base::PlaceIndex place : voices.places) {
    if (const auto& municipality = result.places[index(place)].municipality) {
      spoke[index(*municipality)] = true;
    }
  }
  std::vector<std::string> silent;
  for (std::size_t i = 0; i < spoke.size(); ++i) {
    if (!spoke[i]) {
      silent.push_back(result.municipalities[i].name);
    }
  }
  if (silent.empty()) {
    return words_cell(Message{"none"});
  }
  return words_cell(silent.size() == spoke.size() ? Message{"all"} : model::listed(silent));
}

/// The young, the elderly and the businesses whatever they said; others where they spoke.
bool is_told(Speakers speakers, const GroupVoices& voices) {
  return speakers == Speakers::young || speakers == Speakers::elderly ||
         speakers == Speakers::business || !voices.places.empty();
}

/// The columns of a table of groups after the first.
std::vector<model::ReportTable::Column> voices_columns(const model::Result& result,
                                                       std::uint64_t asked) {
  return {number_column(result.withhold_cells
                            ? Message{"Places where it is told to have spoken, of {} of which "
                                      "anything is told",
                                      asked}
                            : Message{"Places where it spoke, of {} that were asked", asked}),
          number_column(Message{"voices for a need"}), number_column(Message{"voices for a wish"}),
          words_column(Message{"What for (voices)"})};
}

Row voices_cells(const model::Result& result, Speakers speakers, const GroupVoices& voices) {
  return {words_cell(model::name(speakers)),
          voices_cell(result, std::uint64_t{voices.places.size()}),
          voices_cell(result, voices.needs), voices_cell(result, voices.wishes),
          asked_for(result, voices)};
}

model::ReportTable voices_table(const model::Result& result, NeedRows rows) {
  model::ReportTable table;
  table.caption = Message{"What each group said at the meetings, as far as it may be told"};
  table.columns = voices_columns(result, count_asked(rows));
  table.columns.insert(table.columns.begin(), words_column(Message{"Group"}));
  table.columns.push_back(words_column(Message{"Municipalities where nothing is told of it"}));
  for (std::size_t i = 1; i < model::kSpeakers; ++i) {
    const auto speakers = static_cast<Speakers>(i);
    const GroupVoices voices = voices_of(rows, speakers);
    if (is_told(speakers, voices)) {
      Row row = voices_cells(result, speakers, voices);
      row.push_back(silent_municipalities(result, voices));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// How many voices each group gave in each municipality.
model::ReportTable municipality_table(const model::Result& result) {
  const auto by_municipality = need_rows_by_municipality(result);
  const NeedRowList all = need_rows(result);
  model::ReportTable table;
  table.caption = Message{
      "Voices for a need or a wish by municipality and group, as far as they "
      "may be told"};
  table.columns = {words_column(Message{"Municipality"})};
  std::vector<Speakers> told;
  for (std::size_t i = 1; i < model::kSpeakers; ++i) {
    const auto speakers = static_cast<Speakers>(i);
    if (is_told(speakers, voices_of(all, speakers))) {
      told.push_back(speakers);
      table.columns.push_back(number_column(model::name(speakers)));
    }
  }
  for (std::size_t i = 0; i < by_municipality.size(); ++i) {
    Row row{text_cell(result.municipalities[i].name)};
    for (const Speakers speakers : told) {
      const GroupVoices voices = voices_of(by_municipality[i], speakers);
      row.push_back(voices_cell(result, voices.needs + voices.wishes));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

NeedRowList need_rows(const model::Result& result) {
  NeedRowList rows;
  rows.reserve(result.need_rows.size());
  for (const model::NeedRow& row : result.need_rows) {
    rows.push_back(&row);
  }
  return rows;
}

std::vector<NeedRowList> need_rows_by_municipality(const model::Result& result) {
  std::vector<NeedRowList> rows(result.municipalities.size());
  for (const model::NeedRow& row : result.need_rows) {
    if (const auto& municipality = result.places[index(row.place)].municipality) {
      rows[index(*municipality)].push_back(&row);
    }
  }
  return rows;
}

void add_what_is_told(const model::Result& result, model::ReportChapter& chapter) {
  if (result.withhold_cells) {
    add_notice(chapter, Message{"A number of voices counts only those that may be told: there may "
                                "have been more, and where no figure stands none or some."});
  }
}

std::optional<base::Argument> voices_cell(const model::Result& result, std::uint64_t voices) {
  return voices == 0 && result.withhold_cells ? Cell{} : count_cell(voices);
}

model::ReportTable group_voices_in(const model::Result& result,
                                   const std::string& municipality,
                                   NeedRows rows) {
  model::ReportTable table;
  table.caption =
      Message{"What each group in {} said at the meetings, as far as it may be told", municipality};
  table.columns = voices_columns(result, count_asked(rows));
  table.columns.insert(table.columns.begin(), words_column(Message{"Group"}));
  for (std::size_t i = 1; i < model::kSpeakers; ++i) {
    const auto speakers = static_cast<Speakers>(i);
    const GroupVoices voices = voices_of(rows, speakers);
    if (is_told(speakers, voices)) {
      table.rows.push_back(voices_cells(result, speakers, voices));
    }
  }
  return table;
}

void add_group_voices(const model::Result& result, model::ReportChapter& chapter) {
  if (result.need_rows.empty()) {
    add_text(chapter,
             result.withhold_cells
                 ? Message{"What the groups asked for is not told: no needs were given, or none "
                           "may be told."}
                 : Message{"No group was asked what it needs: no needs were given."});
    return;
  }
  const NeedRowList rows = need_rows(result);
  const std::uint64_t asked = count_asked(rows);
  add_table(chapter, voices_table(result, rows), "needs");
  if (result.municipalities.size() > 1) {
    add_table(chapter, municipality_table(result), "needs");
  }
  add_what_is_told(result, chapter);
  const std::uint64_t listed = listed_places(result).size();
  add_text(chapter,
           result.withhold_cells
               ? Message{"A group of which nothing is told was not there, had nothing to say, is "
                         "too few to be told of, or what was said there is not for everyone. Of "
                         "the {} listed places something is told of {}; what was said in each is "
                         "in the chapter on needs heard.",
                         listed, asked}
               : Message{"A group of which nothing is told was not there or had nothing to say. Of "
                         "the {} listed places {} were asked; what was said in each is in the "
                         "chapter on needs heard.",
                         listed, asked});
}

}  // namespace narhet::study::report
