// SPDX-License-Identifier: MIT
#include "narhet/study/called.hpp"

#include "narhet/base/format.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>

namespace narhet::study {
namespace {

using base::Message;

bool has_id(const Named& each, std::string_view id) {
  return each.id == id ||
         std::find(each.other_ids.begin(), each.other_ids.end(), id) != each.other_ids.end();
}

/// Those whose folded name is accepted.
template <class Accept>
std::vector<std::size_t> by_name(std::span<const Named> all, const Accept& accept) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (base::is_valid_utf8(all[i].name) && accept(base::fold_case(all[i].name))) {
      found.push_back(i);
    }
  }
  return found;
}

/// As a person typed it; empty for what is no text.
std::string folded(std::string_view called) {
  return base::is_valid_utf8(called) ? base::fold_case(base::trimmed(called)) : std::string{};
}

}  // namespace

std::vector<std::size_t> called_so(std::span<const Named> all, std::string_view called) {
  const auto by_id =
      std::find_if(all.begin(), all.end(), [&](const Named& each) { return has_id(each, called); });
  if (by_id != all.end()) {
    return {static_cast<std::size_t>(by_id - all.begin())};
  }
  const std::string wanted = folded(called);
  return by_name(all, [&](const std::string& name) { return !name.empty() && name == wanted; });
}

Message what_may_be_meant(std::span<const Named> all,
                          std::string_view called,
                          model::Subject subject) {
  const std::string wanted = folded(called);
  const auto partly = by_name(all, [&](const std::string& name) {
    return !wanted.empty() && name.find(wanted) != std::string::npos;
  });
  if (!partly.empty()) {
    return Message{"did you mean {}?", listed(all, partly)};
  }
  std::vector<std::string> known;
  for (const Named& each : all) {
    known.emplace_back(each.id);
    known.emplace_back(each.name);
  }
  const auto nearest = base::nearest_known(called, known);
  return nearest ? Message{"did you mean '{}'?", base::printable(*nearest)}
                 : Message{"ids and names are in the layer {} that 'narhet run' makes",
                           std::string{model::key(subject)}};
}

std::string listed(std::span<const Named> all, std::span<const std::size_t> some) {
  constexpr std::size_t kMostShown = 3;
  std::string list;
  for (std::size_t i = 0; i < std::min(some.size(), kMostShown); ++i) {
    const Named& each = all[some[i]];
    list += base::format("{}{} ({})", i == 0 ? "" : ", ", base::printable(each.name),
                         base::printable(each.id));
  }
  return some.size() > kMostShown ? list + ", …" : list;
}

}  // namespace narhet::study
