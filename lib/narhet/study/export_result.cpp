// SPDX-License-Identifier: MIT
#include "narhet/study/export_result.hpp"

#include "narhet/study/output_target.hpp"

namespace narhet::study {

std::vector<Line> export_result(const std::filesystem::path& result,
                                const std::filesystem::path& folder,
                                const output::ExportOptions& options,
                                Consent consent,
                                const base::Task& task) {
  require_consent(result, consent, task);
  make_folder(folder);
  std::vector<Line> lines;
  for (const auto& file : output::export_result(result, folder, options, task)) {
    lines.push_back({base::Message{"written: {}", file.string()}});
  }
  return lines;
}

}  // namespace narhet::study
