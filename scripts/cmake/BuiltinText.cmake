# SPDX-License-Identifier: MIT
# Writes OUTPUT, the source of base::builtin_text, from FILES below FOLDER.
set(entries "")
set(count 0)
foreach(file IN LISTS FILES)
  file(READ "${FOLDER}/${file}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char kText${count}[] = {${bytes}'\\0'};\n")
  string(APPEND entries "    Entry{\"${file}\", {kText${count}, sizeof kText${count} - 1}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE "${OUTPUT}" "// SPDX-License-Identifier: MIT
// Made by scripts/cmake/BuiltinText.cmake.
// NOLINTBEGIN
#include \"narhet/base/builtin_text.hpp\"

#include \"narhet/base/contract.hpp\"

#include <array>
#include <string>

namespace narhet::base {
namespace {

struct Entry {
  std::string_view path;
  std::string_view text;
};

${arrays}
constexpr std::array<Entry, ${count}> kEntries{
${entries}};

}  // namespace

std::string_view builtin_text(std::string_view path) {
  for (const Entry& entry : kEntries) {
    if (entry.path == path) {
      return entry.text;
    }
  }
  contract_broken(\"a file of data/ that is built in\", std::string{path}.c_str(), 0);
}

}  // namespace narhet::base
// NOLINTEND
")
