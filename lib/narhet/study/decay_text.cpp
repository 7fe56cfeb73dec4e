// SPDX-License-Identifier: MIT
#include "narhet/study/decay_text.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using access::Decay;
using base::Error;
using base::ErrorCode;
using base::Message;
using base::Metric;
using base::Weight;

constexpr std::array<std::string_view, 6> kForms{"step",  "linear",   "exponential",
                                                 "power", "gaussian", "logistic"};

/// One way to write each form.
Message known_forms(Metric metric) {
  return metric == Metric::time
             ? Message{"known are step(30 min), step(10 min 1, 30 min 0.5), linear(30 min), "
                       "exponential(15 min), power(1 min, 2), gaussian(20 min) and "
                       "logistic(20 min, 5 min)"}
             : Message{"known are step(30 km), step(10 km 1, 30 km 0.5), linear(30 km), "
                       "exponential(15 km), power(1 km, 2), gaussian(20 km) and "
                       "logistic(20 km, 5 km)"};
}

std::optional<Weight> cost_from_text(std::string_view text, Metric metric) {
  if (metric == Metric::time) {
    const auto duration = base::duration_from_text(text);
    return duration ? std::optional{base::to_weight(*duration)} : std::nullopt;
  }
  const auto length = base::length_from_text(text);
  return length ? std::optional{base::to_weight(*length)} : std::nullopt;
}

/// What scales a decay: above zero.
std::optional<Weight> scale_from_text(std::string_view text, Metric metric) {
  const auto scale = cost_from_text(text, metric);
  return scale && *scale > Weight{} && scale->is_finite() ? scale : std::nullopt;
}

struct Call {
  std::string_view name;
  std::vector<std::string_view> arguments;
};

/// "name(argument, argument)"
std::optional<Call> call_from_text(std::string_view text) {
  text = base::trimmed(text);
  const auto open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) {
    return std::nullopt;
  }
  Call call{base::trimmed(text.substr(0, open)), {}};
  std::string_view rest = text.substr(open + 1, text.size() - open - 2);
  for (;;) {
    const auto comma = rest.find(',');
    call.arguments.push_back(base::trimmed(rest.substr(0, comma)));
    if (comma == std::string_view::npos) {
      return call;
    }
    rest.remove_prefix(comma + 1);
  }
}

/// "20 min 0.68"; without a share, 1.
std::optional<access::DecayStep> step_from_text(std::string_view text, Metric metric) {
  if (const auto limit = scale_from_text(text, metric)) {
    return access::DecayStep{*limit, 1.0};
  }
  const auto space = text.rfind(' ');
  if (space == std::string_view::npos) {
    return std::nullopt;
  }
  const auto limit = scale_from_text(base::trimmed(text.substr(0, space)), metric);
  const auto share = base::number_from_text(text.substr(space + 1));
  if (!limit || !share || *share < 0.0 || *share > 1.0) {
    return std::nullopt;
  }
  return access::DecayStep{*limit, *share};
}

std::optional<Decay> steps_from_call(const Call& call, Metric metric) {
  std::vector<access::DecayStep> steps;
  for (const std::string_view argument : call.arguments) {
    const auto step = step_from_text(argument, metric);
    const bool falls =
        step &&
        (steps.empty() || (steps.back().limit < step->limit && steps.back().share >= step->share));
    if (!falls) {
      return std::nullopt;
    }
    steps.push_back(*step);
  }
  return Decay::step(std::move(steps));
}

std::optional<Decay> decay_from_call(const Call& call, Metric metric) {
  if (call.name == "step") {
    return steps_from_call(call, metric);
  }
  const auto scale = scale_from_text(call.arguments.front(), metric);
  const bool takes_two = call.name == "power" || call.name == "logistic";
  if (!scale || call.arguments.size() != (takes_two ? 2U : 1U)) {
    return std::nullopt;
  }
  if (call.name == "power") {
    const auto exponent = base::number_from_text(call.arguments[1]);
    return exponent && *exponent > 0.0 ? std::optional{Decay::power(*scale, *exponent)}
                                       : std::nullopt;
  }
  if (call.name == "logistic") {
    const auto deviation = scale_from_text(call.arguments[1], metric);
    return deviation ? std::optional{Decay::logistic(*scale, *deviation)} : std::nullopt;
  }
  if (call.name == "linear") {
    return Decay::linear(*scale);
  }
  return call.name == "gaussian" ? Decay::gaussian(*scale) : Decay::exponential(*scale);
}

}  // namespace

access::Decay decay_from_text(std::string_view text, Metric metric) {
  const auto call = call_from_text(text);
  if (call && std::find(kForms.begin(), kForms.end(), call->name) != kForms.end()) {
    if (auto decay = decay_from_call(*call, metric)) {
      return *std::move(decay);
    }
    throw Error{ErrorCode::usage,
                {},
                Message{"the decay '{}' does not have the parameters that '{}' takes",
                        base::printable(text), std::string{call->name}},
                known_forms(metric)};
  }
  throw Error{ErrorCode::usage,
              {},
              Message{"there is no decay '{}'", base::printable(text)},
              known_forms(metric)};
}

base::Weight limit_from_text(std::string_view text, Metric metric) {
  if (const auto limit = scale_from_text(text, metric)) {
    return *limit;
  }
  throw Error{ErrorCode::usage,
              {},
              metric == Metric::time
                  ? Message{"the study decides by minutes: expected a limit such as \"10 min\", "
                            "found '{}'",
                            base::printable(text)}
                  : Message{"the study decides by km: expected a limit such as \"5 km\", found "
                            "'{}'",
                            base::printable(text)}};
}

}  // namespace narhet::study
