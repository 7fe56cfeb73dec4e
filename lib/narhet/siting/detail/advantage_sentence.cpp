// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/advantage_sentence.hpp"

#include "narhet/siting/detail/need_sentence.hpp"
#include "narhet/siting/detail/sentence.hpp"

namespace narhet::siting::detail {
namespace {

using base::Message;
using model::Counted;
using model::Measure;

/// By the name of the criterion, where no sentence goes on with it.
Message by_name(const model::Criterion& criterion, const Message& one, const Message& other) {
  return Message{"it is better on '{}' ({} against {})", criterion.name, one, other};
}

Message need_met(const model::Criterion& criterion,
                 const Message& one,
                 const Message& other,
                 NeedsHeard heard) {
  if (criterion.kind) {
    return by_name(criterion, one, other);
  }
  if (heard == NeedsHeard::none) {
    return Message{"it shortens the ways to service more ({} against {} in all)", one, other};
  }
  return Message{"it shortens the ways to {} more ({} against {} in all)",
                 asked_for(criterion, heard), one, other};
}

Message travel_saved(const model::Criterion& criterion, const Message& one, const Message& other) {
  switch (criterion.counted) {
    case Counted::residents:
      return Message{"it shortens the way to service more ({} against {} per inhabitant)", one,
                     other};
    case Counted::businesses:
      return Message{"it shortens the way to service more ({} against {} per business)", one,
                     other};
    case Counted::young:
    case Counted::elderly:
      return Message{"it shortens the way to service more for {} ({} against {})",
                     model::name(criterion.counted), one, other};
  }
  return {};
}

}  // namespace

Message advantage(const model::CandidateScore& one,
                  const model::CandidateScore& other,
                  std::size_t c,
                  const ComparisonFacts& facts) {
  const model::Criterion& criterion = facts.criteria[c];
  const auto [ours, theirs] = raw_values(criterion, *one.criteria[c].raw, *other.criteria[c].raw);
  switch (criterion.measure) {
    case Measure::need_met:
      return need_met(criterion, ours, theirs, facts.heard);
    case Measure::newly_within:
      return criterion.counted == Counted::residents
                 ? Message{"it has more {} ({} against {})", criterion.name, ours, theirs}
                 : by_name(criterion, ours, theirs);
    case Measure::travel_saved:
      return travel_saved(criterion, ours, theirs);
    case Measure::vulnerability_removed:
      return Message{"it brings the second nearest service nearer ({} against {} per inhabitant)",
                     ours, theirs};
    case Measure::bundle_gained:
      return Message{"it lets people do more errands at one stop ({} against {})", ours, theirs};
    case Measure::worst_off_saved:
      return Message{"it shortens the way more for the tenth who have farthest ({} against {})",
                     ours, theirs};
    case Measure::offers:
      return Message{"there are more offers to contribute ({} against {})", ours, theirs};
    case Measure::cost:
      return Message{"it costs less ({} against {})", ours, theirs};
    case Measure::feasibility:
      return Message{"its feasibility is put higher ({} against {})", ours, theirs};
  }
  return {};
}

}  // namespace narhet::siting::detail
