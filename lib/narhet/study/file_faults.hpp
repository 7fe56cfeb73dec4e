// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"

#include <utility>
#include <vector>

namespace narhet::study {

/// Faults of several input files, so that all of them are told at once: who mends one file should
/// not wait for the next to be found.
class FileFaults {
 public:
  /// Reads a file, and keeps the Error where it says that the file cannot be used.  Any other Error
  /// and Cancelled pass through.
  template <class Read>
  void attempt(const Read& read) {
    try {
      read();
    } catch (const base::Error& error) {
      if (!is_of_input(error)) {
        throw;
      }
      faults_.push_back(error);
    }
  }
  [[nodiscard]] bool any() const { return !faults_.empty(); }
  /// @throws Error  the first that was kept, with the others as its `also`
  void refuse_any() const;

 private:
  static bool is_of_input(const base::Error& error);

  std::vector<base::Error> faults_;
};

}  // namespace narhet::study
