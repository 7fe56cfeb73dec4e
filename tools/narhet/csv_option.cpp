// SPDX-License-Identifier: MIT
#include "choice_option.hpp"
#include "commands.hpp"

#include <CLI/CLI.hpp>

namespace narhet::tool {

void add_csv_option(CLI::App& command,
                    output::CsvDialect& dialect,
                    const base::Catalogue& catalogue) {
  add_choice<output::CsvDialect>(
      command, "--csv", dialect,
      {{"rfc4180", output::CsvDialect::rfc4180}, {"excel-sv", output::CsvDialect::excel_sv}},
      catalogue.render(
          base::Message{"how a file whose name ends in .csv is written: with commas and "
                        "decimal points, or as a Swedish Excel opens it"}));
}

}  // namespace narhet::tool
