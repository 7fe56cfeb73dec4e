// SPDX-License-Identifier: MIT
#include "narhet/model/origin.hpp"

#include "narhet/base/contract.hpp"

#include <algorithm>
#include <string_view>

namespace narhet::model {

std::string_view key(Subject subject) {
  switch (subject) {
    case Subject::roads:
      return "roads";
    case Subject::places:
      return "places";
    case Subject::population:
      return "population";
    case Subject::services:
      return "services";
    case Subject::candidates:
      return "candidates";
    case Subject::municipalities:
      return "municipalities";
    case Subject::needs:
      return "needs";
    case Subject::stated_ways:
      return "stated_ways";
    case Subject::ferries:
      return "ferries";
  }
  return {};
}

base::Message name(Subject subject) {
  switch (subject) {
    case Subject::roads:
      return base::Message{"roads"};
    case Subject::places:
      return base::Message{"places"};
    case Subject::population:
      return base::Message{"population cells"};
    case Subject::services:
      return base::Message{"service points"};
    case Subject::candidates:
      return base::Message{"candidate sites"};
    case Subject::municipalities:
      return base::Message{"municipalities"};
    case Subject::needs:
      return base::Message{"needs"};
    case Subject::stated_ways:
      return base::Message{"rows to compare with"};
    case Subject::ferries:
      return base::Message{"ferries"};
  }
  return {};
}

void LoadReport::exclude(const base::Message& reason, std::uint64_t count) {
  const auto same = std::find_if(excluded.begin(), excluded.end(),
                                 [&](const Excluded& each) { return each.reason == reason; });
  if (same == excluded.end()) {
    excluded.push_back({reason, count});
  } else {
    same->count += count;
  }
}

void exclude_used(std::span<LoadReport> loads,
                  Subject subject,
                  std::size_t source,
                  const base::Message& reason,
                  std::uint64_t count) {
  const auto load = std::find_if(loads.begin(), loads.end(), [&](const LoadReport& each) {
    return each.subject == subject && each.source == source;
  });
  NARHET_EXPECTS(load != loads.end() && load->used >= count);
  load->used -= count;
  load->exclude(reason, count);
}

}  // namespace narhet::model
