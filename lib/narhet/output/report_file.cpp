// SPDX-License-Identifier: MIT
#include "narhet/output/report_file.hpp"

#include "narhet/output/detail/report_page.hpp"
#include "narhet/output/detail/text_file.hpp"

#include <string>

namespace narhet::output {

void write_report(const model::Report& report, Publication& publication, const base::Task& task) {
  const std::string page = detail::report_page(report);
  task.check();
  publication.require_space(page.size());
  detail::TextFile file{publication, "HTML"};
  file.add(page);
  file.finish();
}

}  // namespace narhet::output
