// SPDX-License-Identifier: MIT
#include "narhet/output/detail/connection_words.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

namespace narhet::output::detail {
namespace {

using base::Message;

const std::set<std::string>& known_words() {
  static const std::set<std::string> kWords{"host",    "port",     "dbname",   "user",
                                            "service", "passfile", "sslmode",  "sslrootcert",
                                            "sslcert", "sslkey",   "hostaddr", "connect_timeout"};
  return kWords;
}

[[noreturn]] void refuse(const Message& what, const Message& hint) {
  throw base::Error{base::ErrorCode::usage, {}, what, hint};
}

Message example() {
  return Message{"for example 'PG:host=db.example.se dbname=plan' or 'PG:service=plan'"};
}

/// Reads a value from `at`, as libpq does: up to a space, or between apostrophes, where a backslash
/// takes the next letter as it is.
std::string value_from(const std::string& text, std::size_t& at) {
  const bool is_quoted = at < text.size() && text[at] == '\'';
  at += is_quoted ? 1 : 0;
  std::string value;
  for (; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      ++at;
    } else if (is_quoted ? text[at] == '\'' : text[at] == ' ') {
      ++at;
      return value;
    }
    value += text[at];
  }
  if (is_quoted) {
    refuse(Message{"an apostrophe of the database's name is not closed"}, example());
  }
  return value;
}

}  // namespace

std::map<std::string, std::string> connection_words(const std::string& target) {
  constexpr std::size_t kPrefix = 3;
  if (!target.starts_with("PG:") || target.find("://") != std::string::npos) {
    refuse(Message{"a database is named by 'PG:' and the words of a connection"}, example());
  }
  std::map<std::string, std::string> words;
  for (std::size_t at = target.find_first_not_of(' ', kPrefix); at < target.size();
       at = target.find_first_not_of(' ', at)) {
    const std::size_t equals = std::min(target.find('=', at), target.size());
    const std::string word = target.substr(at, equals - at);
    if (word == "password") {
      refuse(Message{"a password on the command line can be seen by others"},
             Message{"put it into ~/.pgpass, or into the file that PGPASSFILE names"});
    }
    if (!known_words().contains(word)) {
      refuse(Message{"'{}' is no word of a connection", base::printable(word)}, example());
    }
    at = equals + 1;
    words[word] = value_from(target, at);
  }
  return words;
}

}  // namespace narhet::output::detail
