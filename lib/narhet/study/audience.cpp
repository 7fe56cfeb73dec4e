// SPDX-License-Identifier: MIT
#include "narhet/study/audience.hpp"

namespace narhet::study {

using base::Message;

bool is_for_owner_only(const StudyFile& study) {
  return study.needs && study.privacy.level == needs::Level::internal;
}

std::vector<Line> audience_lines(const StudyFile& study) {
  if (!study.needs) {
    return {};
  }
  switch (study.privacy.level) {
    case needs::Level::internal:
      return {{Message{
          "this result is internal: it tells what few people said, and only you may read the "
          "file"}}};
    case needs::Level::shared:
      return {
          {Message{"this result is for those who share the work: it holds no record of its own, "
                   "but small numbers"}}};
    case needs::Level::open:
      return {
          {Message{"this result may be published as far as the rule goes; whether it may be is "
                   "for the municipality to decide"}}};
  }
  return {};
}

void leave_out_needs(std::vector<model::LoadReport>& loads,
                     std::vector<model::Provenance>& provenance) {
  std::erase_if(
      loads, [](const model::LoadReport& load) { return load.subject == model::Subject::needs; });
  std::erase_if(provenance,
                [](const model::Provenance& row) { return row.name == "privacy.level"; });
}

}  // namespace narhet::study
