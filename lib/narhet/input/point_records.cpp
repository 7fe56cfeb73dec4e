// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/country.hpp"
#include "narhet/input/detail/municipality_code.hpp"
#include "narhet/input/detail/number_column.hpp"
#include "narhet/input/detail/record_rows.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/input/records.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace narhet::input {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using detail::RecordRow;
using detail::RecordRows;
using model::Subject;

/// Of localities, SCB has the areas, and of those with fewer than 200 people no names.
const detail::IdColumn kPlaceIds{"id",
                                 false,
                                 {"tatortskod", "smaort"},
                                 {"namn", "tatort"},
                                 {"ort", "ortnamn", "by", "bynamn", "benämning", "benamning"},
                                 "smaort"};
const detail::IdColumn kPointIds{"id", false, {}, {"namn"}, {"benämning", "benamning"}, {}};

RecordRows read_points(const Source& source,
                       Subject subject,
                       const geo::Crs& study_crs,
                       const base::Task& task) {
  const bool places = subject == Subject::places;
  RecordRows points = detail::read_record_rows(
      source, subject, places ? detail::GeometryWanted::position : detail::GeometryWanted::point,
      places ? kPlaceIds : kPointIds, study_crs, task);
  detail::refuse_duplicate_ids(points.rows, source);
  return points;
}

template <class Record>
Loaded<Record> finished(std::vector<Record>&& records, model::LoadReport&& report) {
  report.used = records.size();
  return {std::move(records), std::move(report)};
}

/// The columns that say what a service point offers: one with a list, or one for each kind.
struct KindColumns {
  std::optional<std::size_t> list;
  std::vector<std::pair<base::KindIndex, std::size_t>> flags;
};

KindColumns find_kind_columns(const detail::Columns& columns,
                              const std::vector<model::Kind>& kinds) {
  KindColumns found{columns.find("kinds", {"slag"}), {}};
  for (std::size_t i = 0; !found.list && i < kinds.size(); ++i) {
    if (const auto column = columns.find(kinds[i].key)) {
      found.flags.emplace_back(base::id_at<base::KindIndex>(i), *column);
    }
  }
  if (!found.list && found.flags.empty()) {
    found.list = columns.require("kinds", {"slag"});
  }
  return found;
}

model::KindSet kinds_in_list(const std::string& list,
                             const std::vector<model::Kind>& kinds,
                             const base::Where& where) {
  model::KindSet set;
  std::string_view rest = list;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(";,"), rest.size());
    const std::string_view word = base::trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty()) {
      continue;
    }
    const auto kind = detail::kind_from_word(kinds, word);
    if (!kind) {
      throw Error{ErrorCode::value_invalid, where,
                  Message{"expected kinds of service, found '{}'", base::printable(word)},
                  detail::known_kinds(kinds, word)};
    }
    set.insert(*kind);
  }
  return set;
}

model::KindSet kinds_of(const RecordRow& row,
                        const KindColumns& columns,
                        const std::vector<model::Kind>& kinds,
                        const base::Where& where) {
  if (columns.list) {
    return kinds_in_list(row.cell(columns.list), kinds, where);
  }
  model::KindSet set;
  for (const auto& [kind, column] : columns.flags) {
    const std::string& cell = row.cell(column);
    const auto offered = cell.empty() ? std::optional{false} : detail::yes_or_no(cell);
    if (!offered) {
      throw Error{ErrorCode::value_invalid, where,
                  Message{"expected yes or no in the column of '{}', found '{}'",
                          kinds[base::index(kind)].key, base::printable(cell)}};
    }
    if (*offered) {
      set.insert(kind);
    }
  }
  return set;
}

/// A column of numbers that are not negative; a table may lack it, and a row may leave it empty.
class OptionalColumn {
 public:
  OptionalColumn(const char* ours,
                 const detail::Columns& columns,
                 const RecordRows& points,
                 const Source& source,
                 detail::TableFaults& faults,
                 const std::vector<std::string_view>& swedish = {})
      : column_{columns.find(ours, swedish)},
        name_{column_ ? points.columns[*column_] : ""},
        numbers_{points.find_numbers(source, column_, &faults)} {}

  [[nodiscard]] const std::string& cell(const RecordRow& row) const { return row.cell(column_); }
  [[nodiscard]] std::optional<double> read(const RecordRow& row, const base::Where& where) const {
    const auto number = numbers_.read(row.cell(column_));
    if (number.value_or(0.0) < 0.0) {
      throw Error{ErrorCode::value_invalid, where,
                  Message{"expected 0 or more in the column '{}', found '{}'",
                          base::printable(name_), base::printable(row.cell(column_))},
                  Message{"leave the cell empty where it is not known"}};
    }
    return number;
  }

 private:
  std::optional<std::size_t> column_;
  std::string name_;
  detail::NumberColumn numbers_;
};

/// @throws Error `value_invalid` unless it is empty or from 0 to 1
std::optional<double> share_of(const OptionalColumn& column,
                               const RecordRow& row,
                               const base::Where& where) {
  const auto share = column.read(row, where);
  if (share.value_or(0.0) > 1.0) {
    throw Error{ErrorCode::value_invalid, where,
                Message{"expected a feasibility from 0 to 1, found '{}'",
                        base::printable(column.cell(row))}};
  }
  return share;
}

/// The columns of a place that say how many of its people are of a group.
class GroupColumns {
 public:
  GroupColumns(const detail::Columns& columns,
               const RecordRows& points,
               const Source& source,
               detail::TableFaults& faults)
      : young_{"young", columns, points, source, faults, {"unga"}},
        elderly_{"elderly", columns, points, source, faults, {"äldre", "aldre"}},
        businesses_{"businesses", columns, points, source, faults, {"företag", "foretag"}} {}

  void read(const RecordRow& row, const base::Where& where, model::Place& place) const {
    const auto persons = [](std::optional<double> number) {
      return number ? std::optional{base::Persons{*number}} : std::nullopt;
    };
    place.young = persons(young_.read(row, where));
    place.elderly = persons(elderly_.read(row, where));
    place.businesses = businesses_.read(row, where);
  }

 private:
  OptionalColumn young_;
  OptionalColumn elderly_;
  OptionalColumn businesses_;
};

/// Otherwise people would be missing everywhere, for a slip in the name of a column.
void tell_likely_population(RecordRows& points) {
  std::vector<std::string> unused;
  for (const model::InputColumn& column : points.report.columns) {
    if (column.taken_as.empty() && !column.name.empty()) {
      unused.push_back(column.name);
    }
  }
  for (const char* word : {"population", "befolkning", "folkmängd", "invånare", "invånarantal"}) {
    if (const auto nearest = base::nearest_known(word, unused)) {
      const auto notice = Message{
          "there is no column 'population', and '{}' is not used: if it is meant, write "
          "fields = {{ population = \"{}\" }} in the study",
          base::printable(*nearest), base::printable(*nearest)};
      points.report.notices.push_back(notice);
      return;
    }
  }
}

/// Two villages are not on one spot: one of them has the position of the other.
void tell_shared_positions(const std::vector<model::Place>& places, model::LoadReport& report) {
  std::map<std::pair<double, double>, const model::Place*> first;
  std::uint64_t count = 0;
  Message example;
  for (const model::Place& place : places) {
    const auto [found, is_new] =
        first.emplace(std::pair{place.position.x, place.position.y}, &place);
    if (is_new) {
      continue;
    }
    if (count++ == 0) {
      example =
          Message{"{} and {}", base::printable(found->second->name), base::printable(place.name)};
    }
  }
  if (count > 0) {
    report.notices.push_back(base::counted(count, "{} place lies on the very spot of another: {}",
                                           "{} places lie on the very spot of another: {}",
                                           example));
  }
}

/// @throws Error `value_invalid` unless it is empty or says months
model::Months months_of(const std::string& cell, const base::Where& where) {
  const std::string_view text = base::trimmed(cell);
  const auto months = text.empty() ? model::Months{} : model::months_from_text(text);
  if (!months) {
    throw Error{
        ErrorCode::value_invalid, where,
        Message{"expected months such as 5-10 or maj-okt, found '{}'", base::printable(text)},
        Message{"leave the cell empty where it is open all year"}};
  }
  return *months;
}

/// @throws Error `value_invalid` unless it is empty or a whole number from 1 to 7
std::uint8_t days_per_week(const std::string& cell,
                           std::uint8_t where_empty,
                           const base::Where& where) {
  const std::string_view text = base::trimmed(cell);
  if (text.empty()) {
    return where_empty;
  }
  if (text.size() != 1 || text[0] < '1' || text[0] > '7') {
    throw Error{ErrorCode::value_invalid, where,
                Message{"expected days a week from 1 to 7, found '{}'", base::printable(text)},
                Message{"leave the cell empty where it is not known"}};
  }
  return static_cast<std::uint8_t>(text[0] - '0');
}

/// @throws Error `value_invalid` unless it is empty or a country
std::string country_of(const RecordRow& row,
                       std::optional<std::size_t> column,
                       const base::Where& where) {
  const std::string_view cell = base::trimmed(row.cell(column));
  const auto code = country_code(cell);
  if (!cell.empty() && !code) {
    throw Error{ErrorCode::value_invalid, where,
                Message{"expected a country such as \"NO\", found '{}'", base::printable(cell)},
                Message{"leave the cell empty where it is not known"}};
  }
  return code.value_or("");
}

}  // namespace

Loaded<model::Place> read_places(const Source& source,
                                 const geo::Crs& study_crs,
                                 const base::Task& task) {
  RecordRows points = read_points(source, Subject::places, study_crs, task);
  const auto columns = points.find_columns(
      source, {"type", "population", "municipality_code", "young", "elderly", "businesses"});
  const auto type = columns.find("type", {"typ"});
  const auto population = columns.find(
      "population", {"befolkning", "folkmängd", "folkmangd", "invånare", "invanare", "bef"},
      {"personer", "antal invånare", "antal invanare", "antal_invånare", "antal_invanare",
       "antal personer", "antal_personer", "beftotalt", "invånarantal", "invanarantal", "antal inv",
       "antal_inv", "antal inv.", "inv"});
  if (!population) {
    tell_likely_population(points);
  }
  const auto code = columns.find("municipality_code", {"kommunkod"});
  detail::TableFaults& faults = points.faults;
  const GroupColumns groups{columns, points, source, faults};
  const auto populations = points.find_numbers(source, population, &faults);
  detail::MunicipalityCodes codes{study_crs};
  std::vector<model::Place> places;
  for (RecordRow& row : points.rows) {
    const base::Where where{source.shown_path, source.layer, row.feature.record};
    model::Place place;
    faults.attempt(
        [&] { place.population = populations.read_persons(row.cell(population), where); });
    faults.attempt([&] { groups.read(row, where, place); });
    if (points.sets_aside(source, row)) {
      continue;
    }
    place.id = std::move(row.id);
    place.name = std::move(row.name);
    place.type = row.cell(type);
    place.position = *row.feature.point;
    place.stated_municipality = codes.read(row.cell(code));
    place.origin = std::move(row.origin);
    places.push_back(std::move(place));
  }
  points.refuse_faults(source);
  codes.tell(points.report.notices);
  tell_shared_positions(places, points.report);
  return finished(std::move(places), std::move(points.report));
}

Loaded<model::Service> read_services(const Source& source,
                                     const std::vector<model::Kind>& kinds,
                                     std::uint8_t days_where_empty,
                                     const geo::Crs& study_crs,
                                     const base::Task& task) {
  RecordRows points = read_points(source, Subject::services, study_crs, task);
  std::vector<std::string> ours{"kinds", "capacity", "days_per_week", "country", "months"};
  for (const model::Kind& kind : kinds) {
    ours.push_back(kind.key);
  }
  const auto columns = points.find_columns(source, ours);
  const auto kind_columns = find_kind_columns(columns, kinds);
  detail::TableFaults& faults = points.faults;
  const OptionalColumn capacity{"capacity", columns, points, source, faults, {"kapacitet"}};
  const auto days = columns.find("days_per_week", {"dagar_per_vecka"});
  const auto country = columns.find("country", {"land"});
  const auto months = columns.find("months", {"månader", "manader"});
  std::vector<model::Service> services;
  for (RecordRow& row : points.rows) {
    model::Service service;
    const base::Where where{source.shown_path, source.layer, row.feature.record};
    faults.attempt([&] { service.kinds = kinds_of(row, kind_columns, kinds, where); });
    faults.attempt([&] { service.capacity = capacity.read(row, where); });
    faults.attempt(
        [&] { service.days_per_week = days_per_week(row.cell(days), days_where_empty, where); });
    faults.attempt([&] { service.country = country_of(row, country, where); });
    faults.attempt([&] { service.months = months_of(row.cell(months), where); });
    if (points.sets_aside(source, row)) {
      continue;
    }
    if (service.kinds.empty()) {
      points.report.exclude(Message{"offers none of the kinds of the study"});
      continue;
    }
    service.days_stated = !base::trimmed(row.cell(days)).empty();
    service.id = std::move(row.id);
    service.name = std::move(row.name);
    service.position = *row.feature.point;
    service.origin = std::move(row.origin);
    services.push_back(std::move(service));
  }
  points.refuse_faults(source);
  return finished(std::move(services), std::move(points.report));
}

Loaded<model::Candidate> read_candidates(const Source& source,
                                         const geo::Crs& study_crs,
                                         const base::Task& task) {
  RecordRows points = read_points(source, Subject::candidates, study_crs, task);
  const auto columns = points.find_columns(source, {"host", "cost", "feasibility", "capacity"});
  const auto host = columns.find("host", {"värd"});
  detail::TableFaults& faults = points.faults;
  const OptionalColumn cost{"cost", columns, points, source, faults, {"kostnad"}};
  const OptionalColumn feasibility{"feasibility", columns, points,
                                   source,        faults,  {"genomförbarhet"}};
  const OptionalColumn capacity{"capacity", columns, points, source, faults, {"kapacitet"}};
  std::vector<model::Candidate> candidates;
  for (RecordRow& row : points.rows) {
    model::Candidate candidate;
    const base::Where where{source.shown_path, source.layer, row.feature.record};
    faults.attempt([&] { candidate.cost = cost.read(row, where); });
    faults.attempt([&] { candidate.feasibility = share_of(feasibility, row, where); });
    faults.attempt([&] { candidate.capacity = capacity.read(row, where); });
    if (points.sets_aside(source, row)) {
      continue;
    }
    candidate.id = std::move(row.id);
    candidate.name = std::move(row.name);
    candidate.host = row.cell(host);
    candidate.position = *row.feature.point;
    candidate.origin = std::move(row.origin);
    candidates.push_back(std::move(candidate));
  }
  points.refuse_faults(source);
  return finished(std::move(candidates), std::move(points.report));
}

}  // namespace narhet::input
