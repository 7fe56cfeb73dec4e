// SPDX-License-Identifier: MIT
// mutated_inputs ORIGINALS BEGIN END [--only CASE]: mutates the originals, each case by its number,
// lets the product read them, and writes how many ended how, by family, as JSON; what is bad goes
// to standard error with its number.
//
// Cases run in a process of their own, some hundred each: one that crashes or hangs ends it, and
// the next begins behind the case.
#include "mutated/outcome.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/format.hpp"
#include "narhet/input/gdal_session.hpp"

#include <nlohmann/json.hpp>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace narhet;
using test::Family;
using test::Files;
using test::kOutcomes;
using test::Outcome;

constexpr unsigned kMostSeconds = 10;
constexpr std::uint64_t kCasesInAProcess = 400;

/// What a process has come to, seen by the one that watches it.
struct Progress {
  std::uint64_t at{};
  std::array<std::array<std::uint64_t, kOutcomes.size()>, 64> outcomes{};  // by family
};

/// Memory that a process and its children have in common.
Progress& shared_progress() {
  void* memory =
      ::mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    std::abort();
  }
  return *new (memory) Progress{};
}

void write(const test::TemporaryFolder& folder, const Files& files) {
  for (const auto& [name, bytes] : files) {
    static_cast<void>(folder.write(name, bytes));
  }
}

/// Reads cases of all families, one after the other.
class Examination {
 public:
  explicit Examination(const std::vector<Family>& families) : families_{&families} {
    for (const Family& family : families) {
      write(folder_, finished(family, family.original));
      const auto file = folder_ / family.main_file;
      originals_.push_back(family.read(file));
      require_true_count(family, file, originals_.back());
    }
  }

  test::Judged examine(std::uint64_t number) {
    const std::size_t which = number % families_->size();
    const Family& family = (*families_)[which];
    const Family& donor = (*families_)[(number / families_->size()) % families_->size()];
    test::Mutator mutator{0x6e'6172'6865'7400U + number};
    Files files = family.original;
    const auto part =
        std::next(files.begin(), static_cast<std::ptrdiff_t>(mutator.below(files.size())));
    part->second = mutator.changed(part->second, family.content, donor.original.begin()->second);
    write(folder_, finished(family, files));
    // GDAL remembers an archive by its name, size and time in seconds.
    const auto file = folder_ / family.main_file;
    std::filesystem::last_write_time(
        file, std::filesystem::file_time_type{} + std::chrono::seconds{2 * number});
    return test::judge(family, files, file, originals_[which]);
  }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  /// A count that does not know the original would let every loss pass.
  static void require_true_count(const Family& family,
                                 const std::filesystem::path& file,
                                 const test::Reading& original) {
    const auto held = family.count ? family.count(family.original, file) : original.read;
    if (original.read == 0 || held != original.read) {
      std::cerr << base::format("{}: {} records read, {} counted\n", family.name, original.read,
                                held ? std::to_string(*held) : "none");
      std::_Exit(3);
    }
  }
  static Files finished(const Family& family, const Files& files) {
    return family.finish ? family.finish(files) : files;
  }

  const std::vector<Family>* families_;
  test::TemporaryFolder folder_;
  std::vector<test::Reading> originals_;
};

bool is_bad(Outcome outcome) {
  return outcome >= Outcome::silent_loss;
}

void tell(std::uint64_t number, const Family& family, const test::Judged& judged) {
  std::cerr << base::format("case {} ({}): {}: {}\n", number, family.name,
                            kOutcomes.at(static_cast<std::size_t>(judged.outcome)), judged.why);
}

void run_cases(const std::vector<Family>& families, std::uint64_t end, Progress& progress) {
  Examination examination{families};
  while (progress.at < end) {
    ::alarm(kMostSeconds);
    const test::Judged judged = examination.examine(progress.at);
    ::alarm(0);
    const std::size_t family = progress.at % families.size();
    ++progress.outcomes.at(family).at(static_cast<std::size_t>(judged.outcome));
    if (is_bad(judged.outcome)) {
      tell(progress.at, families[family], judged);
    }
    ++progress.at;
  }
}

/// Runs cases in a child up to `end`, or to the one that it does not survive.
void run_in_child(const std::vector<Family>& families, std::uint64_t end, Progress& progress) {
  const pid_t child = ::fork();
  if (child == 0) {
    run_cases(families, end, progress);
    std::_Exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return;
  }
  const bool is_hang = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
  const test::Judged judged{is_hang ? Outcome::hang : Outcome::crash,
                            base::format("status {}", status)};
  const std::size_t family = progress.at % families.size();
  ++progress.outcomes.at(family).at(static_cast<std::size_t>(judged.outcome));
  tell(progress.at, families[family], judged);
  ++progress.at;
}

nlohmann::ordered_json figures(const std::vector<Family>& families, const Progress& progress) {
  nlohmann::ordered_json by_family;
  for (std::size_t family = 0; family < families.size(); ++family) {
    for (std::size_t outcome = 0; outcome < kOutcomes.size(); ++outcome) {
      if (const auto count = progress.outcomes.at(family).at(outcome); count > 0) {
        by_family[families[family].name][std::string{kOutcomes.at(outcome)}] = count;
      }
    }
  }
  return by_family;
}

/// One case, in this process; what it reads is kept.
int run_one(const std::vector<Family>& families, std::uint64_t number) {
  Examination examination{families};
  const test::Judged judged = examination.examine(number);
  tell(number, families[number % families.size()], judged);
  std::cerr << "kept in " << examination.folder().string() << '\n';
  std::_Exit(is_bad(judged.outcome) ? 1 : 0);
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::cerr << "usage: mutated_inputs ORIGINALS BEGIN END | ORIGINALS --only CASE\n";
    return 2;
  }
  const input::GdalSession session;
  const auto families = test::families(words[1]);
  if (std::string_view{words[2]} == "--only") {
    return run_one(families, std::stoull(words[3]));
  }
  Progress& progress = shared_progress();
  progress.at = std::stoull(words[2]);
  for (const std::uint64_t end = std::stoull(words[3]); progress.at < end;) {
    run_in_child(families, std::min(end, progress.at + kCasesInAProcess), progress);
  }
  std::cout << figures(families, progress).dump(1) << '\n';
  return 0;
}
