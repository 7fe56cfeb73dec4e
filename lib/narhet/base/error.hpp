// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/message.hpp"

#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::base {

/// Why a run cannot go on.  The names are printed, documented and tested: renaming one is a
/// breaking change.  Each has a sentence in `explanation`.
enum class ErrorCode : std::uint8_t {
  usage,               ///< the command line
  study_invalid,       ///< the study file: not TOML, unknown key, a value that cannot be
  file_not_found,      ///< an input is not there
  file_refused,        ///< not a regular file, or a format that is not on the list
  file_damaged,        ///< truncated, not what it says it is, or a library reported a fault in it
  extract_incomplete,  ///< an OpenStreetMap extract whose members cannot be explained
  checksum_mismatch,   ///< the checksum file beside an input says otherwise
  layer_missing,       ///< the file has no such layer, or several and none was named
  layer_empty,         ///< a layer without records where some are needed
  field_missing,       ///< a column that is needed
  value_invalid,       ///< a cell that cannot be read as what it has to be
  duplicate_id,        ///< two records with the same id
  duplicate_record,    ///< one thing in two sources, where the study refuses that
  crs_missing,         ///< the file does not say its coordinate reference system
  crs_invalid,         ///< a coordinate reference system that cannot be understood or used
  axes_swapped,        ///< the positions fit only with x and y exchanged
  outside_roads,       ///< the points lie elsewhere than the roads
  too_far_from_roads,  ///< too many points lie too far from any road
  geometry_invalid,    ///< a polygon that crosses itself
  network_invalid,     ///< no usable road, a speed of zero
  too_large,           ///< beyond the limits of the program
  goal_not_met,        ///< no choice of sites does what was asked
  output_exists,
  output_in_use,
  output_failed,  ///< disk full, no permission, a failed check of what was written
  environment,    ///< a broken installation: PROJ without its database
  internal,       ///< a fault in Närhet
};

/// The printed form, e.g. "crs-missing".
[[nodiscard]] std::string_view name(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> error_code_from_name(std::string_view name);
[[nodiscard]] std::span<const ErrorCode> all_error_codes();

/// What the code means and what one can do, in some sentences: `narhet explain CODE`.
[[nodiscard]] Message explanation(ErrorCode code);

/// 1 internal; 2 usage or study file; 3 input; 4 cannot write; 5 output in use or exists; 6 limit;
/// 7 a stated goal not met.
[[nodiscard]] int exit_status(ErrorCode code);

/// Where an error stands.  Each part may be empty.
struct Where {
  std::string file;
  std::string layer;
  /// A word of row, line, feature, node, way, relation, which is translated, and its number: "row
  /// 17".
  std::string record;
};

/// An input or the environment makes the study impossible.
///
/// Thrown by the modules that touch the outside world, caught once, in `main`.  An outcome that
/// belongs in a result table (no route, point far from a road) is a value and never an `Error`.
class Error : public std::exception {
 public:
  /// @param what  what was expected and what was found, without the place: lower case, no full stop
  /// @param hint  what the reader can do about it; may be empty
  Error(ErrorCode code, Where where, Message what, Message hint = {});

  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const Where& where() const { return where_; }
  [[nodiscard]] const Message& message() const { return message_; }
  [[nodiscard]] const Message& hint() const { return hint_; }
  /// Faults of other files that were found in the same go.
  [[nodiscard]] const std::vector<Error>& also() const { return also_; }
  /// The same with this file where it names none: for those who know what was read.
  [[nodiscard]] Error in_file(const std::string& file) const;
  /// The same with these as `also`.
  [[nodiscard]] Error with(std::vector<Error> also) const;
  /// In English, for logs and tests.
  [[nodiscard]] const char* what() const noexcept override { return english_.c_str(); }

 private:
  ErrorCode code_;
  Where where_;
  Message message_;
  Message hint_;
  std::vector<Error> also_;
  std::string english_;
};

/// The user asked to stop.  Thrown by `Task::check`, caught once, in `main`.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

class Catalogue;

/// A `Where::record` such as "row 17" as a message, its word translated.
[[nodiscard]] Message record_message(const std::string& record);

/// "narhet: error[code]: file: layer "L": record: what" and, on a second line, "  hint: …".
/// Control characters from names in the input are shown as \u escapes.  Each of `also` follows in
/// the same way.
[[nodiscard]] std::string render(const Error& error, const Catalogue& catalogue);

}  // namespace narhet::base
