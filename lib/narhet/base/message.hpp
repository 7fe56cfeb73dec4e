// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::base {

class Message;

/// A number with the count of decimals to show.  Its decimal mark follows the language.
struct Decimal {
  double value{};
  int decimals{1};

  friend bool operator==(Decimal, Decimal) = default;
};

/// One thing that a `Message` says.  Text stays as it is, counts and decimals are written in the
/// manner of the language, messages are translated themselves.
class Argument {
 public:
  enum class Type : std::uint8_t { text, count, decimal, message };

  explicit Argument(std::string text);
  explicit Argument(std::string_view text);
  explicit Argument(const char* text);
  explicit Argument(Decimal number);
  explicit Argument(const Message& message);
  template <std::integral Integer>
  explicit Argument(Integer count);

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] Decimal decimal() const { return decimal_; }
  [[nodiscard]] const Message& message() const;

  friend bool operator==(const Argument& a, const Argument& b);

 private:
  Type type_{Type::text};
  std::string text_;
  std::int64_t count_{};
  Decimal decimal_;
  std::vector<Message> message_;  // none or one: a Message holds Arguments in its turn
};

/// A sentence that is translated when it is shown, and not when it is made.
///
/// The English text is its identity and the key of the catalogue (`data/messages/sv.po`).  It has
/// one `{}` for each argument; a translation may order them as `{0}`, `{1}`.  Every text stands as
/// a literal in a call of `Message{…}` or `counted(…)`, where `scripts/check_messages` finds it.
class Message {
 public:
  Message() = default;

  template <class... Arguments>
  explicit Message(std::string_view english, const Arguments&... arguments)
      : english_{english}, arguments_{Argument{arguments}...} {}

  [[nodiscard]] bool empty() const { return english_.empty(); }
  [[nodiscard]] const std::string& english() const { return english_; }
  [[nodiscard]] const std::vector<Argument>& arguments() const { return arguments_; }

  friend bool operator==(const Message&, const Message&) = default;

 private:
  std::string english_;
  std::vector<Argument> arguments_;
};

/// A source or a unit of `data/defaults`, whose translations stand in the catalogue as those of
/// literals do; any other text stays as it is.
[[nodiscard]] Message words_of_defaults(std::string_view english);

// Below Message, since Clang wants it whole wherever a vector of it may be destroyed.
template <std::integral Integer>
Argument::Argument(Integer count) : type_{Type::count}, count_{static_cast<std::int64_t>(count)} {}

/// One of two sentences by a count, which is their first argument: "{} place" or "{} places".
/// Swedish and English use the singular for the same number, one.
template <class... Arguments>
[[nodiscard]] Message counted(std::uint64_t count,
                              std::string_view one,
                              std::string_view several,
                              const Arguments&... arguments) {
  return Message{count == 1 ? one : several, count, arguments...};
}

}  // namespace narhet::base
