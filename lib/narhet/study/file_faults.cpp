// SPDX-License-Identifier: MIT
#include "narhet/study/file_faults.hpp"

namespace narhet::study {

bool FileFaults::is_of_input(const base::Error& error) {
  static const int kInput = base::exit_status(base::ErrorCode::file_damaged);
  return base::exit_status(error.code()) == kInput;
}

void FileFaults::refuse_any() const {
  if (faults_.empty()) {
    return;
  }
  throw faults_.front().with({faults_.begin() + 1, faults_.end()});
}

}  // namespace narhet::study
