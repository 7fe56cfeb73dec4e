// SPDX-License-Identifier: MIT
#include "narhet/input/detail/need_finders.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>

namespace narhet::input::detail {
namespace {

using base::Message;

/// The id that is meant where a spreadsheet took a number's leading zero.
template <class Ids>
std::optional<std::string> with_its_zero(const std::string& cell, const Ids& ids) {
  std::string id = "0" + cell;
  return !cell.empty() && cell.front() >= '0' && cell.front() <= '9' && ids.contains(id)
             ? std::optional{std::move(id)}
             : std::nullopt;
}

Message did_you_mean(const std::string& cell, const base::KnownWords& known) {
  const auto nearest = known.nearest(cell);
  return nearest ? Message{"did you mean '{}'?", base::printable(*nearest)} : Message{};
}

std::vector<std::string> ids_of(std::span<const model::Candidate> candidates) {
  std::vector<std::string> ids;
  for (const model::Candidate& candidate : candidates) {
    ids.push_back(candidate.id);
  }
  return ids;
}

bool are_cells(std::span<const model::Place> places) {
  return std::all_of(places.begin(), places.end(),
                     [](const model::Place& place) { return place.cell_width.has_value(); });
}

/// Of cells nobody speaks by their names, which are numbers: none is meant by what is like it.
std::vector<std::string> names_and_ids(std::span<const model::Place> places) {
  std::vector<std::string> known;
  for (const model::Place& place : places) {
    if (!place.cell_width) {
      known.push_back(place.name);
      known.push_back(place.id);
    }
  }
  return known;
}

}  // namespace

void MendedIds::add(const std::string& written, const std::string& id) {
  if (mended_++ == 0) {
    first_ = {written, id};
  }
}

void MendedIds::tell(model::LoadReport& report) const {
  if (mended_ > 0) {
    report.notices.push_back(base::counted(
        mended_, "{} cell has lost the leading zero of an id and is read with one: {} as {}",
        "{} cells have lost the leading zero of an id and are read with one: {} as {}",
        shown_need_cell(first_.first), base::printable(first_.second)));
  }
}

PlaceFinder::PlaceFinder(std::span<const model::Place> places,
                         std::span<const model::LoadReport> loads)
    : known_{names_and_ids(places)}, are_cells_alone_{!places.empty() && are_cells(places)} {
  for (std::size_t i = 0; i < places.size(); ++i) {
    by_id_.emplace(places[i].id, i);
    for (const std::string& other : places[i].other_ids) {
      by_id_.emplace(other, i);
    }
    by_name_[places[i].name].push_back(i);
  }
  for (const model::LoadReport& load : loads) {
    if (load.subject != model::Subject::places) {
      continue;
    }
    for (const model::Rejected& each : load.rejected) {
      const auto why = Message{"the place was set aside: {}, {}: {}", base::printable(load.file),
                               base::record_message(each.origin.record), each.reason};
      set_aside_.emplace(each.id, why);
      set_aside_.emplace(each.name, why);
    }
  }
}

Message PlaceFinder::advice(const std::string& cell) const {
  if (const auto why = set_aside_.find(cell); !cell.empty() && why != set_aside_.end()) {
    return why->second;
  }
  return are_cells_alone_ ? Message{"the study has population cells alone: name the villages that "
                                    "are spoken of in [places]"}
                          : did_you_mean(cell, known_);
}

void PlaceFinder::find(const NeedRow& row,
                       std::size_t column,
                       model::Need& need,
                       MendedIds& mended) const {
  if (const auto id = with_its_zero(need.place_id, by_id_); id && !by_id_.contains(need.place_id)) {
    mended.add(need.place_id, *id);
    need.place_id = *id;
  }
  if (const auto id = by_id_.find(need.place_id); id != by_id_.end()) {
    need.place = base::id_at<base::PlaceIndex>(id->second);
    return;
  }
  const auto name = by_name_.find(need.place_id);
  if (need.place_id.empty() || name == by_name_.end()) {
    row.fault(column, Message{"the id or name of a place"}, advice(need.place_id));
  } else if (name->second.size() > 1) {
    row.fault(column,
              Message{"the id of one of the {} places that have this name", name->second.size()});
  } else {
    need.place = base::id_at<base::PlaceIndex>(name->second.front());
  }
}

CandidateFinder::CandidateFinder(std::span<const model::Candidate> candidates)
    : known_{ids_of(candidates)} {
  for (const model::Candidate& candidate : candidates) {
    ids_.emplace(candidate.id);
    for (const std::string& other : candidate.other_ids) {
      kept_.emplace(other, candidate.id);
    }
  }
}

void CandidateFinder::check(const NeedRow& row,
                            std::optional<std::size_t> column,
                            model::Need& need,
                            MendedIds& mended) const {
  if (!column || need.candidate_id.empty()) {
    return;
  }
  if (need.strength != model::Strength::offer) {
    row.fault(*column, Message{"nothing: only an offer to contribute is for a candidate"});
    return;
  }
  if (const auto kept = kept_.find(need.candidate_id); kept != kept_.end()) {
    need.candidate_id = kept->second;
  }
  if (ids_.empty() || ids_.contains(need.candidate_id)) {
    return;
  }
  if (const auto id = with_its_zero(need.candidate_id, ids_)) {
    mended.add(need.candidate_id, *id);
    need.candidate_id = *id;
    return;
  }
  row.fault(*column, Message{"the id of a candidate"}, did_you_mean(need.candidate_id, known_));
}

}  // namespace narhet::input::detail
