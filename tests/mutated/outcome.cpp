// SPDX-License-Identifier: MIT
#include "mutated/outcome.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"

#include <exception>

namespace narhet::test {
namespace {

/// Where the file itself does not say how many records it holds, what is left has to be all that
/// there was.
Judged judge_reading(const Reading& reading, RecordCount held, const Reading& original) {
  if (!reading.is_balanced) {
    return {Outcome::silent_loss, "read is not used + rejected + excluded"};
  }
  const std::uint64_t least = held.value_or(original.read);
  if (reading.read < least && (held || reading.told == original.told)) {
    return {Outcome::silent_loss, base::format("{} records, and {} {}", reading.read, least,
                                               held ? "are in the file" : "were in it before")};
  }
  if (reading.told != original.told) {
    return {Outcome::told, reading.told};
  }
  return {reading.records == original.records ? Outcome::as_original : Outcome::read_otherwise, {}};
}

}  // namespace

Judged judge(const Family& family,
             const Files& files,
             const std::filesystem::path& file,
             const Reading& original) {
  try {
    const Reading reading = family.read(file);
    const RecordCount held = family.count ? family.count(files, file) : std::nullopt;
    return judge_reading(reading, held, original);
  } catch (const base::Error& error) {
    const bool is_ours = error.code() == base::ErrorCode::internal;
    return {is_ours ? Outcome::uncoded : Outcome::refused, std::string{error.message().english()}};
  } catch (const std::exception& exception) {
    return {Outcome::uncoded, exception.what()};
  }
}

}  // namespace narhet::test
