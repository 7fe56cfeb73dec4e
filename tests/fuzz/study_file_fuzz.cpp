// SPDX-License-Identifier: MIT
#include "fuzz/refused.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/study/study_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  static const test::TemporaryFolder folder;
  const auto file = folder.write("study.toml", fuzz::text(data, size));
  fuzz::may_refuse([&] { static_cast<void>(study::read_study_file(file)); });
  return 0;
}
