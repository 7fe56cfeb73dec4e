// SPDX-License-Identifier: MIT
#include "narhet/input/detail/column_names.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace narhet::input::detail {
namespace {

constexpr std::size_t kShapefileName = 10;

bool is_named(const std::string& column, std::string_view name) {
  if (!base::is_valid_utf8(column)) {
    return false;  // a shapefile's, and none of those that are looked for
  }
  const std::string theirs = base::fold_case(column);
  const std::string ours = base::fold_case(name);
  return theirs == ours ||
         (theirs.size() == kShapefileName && theirs == ours.substr(0, kShapefileName));
}

}  // namespace

std::optional<std::size_t> find_column(std::span<const std::string> columns,
                                       std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const std::string& column) {
      return !name.empty() && is_named(column, name);
    });
    if (found != columns.end()) {
      return static_cast<std::size_t>(found - columns.begin());
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> find_column(std::span<const std::string> columns,
                                       std::initializer_list<std::string_view> names) {
  return find_column(columns, std::span{names.begin(), names.size()});
}

std::string letters_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 3> kPlain{
      {{"å", 'a'}, {"ä", 'a'}, {"ö", 'o'}}};
  if (!base::is_valid_utf8(name)) {
    return {};
  }
  const std::string folded = base::fold_case(base::to_nfc(name));
  std::string letters;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const std::string_view rest = std::string_view{folded}.substr(i);
    const auto plain = std::find_if(kPlain.begin(), kPlain.end(),
                                    [&](const auto& each) { return rest.starts_with(each.first); });
    if (plain != kPlain.end()) {
      letters += plain->second;
      i += plain->first.size() - 1;
    } else if (rest.front() >= 'a' && rest.front() <= 'z') {
      letters += rest.front();
    }
  }
  return letters;
}

}  // namespace narhet::input::detail
