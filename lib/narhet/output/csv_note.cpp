// SPDX-License-Identifier: MIT
#include "narhet/output/csv_note.hpp"

#include "narhet/output/text_file.hpp"

#include <filesystem>
#include <system_error>

namespace narhet::output {

void publish_with_note(Publication& publication, const std::string& note) {
  std::filesystem::path beside = publication.target();
  const bool is_csv = beside.extension() == ".csv";
  beside += ".note.txt";
  if (!is_csv || note.empty()) {
    publication.commit();
    if (is_csv) {
      std::error_code ignored;  // mostly there is none
      std::filesystem::remove(beside, ignored);
    }
    return;
  }
  Publication of_note{beside, {.overwrite = true}};
  write_text(note + "\n", of_note);
  publish_together({&publication, &of_note});
}

}  // namespace narhet::output
