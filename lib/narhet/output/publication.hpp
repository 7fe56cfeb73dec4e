// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/output/csv_dialect.hpp"

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace narhet::output {

namespace detail {
class TargetLock;
}  // namespace detail

struct PublicationOptions {
  bool overwrite{};
  bool for_owner_only{};  ///< nobody else may read the result
  CsvDialect csv{};       ///< of a target whose name ends in .csv
};

/// One result file on its way: written beside its target under another name and moved there whole,
/// so that at every moment, also after a crash or a power cut, the target is the old file or the
/// new one.
///
/// Of two runs towards one target the second is refused; a lock file `.NAME.EXTENSION.lock` beside
/// the target says so and goes with the run.  Whatever leaves without `commit`, by an exception or
/// a cancel, removes what was written.  Files of runs that were killed are removed by the next run.
///
/// Confined to one thread.
class Publication {
 public:
  /// To be made before hours of work, since it refuses what could not be published after them.
  /// @param target  in a folder that exists
  /// @throws Error `output_exists` unless `overwrite`; `output_in_use` if another run writes to the
  ///         target, or another program edits it; `output_failed` if the folder is missing, full or
  ///         may not be written to, or if the target is anything but a regular file
  Publication(const std::filesystem::path& target, PublicationOptions options);
  ~Publication();
  Publication(const Publication&) = delete;
  Publication& operator=(const Publication&) = delete;

  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  /// Where the content is to be written: `.NAME.PID.tmp.EXTENSION` in the folder of the target.
  [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }

  [[nodiscard]] CsvDialect csv() const { return options_.csv; }

  /// @throws Error `output_failed` if the disk has fewer free bytes, with both figures
  void require_space(std::uintmax_t bytes) const;
  /// Keeps the temporary file from other users until it is published, then gives it the mode of the
  /// file it replaces, or the one it was made with.
  /// @pre the temporary file exists
  void protect_temporary();

  /// All of `commit` but the move: what may fail of several files that belong together fails before
  /// the first of them is in its place.
  /// @pre the temporary file exists, closed; called at most once
  /// @throws Error as `commit`
  void make_ready();

  /// Moves the finished file to its target, after an fsync of it and before one of the folder.
  ///
  /// An SQLite database at the target is first freed of its journals (`-wal`, `-shm`, `-journal`):
  /// left there they would be taken for those of the new file and damage it.  Where that cannot be
  /// done in two seconds another program has the database open for editing, and the new file is
  /// kept beside it as `NAME.new.EXTENSION`.
  ///
  /// @pre the temporary file exists, closed; called once
  /// @throws Error `output_in_use`, naming the file that was kept; `output_exists`, likewise, if a
  ///         target came up meanwhile that is not to be overwritten; `output_failed`
  void commit();

 private:
  [[nodiscard]] std::filesystem::path keep_beside_target() const;

  std::filesystem::path target_;
  PublicationOptions options_;
  std::unique_ptr<detail::TargetLock> lock_;
  std::filesystem::path temporary_;
  bool is_ready_{};
  std::optional<mode_t> mode_;  ///< to be given back, once `protect_temporary` has taken it
};

/// Moves files that belong together, in their order, once each of them is ready: between the first
/// move and the last there is nothing else that could fail.  The last one is that which says that
/// the others are whole.
/// @throws Error as `Publication::commit`
void publish_together(const std::vector<Publication*>& files);

}  // namespace narhet::output
