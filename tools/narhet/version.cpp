// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include "narhet/base/format.hpp"
#include "narhet/study/library_versions.hpp"

namespace narhet::tool {

std::string version_text() {
  std::string text = base::format("narhet {} ({})", NARHET_VERSION, NARHET_COMPILER);
  for (const study::LibraryVersion& library : study::library_versions()) {
    text += base::format("\n{} {}", library.name, library.version);
  }
  return text;
}

}  // namespace narhet::tool
