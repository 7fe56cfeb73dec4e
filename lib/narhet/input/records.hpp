// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/geo/crs.hpp"
#include "narhet/input/source.hpp"
#include "narhet/model/kind.hpp"
#include "narhet/model/need.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace narhet::input {

/// What one input gave for one subject.  The report is balanced.
template <class Record>
struct Loaded {
  std::vector<Record> records;
  model::LoadReport report;
};

// Readers of vector layers (GeoPackage, GeoJSON) and of tables (CSV with two columns of
// coordinates).
//
// A column is found by our name, letters' case aside, or by what `Source::fields` says.  Where the
// input has no column `id` at all, ids are made from the records' numbers ("places-17") and a
// notice says so.  Positions arrive in `study_crs`; a record without a position, at 0, 0 or with
// a geometry of another type, is rejected.
//
// All throw Error, with file, layer and record: what `check_input_file` throws; `file_damaged` for
// any fault that a library reports and for fewer features than the layer says it has;
// `layer_missing`, `layer_empty`; `field_missing`; `value_invalid`; `duplicate_id` with the first
// ten; `crs_missing`, `crs_invalid`, `axes_swapped`; `study_invalid` for a name in `fields` that is
// none of ours.  All throw Cancelled.
//
// @pre a `GdalSession` lives

/// Columns: id, name (required); type, population, municipality_code; young, elderly (persons) and
/// businesses (a number), where a missing column or an empty cell is not measured, not zero.
[[nodiscard]] Loaded<model::Place> read_places(const Source& source,
                                               const geo::Crs& study_crs,
                                               const base::Task& task);

/// Columns: id, name (required), and `kinds` with keys or names of kinds between `;` or `,` – or
/// else one column of yes and no for each kind, named by its key.  A service point of none of the
/// kinds is excluded.  Also capacity (kapacitet), 0 or more; days_per_week (dagar_per_vecka), 1 to
/// 7; country (land), two letters or a Nordic name; months (månader) in which it is open, as "5-10"
/// or "maj-okt".
/// @param days_where_empty  a week, for records that do not say it
[[nodiscard]] Loaded<model::Service> read_services(const Source& source,
                                                   const std::vector<model::Kind>& kinds,
                                                   std::uint8_t days_where_empty,
                                                   const geo::Crs& study_crs,
                                                   const base::Task& task);

/// Columns: id, name (required), host; cost (kronor), feasibility (0 to 1) and capacity (persons),
/// not measured where missing or empty.
[[nodiscard]] Loaded<model::Candidate> read_candidates(const Source& source,
                                                       const geo::Crs& study_crs,
                                                       const base::Task& task);

/// Polygons.  Columns: code and name (required), population, municipality_type (kommuntyp,
/// kommungrupp), taken as it is written.  A code of three digits in a Swedish CRS has lost its
/// leading zero and gets it back.
/// @throws Error `geometry_invalid` besides
[[nodiscard]] Loaded<model::Municipality> read_municipalities(const Source& source,
                                                              const geo::Crs& study_crs,
                                                              const base::Task& task);

/// What a table of needs may speak of.
struct NeedSubjects {
  std::span<const model::Place> places;
  std::span<const model::Candidate> candidates;  ///< none: those that offers name are not checked
  const std::vector<model::Kind>& kinds;
  std::span<const model::LoadReport> loads{};  ///< of the places: those set aside, and why
};

/// A CSV or a sheet of an Excel workbook (.xlsx), without coordinates, with or without rows.
/// Columns, in English or Swedish: meeting, date, place, participants, group, kind, strength
/// (required); voices, candidate, text, publishable.
///
/// Places are found by id or, where one only has it, by name, candidates by id; an id that lost its
/// leading zero in a spreadsheet gets it back, with a notice.  All rows of a meeting have one date,
/// place and number of participants, and those of a kind and strength no more voices together than
/// participants: one person may name several kinds.  Of what stands in a cell only a number or a
/// date is ever part of a message.
/// @throws Error `value_invalid` with all cells that cannot be used, the first twenty of them by
/// row
///         and column with what was expected and found; `too_large` for a workbook
[[nodiscard]] Loaded<model::Need> read_needs(const Source& source,
                                             const NeedSubjects& subjects,
                                             const base::Task& task);

}  // namespace narhet::input
