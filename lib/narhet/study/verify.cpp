// SPDX-License-Identifier: MIT
#include "narhet/study/verify.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/output/manifest_file.hpp"

#include <string>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using State = output::VerifiedFile::State;

Message file_text(const output::VerifiedFile& file) {
  const std::string name = base::printable(file.name);
  return file.state == State::missing   ? Message{"{} is missing", name}
         : file.state == State::changed ? Message{"{} is not as it was written", name}
                                        : Message{"{} is as it was written", name};
}

}  // namespace

std::vector<Line> verify(const std::filesystem::path& result, const base::Task& task) {
  const bool is_manifest = result.filename().string().ends_with(".manifest.json");
  const std::filesystem::path manifest = is_manifest ? result : output::manifest_of(result);
  const output::VerifiedResult verified = output::verify_result(manifest, task);
  Message faults;
  std::vector<Line> lines;
  for (const output::VerifiedFile& file : verified.files) {
    const Message text = file_text(file);
    lines.push_back({text});
    if (file.state != State::as_written) {
      faults = faults.empty() ? text : Message{"{}; {}", faults, text};
    }
  }
  if (!verified.is_as_written()) {
    throw Error{ErrorCode::checksum_mismatch,
                {manifest.string(), {}, {}},
                faults,
                Message{"QGIS changes a GeoPackage when a layer is edited or a style is saved in "
                        "it; run the study again for the result as it was computed"}};
  }
  lines.push_back({Message{"the result is whole, as narhet {} wrote it at {}",
                           base::printable(verified.version), base::printable(verified.date)}});
  return lines;
}

}  // namespace narhet::study
