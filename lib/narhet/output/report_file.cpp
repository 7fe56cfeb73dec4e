// SPDX-License-Identifier: MIT
#include "narhet/output/report_file.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/detail/report_page.hpp"

#include <fstream>
#include <string>

namespace narhet::output {

void write_report(const model::Report& report, Publication& publication, const base::Task& task) {
  const std::string page = detail::report_page(report);
  task.check();
  publication.require_space(page.size());
  std::ofstream stream{publication.temporary(), std::ios::binary};
  stream << page;
  stream.close();
  if (!stream) {
    throw base::Error{
        base::ErrorCode::output_failed,
        {publication.target().string(), {}, {}},
        base::Message{"the result could not be written: {}", "HTML"},
        base::Message{"check that the disk has room and that no limit of file sizes is in force"}};
  }
  publication.protect_temporary();
}

}  // namespace narhet::output
