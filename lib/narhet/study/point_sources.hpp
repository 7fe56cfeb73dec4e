// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/task.hpp"
#include "narhet/input/osm_extract.hpp"
#include "narhet/model/origin.hpp"
#include "narhet/model/place.hpp"
#include "narhet/study/file_faults.hpp"
#include "narhet/study/inputs.hpp"
#include "narhet/study/study_file.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace narhet::study {

/// One source of a subject, and what came out of it.
template <class Record>
struct PointSource {
  const input::Source* source{};
  std::vector<Record> records;
  std::size_t load{};  ///< its report, in `Inputs::loads`
};

/// Places, services and candidates on their way from several sources to one list each.
///
/// Extracts and tables are read in whatever order is best; the lists have the order of the study.
class PointSources {
 public:
  /// @param study  has to outlive this
  explicit PointSources(const StudyFile& study);

  /// Takes the points of an extract for every source that is this file.
  /// @param first_load  where in `loads` the extract's reports begin
  void take(input::OsmExtract& extract,
            const std::filesystem::path& file,
            const std::vector<model::LoadReport>& loads,
            std::size_t first_load);
  /// Reads the sources that are no extracts.
  /// @param faults  gets what `input::read_places` and its like say of a file that cannot be used
  void read_tables(const base::Task& task,
                   std::vector<model::LoadReport>& loads,
                   FileFaults& faults);

  /// Gives the points to the inputs: ids with their prefixes, those of several sources united, and
  /// without the services abroad that do not count.
  /// @throws Error as `input::unite`; `outside_roads`
  void give(Inputs& inputs, const base::Task& task) &&;

 private:
  const StudyFile* study_;
  std::vector<PointSource<model::Place>> places_;
  std::vector<PointSource<model::Service>> services_;
  std::vector<PointSource<model::Candidate>> candidates_;
};

}  // namespace narhet::study
