// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/quantity.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input {

/// What is done with records of different sources that are one thing.
enum class DuplicateAction : std::uint8_t { merge, keep, refuse };

[[nodiscard]] std::optional<DuplicateAction> duplicate_action_from_key(std::string_view key);

/// When two records of different sources are taken for one thing: no farther apart than `within`,
/// with names that are alike by `alike` or more (`likeness`).  Records that are not, but have such
/// names within `look_within`, or lie within `within` under other names, are told as perhaps the
/// same.
struct DuplicateRule {
  DuplicateAction action{DuplicateAction::merge};
  base::Metres within;
  base::Metres look_within;
  double alike{};  ///< above 0, to 1
  std::vector<std::string> company_words;
};

/// The records of one source for one subject.  All have its number as `origin.source`.
template <class Record>
struct SourceRecords {
  std::vector<Record> records;
  model::LoadReport* report{};  ///< balanced; stays so
};

// The records of several sources as one list, in the order of the sources.
//
// Source by source, each record is compared with those kept from the sources before it: with their
// names and positions as their own source gave them, so that of a chain of three, each near the
// next, no two are merged that are farther apart than `within`.  Pairs are taken by likeness, then
// nearness, then ids, each record once and at most one of a source into each: two pharmacies side
// by side in both sources stay two.  Within a source nothing is merged, but a notice counts what
// looks as if it stood there twice.
//
// Merged, the record of the source named first stays where it is.  What it lacks it takes from the
// other, persons and groups of persons only together; persons are never added up.  Its `other_ids`
// are those of the records merged into it.
//
// Every merged record is in `LoadReport::merged` of its source, and pairs that were merged, kept or
// may be the same are in the notices, the first twenty of each.
//
// An id, other ids included, is that of one thing.
//
// @throws Error `duplicate_record` where the action is to refuse; `duplicate_id`

/// Services are one only if they share a kind; their kinds are united.
[[nodiscard]] std::vector<model::Service> unite(std::span<SourceRecords<model::Service>> sources,
                                                const DuplicateRule& rule);
/// A word more is another place: "Åby" and "Norra Åby".
[[nodiscard]] std::vector<model::Place> unite(std::span<SourceRecords<model::Place>> sources,
                                              const DuplicateRule& rule);
[[nodiscard]] std::vector<model::Candidate> unite(
    std::span<SourceRecords<model::Candidate>> sources, const DuplicateRule& rule);

}  // namespace narhet::input
