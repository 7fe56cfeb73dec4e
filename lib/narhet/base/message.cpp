// SPDX-License-Identifier: MIT
#include "narhet/base/message.hpp"

#include "narhet/base/contract.hpp"

#include <utility>

namespace narhet::base {

Argument::Argument(std::string text) : text_{std::move(text)} {}

Argument::Argument(std::string_view text) : text_{text} {}

Argument::Argument(const char* text) : text_{text} {}

Argument::Argument(Decimal number) : type_{Type::decimal}, decimal_{number} {}

Argument::Argument(const Message& message) : type_{Type::message}, message_{message} {}

bool operator==(const Argument& a, const Argument& b) {
  return a.type_ == b.type_ && a.text_ == b.text_ && a.count_ == b.count_ &&
         a.decimal_ == b.decimal_ && a.message_ == b.message_;
}

const Message& Argument::message() const {
  NARHET_EXPECTS(message_.size() == 1);
  return message_.front();
}

Message words_of_defaults(std::string_view english) {
  // A brace would be taken for an argument.
  return english.find_first_of("{}") == std::string_view::npos ? Message{english}
                                                               : Message{"{}", english};
}

}  // namespace narhet::base
