// SPDX-License-Identifier: MIT
#include "narhet/input/detail/workbook.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/detail/gdal_errors.hpp"
#include "narhet/input/detail/workbook_size.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

base::Where where_of(const Source& source) {
  return {source.shown_path, source.layer, {}};
}

/// The only sheet with rows; empty ones come with every new workbook.
OGRLayer& only_sheet(GDALDataset& dataset, const Source& source) {
  OGRLayer* only = nullptr;
  std::string list;
  std::size_t count = 0;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (layer->GetFeatureCount(1) > 0) {
      only = only == nullptr ? layer : only;
      list += (list.empty() ? "" : ", ") + base::printable(layer->GetName());
      ++count;
    }
  }
  if (count > 1) {
    throw Error{ErrorCode::layer_missing, where_of(source),
                Message{"there are {} sheets: {}", count, list},
                Message{"write in the study which one counts: layer = \"{}\"",
                        base::printable(only->GetName())}};
  }
  return only != nullptr ? *only : *dataset.GetLayer(0);
}

OGRLayer& sheet_of(GDALDataset& dataset, const Source& source) {
  if (dataset.GetLayerCount() == 0) {
    throw Error{ErrorCode::layer_missing, where_of(source), Message{"there is no sheet in it"}};
  }
  if (source.layer.empty()) {
    return only_sheet(dataset, source);
  }
  std::string list;
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (source.layer == layer->GetName()) {
      return *layer;
    }
    list += (list.empty() ? "" : ", ") + base::printable(layer->GetName());
  }
  throw Error{ErrorCode::layer_missing, where_of(source),
              Message{"there is no such sheet; there are {}", list}};
}

std::vector<std::string> cells_of(const OGRFeature& row, const Source& source) {
  std::vector<std::string> cells;
  for (int field = 0; field < row.GetFieldCount(); ++field) {
    const std::string text =
        row.IsFieldSetAndNotNull(field) ? row.GetFieldAsString(field) : std::string{};
    if (!base::is_valid_utf8(text)) {
      refuse_as_no_workbook(source);
    }
    cells.push_back(base::to_nfc(std::string{base::trimmed(text)}));
  }
  return cells;
}

bool is_empty(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return cell.empty(); });
}

void refuse_double_names(const std::vector<std::string>& header, const Source& source) {
  std::set<std::string_view> names;
  for (const std::string& name : header) {
    if (!name.empty() && !names.insert(name).second) {
      throw Error{ErrorCode::value_invalid,
                  {source.shown_path, source.layer, "row 1"},
                  Message{"the column '{}' is there twice", base::printable(name)}};
    }
  }
}

}  // namespace

CsvTable read_workbook(const std::filesystem::path& file,
                       const Source& source,
                       const base::Task& task) {
  const GdalErrors errors;
  check_workbook_size(file, source, task);
  constexpr std::array<const char*, 2> kDrivers{"XLSX", nullptr};
  const GDALDatasetUniquePtr dataset{GDALDataset::Open(
      file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(), nullptr, nullptr)};
  errors.refuse_any(where_of(source));
  if (!dataset) {
    refuse_as_no_workbook(source);
  }
  OGRLayer& sheet = sheet_of(*dataset, source);
  CsvTable table;
  for (const auto& row : sheet) {
    task.check();
    std::vector<std::string> cells = cells_of(*row, source);
    if (table.header.empty()) {
      table.header = std::move(cells);
    } else if (!is_empty(cells)) {
      table.rows.push_back({static_cast<std::uint64_t>(row->GetFID()), std::move(cells)});
    }
  }
  errors.refuse_any(where_of(source));
  if (is_empty(table.header)) {
    throw Error{ErrorCode::layer_empty, where_of(source),
                Message{"the sheet has no names of columns in its first row"}};
  }
  refuse_double_names(table.header, source);
  return table;
}

}  // namespace narhet::input::detail
