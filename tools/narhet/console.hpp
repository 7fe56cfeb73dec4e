// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"

#include <cstdint>
#include <ostream>
#include <string_view>

namespace narhet::tool {

enum class Verbosity : std::uint8_t { quiet, normal, verbose };

/// Where a command speaks: answers that were asked for to `out`, everything else to `messages`, all
/// in the user's language.
class Console {
 public:
  Console(std::ostream& out,
          std::ostream& messages,
          base::Language language,
          Verbosity verbosity = Verbosity::normal)
      : out_{&out}, messages_{&messages}, catalogue_{language}, verbosity_{verbosity} {}

  [[nodiscard]] const base::Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] Verbosity verbosity() const { return verbosity_; }
  void set_verbosity(Verbosity verbosity) { verbosity_ = verbosity; }

  void answer(const base::Message& message) { answer_text(catalogue_.render(message)); }
  /// Only with `--verbose`.
  void answer_detail(const base::Message& message) {
    if (verbosity_ == Verbosity::verbose) {
      answer(message);
    }
  }
  void answer_text(std::string_view text) { *out_ << text << '\n'; }
  /// A line for the user; not with `--quiet`.
  void tell(const base::Message& message);
  /// A line only with `--verbose`.
  void tell_detail(const base::Message& message);
  void fail(const base::Error& error);

 private:
  std::ostream* out_;
  std::ostream* messages_;
  base::Catalogue catalogue_;
  Verbosity verbosity_;
};

}  // namespace narhet::tool
