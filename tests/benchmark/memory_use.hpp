// SPDX-License-Identifier: MIT
#pragma once

namespace narhet::benchmark {

/// How much memory the process comes to hold beyond what it holds now, as Linux counts it.
class MemoryUse {
 public:
  MemoryUse();

  /// Since it was made.
  [[nodiscard]] double peak_megabytes() const;

 private:
  double before_;
};

}  // namespace narhet::benchmark
