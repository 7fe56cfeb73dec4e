// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/source.hpp"
#include "narhet/model/origin.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input::detail {

/// Finds the columns of a table by our names: the column that the study's `fields` names, else the
/// one of our name or of one of its other spellings, letters' case aside.  Where two columns are
/// so called, neither is taken silently.  Where none is, one whose name goes on with a year counts,
/// "Befolkning 2024".
class Columns {
 public:
  /// @param names  the columns there are; has to outlive this, as does `source`
  Columns(const std::vector<std::string>& names, const Source& source)
      : names_{&names}, source_{&source} {}
  /// @param ours  our names, all that `fields` may speak of
  /// @throws Error `study_invalid` if `fields` speaks of another
  Columns(const std::vector<std::string>& names,
          const Source& source,
          const std::vector<std::string>& ours);

  /// From now on, says there what a column is taken as when it is found.
  /// @param columns  parallel to the names; has to outlive this
  void note_in(std::vector<model::InputColumn>& columns) { noted_ = &columns; }

  /// @param rarer  spellings that count only where no column has one of the others
  /// @throws Error `field_missing` if the study names a column that is not there; `value_invalid`
  ///         if it names none and two may be meant
  [[nodiscard]] std::optional<std::size_t> find(
      std::string_view ours,
      const std::vector<std::string_view>& spellings = {},
      const std::vector<std::string_view>& rarer = {}) const;
  /// @throws Error as `find`; `field_missing`, with the columns there are, the nearest, and the
  ///         names that are understood
  [[nodiscard]] std::size_t require(std::string_view ours,
                                    const std::vector<std::string_view>& spellings = {},
                                    const std::vector<std::string_view>& rarer = {}) const;

 private:
  [[nodiscard]] std::optional<std::size_t> search(std::string_view ours,
                                                  const std::vector<std::string_view>& spellings,
                                                  const std::vector<std::string_view>& rarer) const;
  template <class NameOf>
  [[nodiscard]] std::optional<std::size_t> one_called(std::string_view ours,
                                                      const std::vector<std::string>& folded,
                                                      const NameOf& name_of) const;
  [[nodiscard]] std::optional<std::size_t> position_of(std::string_view name) const;
  [[noreturn]] void ambiguous(std::string_view ours,
                              const std::string& first,
                              const std::string& second) const;
  /// @param mapped  what the study calls it; empty: nothing
  [[noreturn]] void missing(std::string_view ours,
                            const std::vector<std::string_view>& spellings,
                            std::string_view mapped = {}) const;

  const std::vector<std::string>* names_;
  const Source* source_;
  std::vector<model::InputColumn>* noted_{};
};

/// The columns of a table, none of them used yet.
[[nodiscard]] std::vector<model::InputColumn> not_taken(const std::vector<std::string>& names);

}  // namespace narhet::input::detail
