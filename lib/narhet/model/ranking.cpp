// SPDX-License-Identifier: MIT
#include "narhet/model/ranking.hpp"

namespace narhet::model {

using base::Message;

std::string_view key(Measure measure) {
  switch (measure) {
    case Measure::need_met:
      return "need_met";
    case Measure::newly_within:
      return "persons_newly_within";
    case Measure::travel_saved:
      return "travel_saved";
    case Measure::vulnerability_removed:
      return "vulnerability_removed";
    case Measure::bundle_gained:
      return "bundle_gained";
    case Measure::worst_off_saved:
      return "worst_off_saved";
    case Measure::offers:
      return "offers";
    case Measure::cost:
      return "cost";
    case Measure::feasibility:
      return "feasibility";
  }
  return {};
}

Message name(Measure measure) {
  switch (measure) {
    case Measure::need_met:
      return Message{"need met"};
    case Measure::newly_within:
      return Message{"persons newly within reach"};
    case Measure::travel_saved:
      return Message{"travel saved"};
    case Measure::vulnerability_removed:
      return Message{"vulnerability removed"};
    case Measure::bundle_gained:
      return Message{"more errands at one stop"};
    case Measure::worst_off_saved:
      return Message{"travel saved for the worst-off tenth"};
    case Measure::offers:
      return Message{"offers to contribute"};
    case Measure::cost:
      return Message{"cost"};
    case Measure::feasibility:
      return Message{"feasibility"};
  }
  return {};
}

Aspect aspect(Measure measure) {
  switch (measure) {
    case Measure::need_met:
    case Measure::newly_within:
    case Measure::travel_saved:
    case Measure::bundle_gained:
      return Aspect::gain;
    case Measure::worst_off_saved:
      return Aspect::fairness;
    case Measure::vulnerability_removed:
      return Aspect::vulnerability;
    case Measure::offers:
      return Aspect::voice;
    case Measure::cost:
    case Measure::feasibility:
      return Aspect::feasibility;
  }
  return {};
}

std::string_view key(Aspect aspect) {
  switch (aspect) {
    case Aspect::gain:
      return "gain";
    case Aspect::fairness:
      return "fairness";
    case Aspect::vulnerability:
      return "vulnerability";
    case Aspect::voice:
      return "voice";
    case Aspect::feasibility:
      return "feasibility";
  }
  return {};
}

Message name(Aspect aspect) {
  switch (aspect) {
    case Aspect::gain:
      return Message{"gain"};
    case Aspect::fairness:
      return Message{"fairness"};
    case Aspect::vulnerability:
      return Message{"vulnerability"};
    case Aspect::voice:
      return Message{"the villages' voice"};
    case Aspect::feasibility:
      return Message{"what can be done"};
  }
  return {};
}

std::string_view key(Counted counted) {
  switch (counted) {
    case Counted::residents:
      return "residents";
    case Counted::young:
      return "young";
    case Counted::elderly:
      return "elderly";
    case Counted::businesses:
      return "businesses";
  }
  return {};
}

Message name(Counted counted) {
  switch (counted) {
    case Counted::residents:
      return Message{"residents"};
    case Counted::young:
      return Message{"the young"};
    case Counted::elderly:
      return Message{"the elderly"};
    case Counted::businesses:
      return Message{"businesses"};
  }
  return {};
}

std::string_view key(CriterionUnit unit) {
  switch (unit) {
    case CriterionUnit::share:
      return "share";
    case CriterionUnit::km:
      return "km";
    case CriterionUnit::minutes:
      return "min";
    case CriterionUnit::number:
      return "number";
    case CriterionUnit::kronor:
      return "kr";
  }
  return {};
}

Message name(CriterionUnit unit) {
  switch (unit) {
    case CriterionUnit::share:
      return Message{"share (0 to 1)"};
    case CriterionUnit::km:
      return Message{"km"};
    case CriterionUnit::minutes:
      return Message{"minutes"};
    case CriterionUnit::number:
      return Message{"number"};
    case CriterionUnit::kronor:
      return Message{"kronor"};
  }
  return {};
}

}  // namespace narhet::model
