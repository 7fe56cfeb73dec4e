// SPDX-License-Identifier: MIT
#include "benchmark/memory_use.hpp"

#include <malloc.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace narhet::benchmark {
namespace {

/// A line of /proc/self/status in megabytes.
double status(const std::string& key) {
  std::ifstream stream{"/proc/self/status"};
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with(key)) {
      return std::stod(line.substr(key.size() + 1)) / 1024.0;
    }
  }
  throw std::runtime_error{"/proc/self/status has no " + key};
}

}  // namespace

MemoryUse::MemoryUse() {
  malloc_trim(0);
  std::ofstream{"/proc/self/clear_refs"} << "5";  // the peak begins anew
  before_ = status("VmRSS");
}

double MemoryUse::peak_megabytes() const {
  return status("VmHWM") - before_;
}

}  // namespace narhet::benchmark
