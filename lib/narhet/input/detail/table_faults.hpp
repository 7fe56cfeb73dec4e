// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace narhet::input::detail {

/// What is wrong with a table that people fill in, so that all of it can be told at once.
class TableFaults {
 public:
  struct Fault {
    std::string record;  ///< "row 17"
    std::string column;  ///< as the table calls it
    base::Message expected;
    std::string found;  ///< as a message may show it
    base::Message hint;
  };

  void add(Fault fault) { faults_.push_back(std::move(fault)); }
  [[nodiscard]] std::size_t count() const { return faults_.size(); }

  /// @throws Error `value_invalid` if there is a fault: with the first twenty in their order, and
  /// how
  ///         many more there are
  void refuse_any(const std::string& file, const std::string& layer) const;

 private:
  std::vector<Fault> faults_;
};

}  // namespace narhet::input::detail
