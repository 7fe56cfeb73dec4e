// SPDX-License-Identifier: MIT
#include "narhet/input/detail/table_faults.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <map>

namespace narhet::input::detail {
namespace {

using base::Message;

constexpr std::size_t kMostShown = 20;

constexpr std::size_t kMostRecordsOfOne = 5;

/// The records that one thing is said of: "row 3, row 4 and 17 more".
Message records(const std::vector<std::string>& all) {
  Message list;
  for (std::size_t i = 0; i < std::min(all.size(), kMostRecordsOfOne); ++i) {
    const Message record = base::record_message(all[i]);
    list = list.empty() ? record : Message{"{}, {}", list, record};
  }
  return all.size() > kMostRecordsOfOne
             ? Message{"{} and {} more", list, all.size() - kMostRecordsOfOne}
             : list;
}

Message line(const std::vector<std::string>& all, const Message& what, const Message& hint) {
  const Message where = records(all);
  return hint.empty() ? Message{"{}, {}", where, what} : Message{"{}, {} ({})", where, what, hint};
}

}  // namespace

void TableFaults::add(const Cell& cell) {
  keep({cell.record,
        Message{"column '{}': expected {}, found '{}'", base::printable(cell.column), cell.expected,
                cell.found},
        cell.hint});
}

void TableFaults::add(const base::Error& error) {
  if (said_.emplace(error.where().record, error.what()).second) {
    keep({error.where().record, error.message(), error.hint()});
  }
}

void TableFaults::keep(Fault fault) {
  first_.emplace(fault.record, faults_.size());
  faults_.push_back(std::move(fault));
}

Message TableFaults::first_of(const std::string& record) const {
  const auto found = first_.find(record);
  return found == first_.end() ? Message{} : faults_[found->second].what;
}

std::vector<TableFaults::Group> TableFaults::groups() const {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> by_text;
  const base::Catalogue english{base::Language::english};
  for (const Fault& fault : faults_) {
    const std::string text = english.render(fault.what) + '\n' + english.render(fault.hint);
    const auto [found, is_new] = by_text.emplace(text, groups.size());
    if (is_new) {
      groups.push_back({{}, &fault.what, &fault.hint});
    }
    groups[found->second].records.push_back(fault.record);
  }
  return groups;
}

Message TableFaults::list(bool with_hints) const {
  const std::vector<Group> groups = this->groups();
  const std::size_t shown = std::min(groups.size(), kMostShown);
  Message list;
  for (std::size_t i = 0; i < shown; ++i) {
    const Group& group = groups[i];
    const Message each = line(group.records, *group.what, with_hints ? *group.hint : Message{});
    list = list.empty() ? each : Message{"{}\n  {}", list, each};
  }
  std::size_t left = 0;
  for (std::size_t i = shown; i < groups.size(); ++i) {
    left += groups[i].records.size();
  }
  if (left > 0) {
    list = Message{"{}\n  {}", list, base::counted(left, "and {} more", "and {} more")};
  }
  return list;
}

void TableFaults::refuse_beyond(std::uint64_t most,
                                const std::string& file,
                                const std::string& layer) const {
  if (records() > most) {
    throw base::Error{base::ErrorCode::value_invalid,
                      {file, layer, {}},
                      Message{"{} records have a fault, and at most {} may be skipped:\n  {}",
                              records(), most, list(true)},
                      Message{"mend them, or allow more with --skip-at-most"}};
  }
}

void TableFaults::refuse_any(const std::string& file, const std::string& layer) const {
  if (faults_.empty()) {
    return;
  }
  if (faults_.size() == 1) {
    const Fault& fault = faults_.front();
    throw base::Error{
        base::ErrorCode::value_invalid, {file, layer, fault.record}, fault.what, fault.hint};
  }
  // Said once, below, where it is the same for all.
  const Message& hint = faults_.front().hint;
  const bool same_hint = std::all_of(faults_.begin(), faults_.end(),
                                     [&](const Fault& fault) { return fault.hint == hint; });
  throw base::Error{base::ErrorCode::value_invalid,
                    {file, layer, {}},
                    Message{"{} cells cannot be used:\n  {}", faults_.size(), list(!same_hint)},
                    same_hint ? hint : Message{}};
}

}  // namespace narhet::input::detail
