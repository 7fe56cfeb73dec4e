// SPDX-License-Identifier: MIT
#include "narhet/input/duplicates.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/same_things.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

namespace narhet::input {
namespace {

using base::Decimal;
using base::Error;
using base::ErrorCode;
using base::Message;
using detail::Pair;
using detail::Thing;

constexpr std::size_t kPairsShown = 20;

bool may_be_one(const model::Service& a, const model::Service& b) {
  return a.kinds.shares_any(b.kinds);
}
bool may_be_one(const model::Place& /*a*/, const model::Place& /*b*/) {
  return true;
}
bool may_be_one(const model::Candidate& /*a*/, const model::Candidate& /*b*/) {
  return true;
}

template <class T>
void fill(std::optional<T>& kept, const std::optional<T>& other) {
  kept = kept ? kept : other;
}
void fill(std::string& kept, const std::string& other) {
  kept = kept.empty() ? other : kept;
}

void fill(model::Service& kept, const model::Service& other) {
  kept.kinds.merge(other.kinds);
  fill(kept.capacity, other.capacity);
  if (!kept.days_stated) {
    kept.days_per_week = other.days_per_week;
    kept.days_stated = other.days_stated;
  }
  fill(kept.country, other.country);
  if (kept.months.is_whole_year()) {
    kept.months = other.months;
  }
}

void fill(model::Place& kept, const model::Place& other) {
  fill(kept.type, other.type);
  if (!kept.population) {  // groups are parts of the persons that they were counted with
    kept.population = other.population;
    kept.young = other.young;
    kept.elderly = other.elderly;
    kept.aged_70 = other.aged_70;
  }
  fill(kept.businesses, other.businesses);
  fill(kept.stated_municipality, other.stated_municipality);
}

void fill(model::Candidate& kept, const model::Candidate& other) {
  fill(kept.host, other.host);
  fill(kept.cost, other.cost);
  fill(kept.feasibility, other.feasibility);
  fill(kept.capacity, other.capacity);
}

bool differ_in_persons(const model::Place& a, const model::Place& b) {
  return a.population && b.population && *a.population != *b.population;
}

/// A record without a name may be called by its number, which is no name.
template <class Record>
std::string_view name_of(const Record& record) {
  const bool is_number =
      record.name == record.id && record.name.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::string_view{} : std::string_view{record.name};
}

template <class Record>
std::string shown_name(const Record& record) {
  return base::printable(record.name.empty() ? record.id : record.name);
}

/// Sentences of which the first are told, and how many more there are.
class Told {
 public:
  void add(Message sentence) {
    if (sentences_.size() < kPairsShown) {
      sentences_.push_back(std::move(sentence));
    } else {
      ++more_;
    }
  }
  void tell(std::vector<Message>& notices) const {
    notices.insert(notices.end(), sentences_.begin(), sentences_.end());
    if (more_ > 0) {
      notices.push_back(
          base::counted(more_, "and {} more pair like these", "and {} more pairs like these"));
    }
  }

 private:
  std::vector<Message> sentences_;
  std::size_t more_{};
};

/// Two records of different sources, side by side: "'A' (7) and 'B' (n42 of a.osm.pbf), 12 m
/// apart".
template <class Record>
Message both(const Record& other, const Record& kept, const std::string& file, double metres) {
  return Message{"'{}' ({}) and '{}' ({} of {}), {} m apart",
                 shown_name(other),
                 base::printable(other.id),
                 shown_name(kept),
                 base::printable(kept.id),
                 base::printable(file),
                 Decimal{metres, 0}};
}

Message merged_sentence(const model::Place& kept, const model::Place& other, const Message& which) {
  return differ_in_persons(kept, other) ? Message{"counted once, with {} people and not {}: {}",
                                                  Decimal{kept.population->count(), 0},
                                                  Decimal{other.population->count(), 0}, which}
                                        : Message{"counted once: {}", which};
}
template <class Record>
Message merged_sentence(const Record& /*kept*/, const Record& /*other*/, const Message& which) {
  return Message{"counted once: {}", which};
}

Message perhaps_sentence(const Pair& pair, const DuplicateRule& rule, const Message& which) {
  if (pair.likeness < rule.alike) {
    return Message{"perhaps the same under two names, both count: {}", which};
  }
  if (pair.metres > rule.within.count()) {
    return Message{"perhaps the same, farther apart than {} m, both count: {}",
                   Decimal{rule.within.count(), 0}, which};
  }
  return Message{"perhaps the same, but another is more like it, both count: {}", which};
}

/// Unites source by source: what is kept so far, and the source that comes to it.
template <class Record>
class Union {
 public:
  Union(std::span<SourceRecords<Record>> sources, const DuplicateRule& rule, LikenessOf of)
      : sources_{sources},
        rule_{&rule},
        same_rule_{rule.within.count(), rule.look_within.count(), rule.alike, of} {}

  std::vector<Record> take() {
    for (SourceRecords<Record>& source : sources_) {
      add(source);
    }
    refuse_ids_of_two();
    return std::move(kept_);
  }

 private:
  [[nodiscard]] std::vector<Thing> things_of(std::span<const Record> records) const {
    std::vector<Thing> things;
    things.reserve(records.size());
    for (const Record& record : records) {
      things.push_back(
          {record.id, record.position, NameWords{name_of(record), rule_->company_words}});
    }
    return things;
  }
  [[nodiscard]] const std::string& file_of(const Record& record) const {
    return sources_[record.origin.source].report->file;
  }
  [[nodiscard]] Message both_of(const SourceRecords<Record>& source, const Pair& pair) const {
    const Record& kept = kept_[pair.first];
    return both(source.records[pair.second], kept, file_of(kept), pair.metres);
  }

  void add(SourceRecords<Record>& source);
  void note_twice(SourceRecords<Record>& source, std::span<const Thing> things) const;
  void tell(SourceRecords<Record>& source, const detail::SameThings& found) const;
  void merge(SourceRecords<Record>& source, std::span<const Pair> same);
  [[noreturn]] void refuse(const SourceRecords<Record>& source, std::span<const Pair> same) const;
  void refuse_ids_of_two() const;

  std::span<SourceRecords<Record>> sources_;
  const DuplicateRule* rule_;
  detail::SameRule same_rule_;
  std::vector<Record> kept_;
};

template <class Record>
void Union<Record>::add(SourceRecords<Record>& source) {
  const std::vector<Thing> later = things_of(source.records);
  note_twice(source, later);
  const detail::SameThings found = detail::same_things(
      things_of(kept_), later, same_rule_, [&](std::size_t first, std::size_t second) {
        return may_be_one(kept_[first], source.records[second]);
      });
  if (rule_->action == DuplicateAction::refuse && !found.same.empty()) {
    refuse(source, found.same);
  }
  tell(source, found);
  if (rule_->action == DuplicateAction::merge) {
    merge(source, found.same);
  }
  std::move(source.records.begin(), source.records.end(), std::back_inserter(kept_));
  source.records.clear();
}

template <class Record>
void Union<Record>::note_twice(SourceRecords<Record>& source, std::span<const Thing> things) const {
  const std::vector<Record>& records = source.records;
  const auto pairs =
      detail::twice_in(things, same_rule_, [&](std::size_t first, std::size_t second) {
        return may_be_one(records[first], records[second]);
      });
  if (pairs.empty()) {
    return;
  }
  const Record& first = records[pairs.front().first];
  const Record& second = records[pairs.front().second];
  source.report->notices.push_back(base::counted(
      pairs.size(),
      "{} record may be there twice: '{}' ({}) and '{}' ({}), {} m apart; within one source "
      "nothing is merged",
      "{} records may be there twice, the first of them '{}' ({}) and '{}' ({}), {} m apart; "
      "within one source nothing is merged",
      shown_name(first), base::printable(first.id), shown_name(second), base::printable(second.id),
      Decimal{pairs.front().metres, 0}));
}

template <class Record>
void Union<Record>::tell(SourceRecords<Record>& source, const detail::SameThings& found) const {
  Told same;
  for (const Pair& pair : found.same) {
    const Message which = both_of(source, pair);
    same.add(rule_->action == DuplicateAction::merge
                 ? merged_sentence(kept_[pair.first], source.records[pair.second], which)
                 : Message{"the same, and both count: {}", which});
  }
  same.tell(source.report->notices);
  Told perhaps;
  for (const Pair& pair : found.perhaps) {
    perhaps.add(perhaps_sentence(pair, *rule_, both_of(source, pair)));
  }
  perhaps.tell(source.report->notices);
}

/// Leaves the records of the source that are none of these.
template <class Record>
void Union<Record>::merge(SourceRecords<Record>& source, std::span<const Pair> same) {
  if (same.empty()) {
    return;
  }
  std::vector<bool> is_merged(source.records.size());
  for (const Pair& pair : same) {
    is_merged[pair.second] = true;
    Record& kept = kept_[pair.first];
    const Record& other = source.records[pair.second];
    const auto reason =
        Message{"the same as '{}' ({} of {}), {} m away", shown_name(kept),
                base::printable(kept.id), base::printable(file_of(kept)), Decimal{pair.metres, 0}};
    source.report->merged.push_back({other.origin, other.id, reason, other.position});
    fill(kept, other);
    if (other.id != kept.id) {
      kept.other_ids.push_back(other.id);
    }
  }
  source.report->used -= same.size();
  source.report->exclude(Message{"the same as a record of a source named before"}, same.size());
  std::vector<Record> left;
  for (std::size_t i = 0; i < source.records.size(); ++i) {
    if (!is_merged[i]) {
      left.push_back(std::move(source.records[i]));
    }
  }
  source.records = std::move(left);
}

template <class Record>
void Union<Record>::refuse(const SourceRecords<Record>& source, std::span<const Pair> same) const {
  const Pair& first = same.front();
  throw Error{
      ErrorCode::duplicate_record,
      {source.report->file, source.report->layer, source.records[first.second].origin.record},
      base::counted(same.size(), "{} record is the same as one of another source: {}",
                    "{} records are the same as those of another source, the first: {}",
                    both_of(source, first)),
      Message{"delete one of each in the files, or write duplicates = \"merge\" in the "
              "study"}};
}

template <class Record>
void Union<Record>::refuse_ids_of_two() const {
  std::map<std::string_view, const Record*> by_id;
  const auto add = [&](const std::string& id, const Record& record) {
    const auto [found, is_new] = by_id.emplace(id, &record);
    if (!is_new && found->second != &record) {
      throw Error{
          ErrorCode::duplicate_id,
          {file_of(record), {}, record.origin.record},
          Message{"the id '{}' is that of '{}' here and of '{}' in {}", base::printable(id),
                  shown_name(record), shown_name(*found->second), file_of(*found->second)},
          Message{"write prefix = \"a-\" beside this source in the study: its ids then begin so"}};
    }
  };
  for (const Record& record : kept_) {
    add(record.id, record);
    for (const std::string& other : record.other_ids) {
      add(other, record);
    }
  }
}

}  // namespace

std::optional<DuplicateAction> duplicate_action_from_key(std::string_view key) {
  return key == "merge"    ? std::optional{DuplicateAction::merge}
         : key == "keep"   ? std::optional{DuplicateAction::keep}
         : key == "refuse" ? std::optional{DuplicateAction::refuse}
                           : std::nullopt;
}

std::vector<model::Service> unite(std::span<SourceRecords<model::Service>> sources,
                                  const DuplicateRule& rule) {
  return Union<model::Service>{sources, rule, LikenessOf::shorter}.take();
}

std::vector<model::Place> unite(std::span<SourceRecords<model::Place>> sources,
                                const DuplicateRule& rule) {
  return Union<model::Place>{sources, rule, LikenessOf::longer}.take();
}

std::vector<model::Candidate> unite(std::span<SourceRecords<model::Candidate>> sources,
                                    const DuplicateRule& rule) {
  return Union<model::Candidate>{sources, rule, LikenessOf::shorter}.take();
}

}  // namespace narhet::input
