// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"
#include "narhet/model/origin.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::study {

/// What a record may be called by.  Borrows from it.
struct Named {
  std::string_view id;
  std::span<const std::string> other_ids;
  std::string_view name;
};

template <class Record>
[[nodiscard]] std::vector<Named> names_of(std::span<const Record> records) {
  std::vector<Named> names;
  names.reserve(records.size());
  for (const Record& each : records) {
    names.push_back({each.id, each.other_ids, each.name});
  }
  return names;
}

/// The one with that id, else all with that name, letters' case and Unicode's form aside.
[[nodiscard]] std::vector<std::size_t> called_so(std::span<const Named> all,
                                                 std::string_view called);

/// For who called nothing: names that hold the word, the nearest by a slip of the keyboard, or
/// where the names are.
[[nodiscard]] base::Message what_may_be_meant(std::span<const Named> all,
                                              std::string_view called,
                                              model::Subject subject);

/// "Åby skola (K1), Åby bibliotek (K4)", three at most.
[[nodiscard]] std::string listed(std::span<const Named> all, std::span<const std::size_t> some);

}  // namespace narhet::study
