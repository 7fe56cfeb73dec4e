// SPDX-License-Identifier: MIT
#include "narhet/input/population_grid.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/age_bands.hpp"
#include "narhet/input/detail/municipality_code.hpp"
#include "narhet/input/detail/record_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace narhet::input {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;
using detail::AgeBand;
using detail::NumberColumn;
using detail::RecordRow;
using detail::RecordRows;

/// The lower left corner of a cell, in metres.
struct Corner {
  std::int64_t east{};
  std::int64_t north{};
};

/// Nothing unless it is the id of a cell somewhere in Sweden.
std::optional<Corner> corner_from_id(std::string_view id) {
  constexpr std::size_t kEastDigits = 6;
  constexpr std::size_t kDigits = 13;
  constexpr std::int64_t kNorthernmost = 7'800'000;
  constexpr std::int64_t kSouthernmost = 6'000'000;
  const bool is_number = id.size() == kDigits && std::all_of(id.begin(), id.end(), [](char c) {
                           return c >= '0' && c <= '9';
                         });
  if (!is_number) {
    return std::nullopt;
  }
  const Corner corner{base::integer_from_text(id.substr(0, kEastDigits)).value_or(0),
                      base::integer_from_text(id.substr(kEastDigits)).value_or(0)};
  return corner.north >= kSouthernmost && corner.north < kNorthernmost ? std::optional{corner}
                                                                       : std::nullopt;
}

Corner corner_of(const RecordRow& row, const Source& source) {
  const auto corner = corner_from_id(row.id);
  if (!corner) {
    throw Error{ErrorCode::value_invalid,
                {source.shown_path, source.layer, row.feature.record},
                Message{"expected a cell such as 4420006194000, six digits east and seven north, "
                        "found '{}'",
                        base::printable(row.id)},
                Message{"if the ids are in another column, write fields = {{ id = \"…\" }} in "
                        "[population]"}};
  }
  return *corner;
}

/// The widest of the usual cells that all corners fit.
/// @throws Error `value_invalid` if none does
std::int64_t common_width(const std::vector<Corner>& corners, const Source& source) {
  constexpr std::array<std::int64_t, 3> kWidths{1000, 250, 100};
  const auto fits = [&](std::int64_t width) {
    return std::all_of(corners.begin(), corners.end(), [width](const Corner& corner) {
      return corner.east % width == 0 && corner.north % width == 0;
    });
  };
  const auto found = std::find_if(kWidths.begin(), kWidths.end(), fits);
  if (found == kWidths.end()) {
    throw Error{ErrorCode::value_invalid,
                {source.shown_path, source.layer, {}},
                Message{"the ids fit no cells of 1000, 250 or 100 m, and no column has the width"},
                Message{"write fields = {{ width = \"…\" }} in [population]"}};
  }
  return *found;
}

/// The columns whose sum is a group.
class AgeGroup {
 public:
  /// Of ages that are the same in every study: where the columns have others, it is not counted.
  AgeGroup(const model::AgeRange& range,
           const std::vector<AgeBand>& bands,
           std::vector<Message>& notices)
      : columns_{bands.empty() ? std::nullopt : detail::columns_of_ages(bands, range)} {
    if (!bands.empty() && (!columns_ || columns_->empty())) {
      columns_.reset();
      const auto notice =
          Message{"no column of ages begins at {}: who is that old or older is not counted apart",
                  range.from};
      notices.push_back(notice);
    }
  }
  AgeGroup(const char* key,
           const model::AgeRange& range,
           const std::vector<AgeBand>& bands,
           const Source& source)
      : columns_{bands.empty() ? std::nullopt : detail::columns_of_ages(bands, range)} {
    if (!bands.empty() && (!columns_ || columns_->empty())) {
      throw Error{ErrorCode::study_invalid,
                  {source.shown_path, source.layer, {}},
                  Message{"the ages {} of '{}' do not begin and end with a column of ages",
                          model::text(range), key},
                  Message{"the first column has the ages {}; write other ages in [population]",
                          model::text(bands.front().ages)}};
    }
  }

  /// @param numbers  of each column of the table
  [[nodiscard]] std::optional<base::Persons> count(const RecordRow& row,
                                                   const std::vector<NumberColumn>& numbers,
                                                   const base::Where& where) const {
    if (!columns_) {
      return std::nullopt;
    }
    base::Persons sum;
    for (const std::size_t column : *columns_) {
      const std::string& cell = row.feature.cells[column];
      sum += numbers[column].read_persons(cell, where).value_or(base::Persons{});
    }
    return sum;
  }

 private:
  std::optional<std::vector<std::size_t>> columns_;
};

/// How far the bands of ages are from the totals.
struct Balance {
  base::Persons total;
  base::Persons by_age;
  std::uint64_t cells_that_differ{};
};

class Grid {
 public:
  Grid(RecordRows& rows, const Source& source, const model::GroupAges& ages)
      : rows_{&rows},
        source_{&source},
        columns_{rows.find_columns(source, {"population", "width", "municipality_code"})},
        population_{columns_.require("population", {"beftotalt", "bef", "totalt"})},
        width_{columns_.find("width", {"rutstorl", "rutstorlek"})},
        code_{columns_.find("municipality_code", {"kommunkod", "kommun"})},
        bands_{detail::find_age_bands(rows.columns, rows.report.notices)},
        young_{"young", ages.young, bands_, source},
        elderly_{"elderly", ages.elderly, bands_, source},
        aged_70_{model::kAged70, bands_, rows.report.notices},
        everyone_{"ages", {0, {}}, bands_, source} {
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
      const bool counts = column == population_ || column == width_ || is_band(column);
      if (is_band(column)) {
        rows.report.columns[column].taken_as = "ages";
      }
      numbers_.push_back(rows.find_numbers(source, counts ? std::optional{column} : std::nullopt));
    }
  }

  std::vector<model::Place> places(const geo::Crs& study_crs, const base::Task& task);

 private:
  [[nodiscard]] bool is_band(std::size_t column) const {
    return std::any_of(bands_.begin(), bands_.end(),
                       [column](const AgeBand& band) { return band.column == column; });
  }
  [[nodiscard]] std::int64_t stated_width(const RecordRow& row) const;
  [[nodiscard]] model::Place place_of(RecordRow& row,
                                      const Corner& corner,
                                      std::int64_t width,
                                      const geo::Transform& to_study);
  void tell(const std::vector<Corner>& corners, std::int64_t common);

  RecordRows* rows_;
  const Source* source_;
  detail::Columns columns_;
  std::size_t population_;
  std::optional<std::size_t> width_;
  std::optional<std::size_t> code_;
  std::vector<AgeBand> bands_;
  AgeGroup young_;
  AgeGroup elderly_;
  AgeGroup aged_70_;
  AgeGroup everyone_;
  std::vector<NumberColumn> numbers_;  // parallel to the columns
  Balance balance_;
};

std::int64_t Grid::stated_width(const RecordRow& row) const {
  const auto width = numbers_[*width_].read(row.cell(width_));
  constexpr double kWidest = 100'000.0;
  if (!width || *width < 1.0 || *width > kWidest || *width != std::floor(*width)) {
    throw Error{ErrorCode::value_invalid,
                {source_->shown_path, source_->layer, row.feature.record},
                Message{"expected the width of a cell in metres, found '{}'",
                        base::printable(row.cell(width_))},
                Message{"write whole metres, such as 1000"}};
  }
  return static_cast<std::int64_t>(*width);
}

model::Place Grid::place_of(RecordRow& row,
                            const Corner& corner,
                            std::int64_t width,
                            const geo::Transform& to_study) {
  const base::Where where{source_->shown_path, source_->layer, row.feature.record};
  const geo::Point middle{static_cast<double>(corner.east) + static_cast<double>(width) / 2.0,
                          static_cast<double>(corner.north) + static_cast<double>(width) / 2.0};
  model::Place place;
  place.population = numbers_[population_].read_persons(row.cell(population_), where);
  place.young = young_.count(row, numbers_, where);
  place.elderly = elderly_.count(row, numbers_, where);
  place.aged_70 = aged_70_.count(row, numbers_, where);
  if (const auto by_age = everyone_.count(row, numbers_, where); by_age && place.population) {
    balance_.by_age += *by_age;
    balance_.cells_that_differ += *by_age == *place.population ? 0U : 1U;
  }
  balance_.total += place.population.value_or(base::Persons{});
  place.position = to_study.apply(middle).value_or(middle);
  place.cell_width = base::Metres{static_cast<double>(width)};
  place.id = std::move(row.id);
  place.name = place.id;
  place.type = "cell";
  place.origin = std::move(row.origin);
  return place;
}

void Grid::tell(const std::vector<Corner>& corners, std::int64_t common) {
  auto& notices = rows_->report.notices;
  if (!width_) {
    const auto notice = Message{"the cells are taken to be {} m wide, as their ids allow", common};
    notices.push_back(notice);
  }
  const auto sum =
      Message{"{} people in {} cells", Decimal{balance_.total.count(), 0}, corners.size()};
  notices.push_back(sum);
  if (!bands_.empty() && balance_.cells_that_differ > 0) {
    const auto notice = base::counted(
        balance_.cells_that_differ,
        "in {} cell the ages sum to another number than the total, {} instead of {} in all; SCB "
        "changes small numbers a little, and nothing is corrected",
        "in {} cells the ages sum to another number than the total, {} instead of {} in all; SCB "
        "changes small numbers a little, and nothing is corrected",
        Decimal{balance_.by_age.count(), 0}, Decimal{balance_.total.count(), 0});
    notices.push_back(notice);
  }
}

std::vector<model::Place> Grid::places(const geo::Crs& study_crs, const base::Task& task) {
  std::vector<Corner> corners;
  corners.reserve(rows_->rows.size());
  for (const RecordRow& row : rows_->rows) {
    corners.push_back(corner_of(row, *source_));
  }
  const std::int64_t common = width_ ? 0 : common_width(corners, *source_);
  const geo::Transform to_study{geo::Crs::from_text("EPSG:3006"), study_crs};
  detail::MunicipalityCodes codes{study_crs};
  std::vector<model::Place> places;
  places.reserve(corners.size());
  for (std::size_t i = 0; i < corners.size(); ++i) {
    task.check();
    RecordRow& row = rows_->rows[i];
    std::string code = codes.read(row.cell(code_));
    places.push_back(place_of(row, corners[i], width_ ? stated_width(row) : common, to_study));
    places.back().stated_municipality = std::move(code);
  }
  codes.tell(rows_->report.notices);
  tell(corners, common);
  return places;
}

}  // namespace

Loaded<model::Place> read_population_grid(const Source& source,
                                          const model::GroupAges& ages,
                                          const geo::Crs& study_crs,
                                          const base::Task& task) {
  RecordRows rows =
      detail::read_record_rows(source, model::Subject::population, detail::GeometryWanted::none,
                               {"id", true, {"rutid_scb", "rutid", "ruta"}}, study_crs, task);
  detail::refuse_duplicate_ids(rows.rows, source);
  Loaded<model::Place> loaded;
  loaded.records = Grid{rows, source, ages}.places(study_crs, task);
  loaded.report = std::move(rows.report);
  loaded.report.used = loaded.records.size();
  return loaded;
}

}  // namespace narhet::input
