// SPDX-License-Identifier: MIT
#include "narhet/study/coverage_change_text.hpp"

#include "narhet/base/text.hpp"
#include "narhet/study/default_kinds.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace narhet::study {
namespace {

using base::Decimal;
using base::Message;
using model::ChangeParts;
using model::ServiceChange;

constexpr std::size_t kMostServices = 5;

/// Percentage points with their sign.
Message signed_points(double share) {
  const double points = 100.0 * share;
  return points < 0.0 ? Message{"\u2212{}", Decimal{-points, 2}}
                      : Message{"+{}", Decimal{points, 2}};
}

/// "roads +0.31"; what does not show in a hundredth of a percentage point is none.
void add_part(const Message& name, double share, Message& text, bool& any) {
  if (std::abs(100.0 * share) < 0.005) {
    return;
  }
  const Message part{"{} {}", name, signed_points(share)};
  text = any ? Message{"{}, {}", text, part} : part;
  any = true;
}

std::string kinds_text(const std::vector<std::string>& keys, base::Language language) {
  const std::vector<model::Kind> kinds = default_kinds();
  std::string text;
  for (const std::string& key : keys) {
    const auto kind = model::find_kind(kinds, key);
    text += (text.empty() ? "" : ", ") +
            (kind ? model::name_in_sentence(kinds[base::index(*kind)], language)
                  : base::printable(key));
  }
  return text;
}

Message service_text(const ServiceChange& change, base::Language language) {
  const std::string name = base::printable(change.name.empty() ? change.id : change.name);
  const std::string kinds = kinds_text(change.kinds, language);
  const Message persons = base::counted(
      static_cast<std::uint64_t>(std::llround(change.persons.value_or(base::Persons{}).count())),
      "{} person", "{} people");
  switch (change.what) {
    case ServiceChange::What::closed:
      return Message{"  closed: {} ({}), which was nearest for {}", name, kinds, persons};
    case ServiceChange::What::opened:
      return Message{"  opened: {} ({}), now nearest for {}", name, kinds, persons};
    case ServiceChange::What::moved:
      return Message{"  moved: {} ({}), which was nearest for {}", name, kinds, persons};
    case ServiceChange::What::other_kinds:
      break;
  }
  return Message{"  other kinds: {}, now {}; it was nearest for {}", name, kinds, persons};
}

void add_services(const std::vector<ServiceChange>& changes,
                  base::Language language,
                  std::vector<Line>& lines) {
  if (changes.empty()) {
    lines.push_back({Message{"the service points are the same in both"}});
    return;
  }
  lines.push_back({base::counted(changes.size(), "{} service point is not the same in both:",
                                 "{} service points are not the same in both:")});
  for (std::size_t i = 0; i < changes.size(); ++i) {
    lines.push_back({service_text(changes[i], language),
                     i < kMostServices ? Line::Weight::main : Line::Weight::detail});
  }
  if (changes.size() > kMostServices) {
    lines.push_back(
        {Message{"  and {} more, all of them with --verbose", changes.size() - kMostServices}});
  }
}

}  // namespace

Message parts_of(const model::ComparedCoverage& row) {
  Message text{""};
  bool any = false;
  if (row.change) {
    const ChangeParts& parts = row.change->share;
    add_part(Message{"service points"}, parts.services, text, any);
    add_part(Message{"roads and speeds"}, parts.roads, text, any);
    add_part(Message{"people and places"}, parts.people, text, any);
    add_part(Message{"not told apart"}, parts.not_told_apart, text, any);
  }
  return any ? Message{"; {}: {}", signed_points(*row.share(1) - *row.share(0)), text}
             : Message{""};
}

std::vector<Line> change_lines(const model::CoverageComparison& comparison,
                               base::Language language) {
  std::vector<Line> lines;
  add_services(comparison.service_changes, language, lines);
  const auto untold = std::count_if(comparison.rows.begin(), comparison.rows.end(),
                                    [](const auto& row) { return !row.change; });
  if (untold > 0) {
    lines.push_back({base::counted(
        static_cast<std::uint64_t>(untold),
        "{} measure is not taken apart, since what the result tells of its places does not sum to "
        "it",
        "{} measures are not taken apart, since what the results tell of places does not sum to "
        "them")});
  }
  const auto mixed =
      std::any_of(comparison.rows.begin(), comparison.rows.end(), [](const auto& row) {
        return row.change && std::abs(row.change->share.not_told_apart) >= 0.0005;
      });
  if (mixed) {
    lines.push_back({Message{
        "'not told apart' are service points and roads that changed together; to part them, run "
        "the earlier study with the later service points and compare in two steps"}});
  }
  return lines;
}

}  // namespace narhet::study
