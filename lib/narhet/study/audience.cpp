// SPDX-License-Identifier: MIT
#include "narhet/study/audience.hpp"

#include "narhet/base/error.hpp"
#include "narhet/input/result_ways.hpp"

#include <algorithm>

namespace narhet::study {
namespace {

using base::Message;

/// Nothing where a file does not say of what it was made: other readers refuse it.
std::vector<model::ResultCause> causes_of(const std::filesystem::path& result,
                                          const base::Task& task) {
  input::Source source;
  source.path = result;
  source.shown_path = result.string();
  try {
    return input::read_result_causes(source, task);
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::layer_missing) {
      throw;
    }
  }
  return {};
}

}  // namespace

bool is_for_owner_only(const StudyFile& study) {
  return study.needs && study.privacy.level == needs::Level::internal;
}

void require_consent(const std::filesystem::path& result, Consent consent, const base::Task& task) {
  if (consent == Consent::given) {
    return;
  }
  const auto causes = causes_of(result, task);
  if (std::any_of(causes.begin(), causes.end(), [](const model::ResultCause& cause) {
        return cause.name == "privacy.level" && cause.value == "internal";
      })) {
    throw base::Error{base::ErrorCode::usage,
                      {result.string(), {}, {}},
                      Message{"this result is internal: it tells what few people said"},
                      Message{"take the public one, made by 'narhet run STUDY --level public'; or "
                              "add --internal, if only they get it who may read it"}};
  }
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
