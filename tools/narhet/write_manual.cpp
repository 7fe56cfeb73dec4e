// SPDX-License-Identifier: MIT
// write_manual FOLDER: writes the pages for man(1), in English and Swedish, and the completion for
// bash, as they are laid below a prefix: share/man/man1, share/man/sv/man1, share/bash-completion.
#include "command_line.hpp"
#include "manual.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace narhet::tool {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream out{file, std::ios::binary};
  out << text;
  out.close();
  if (!out) {
    std::cerr << "cannot write " << file << "\n";
    std::exit(EXIT_FAILURE);
  }
}

void write_manual(const fs::path& share, base::Language language) {
  const base::Catalogue catalogue{language};
  GlobalOptions options;
  const auto app = make_command_line(options, catalogue, [](const auto&) {});
  const fs::path folder =
      language == base::Language::swedish ? share / "man/sv/man1" : share / "man/man1";
  for (const ManualPage& page : manual_pages(*app, catalogue)) {
    write(folder / (page.name + ".1"), page.text);
  }
  if (language == base::Language::english) {
    write(share / "bash-completion/completions/narhet", bash_completion(*app));
  }
}

}  // namespace
}  // namespace narhet::tool

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_manual FOLDER\n";
    return EXIT_FAILURE;
  }
  for (const auto language : {narhet::base::Language::english, narhet::base::Language::swedish}) {
    narhet::tool::write_manual(std::filesystem::path{argv[1]} / "share", language);
  }
}
