// SPDX-License-Identifier: MIT
#include "narhet/base/error.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace narhet::base {
namespace {

struct Entry {
  ErrorCode code;
  std::string_view name;
  int exit_status;
};

constexpr int kInternal = 1;
constexpr int kUsage = 2;
constexpr int kInput = 3;
constexpr int kOutput = 4;
constexpr int kInUse = 5;
constexpr int kLimit = 6;
constexpr int kGoal = 7;

constexpr std::array kEntries{
    Entry{ErrorCode::usage, "usage", kUsage},
    Entry{ErrorCode::study_invalid, "study-invalid", kUsage},
    Entry{ErrorCode::file_not_found, "file-not-found", kInput},
    Entry{ErrorCode::file_refused, "file-refused", kInput},
    Entry{ErrorCode::file_damaged, "file-damaged", kInput},
    Entry{ErrorCode::extract_incomplete, "extract-incomplete", kInput},
    Entry{ErrorCode::checksum_mismatch, "checksum-mismatch", kInput},
    Entry{ErrorCode::layer_missing, "layer-missing", kInput},
    Entry{ErrorCode::layer_empty, "layer-empty", kInput},
    Entry{ErrorCode::field_missing, "field-missing", kInput},
    Entry{ErrorCode::value_invalid, "value-invalid", kInput},
    Entry{ErrorCode::duplicate_id, "duplicate-id", kInput},
    Entry{ErrorCode::duplicate_record, "duplicate-record", kInput},
    Entry{ErrorCode::crs_missing, "crs-missing", kInput},
    Entry{ErrorCode::crs_invalid, "crs-invalid", kInput},
    Entry{ErrorCode::axes_swapped, "axes-swapped", kInput},
    Entry{ErrorCode::outside_roads, "outside-roads", kInput},
    Entry{ErrorCode::too_far_from_roads, "too-far-from-roads", kInput},
    Entry{ErrorCode::geometry_invalid, "geometry-invalid", kInput},
    Entry{ErrorCode::network_invalid, "network-invalid", kInput},
    Entry{ErrorCode::too_large, "too-large", kLimit},
    Entry{ErrorCode::goal_not_met, "goal-not-met", kGoal},
    Entry{ErrorCode::output_exists, "output-exists", kInUse},
    Entry{ErrorCode::output_in_use, "output-in-use", kInUse},
    Entry{ErrorCode::output_failed, "output-failed", kOutput},
    Entry{ErrorCode::environment, "environment", kInternal},
    Entry{ErrorCode::internal, "internal", kInternal},
};

constexpr std::array<ErrorCode, kEntries.size()> codes() {
  std::array<ErrorCode, kEntries.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = kEntries[i].code;
  }
  return all;
}
constexpr auto kCodes = codes();

constexpr bool in_order() {
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (static_cast<std::size_t>(kCodes[i]) != i) {
      return false;
    }
  }
  return kCodes.size() == static_cast<std::size_t>(ErrorCode::internal) + 1;
}
static_assert(in_order(), "kEntries has every code, in the order of ErrorCode");

const Entry& entry(ErrorCode code) {
  return kEntries[static_cast<std::size_t>(code)];
}

}  // namespace

Message record_message(const std::string& record) {
  const auto space = record.find(' ');
  const std::string word = record.substr(0, space);
  const std::string rest = space == std::string::npos ? "" : printable(record.substr(space + 1));
  if (word == "row") {
    return Message{"row {}", rest};
  }
  if (word == "line") {
    return Message{"line {}", rest};
  }
  if (word == "feature") {
    return Message{"feature {}", rest};
  }
  if (word == "node") {
    return Message{"node {}", rest};
  }
  if (word == "way") {
    return Message{"way {}", rest};
  }
  if (word == "relation") {
    return Message{"relation {}", rest};
  }
  return Message{"{}", printable(record)};
}

std::string_view name(ErrorCode code) {
  return entry(code).name;
}

std::optional<ErrorCode> error_code_from_name(std::string_view name) {
  const auto* found = std::find_if(kEntries.begin(), kEntries.end(),
                                   [&](const Entry& each) { return each.name == name; });
  return found == kEntries.end() ? std::nullopt : std::optional{found->code};
}

std::span<const ErrorCode> all_error_codes() {
  return kCodes;
}

int exit_status(ErrorCode code) {
  return entry(code).exit_status;
}

Error::Error(ErrorCode code, Where where, Message what, Message hint)
    : code_{code},
      where_{std::move(where)},
      message_{std::move(what)},
      hint_{std::move(hint)},
      english_{render(*this, Catalogue{Language::english})} {}

Error Error::in_file(const std::string& file) const {
  if (!where_.file.empty()) {
    return *this;
  }
  Error error{*this};
  error.where_.file = file;
  error.english_ = render(error, Catalogue{Language::english});
  return error;
}

Error Error::with(std::vector<Error> also) const {
  Error error{*this};
  error.also_ = std::move(also);
  error.english_ = render(error, Catalogue{Language::english});
  return error;
}

std::string render(const Error& error, const Catalogue& catalogue) {
  std::string text = fmt::format("narhet: error[{}]: ", name(error.code()));
  if (!error.where().file.empty()) {
    text += printable(error.where().file) + ": ";
  }
  if (!error.where().layer.empty()) {
    text += catalogue.render(Message{"layer \"{}\"", printable(error.where().layer)}) + ": ";
  }
  if (!error.where().record.empty()) {
    text += catalogue.render(record_message(error.where().record)) + ": ";
  }
  text += catalogue.render(error.message());
  if (!error.hint().empty()) {
    text += "\n  " + catalogue.render(Message{"hint: {}", error.hint()});
  }
  for (const Error& other : error.also()) {
    text += "\n" + render(other, catalogue);
  }
  return text;
}

}  // namespace narhet::base
