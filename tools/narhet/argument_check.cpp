// SPDX-License-Identifier: MIT
#include "argument_check.hpp"

#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace narhet::tool {
namespace {

using base::Message;

[[noreturn]] void refuse(const Message& what, const Message& hint) {
  throw base::Error{base::ErrorCode::usage, {}, what, hint};
}

bool asks_for_help(std::string_view argument) {
  return argument == "-h" || argument == "--help" || argument == "--version";
}

/// Behind what Word and web pages make of hyphens, too.
std::string_view without_dashes(std::string_view argument) {
  constexpr std::array<std::string_view, 4> kDashes{"-", "\u2013", "\u2014", "\u2212"};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view dash : kDashes) {
      if (argument.starts_with(dash)) {
        argument.remove_prefix(dash.size());
        found = true;
      }
    }
  }
  return argument;
}

/// "-o", "--limit" and "--limit=…", but no "-5" and no "-" alone.
bool looks_like_an_option(std::string_view argument) {
  constexpr std::string_view kOfNumbers{"0123456789.,"};
  return argument.size() > 1 && argument.front() == '-' &&
         kOfNumbers.find(argument[1]) == std::string_view::npos;
}

/// One that begins as the other does, or a slip of the keyboard.
std::optional<std::string> nearest_option(std::string_view word,
                                          const std::vector<std::string>& known) {
  const auto begun = std::find_if(known.begin(), known.end(), [&](const std::string& each) {
    return std::min(word.size(), each.size()) > 2 &&
           (word.starts_with(each) || each.starts_with(word));
  });
  return begun == known.end() ? base::nearest_known(word, known) : std::optional{*begun};
}

class ArgumentCheck {
 public:
  explicit ArgumentCheck(const CLI::App& app) : app_{app} {}

  void check(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
      if (looks_like_an_option(arguments[i]) || is_option_with_other_dashes(arguments[i])) {
        i += check_option(arguments, i);
      } else if (command_ == nullptr) {
        command_ = &find_command(arguments[i]);
      }
    }
    if (command_ == nullptr) {
      refuse(Message{"no command is given"},
             Message{"'narhet --help' lists them; 'narhet run MYSTUDY' works a study out"});
    }
  }

 private:
  const CLI::App& find_command(const std::string& word) const {
    std::vector<std::string> known;
    std::string list;
    for (const CLI::App* command : app_.get_subcommands(nullptr)) {
      if (command->get_name() == word) {
        return *command;
      }
      known.push_back(command->get_name());
      list += (list.empty() ? "" : ", ") + command->get_name();
    }
    const auto nearest = base::nearest_known(word, known);
    refuse(
        Message{"there is no command '{}'", base::printable(word)},
        nearest ? Message{"did you mean '{}'?", *nearest} : Message{"the commands are {}", list});
  }

  const CLI::Option* find_option(const std::string& name) const {
    const CLI::Option* found = command_ == nullptr ? nullptr : command_->get_option_no_throw(name);
    return found == nullptr ? app_.get_option_no_throw(name) : found;
  }

  bool is_option_with_other_dashes(std::string_view argument) const {
    const std::string_view word = without_dashes(argument);
    return word.size() < argument.size() && argument.front() != '-' && !word.empty() &&
           find_option("--" + std::string{word.substr(0, word.find('='))}) != nullptr;
  }

  /// @returns how many more arguments belong to the option
  std::size_t check_option(const std::vector<std::string>& arguments, std::size_t i) {
    const std::string& argument = arguments[i];
    const bool is_long = argument.starts_with("--");
    const std::string name =
        is_long ? argument.substr(0, argument.find('=')) : argument.substr(0, 2);
    const CLI::Option* option = argument.front() == '-' ? find_option(name) : nullptr;
    const bool lacks_a_dash =
        !is_long && argument.size() > 2 && find_option('-' + argument) != nullptr;
    if (option == nullptr || lacks_a_dash) {
      refuse_unknown(argument);
    }
    const bool has_value_with_it = argument.size() > name.size();
    if (option->get_items_expected_max() == 0) {
      if (is_long && has_value_with_it) {
        refuse(Message{"{} takes no value, found '{}'", name,
                       base::printable(argument.substr(name.size() + 1))},
               Message{"write {} alone", name});
      }
      return 0;
    }
    require_once(*option, name);
    if (has_value_with_it) {
      return 0;
    }
    require_value(*option, name, arguments, i + 1);
    return 1;
  }

  void require_once(const CLI::Option& option, const std::string& name) {
    if (!given_.insert(&option).second && option.get_items_expected_max() == 1) {
      refuse(Message{"{} is given twice, and takes one value", name},
             Message{"keep the one that counts"});
    }
  }

  static void require_value(const CLI::Option& option,
                            const std::string& name,
                            const std::vector<std::string>& arguments,
                            std::size_t next) {
    if (next >= arguments.size() || looks_like_an_option(arguments[next])) {
      refuse(Message{"there is no value behind {}", name},
             Message{"{}: {}", name, option.get_description()});
    }
  }

  [[noreturn]] void refuse_unknown(const std::string& argument) const {
    const std::string shown = base::printable(argument.substr(0, argument.find('=')));
    const std::string word{without_dashes(shown)};
    const std::vector<std::string> known = known_words();
    const auto nearest = nearest_option(word, known);
    const Message what = command_ == nullptr
                             ? Message{"there is no option {}", shown}
                             : Message{"'narhet {}' has no option {}", command_->get_name(), shown};
    refuse(what, nearest ? Message{"did you mean '{}'?", "--" + *nearest}
                 : command_ == nullptr
                     ? Message{"'narhet --help' shows the options"}
                     : Message{"'narhet {} --help' shows its options", command_->get_name()});
  }

  std::vector<std::string> known_words() const {
    std::vector<std::string> known;
    for (const CLI::App* app : {command_, &app_}) {
      if (app == nullptr) {
        continue;
      }
      for (const CLI::Option* option : app->get_options()) {
        known.insert(known.end(), option->get_lnames().begin(), option->get_lnames().end());
      }
    }
    return known;
  }

  const CLI::App& app_;
  const CLI::App* command_{nullptr};
  std::set<const CLI::Option*> given_;
};

}  // namespace

void check_arguments(const CLI::App& app, int argc, char** argv) {
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (std::none_of(arguments.begin(), arguments.end(), asks_for_help)) {
    ArgumentCheck{app}.check(arguments);
  }
}

}  // namespace narhet::tool
