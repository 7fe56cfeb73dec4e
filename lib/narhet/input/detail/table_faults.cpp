// SPDX-License-Identifier: MIT
#include "narhet/input/detail/table_faults.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>

namespace narhet::input::detail {
namespace {

using base::Message;

constexpr std::size_t kMostShown = 20;

Message sentence(const TableFaults::Fault& fault) {
  return Message{"column '{}': expected {}, found '{}'", base::printable(fault.column),
                 fault.expected, fault.found};
}

Message line(const TableFaults::Fault& fault) {
  const Message record = base::record_message(fault.record);
  return fault.hint.empty() ? Message{"{}, {}", record, sentence(fault)}
                            : Message{"{}, {} ({})", record, sentence(fault), fault.hint};
}

}  // namespace

void TableFaults::refuse_any(const std::string& file, const std::string& layer) const {
  if (faults_.empty()) {
    return;
  }
  if (faults_.size() == 1) {
    const Fault& fault = faults_.front();
    throw base::Error{
        base::ErrorCode::value_invalid, {file, layer, fault.record}, sentence(fault), fault.hint};
  }
  const std::size_t shown = std::min(faults_.size(), kMostShown);
  Message list = line(faults_.front());
  for (std::size_t i = 1; i < shown; ++i) {
    list = Message{"{}\n  {}", list, line(faults_[i])};
  }
  if (shown < faults_.size()) {
    list = Message{"{}\n  {}", list,
                   base::counted(faults_.size() - shown, "and {} more", "and {} more")};
  }
  throw base::Error{base::ErrorCode::value_invalid,
                    {file, layer, {}},
                    Message{"{} cells cannot be used:\n  {}", faults_.size(), list}};
}

}  // namespace narhet::input::detail
