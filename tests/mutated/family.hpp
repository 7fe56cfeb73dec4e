// SPDX-License-Identifier: MIT
#pragma once

#include "mutated/mutator.hpp"
#include "mutated/record_counts.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace narhet::test {

/// The files of an input by their names.
using Files = std::map<std::string, std::string>;

/// What the product made of an input.
struct Reading {
  std::uint64_t read{};    ///< records, used or not
  bool is_balanced{true};  ///< read = used + rejected + excluded
  std::string told;        ///< rejected, excluded and notices, as people see them
  std::string records;     ///< what they came to, to be held against the original's
};

/// Inputs of one format for one purpose.
struct Family {
  std::string name;
  std::string main_file;  ///< the one that a study names
  Content content{};
  Files original{};
  /// The files as the reader is to have them: packed, sealed.
  std::function<Files(const Files&)> finish{};
  /// @throws Error
  std::function<Reading(const std::filesystem::path&)> read{};
  /// Of what `finish` was given, or the file that it made; nothing: the format does not say.
  std::function<RecordCount(const Files&, const std::filesystem::path&)> count{};
};

/// Those whose originals are in the folder.
[[nodiscard]] std::vector<Family> families(const std::filesystem::path& originals);

}  // namespace narhet::test
