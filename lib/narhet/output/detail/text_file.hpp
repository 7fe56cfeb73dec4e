// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/sha256.hpp"
#include "narhet/output/publication.hpp"

#include <fstream>
#include <string>
#include <string_view>

namespace narhet::output::detail {

/// The text of a publication, written to its temporary file and read again before it counts as
/// finished: a disk that says yes and keeps something else is found out.
class TextFile {
 public:
  /// @param format  for messages: "CSV"
  /// @throws Error `output_failed`; likewise all that follow
  TextFile(Publication& publication, std::string format);

  void add(std::string_view text);
  /// Closes the file and holds what the disk gives back against what was added.
  /// @pre called once
  void finish();

 private:
  void require(bool success) const;

  Publication* publication_;
  std::string format_;
  std::ofstream stream_;
  base::Sha256 sum_;
};

}  // namespace narhet::output::detail
