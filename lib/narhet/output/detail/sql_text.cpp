// SPDX-License-Identifier: MIT
#include "narhet/output/detail/sql_text.hpp"

namespace narhet::output::detail {
namespace {

std::string between(char mark, std::string_view text) {
  std::string quoted(1, mark);
  for (const char each : text) {
    quoted += std::string(each == mark ? 2 : 1, each);
  }
  return quoted + mark;
}

}  // namespace

std::string sql_text(std::string_view text) {
  return between('\'', text);
}

std::string sql_name(std::string_view name) {
  return between('"', name);
}

}  // namespace narhet::output::detail
