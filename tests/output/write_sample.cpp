// SPDX-License-Identifier: MIT
#include "output/sample_result.hpp"

#include "narhet/base/catalogue.hpp"
#include "narhet/base/error.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/result_file.hpp"

#include <signal.h>

#include <cstdlib>
#include <iostream>
#include <string>

/// Writes the sample for tests that need a process of its own: write_sample TARGET COPIES DATE,
/// over an earlier file.  The exit status is the one of the error.
int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: write_sample TARGET COPIES DATE\n";
    return 2;
  }
  // As the program does: a limit of file sizes is an error to report and no reason to die.
  static_cast<void>(::signal(SIGXFSZ, SIG_IGN));
  try {
    const auto result = narhet::test::sample_result(std::stoul(argv[2]));
    narhet::output::Publication publication{argv[1], {.overwrite = true}};
    narhet::output::write_result(result, publication, {.date = argv[3]}, {});
    publication.commit();
  } catch (const narhet::base::Error& error) {
    std::cerr << render(error, narhet::base::Catalogue{narhet::base::Language::english}) << '\n';
    return narhet::base::exit_status(error.code());
  }
  return 0;
}
