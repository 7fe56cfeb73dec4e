// SPDX-License-Identifier: MIT
#include "narhet/output/detail/text_file.hpp"

#include "narhet/base/error.hpp"

#include <utility>

namespace narhet::output::detail {

using base::Message;

TextFile::TextFile(Publication& publication, std::string format)
    : publication_{&publication},
      format_{std::move(format)},
      stream_{publication.temporary(), std::ios::binary} {
  require(stream_.is_open());
  publication.protect_temporary();
}

void TextFile::add(std::string_view text) {
  stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
  require(stream_.good());
  sum_.add(text);
}

void TextFile::finish() {
  stream_.close();
  require(stream_.good());
  require(base::sha256_of_file(publication_->temporary()) == sum_.hexadecimal());
}

void TextFile::require(bool success) const {
  if (!success) {
    throw base::Error{
        base::ErrorCode::output_failed,
        {publication_->target().string(), {}, {}},
        Message{"the result could not be written: {}", format_},
        Message{"check that the disk has room and that no limit of file sizes is in force"}};
  }
}

}  // namespace narhet::output::detail
