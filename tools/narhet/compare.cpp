// SPDX-License-Identifier: MIT
#include "narhet/study/compare.hpp"

#include "commands.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace narhet::tool {
namespace {

std::map<std::string, std::string> fields_of(const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> fields;
  for (const std::string& pair : pairs) {
    const auto mark = pair.find('=');
    if (mark == std::string::npos) {
      throw base::Error{
          base::ErrorCode::usage,
          {},
          base::Message{"expected a column as \"id=Rutid\", found '{}'", base::printable(pair)}};
    }
    fields[pair.substr(0, mark)] = pair.substr(mark + 1);
  }
  return fields;
}

}  // namespace

void run_compare(const CompareOptions& options, Session& session) {
  const study::StudyFile file = study::read_study_file(options.study);
  study::CompareOptions compare = options.compare;
  compare.table.path = options.table;
  compare.table.shown_path = options.table.string();
  compare.table.fields = fields_of(options.fields);
  compare.version = NARHET_VERSION;
  compare.date = session.date;
  compare.language = session.console.catalogue().language();
  tell(study::compare_with_table(file, options.output, compare, session.task), session.console);
}

void add_compare(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const base::Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<CompareOptions>();
  CLI::App* command = app.add_subcommand(
      "compare", text(base::Message{"Hold the ways of a study beside those of another table, such "
                                    "as one from Pipos"}));
  add_study_argument(*command, options->study, catalogue);
  command
      ->add_option(
          "--with", options->table,
          text(base::Message{"the table, .csv or .xlsx: id of the place, kind and km, or a "
                             "column of km for each kind"}))
      ->required();
  command->add_option("--sheet", options->compare.table.layer,
                      text(base::Message{"the sheet of the workbook; without it, the only one"}));
  command
      ->add_option("--field", options->fields,
                   text(base::Message{"what the table calls one of our columns id, kind, km, m and "
                                      "service, as \"id=Rutid\"; may be given several times"}))
      ->option_text("OURS=THEIRS");
  command->add_option("-o,--output", options->output,
                      text(base::Message{"also write every way to this file: NAME.gpkg for a map, "
                                         "or NAME.csv"}));
  command->footer(text(
      base::Message{"For example: narhet compare MYSTUDY --with pipos.csv -o beside_pipos.gpkg"}));
  command->add_flag("--overwrite", options->compare.overwrite,
                    text(base::Message{"replace an earlier one"}));
  add_engine_option(*command, options->compare.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_compare(*options, session); }); });
}

}  // namespace narhet::tool
