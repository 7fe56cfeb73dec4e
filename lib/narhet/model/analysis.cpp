// SPDX-License-Identifier: MIT
#include "narhet/model/analysis.hpp"

namespace narhet::model {

std::string_view key(CriterionKey criterion) {
  switch (criterion) {
    case CriterionKey::need_met:
      return "need_met";
    case CriterionKey::persons_newly_within:
      return "persons_newly_within";
    case CriterionKey::travel_saved:
      return "travel_saved";
    case CriterionKey::vulnerability_removed:
      return "vulnerability_removed";
    case CriterionKey::offers:
      return "offers";
  }
  return {};
}

base::Message name(CriterionKey criterion) {
  switch (criterion) {
    case CriterionKey::need_met:
      return base::Message{"need met"};
    case CriterionKey::persons_newly_within:
      return base::Message{"persons newly within reach"};
    case CriterionKey::travel_saved:
      return base::Message{"travel saved"};
    case CriterionKey::vulnerability_removed:
      return base::Message{"vulnerability removed"};
    case CriterionKey::offers:
      return base::Message{"offers to contribute"};
  }
  return {};
}

}  // namespace narhet::model
