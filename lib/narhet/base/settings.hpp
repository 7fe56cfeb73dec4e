// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/base/message.hpp"
#include "narhet/base/quantity.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::base {

/// A table of a TOML file, read key by key.
///
/// A key is known when it has been asked for.  `refuse_unknown` names any other with its line and
/// the nearest known key, so that a mistyped setting is never passed over.  Copies are views of the
/// same table and share what is known.
///
/// Every getter gives nothing where the key is absent and throws `Error study_invalid`, with file
/// and line, where the value is of another type or lacks its unit.
class Settings {
 public:
  /// @param file  the name for messages
  /// @throws Error `study_invalid` with line and column if the text is not TOML
  [[nodiscard]] static Settings parse(std::string_view text, std::string file);

  /// @param hint  for whoever wrote something else there
  [[nodiscard]] std::optional<Settings> table(std::string_view key, const Message& hint = {}) const;
  /// The tables of `[[key]]`, none if absent.
  [[nodiscard]] std::vector<Settings> tables(std::string_view key) const;
  /// The names of the keys of this table, in the order of the file; all become known.
  [[nodiscard]] std::vector<std::string> keys() const;

  [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
  /// An array of texts; one text alone reads as an array of one.
  [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view key) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const;
  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
  [[nodiscard]] std::optional<Metres> length(std::string_view key) const;          ///< "10 km"
  [[nodiscard]] std::optional<Seconds> duration(std::string_view key) const;       ///< "20 min"
  [[nodiscard]] std::optional<MetresPerSecond> speed(std::string_view key) const;  ///< "50 km/h"

  /// The required form of a getter's result.
  /// @throws Error `study_invalid` if there is no value
  template <class T>
  [[nodiscard]] T required(std::string_view key, std::optional<T> value) const {
    if (!value) {
      missing(key);
    }
    return *std::move(value);
  }

  /// @throws Error `study_invalid` naming the first key, here or in a table below, that nobody
  /// asked for
  void refuse_unknown() const;

  /// @throws Error `study_invalid` at the line of `key`: for values that only the caller can judge
  [[noreturn]] void refuse(std::string_view key,
                           const Message& what,
                           const Message& hint = {}) const;

  /// The file and the line of a key, for errors of others.
  [[nodiscard]] Where where(std::string_view key) const;
  [[nodiscard]] const std::string& file() const;

 private:
  struct Document;
  struct Node;

  explicit Settings(std::shared_ptr<Node> node);
  [[noreturn]] void missing(std::string_view key) const;

  std::shared_ptr<Node> node_;
};

}  // namespace narhet::base
