// SPDX-License-Identifier: MIT
#include "narhet/output/csv_note.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/text_file.hpp"

#include <filesystem>
#include <system_error>

namespace narhet::output {

namespace {

/// It would say of the new table what is no longer so.
void remove_earlier(const std::filesystem::path& note) {
  std::error_code error;  // none where there is no such file
  std::filesystem::remove(note, error);
  if (error) {
    throw base::Error{
        base::ErrorCode::output_failed,
        {note.string(), {}, {}},
        base::Message{"the note of an earlier table could not be removed: {}", error.message()},
        base::Message{"the table itself is written; remove the note by hand"}};
  }
}

}  // namespace

void publish_with_note(Publication& publication, const std::string& note) {
  std::filesystem::path beside = publication.target();
  const bool is_csv = beside.extension() == ".csv";
  beside += ".note.txt";
  if (!is_csv || note.empty()) {
    publication.commit();
    if (is_csv) {
      remove_earlier(beside);
    }
    return;
  }
  Publication of_note{beside, {.overwrite = true}};
  write_text(note + "\n", of_note);
  publish_together({&publication, &of_note});
}

}  // namespace narhet::output
