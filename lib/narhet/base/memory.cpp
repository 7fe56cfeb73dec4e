// SPDX-License-Identifier: MIT
#include "narhet/base/memory.hpp"

#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <fstream>
#include <utility>

namespace narhet::base {
namespace {

constexpr double kMegabyte = 1e6;

/// Up, so that what is refused with this number passes with it.
Decimal in_megabytes(std::uint64_t bytes) {
  return {std::ceil(static_cast<double>(bytes) / kMegabyte), 0};
}

/// Not allocated, since it is for when nothing can be.
// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): a handler has no other place
std::array<char, 500> last_words{};
std::size_t last_words_size = 0;
std::atomic<bool> is_refused = false;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

/// Stacks count as memory whether they are used or not, and eight megabytes each are the default.
constexpr std::size_t kStackBytes = 2U << 20U;

bool make_stacks_small() {
  pthread_attr_t attributes{};
  if (pthread_attr_init(&attributes) != 0) {
    return false;
  }
  const bool done = pthread_attr_setstacksize(&attributes, kStackBytes) == 0 &&
                    pthread_setattr_default_np(&attributes) == 0;
  pthread_attr_destroy(&attributes);
  return done;
}

}  // namespace

std::optional<std::uint64_t> memory_from_text(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 4> kUnits{
      {{"GiB", 1073741824.0}, {"MiB", 1048576.0}, {"GB", 1e9}, {"MB", kMegabyte}}};
  for (const auto& [unit, factor] : kUnits) {
    if (text.ends_with(unit)) {
      const auto number = number_from_text(text.substr(0, text.size() - unit.size()));
      constexpr double kMost = 1e18;
      if (number && *number * factor >= kMegabyte && *number * factor <= kMost) {
        return static_cast<std::uint64_t>(*number * factor);
      }
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::uint64_t resident_memory() {
  std::ifstream statm{"/proc/self/statm"};
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  statm >> all >> resident;
  return statm ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

void require_memory(const Task& task, std::uint64_t more, const Message& work) {
  if (!task.memory_limit) {
    return;
  }
  const std::uint64_t needed = resident_memory() + more;
  if (needed > *task.memory_limit) {
    throw Error{ErrorCode::too_large,
                {},
                Message{"{} needs about {} MB of memory, the limit is {} MB", work,
                        in_megabytes(needed), in_megabytes(*task.memory_limit)},
                Message{"raise --memory-limit, use fewer --threads or take a smaller area"}};
  }
}

void forbid_more_memory(std::uint64_t bytes) {
  const rlimit limit{bytes, bytes};
  if (!make_stacks_small() || setrlimit(RLIMIT_DATA, &limit) != 0) {
    throw Error{ErrorCode::environment,
                {},
                Message{"the system does not let the program limit its memory"}};
  }
}

unsigned threads_within(std::uint64_t bytes, unsigned wanted) {
  constexpr std::uint64_t kShare = 16;  // of the memory, for all stacks together
  const std::uint64_t most = std::max<std::uint64_t>(bytes / kShare / kStackBytes, 1);
  return static_cast<unsigned>(std::min<std::uint64_t>(wanted, most));
}

Error memory_error() {
  return Error{ErrorCode::too_large,
               {},
               Message{"the memory was not enough"},
               Message{"raise --memory-limit if you gave one, take a smaller extract or a larger "
                       "machine"}};
}

void note_refused_memory() noexcept {
  is_refused.store(true, std::memory_order_relaxed);
}

void require_no_refused_memory() {
  if (is_refused.load(std::memory_order_relaxed)) {
    throw memory_error();
  }
}

void keep_last_words(std::string_view text) {
  last_words_size = std::min(text.size(), last_words.size());
  std::copy_n(text.begin(), last_words_size, last_words.begin());
}

void end_for_want_of_memory() {
  const auto written = ::write(STDERR_FILENO, last_words.data(), last_words_size);
  static_cast<void>(written);  // nobody is left to be told
  ::_exit(exit_status(ErrorCode::too_large));
}

}  // namespace narhet::base
