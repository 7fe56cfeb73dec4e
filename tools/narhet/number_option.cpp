// SPDX-License-Identifier: MIT
#include "number_option.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/text.hpp"

#include <string>

namespace narhet::tool {

using base::Error;
using base::ErrorCode;
using base::Message;

CLI::Validator whole_number(const char* option, std::int64_t least, std::int64_t most) {
  return {[=](std::string& text) {
            const auto number = base::integer_from_text(text);
            if (!number || *number < least || *number > most) {
              throw Error{ErrorCode::usage,
                          {},
                          Message{"{}: expected a whole number from {} to {}, found '{}'", option,
                                  least, most, base::printable(text)},
                          {}};
            }
            text = base::format("{}", *number);
            return std::string{};
          },
          {}};
}

CLI::Validator amount(const char* option) {
  return {[=](std::string& text) {
            const auto number = base::number_from_swedish_text(text);
            if (!number || *number < 0.0) {
              throw Error{ErrorCode::usage,
                          {},
                          Message{"{}: expected a number, 0 or more, found '{}'", option,
                                  base::printable(text)},
                          Message{"write it without spaces and units, as 0.05 or 2000000"}};
            }
            text = base::format("{}", *number);
            return std::string{};
          },
          {}};
}

}  // namespace narhet::tool
