// SPDX-License-Identifier: MIT
#include "choice_option.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <sstream>

namespace narhet::tool {

using base::Message;

void refuse_choice(const std::string& option, const std::string& words, const std::string& given) {
  std::vector<std::string> known;
  std::istringstream list{words};
  for (std::string word; std::getline(list, word, '|');) {
    known.push_back(word);
  }
  const auto nearest = base::nearest_known(given, known);
  throw base::Error{base::ErrorCode::usage,
                    {},
                    Message{"{}: expected {}, found '{}'", option, words, base::printable(given)},
                    nearest ? Message{"did you mean '{}'?", *nearest} : Message{}};
}

}  // namespace narhet::tool
