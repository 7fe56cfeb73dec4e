// SPDX-License-Identifier: MIT
#include "narhet/study/compare.hpp"

#include "commands.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"
#include "narhet/study/compare_results.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace narhet::tool {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

std::map<std::string, std::string> fields_of(const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> fields;
  for (const std::string& pair : pairs) {
    const auto mark = pair.find('=');
    if (mark == std::string::npos) {
      throw Error{ErrorCode::usage,
                  {},
                  Message{"expected a column as \"id=Rutid\", found '{}'", base::printable(pair)}};
    }
    fields[pair.substr(0, mark)] = pair.substr(mark + 1);
  }
  return fields;
}

std::vector<study::Line> compare_table(const CompareOptions& options, Session& session) {
  if (options.compared.size() != 1) {
    throw Error{ErrorCode::usage, {}, Message{"a table is held beside one study"}};
  }
  const study::StudyFile file = session.read_study(options.compared.front());
  study::CompareOptions compare = options.compare;
  compare.table.path = options.table;
  compare.table.shown_path = options.table.string();
  compare.table.fields = fields_of(options.fields);
  compare.version = NARHET_VERSION;
  compare.date = session.date;
  compare.language = session.console.catalogue().language();
  return study::compare_with_table(file, options.output, compare, session.task);
}

std::vector<study::Line> compare_results(const CompareOptions& options, Session& session) {
  if (options.compared.size() < 2) {
    throw Error{ErrorCode::usage,
                {},
                Message{"expected two results or more, or a study and --with a table"}};
  }
  return study::compare_results(
      options.compared, options.output,
      {.overwrite = options.compare.overwrite, .csv = options.compare.csv},
      session.console.catalogue().language(), session.task);
}

void add_table_options(CLI::App& command,
                       CompareOptions& options,
                       const base::Catalogue& catalogue) {
  const auto text = [&](const Message& message) { return catalogue.render(message); };
  command.add_option("--with", options.table,
                     text(Message{"the table, .csv or .xlsx: id of the place, kind and km, or a "
                                  "column of km for each kind"}));
  command.add_option("--sheet", options.compare.table.layer,
                     text(Message{"the sheet of the workbook; without it, the only one"}));
  command
      .add_option("--field", options.fields,
                  text(Message{"what the table calls one of our columns id, kind, km, m and "
                               "service, as \"id=Rutid\"; may be given several times"}))
      ->option_text("OURS=THEIRS");
}

}  // namespace

void run_compare(const CompareOptions& options, Session& session) {
  answer(
      options.table.empty() ? compare_results(options, session) : compare_table(options, session),
      session.console);
}

void add_compare(CLI::App& app, const base::Catalogue& catalogue, const StartSession& start) {
  const auto text = [&](const Message& message) { return catalogue.render(message); };
  const auto options = std::make_shared<CompareOptions>();
  CLI::App* command = app.add_subcommand(
      "compare", text(Message{"Hold results beside each other, or the ways of a study beside those "
                              "of another table, such as one from Pipos"}));
  command
      ->add_option("COMPARED", options->compared,
                   text(Message{"two results of run or more, .gpkg; or, for --with, the study"}))
      ->required();
  add_table_options(*command, *options, catalogue);
  command->add_option("-o,--output", options->output,
                      text(Message{"also write all of it to this file: NAME.csv or, of ways, "
                                   "NAME.gpkg for a map"}));
  command->footer(
      text(Message{"For example: narhet compare villages.gpkg cells.gpkg, or narhet "
                   "compare MYSTUDY --with pipos.csv"}));
  command->add_flag("--overwrite", options->compare.overwrite,
                    text(Message{"replace an earlier one"}));
  add_csv_option(*command, options->compare.csv, catalogue);
  add_engine_option(*command, options->compare.engine, catalogue);
  command->callback(
      [options, start] { start([&](Session& session) { run_compare(*options, session); }); });
}

}  // namespace narhet::tool
