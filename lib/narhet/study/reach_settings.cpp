// SPDX-License-Identifier: MIT
#include "narhet/study/reach_settings.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/text.hpp"
#include "narhet/study/chooser.hpp"
#include "narhet/study/decay_text.hpp"

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using base::Settings;

constexpr auto kText = [](const Settings& table, const std::string& key) {
  return table.text(key);
};
constexpr auto kLength = [](const Settings& table, const std::string& key) {
  return table.length(key);
};

std::vector<base::KindIndex> kinds_of(const StudyFile& study, const ReachOptions& options) {
  if (options.kind) {
    if (const auto kind = model::find_kind(study.kinds, *options.kind)) {
      return {*kind};
    }
    std::string known;
    for (const model::Kind& kind : study.kinds) {
      known += (known.empty() ? "" : ", ") + kind.key;
    }
    throw Error{ErrorCode::usage,
                {},
                Message{"the study has no kind '{}'", base::printable(*options.kind)},
                Message{"its kinds are {}", known}};
  }
  std::vector<base::KindIndex> kinds;
  for (std::size_t kind = 0; kind < study.kinds.size(); ++kind) {
    kinds.push_back(base::id_at<base::KindIndex>(kind));
  }
  return kinds;
}

}  // namespace

ReachSettings reach_settings(const StudyFile& study, const ReachOptions& options) {
  const Settings file = Settings::parse(base::builtin_text("defaults/reach.toml"), "reach.toml");
  const Settings defaults = file.required("reach", file.table("reach"));
  std::vector<model::Provenance> provenance;
  const Chooser chooser{provenance, defaults};
  const base::Metric metric = study.travel.decide_by;
  const std::string suffix = metric == base::Metric::time ? "_min" : "_km";
  const auto text = [&](const std::string& key, const std::optional<std::string>& given) {
    if (given) {
      provenance.push_back({"setting", "reach." + key, *given, {}, {}, {}});
      return *given;
    }
    return chooser.choose(std::nullopt, "reach", key + suffix, kText);
  };
  std::vector<base::KindIndex> kinds = kinds_of(study, options);
  const std::string decay = text("decay", options.decay);
  const std::string limit = base::with_short_unit(text("limit", options.limit));
  const std::string huff = text("huff", std::nullopt);
  const base::Metres walk = chooser.choose(std::nullopt, "reach", "stop_walk", kLength);
  const auto deciding = model::deciding_threshold(study.thresholds, metric);
  return {std::move(kinds),
          decay_from_text(decay, metric),
          decay,
          limit_from_text(limit, metric),
          limit,
          decay_from_text(huff, metric),
          walk,
          deciding ? std::optional{study.thresholds[*deciding]} : std::nullopt,
          std::move(provenance)};
}

}  // namespace narhet::study
