// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/sha256.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/columns.hpp"
#include "narhet/input/detail/table.hpp"
#include "narhet/input/detail/table_faults.hpp"
#include "narhet/input/detail/words.hpp"
#include "narhet/input/input_file.hpp"
#include "narhet/input/records.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace narhet::input {
namespace {

using base::Message;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

/// A cell as a message may show it: a number or a date.  Whatever else stands there may be what
/// somebody said at a meeting, or a name, put into the wrong column; so may longer numbers.
std::string shown(const std::string& cell) {
  constexpr std::size_t kLongest = 10;
  constexpr std::ptrdiff_t kMostDigits = 8;
  const auto digits = std::count_if(cell.begin(), cell.end(), is_digit);
  const bool is_number = digits > 0 && digits <= kMostDigits && cell.size() <= kLongest &&
                         cell.find_first_not_of("0123456789-/.,: ") == std::string::npos;
  return cell.empty() || is_number ? cell : "…";
}

/// Our names of the columns, each with its other spellings.
using Spellings = std::vector<std::string_view>;
const std::map<std::string_view, Spellings>& our_columns() {
  static const std::map<std::string_view, Spellings> kColumns{{"meeting", {"möte"}},
                                                              {"date", {"datum"}},
                                                              {"place", {"plats"}},
                                                              {"participants", {"deltagare"}},
                                                              {"group", {"grupp"}},
                                                              {"kind", {"slag"}},
                                                              {"strength", {"styrka"}},
                                                              {"voices", {"röster"}},
                                                              {"candidate", {"kandidat"}},
                                                              {"text", {}},
                                                              {"publishable", {"publicerbar"}}};
  return kColumns;
}

struct NeedColumns {
  explicit NeedColumns(const detail::Columns& columns)
      : meeting{required(columns, "meeting")},
        date{required(columns, "date")},
        place{required(columns, "place")},
        participants{required(columns, "participants")},
        group{required(columns, "group")},
        kind{required(columns, "kind")},
        strength{required(columns, "strength")},
        voices{found(columns, "voices")},
        candidate{found(columns, "candidate")},
        text{found(columns, "text")},
        publishable{found(columns, "publishable")} {}

  /// The header's names that are none of these, "a, b".
  [[nodiscard]] std::string unused(const std::vector<std::string>& header) const {
    const std::array<std::optional<std::size_t>, 11> used{meeting,   date, place,      participants,
                                                          group,     kind, strength,   voices,
                                                          candidate, text, publishable};
    std::string names;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (!header[i].empty() && std::find(used.begin(), used.end(), i) == used.end()) {
        names += (names.empty() ? "" : ", ") + header[i];
      }
    }
    return names;
  }
  static std::size_t required(const detail::Columns& columns, std::string_view ours) {
    return columns.require(ours, our_columns().at(ours));
  }
  static std::optional<std::size_t> found(const detail::Columns& columns, std::string_view ours) {
    return columns.find(ours, our_columns().at(ours));
  }

  std::size_t meeting;
  std::size_t date;
  std::size_t place;
  std::size_t participants;
  std::size_t group;
  std::size_t kind;
  std::size_t strength;
  std::optional<std::size_t> voices;
  std::optional<std::size_t> candidate;
  std::optional<std::size_t> text;
  std::optional<std::size_t> publishable;
};

/// Whether a column's name is ours or one that the study speaks of.
bool is_known(const std::string& name, const Source& source) {
  const std::string folded = base::fold_case(name);
  const auto is_it = [&](std::string_view other) { return folded == base::fold_case(other); };
  return std::any_of(source.fields.begin(), source.fields.end(),
                     [&](const auto& field) { return field.second == name; }) ||
         std::any_of(our_columns().begin(), our_columns().end(), [&](const auto& column) {
           return is_it(column.first) ||
                  std::any_of(column.second.begin(), column.second.end(), is_it);
         });
}

/// The names of the columns as messages may show them.  The first row of a table whose header was
/// lost is what somebody said: unless most of what we need is there, no other name is shown, and
/// never more than a word.
std::vector<std::string> shown_header(const std::vector<std::string>& header,
                                      const Source& source) {
  constexpr std::ptrdiff_t kOfAHeader = 4;  // of seven that a table has to have
  const auto known = std::count_if(header.begin(), header.end(),
                                   [&](const std::string& name) { return is_known(name, source); });
  std::vector<std::string> names;
  for (const std::string& name : header) {
    const bool is_word = name.find_first_of(" \t\r\n") == std::string::npos;
    names.push_back(is_known(name, source) || (known >= kOfAHeader && is_word)
                        ? base::printable(name)
                        : shown(name));
  }
  return names;
}

/// One row of a table of needs, to be read cell by cell.  A cell that cannot be read is a fault and
/// gives nothing.
class NeedRow {
 public:
  NeedRow(const CsvRow& row, const std::vector<std::string>& header, detail::TableFaults& faults)
      : row_{&row}, header_{&header}, faults_{&faults}, record_{base::format("row {}", row.line)} {}

  [[nodiscard]] const std::string& cell(std::size_t column) const { return row_->cells[column]; }
  [[nodiscard]] std::string cell(std::optional<std::size_t> column) const {
    return column ? row_->cells[*column] : std::string{};
  }
  [[nodiscard]] const std::string& record() const { return record_; }
  [[nodiscard]] bool is_empty() const {
    return std::all_of(row_->cells.begin(), row_->cells.end(),
                       [](const std::string& cell) { return cell.empty(); });
  }

  void fault(std::size_t column, const Message& expected, const Message& hint = {}) const {
    fault(column, expected, shown(cell(column)), hint);
  }
  void fault(std::size_t column,
             const Message& expected,
             const std::string& found,
             const Message& hint = {}) const {
    faults_->add({record_, (*header_)[column], expected, found, hint});
  }

  /// The meaning of a cell, by a function that gives nothing for what it does not understand.
  template <class Meaning>
  [[nodiscard]] auto meaning(std::size_t column,
                             const Meaning& meaning_of,
                             const Message& expected) const {
    auto meaning = meaning_of(cell(column));
    if (!meaning) {
      fault(column, expected);
    }
    return meaning;
  }

  [[nodiscard]] std::optional<std::uint32_t> count(std::size_t column) const {
    const auto number = base::integer_from_text(cell(column));
    if (!number || *number < 1 || *number > std::numeric_limits<std::int32_t>::max()) {
      fault(column, Message{"a count of 1 or more"});
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(*number);
  }

 private:
  const CsvRow* row_;
  const std::vector<std::string>* header_;
  detail::TableFaults* faults_;
  std::string record_;
};

/// "2026-03-14", or as GDAL gives the cell of a workbook, "2026/03/14" or "2026/03/14 00:00:00".
std::optional<std::string> iso_date(std::string text) {
  constexpr std::string_view kMidnight{" 00:00:00"};
  if (text.size() > 10 && text.ends_with(kMidnight)) {
    text.resize(text.size() - kMidnight.size());
  }
  if (text.size() == 10 && text[4] == '/' && text[7] == '/') {
    text[4] = text[7] = '-';
  }
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = base::integer_from_text(text.substr(0, 4));
  const auto month = base::integer_from_text(text.substr(5, 2));
  const auto day = base::integer_from_text(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{text} : std::nullopt;
}

/// Nothing also where there is a fault.
std::optional<base::KindIndex> kind_of(const NeedRow& row,
                                       std::size_t column,
                                       std::optional<model::Strength> strength,
                                       const std::vector<model::Kind>& kinds) {
  const std::string& cell = row.cell(column);
  if (cell.empty() && strength.value_or(model::Strength::offer) == model::Strength::offer) {
    return std::nullopt;
  }
  const auto kind = detail::kind_from_word(kinds, cell);
  if (!kind) {
    row.fault(column, Message{"a kind of service"}, detail::known_kinds(kinds, cell));
  }
  return kind;
}

std::optional<std::uint32_t> voices_of(const NeedRow& row,
                                       std::optional<std::size_t> column,
                                       std::optional<std::uint32_t> participants) {
  if (!column || row.cell(*column).empty()) {
    return 1;
  }
  const auto voices = row.count(*column);
  if (voices && participants && *voices > *participants) {
    row.fault(*column, Message{"at most the {} participants of the meeting", *participants});
  }
  return voices;
}

std::optional<bool> publishable_of(const NeedRow& row, std::optional<std::size_t> column) {
  if (!column || row.cell(*column).empty()) {
    return false;
  }
  return row.meaning(*column, detail::yes_or_no, Message{"yes or no"});
}

/// What is in the cells; of a cell with a fault something that stands for it.
model::Need read_need(const NeedRow& row,
                      const NeedColumns& columns,
                      const std::vector<model::Kind>& kinds) {
  model::Need need;
  need.meeting = row.cell(columns.meeting);
  if (need.meeting.empty()) {
    row.fault(columns.meeting, Message{"a short name of the meeting"});
  }
  need.date =
      row.meaning(columns.date, iso_date, Message{"a date such as 2026-03-14"}).value_or("");
  need.place_id = row.cell(columns.place);
  const auto participants = row.count(columns.participants);
  need.participants = participants.value_or(0);
  need.group = row.meaning(columns.group, detail::group_from_word,
                           Message{"young, elderly, residents, business, association or visitors"})
                   .value_or(model::Group{});
  const auto strength =
      row.meaning(columns.strength, detail::strength_from_word, Message{"need, wish or offer"});
  need.strength = strength.value_or(model::Strength{});
  need.kind = kind_of(row, columns.kind, strength, kinds);
  need.voices = voices_of(row, columns.voices, participants).value_or(1);
  need.candidate_id = row.cell(columns.candidate);
  need.text = row.cell(columns.text);
  need.publishable = publishable_of(row, columns.publishable).value_or(false);
  need.origin = {model::Subject::needs, row.record()};
  return need;
}

/// The id that is meant where a spreadsheet took a number's leading zero.
template <class Ids>
std::optional<std::string> with_its_zero(const std::string& cell, const Ids& ids) {
  std::string id = "0" + cell;
  return !cell.empty() && is_digit(cell.front()) && ids.contains(id) ? std::optional{std::move(id)}
                                                                     : std::nullopt;
}

Message did_you_mean(const std::string& cell, const std::vector<std::string>& known) {
  const auto nearest = base::nearest_known(cell, known);
  return nearest ? Message{"did you mean '{}'?", base::printable(*nearest)} : Message{};
}

/// Counts the ids that got a zero back, to be told once.
class MendedIds {
 public:
  void add(const std::string& written, const std::string& id) {
    if (mended_++ == 0) {
      first_ = {written, id};
    }
  }
  void tell(model::LoadReport& report) const {
    if (mended_ > 0) {
      report.notices.push_back(base::counted(
          mended_, "{} cell has lost the leading zero of an id and is read with one: {} as {}",
          "{} cells have lost the leading zero of an id and are read with one: {} as {}",
          shown(first_.first), base::printable(first_.second)));
    }
  }

 private:
  std::uint64_t mended_{};
  std::pair<std::string, std::string> first_;
};

/// Finds places by what people write.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::span<const model::Place> places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      known_.push_back(places[i].name);
      known_.push_back(places[i].id);
      by_id_.emplace(places[i].id, i);
      by_name_[places[i].name].push_back(i);
    }
  }

  /// Sets the place of a need; that there is none is a fault of the cell.
  void find(const NeedRow& row, std::size_t column, model::Need& need, MendedIds& mended) const {
    if (const auto id = with_its_zero(need.place_id, by_id_);
        id && !by_id_.contains(need.place_id)) {
      mended.add(need.place_id, *id);
      need.place_id = *id;
    }
    if (const auto id = by_id_.find(need.place_id); id != by_id_.end()) {
      need.place = base::id_at<base::PlaceIndex>(id->second);
      return;
    }
    const auto name = by_name_.find(need.place_id);
    if (need.place_id.empty() || name == by_name_.end()) {
      row.fault(column, Message{"the id or name of a place"}, did_you_mean(need.place_id, known_));
    } else if (name->second.size() > 1) {
      row.fault(column,
                Message{"the id of one of the {} places that have this name", name->second.size()});
    } else {
      need.place = base::id_at<base::PlaceIndex>(name->second.front());
    }
  }

 private:
  std::vector<std::string> known_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;
};

/// Knows the candidates that an offer may be for.
class CandidateFinder {
 public:
  explicit CandidateFinder(std::span<const model::Candidate> candidates) {
    for (const model::Candidate& candidate : candidates) {
      ids_.emplace(candidate.id);
      known_.push_back(candidate.id);
    }
  }

  /// A candidate that is none would silently get no offer.  A study without candidates has nothing
  /// to hold the cell against.
  void check(const NeedRow& row,
             std::optional<std::size_t> column,
             model::Need& need,
             MendedIds& mended) const {
    if (!column || need.candidate_id.empty() || ids_.empty() || ids_.contains(need.candidate_id)) {
      return;
    }
    if (const auto id = with_its_zero(need.candidate_id, ids_)) {
      mended.add(need.candidate_id, *id);
      need.candidate_id = *id;
      return;
    }
    row.fault(*column, Message{"the id of a candidate"}, did_you_mean(need.candidate_id, known_));
  }

 private:
  std::set<std::string, std::less<>> ids_;
  std::vector<std::string> known_;
};

/// Holds the rows of each meeting against each other: one date, one place, one number of
/// participants, and of a kind with one strength no more voices than these.
class MeetingCheck {
 public:
  MeetingCheck(const NeedColumns& columns, std::span<const model::Place> places)
      : columns_{&columns}, places_{places} {}

  void add(const NeedRow& row, const model::Need& need) {
    if (need.meeting.empty()) {
      return;
    }
    Meeting& meeting = meetings_[need.meeting];
    require_same(row, columns_->date, meeting.date, need.date, shown(need.date));
    require_same(row, columns_->place, meeting.place, place_of(need), shown_place(need));
    if (need.participants > 0) {
      const std::string participants = base::format("{}", need.participants);
      require_same(row, columns_->participants, meeting.participants, participants, participants);
      add_voices(row, need, meeting);
    }
  }

 private:
  /// A cell of the first row of a meeting that has it.
  struct First {
    std::string value;
    std::string shown;
    std::string record;
  };
  struct Meeting {
    First date;
    First place;
    First participants;
    std::map<std::pair<base::KindIndex, model::Strength>, std::uint64_t> voices;
  };

  /// An id, as a row may have the name; empty where the place has a fault of its own.
  [[nodiscard]] std::string place_of(const model::Need& need) const {
    return need.place ? places_[base::index(*need.place)].id : std::string{};
  }
  [[nodiscard]] std::string shown_place(const model::Need& need) const {
    return need.place ? base::printable(places_[base::index(*need.place)].name) : std::string{};
  }

  static void require_same(const NeedRow& row,
                           std::size_t column,
                           First& first,
                           const std::string& value,
                           const std::string& shown_value) {
    if (value.empty()) {
      return;  // it has a fault of its own
    }
    if (first.value.empty()) {
      first = {value, shown_value, row.record()};
    } else if (first.value != value) {
      row.fault(column,
                Message{"'{}' as in {}, of the same meeting", first.shown,
                        base::record_message(first.record)},
                shown_value);
    }
  }

  void add_voices(const NeedRow& row, const model::Need& need, Meeting& meeting) const {
    if (!need.kind || need.strength == model::Strength::offer || !columns_->voices) {
      return;
    }
    std::uint64_t& sum = meeting.voices[{*need.kind, need.strength}];
    const bool was_within = sum <= need.participants;
    sum += need.voices;
    if (was_within && sum > need.participants && need.voices <= need.participants) {
      row.fault(*columns_->voices,
                Message{"at most the {} participants of the meeting in all rows of a kind and "
                        "strength together",
                        need.participants},
                base::format("{}", sum));
    }
  }

  const NeedColumns* columns_;
  std::span<const model::Place> places_;
  std::map<std::string, Meeting> meetings_;
};

/// "Åby, Storbyn, …", ten at most.
std::string listed(const std::vector<base::PlaceIndex>& some,
                   std::span<const model::Place> places) {
  constexpr std::size_t kMostShown = 10;
  std::string names;
  for (std::size_t i = 0; i < std::min(some.size(), kMostShown); ++i) {
    names += (i == 0 ? "" : ", ") + base::printable(places[base::index(some[i])].name);
  }
  return some.size() > kMostShown ? names + ", …" : names;
}

/// Who came to two meetings about a place is counted at both.
void note_repeated_places(const std::vector<model::Need>& needs,
                          std::span<const model::Place> places,
                          model::LoadReport& report) {
  std::map<base::PlaceIndex, std::set<std::string_view>> meetings;
  for (const model::Need& need : needs) {
    meetings[*need.place].insert(need.meeting);
  }
  std::vector<base::PlaceIndex> several;
  for (const auto& [place, of_place] : meetings) {
    if (of_place.size() > 1) {
      several.push_back(place);
    }
  }
  if (!several.empty()) {
    report.notices.push_back(base::counted(
        several.size(),
        "{} place had several meetings ({}): who came to more than one counts at each, since "
        "nobody can know",
        "{} places had several meetings ({}): who came to more than one counts at each, since "
        "nobody can know",
        listed(several, places)));
  }
}

/// Visitors may come from elsewhere, but hardly twice as many as live there.
void note_crowds(const std::vector<model::Need>& needs,
                 std::span<const model::Place> places,
                 model::LoadReport& report) {
  constexpr double kFarAbove = 2.0;
  std::set<base::PlaceIndex> crowded;
  for (const model::Need& need : needs) {
    const auto& population = places[base::index(*need.place)].population;
    if (population && need.participants > kFarAbove * population->count()) {
      crowded.insert(*need.place);
    }
  }
  if (!crowded.empty()) {
    report.notices.push_back(base::counted(
        crowded.size(),
        "{} place had a meeting with more than twice as many participants as live there ({}): look "
        "whether the number is right",
        "{} places had meetings with more than twice as many participants as live there ({}): look "
        "whether the numbers are right",
        listed({crowded.begin(), crowded.end()}, places)));
  }
}

model::LoadReport begin_report(const std::filesystem::path& file,
                               const Source& source,
                               const CsvTable& table,
                               const std::vector<std::string>& header,
                               const NeedColumns& columns,
                               const base::Task& task) {
  model::LoadReport report;
  report.subject = model::Subject::needs;
  report.file = source.shown_path;
  report.layer = source.layer;
  report.sha256 = base::sha256_of_file(file, task);
  report.read = table.rows.size();
  if (table.guessed_word) {  // which is not shown: it may be of what somebody said
    const auto notice =
        Message{"the text is read as Windows-1252; look whether å, ä and ö are right"};
    report.notices.push_back(notice);
  }
  if (const std::string unused = columns.unused(header); !unused.empty()) {
    const auto notice = Message{"columns that are not used: {}", unused};
    report.notices.push_back(notice);
  }
  return report;
}

}  // namespace

Loaded<model::Need> read_needs(const Source& source,
                               const NeedSubjects& subjects,
                               const base::Task& task) {
  constexpr std::array<std::string_view, 2> kExtensions{".csv", ".xlsx"};
  const auto file = check_input_file(source.path, kExtensions, source.shown_path);
  const base::Phase phase{task, Message{"reading {}", source.shown_path}};
  const CsvTable table = detail::read_table(file, source, task);
  const std::vector<std::string> header = shown_header(table.header, source);
  std::vector<std::string> ours;
  for (const auto& [name, spellings] : our_columns()) {
    ours.emplace_back(name);
  }
  detail::Columns known{header, source, ours};
  std::vector<model::InputColumn> noted = detail::not_taken(header);
  known.note_in(noted);
  const NeedColumns columns{known};
  const PlaceFinder places{subjects.places};
  const CandidateFinder candidates{subjects.candidates};
  MeetingCheck meetings{columns, subjects.places};
  MendedIds mended;
  detail::TableFaults faults;
  Loaded<model::Need> loaded;
  loaded.report = begin_report(file, source, table, header, columns, task);
  loaded.report.encoding = table.encoding;
  loaded.report.columns = std::move(noted);
  for (const CsvRow& csv_row : table.rows) {
    task.check();
    const NeedRow row{csv_row, header, faults};
    if (row.is_empty()) {
      loaded.report.exclude(Message{"an empty row"});
      continue;
    }
    model::Need need = read_need(row, columns, subjects.kinds);
    places.find(row, columns.place, need, mended);
    candidates.check(row, columns.candidate, need, mended);
    meetings.add(row, need);
    loaded.records.push_back(std::move(need));
  }
  faults.refuse_any(source.shown_path, source.layer);
  mended.tell(loaded.report);
  note_repeated_places(loaded.records, subjects.places, loaded.report);
  note_crowds(loaded.records, subjects.places, loaded.report);
  loaded.report.used = loaded.records.size();
  return loaded;
}

}  // namespace narhet::input
