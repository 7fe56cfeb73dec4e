// SPDX-License-Identifier: MIT
#include "narhet/input/detail/table_faults.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>

namespace narhet::input::detail {
namespace {

using base::Message;

constexpr std::size_t kMostShown = 20;

Message line(const std::string& record, const Message& what, const Message& hint) {
  const Message where = base::record_message(record);
  return hint.empty() ? Message{"{}, {}", where, what} : Message{"{}, {} ({})", where, what, hint};
}

}  // namespace

void TableFaults::add(const Cell& cell) {
  faults_.push_back({cell.record,
                     Message{"column '{}': expected {}, found '{}'", base::printable(cell.column),
                             cell.expected, cell.found},
                     cell.hint});
}

void TableFaults::add(const base::Error& error) {
  if (said_.emplace(error.where().record, error.what()).second) {
    faults_.push_back({error.where().record, error.message(), error.hint()});
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
  const std::size_t shown = std::min(faults_.size(), kMostShown);
  Message list;
  for (std::size_t i = 0; i < shown; ++i) {
    const Fault& fault = faults_[i];
    const Message each = line(fault.record, fault.what, same_hint ? Message{} : fault.hint);
    list = list.empty() ? each : Message{"{}\n  {}", list, each};
  }
  if (shown < faults_.size()) {
    list = Message{"{}\n  {}", list,
                   base::counted(faults_.size() - shown, "and {} more", "and {} more")};
  }
  throw base::Error{base::ErrorCode::value_invalid,
                    {file, layer, {}},
                    Message{"{} cells cannot be used:\n  {}", faults_.size(), list},
                    same_hint ? hint : Message{}};
}

}  // namespace narhet::input::detail
