// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/message.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace narhet::input::detail {

/// What is wrong with a table that people fill in, so that all of it can be told at once.
class TableFaults {
 public:
  /// A cell that is not what was expected.
  struct Cell {
    std::string record;  ///< "row 17"
    std::string column;  ///< as the table calls it
    base::Message expected;
    std::string found;  ///< as a message may show it
    base::Message hint;
  };

  void add(const Cell& cell);
  /// Does what reads a record, or a part of one, and keeps the `value_invalid` that it throws. What
  /// is said of a record twice is kept once.
  template <class Read>
  void attempt(const Read& read) {
    try {
      read();
    } catch (const base::Error& error) {
      if (error.code() != base::ErrorCode::value_invalid || error.where().record.empty()) {
        throw;
      }
      add(error);
    }
  }
  [[nodiscard]] std::size_t count() const { return faults_.size(); }
  /// The first thing that is wrong with a record; empty: nothing.
  [[nodiscard]] base::Message first_of(const std::string& record) const;
  [[nodiscard]] std::size_t records() const { return first_.size(); }

  /// @throws Error `value_invalid` if there is a fault: with the first twenty in their order, those
  ///         that differ only in their records as one, and how many more there are
  void refuse_any(const std::string& file, const std::string& layer) const;
  /// @throws Error `value_invalid`, likewise, if there are faults of more than `most` records
  void refuse_beyond(std::uint64_t most, const std::string& file, const std::string& layer) const;

 private:
  struct Fault {
    std::string record;
    base::Message what;
    base::Message hint;
  };
  /// What is wrong in the same way in several records, as the whole land in another's code.
  struct Group {
    std::vector<std::string> records;
    const base::Message* what;
    const base::Message* hint;
  };
  void add(const base::Error& error);
  [[nodiscard]] std::vector<Group> groups() const;  ///< in the order of their first faults

  void keep(Fault fault);
  /// All faults, a line for each group.
  [[nodiscard]] base::Message list(bool with_hints) const;

  std::vector<Fault> faults_;
  std::map<std::string, std::size_t> first_;            ///< by record
  std::set<std::pair<std::string, std::string>> said_;  ///< record and English text, of errors
};

}  // namespace narhet::input::detail
