// SPDX-License-Identifier: MIT
#include "narhet/study/publish.hpp"

#include <cstdint>

namespace narhet::study {

using base::Message;

std::vector<Line> publish(const std::filesystem::path& result,
                          const std::string& target,
                          const output::DatabaseOptions& options,
                          Consent consent,
                          const base::Task& task) {
  require_consent(result, consent, task);
  std::vector<Line> lines;
  std::uint64_t rows = 0;
  const auto tables = output::publish_to_database(result, target, options, task);
  for (const output::DatabaseTable& table : tables) {
    rows += table.rows;
    lines.push_back({Message{"table {}.{}: {} rows", options.schema, table.name, table.rows},
                     Line::Weight::detail});
  }
  lines.push_back({Message{"published: {} tables with {} rows in the schema {}", tables.size(),
                           rows, options.schema}});
  return lines;
}

}  // namespace narhet::study
