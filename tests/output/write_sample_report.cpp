// SPDX-License-Identifier: MIT
#include "output/sample_report.hpp"

#include "narhet/base/error.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/report_file.hpp"

#include <filesystem>
#include <iostream>
#include <string>

/// Writes the reports that tests/browser opens: write_sample_report FOLDER.
int main(int argc, char** argv) {
  using narhet::base::Language;
  if (argc != 2) {
    std::cerr << "usage: write_sample_report FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder{argv[1]};
  const auto write = [&](const std::string& name, const narhet::model::Report& report) {
    narhet::output::Publication publication{folder / name, {.overwrite = true}};
    narhet::output::write_report(report, publication, {});
    publication.commit();
  };
  try {
    std::filesystem::create_directories(folder);
    write("sv.html", narhet::test::sample_report(Language::swedish));
    write("en.html", narhet::test::sample_report(Language::english));
    write("hostile.html", narhet::test::hostile_report());
    write("large.html", narhet::test::large_report(5000));
  } catch (const narhet::base::Error& error) {
    std::cerr << render(error, narhet::base::Catalogue{Language::english}) << '\n';
    return narhet::base::exit_status(error.code());
  }
  return 0;
}
