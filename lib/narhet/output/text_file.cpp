// SPDX-License-Identifier: MIT
#include "narhet/output/text_file.hpp"

#include "narhet/output/detail/text_file.hpp"

namespace narhet::output {

void write_text(std::string_view text, Publication& publication) {
  publication.require_space(text.size());
  detail::TextFile file{publication, publication.target().extension().string()};
  file.add(text);
  file.finish();
}

}  // namespace narhet::output
