# SPDX-License-Identifier: MIT
# Writes OUTPUT, the source of base::builtin_text, from FILES below FOLDER and LEAFLET, a folder with
# leaflet.min.js and leaflet.css.
set(entries "")
set(count 0)

# add_text(<path> <bytes in hex>): as one literal, which compiles faster than an array.
macro(add_text path bytes)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" literal "${bytes}")
  string(APPEND arrays "constexpr char kText${count}[] = \"${literal}\";\n")
  string(APPEND entries "    Entry{\"${path}\", {kText${count}, sizeof kText${count} - 1}},\n")
  math(EXPR count "${count} + 1")
endmacro()

foreach(file IN LISTS FILES)
  file(READ "${FOLDER}/${file}" bytes HEX)
  add_text("${file}" "${bytes}")
endforeach()

# Nothing in it may ask for a file: neither pictures of markers and buttons, which the report does not
# show, nor the map of its source, in the comment that ends the script.
file(READ "${LEAFLET}/leaflet.css" text)
string(REGEX REPLACE "url\\([^)]*\\)" "none" text "${text}")
string(HEX "${text}" bytes)
add_text("leaflet/leaflet.css" "${bytes}")
file(READ "${LEAFLET}/leaflet.min.js" text)
string(REGEX REPLACE "//# sourceMappingURL=.*$" "" text "${text}")
string(HEX "${text}" bytes)
add_text("leaflet/leaflet.js" "${bytes}")

file(WRITE "${OUTPUT}" "// SPDX-License-Identifier: MIT
// Made by scripts/cmake/BuiltinText.cmake.
// NOLINTBEGIN
#include \"narhet/base/builtin_text.hpp\"

#include \"narhet/base/contract.hpp\"

#include <array>
#include <string>

#pragma GCC diagnostic ignored \"-Woverlength-strings\"

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
