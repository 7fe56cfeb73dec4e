// SPDX-License-Identifier: MIT
#include "narhet/input/stated_ways.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/table.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/input/input_file.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using base::Metres;

constexpr double kMetresPerKm = 1000.0;

/// A column of ways, in km or in metres, of one kind or of the kind that the row names.
struct WayColumn {
  std::size_t column{};
  double metres{};  ///< of one of its units
  std::optional<base::KindIndex> kind;
  std::string name;
  detail::NumberColumn numbers;
};

/// The kind that a column such as "apotek_km" or "Apoteksvaror" is of, and its unit.
std::optional<WayColumn> column_of_kind(const std::string& name,
                                        std::size_t column,
                                        const std::vector<model::Kind>& kinds,
                                        const detail::NumberRule& rule) {
  const std::string folded = base::fold_case(name);
  for (const auto& [ending, metres] :
       {std::pair{std::string_view{"_km"}, kMetresPerKm},
        std::pair{std::string_view{" km"}, kMetresPerKm}, std::pair{std::string_view{"_m"}, 1.0},
        std::pair{std::string_view{" m"}, 1.0}}) {
    if (folded.size() > ending.size() && folded.ends_with(ending)) {
      const std::string of = folded.substr(0, folded.size() - ending.size());
      if (const auto kind = detail::kind_from_word(kinds, of)) {
        return WayColumn{column, metres, kind, name, {name, rule}};
      }
    }
  }
  return std::nullopt;
}

class WayColumns {
 public:
  WayColumns(const CsvTable& table, const Source& source, const std::vector<model::Kind>& kinds)
      : columns_{table.header, source, {"id", "kind", "km", "m", "service"}},
        id{columns_.require("id", {"place", "plats", "ort", "rutid_scb", "rutid", "ruta"})},
        kind{columns_.find("kind", {"slag", "servicetyp", "servicetyp_namn"})},
        service{columns_.find("service", {"servicepunkt", "servicepoint"})} {
    const detail::NumberRule rule{source.decimal, false, false};
    if (kind) {
      add("km", {"avstånd_km", "avstand_km", "distance_km"}, kMetresPerKm, rule, table);
      add("m", {"meter", "avstånd_m", "avstand_m", "distance_m"}, 1.0, rule, table);
    } else {
      for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (auto found = column_of_kind(table.header[i], i, kinds, rule)) {
          ways.push_back(std::move(*found));
        }
      }
    }
    refuse_unless_ways(source, kinds);
  }

 private:
  detail::Columns columns_;

  void add(std::string_view ours,
           const std::vector<std::string_view>& spellings,
           double metres,
           const detail::NumberRule& rule,
           const CsvTable& table) {
    if (const auto column = columns_.find(ours, spellings)) {
      ways.push_back(
          {*column, metres, std::nullopt, table.header[*column], {table.header[*column], rule}});
    }
  }
  void refuse_unless_ways(const Source& source, const std::vector<model::Kind>& kinds) const {
    if (kind ? ways.size() == 1 : !ways.empty()) {
      return;
    }
    const base::Where where{source.shown_path, source.layer, {}};
    if (kind) {
      throw Error{ErrorCode::field_missing, where,
                  Message{"expected one column of ways, 'km' or 'm'; found {}", ways.size()}};
    }
    throw Error{
        ErrorCode::field_missing, where,
        Message{"no column says how far it is: expected 'kind' with 'km' or 'm', or a column of a "
                "kind such as '{}_km'",
                kinds.front().key}};
  }

 public:
  std::size_t id;
  std::optional<std::size_t> kind;
  std::optional<std::size_t> service;
  std::vector<WayColumn> ways;
};

/// By id, or by a name that one place only has.
std::map<std::string, std::optional<base::PlaceIndex>, std::less<>> places_by_word(
    std::span<const model::Place> places) {
  std::map<std::string, std::optional<base::PlaceIndex>, std::less<>> by_word;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto place = base::id_at<base::PlaceIndex>(i);
    const auto [at, is_new] = by_word.emplace(places[i].name, place);
    if (!is_new) {
      at->second.reset();
    }
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    by_word[places[i].id] = base::id_at<base::PlaceIndex>(i);
  }
  return by_word;
}

/// Takes the rows of the table one after another.
class WayReader {
 public:
  WayReader(const Source& source,
            std::span<const model::Place> places,
            const std::vector<model::Kind>& kinds,
            WayColumns& columns,
            Loaded<model::StatedWay>& loaded)
      : source_{&source},
        kinds_{&kinds},
        columns_{&columns},
        loaded_{&loaded},
        by_word_{places_by_word(places)} {}

  void take(const CsvRow& row) {
    const auto place = by_word_.find(row.cells[columns_->id]);
    if (place == by_word_.end() || !place->second) {
      loaded_->report.exclude(Message{"places that the study does not have"});
      return;
    }
    std::optional<base::KindIndex> kind;
    if (columns_->kind) {
      kind = detail::kind_from_word(*kinds_, row.cells[*columns_->kind]);
      if (!kind) {
        loaded_->report.exclude(Message{"kinds that the study does not have"});
        return;
      }
    }
    for (const WayColumn& column : columns_->ways) {
      add(row, *place->second, column.kind ? *column.kind : *kind, column);
    }
    ++loaded_->report.used;
  }

 private:
  void add(const CsvRow& row,
           base::PlaceIndex place,
           base::KindIndex kind,
           const WayColumn& column) {
    const base::Where where{source_->shown_path, source_->layer, base::format("row {}", row.line)};
    if (!seen_.emplace(place, kind).second) {
      throw Error{
          ErrorCode::duplicate_id, where,
          Message{"the way from '{}' to '{}' stands twice",
                  base::printable(row.cells[columns_->id]), (*kinds_)[base::index(kind)].key}};
    }
    model::StatedWay way;
    way.place = place;
    way.kind = kind;
    if (const auto number = column.numbers.read(row.cells[column.column])) {
      if (*number < 0.0) {
        throw Error{
            ErrorCode::value_invalid, where,
            Message{"column '{}': expected a length of 0 or more, found '{}'",
                    base::printable(column.name), base::printable(row.cells[column.column])}};
      }
      way.length = Metres{*number * column.metres};
    }
    way.service = columns_->service ? row.cells[*columns_->service] : std::string{};
    loaded_->records.push_back(std::move(way));
  }

  const Source* source_;
  const std::vector<model::Kind>* kinds_;
  WayColumns* columns_;
  Loaded<model::StatedWay>* loaded_;
  std::map<std::string, std::optional<base::PlaceIndex>, std::less<>> by_word_;
  std::set<std::pair<base::PlaceIndex, base::KindIndex>> seen_;
};

}  // namespace

Loaded<model::StatedWay> read_stated_ways(const Source& source,
                                          std::span<const model::Place> places,
                                          const std::vector<model::Kind>& kinds,
                                          const base::Task& task) {
  constexpr std::array<std::string_view, 2> kExtensions{".csv", ".xlsx"};
  const auto file = check_input_file(source.path, kExtensions, source.shown_path);
  const base::Phase phase{task, Message{"reading {}", source.shown_path}};
  const CsvTable table = detail::read_table(file, source, task);
  WayColumns columns{table, source, kinds};
  for (const CsvRow& row : table.rows) {
    for (WayColumn& column : columns.ways) {
      column.numbers.look_at(row.cells[column.column],
                             {source.shown_path, source.layer, base::format("row {}", row.line)});
    }
  }
  Loaded<model::StatedWay> loaded;
  loaded.report.subject = model::Subject::stated_ways;
  loaded.report.file = source.shown_path;
  loaded.report.layer = source.layer;
  loaded.report.sha256 = base::sha256_of_file(file, task);
  loaded.report.read = table.rows.size();
  WayReader reader{source, places, kinds, columns, loaded};
  for (const CsvRow& row : table.rows) {
    task.check();
    reader.take(row);
  }
  if (loaded.records.empty()) {
    throw Error{
        ErrorCode::layer_empty,
        {source.shown_path, source.layer, {}},
        Message{"none of the {} rows is of a place and a kind of the study", table.rows.size()},
        Message{"places are found by their id, cells of a grid by theirs"}};
  }
  return loaded;
}

}  // namespace narhet::input
