// SPDX-License-Identifier: MIT
#include "narhet/input/detail/columns.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <cstddef>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr std::size_t kMaxColumnsShown = 40;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxColumnsShown); ++i) {
    if (names[i].empty()) {
      continue;  // the numbers of the features, where a format has no name for them
    }
    text += text.empty() ? "" : ", ";
    text += base::printable(names[i]);
  }
  return names.size() > kMaxColumnsShown ? text + ", …" : text;
}

/// "befolkning 2024", "bef_2024", "folkmängd (2024)" without the year; empty where none is there.
std::string before_a_year(const std::string& name) {
  constexpr std::size_t kYear = 4;
  std::string_view rest = base::trimmed(name);
  if (rest.ends_with(')')) {
    rest.remove_suffix(1);
  }
  const auto digits = rest.size() - std::min(kYear, rest.size());
  const bool is_year =
      (rest.substr(digits).starts_with("19") || rest.substr(digits).starts_with("20")) &&
      std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(digits), rest.end(),
                  [](char c) { return c >= '0' && c <= '9'; });
  if (!is_year || rest.size() <= kYear) {
    return {};
  }
  rest.remove_suffix(kYear);
  const auto last = rest.find_last_not_of(" _(");
  return last == std::string_view::npos ? std::string{} : std::string{rest.substr(0, last + 1)};
}

/// One cell with a text above a table, as people give a sheet a heading.
bool looks_like_title(const std::vector<std::string>& names) {
  constexpr std::ptrdiff_t kOne = 1;
  return names.size() > 1 && std::count_if(names.begin(), names.end(), [](const std::string& name) {
                               return !name.empty();
                             }) == kOne;
}

}  // namespace

Columns::Columns(const std::vector<std::string>& names,
                 const Source& source,
                 const std::vector<std::string>& ours)
    : Columns{names, source} {
  for (const auto& [key, theirs] : source.fields) {
    if (std::find(ours.begin(), ours.end(), key) == ours.end()) {
      const auto nearest = base::nearest_known(key, ours);
      throw Error{ErrorCode::study_invalid,
                  {source.shown_path, source.layer, {}},
                  Message{"fields speaks of '{}', which is not read here", base::printable(key)},
                  nearest ? Message{"did you mean '{}'?", *nearest}
                          : Message{"what is read: {}", joined(ours)}};
    }
  }
}

std::optional<std::size_t> Columns::position_of(std::string_view name) const {
  auto found = std::find(names_->begin(), names_->end(), name);
  if (found == names_->end()) {
    const std::string folded = base::fold_case(name);
    found = std::find_if(names_->begin(), names_->end(), [&](const std::string& column) {
      return base::fold_case(column) == folded;
    });
  }
  return found == names_->end() ? std::nullopt
                                : std::optional{static_cast<std::size_t>(found - names_->begin())};
}

std::optional<std::size_t> Columns::find(std::string_view ours,
                                         const std::vector<std::string_view>& spellings,
                                         const std::vector<std::string_view>& rarer) const {
  const auto found = search(ours, spellings, rarer);
  if (found && noted_ != nullptr) {
    (*noted_)[*found].taken_as = ours;
  }
  return found;
}

/// @param name_of  the part of a column's name, case folded, that is to be one of these
template <class NameOf>
std::optional<std::size_t> Columns::one_called(std::string_view ours,
                                               const std::vector<std::string>& folded,
                                               const NameOf& name_of) const {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < names_->size(); ++i) {
    const std::string name = name_of(base::fold_case((*names_)[i]));
    if (std::find(folded.begin(), folded.end(), name) == folded.end()) {
      continue;
    }
    if (found) {
      ambiguous(ours, (*names_)[*found], (*names_)[i]);
    }
    found = i;
  }
  return found;
}

std::optional<std::size_t> Columns::search(std::string_view ours,
                                           const std::vector<std::string_view>& spellings,
                                           const std::vector<std::string_view>& rarer) const {
  const auto mapped = source_->fields.find(std::string{ours});
  if (mapped != source_->fields.end()) {
    const auto found = position_of(mapped->second);
    if (!found) {
      missing(ours, {}, mapped->second);
    }
    return found;
  }
  const auto fold_all = [](const std::vector<std::string_view>& names) {
    std::vector<std::string> folded;
    folded.reserve(names.size());
    for (const std::string_view name : names) {
      folded.push_back(base::fold_case(name));
    }
    return folded;
  };
  const auto whole = [](const std::string& name) { return name; };
  std::vector<std::string> folded = fold_all(spellings);
  folded.push_back(base::fold_case(ours));
  if (const auto found = one_called(ours, folded, whole)) {
    return found;
  }
  const std::vector<std::string> folded_rarer = fold_all(rarer);
  if (const auto found = one_called(ours, folded_rarer, whole)) {
    return found;
  }
  folded.insert(folded.end(), folded_rarer.begin(), folded_rarer.end());
  return one_called(ours, folded, before_a_year);
}

std::size_t Columns::require(std::string_view ours,
                             const std::vector<std::string_view>& spellings,
                             const std::vector<std::string_view>& rarer) const {
  const auto found = find(ours, spellings, rarer);
  if (!found) {
    std::vector<std::string_view> all = spellings;
    all.insert(all.end(), rarer.begin(), rarer.end());
    missing(ours, all);
  }
  return *found;
}

void Columns::ambiguous(std::string_view ours,
                        const std::string& first,
                        const std::string& second) const {
  throw Error{ErrorCode::value_invalid,
              {source_->shown_path, source_->layer, {}},
              Message{"the columns '{}' and '{}' mean the same", base::printable(first),
                      base::printable(second)},
              Message{"delete one of them, or say which counts: fields = {{ {} = \"{}\" }} in the "
                      "study",
                      ours, base::printable(first)}};
}

void Columns::missing(std::string_view ours,
                      const std::vector<std::string_view>& spellings,
                      std::string_view mapped) const {
  const std::string_view name = mapped.empty() ? ours : mapped;
  std::vector<std::string> understood{std::string{ours}};
  understood.insert(understood.end(), spellings.begin(), spellings.end());
  constexpr std::size_t kTooShort = 2;  // "by" is one letter away from any "y"
  auto nearest = base::nearest_known(name, *names_);
  for (auto next = spellings.begin(); !nearest && next != spellings.end(); ++next) {
    nearest = next->size() > kTooShort ? base::nearest_known(*next, *names_) : std::nullopt;
  }
  if (looks_like_title(*names_)) {
    throw Error{ErrorCode::field_missing,
                {source_->shown_path, source_->layer, {}},
                Message{"there is no column '{}': the first row holds '{}' alone",
                        base::printable(name), joined(*names_)},
                Message{"the first row is to hold the names of the columns: delete the title above "
                        "them"}};
  }
  throw Error{
      ErrorCode::field_missing,
      {source_->shown_path, source_->layer, {}},
      spellings.empty()
          ? Message{"there is no column '{}'; there are {}", base::printable(name), joined(*names_)}
          : Message{"there is no column '{}' ('{}'); there are {}", base::printable(name),
                    spellings.front(), joined(*names_)},
      nearest ? Message{"did you mean '{}'? Then write fields = {{ {} = \"{}\" }} in the study",
                        base::printable(*nearest), ours, base::printable(*nearest)}
      : spellings.empty()
          ? Message{"if it has another name, write fields = {{ {} = \"…\" }} in the study", ours}
          : Message{"{} are understood; for another name write fields = {{ {} = \"…\" }} in the "
                    "study",
                    joined(understood), ours}};
}

std::vector<model::InputColumn> not_taken(const std::vector<std::string>& names) {
  std::vector<model::InputColumn> columns;
  columns.reserve(names.size());
  for (const std::string& name : names) {
    columns.push_back({name, {}});
  }
  return columns;
}

}  // namespace narhet::input::detail
