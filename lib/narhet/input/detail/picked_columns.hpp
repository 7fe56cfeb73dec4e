// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/input/detail/column_names.hpp"
#include "narhet/input/detail/gdal_layer.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::input::detail {

/// Which columns of a layer are to be read, each at the place where it then stands.
class PickedColumns {
 public:
  /// @param layer  has to outlive this
  explicit PickedColumns(const LayerDescription& layer) : layer_{&layer} {}

  /// The place of the column of one of the names; nothing if there is none.
  std::optional<std::size_t> pick(std::span<const std::string_view> names) {
    const std::span<const std::string> columns{layer_->columns};
    const auto found = find_column(columns.first(columns.size() - 1), names);
    if (!found) {
      return std::nullopt;
    }
    names_.push_back(columns[*found]);
    return names_.size() - 1;
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  const LayerDescription* layer_;
  std::vector<std::string> names_;
};

/// A cell, empty where there is no such column.
[[nodiscard]] inline std::string_view cell(const Feature& feature,
                                           std::optional<std::size_t> column) {
  return column ? std::string_view{feature.cells[*column]} : std::string_view{};
}

}  // namespace narhet::input::detail
