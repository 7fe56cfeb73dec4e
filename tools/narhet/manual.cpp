// SPDX-License-Identifier: MIT
#include "manual.hpp"

#include "narhet/base/format.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <utility>

namespace narhet::tool {
namespace {

using base::Message;

/// Text that groff shows as it stands: no escapes, no requests.
std::string escaped(std::string_view text) {
  std::string result;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) {
      result += "\\&";
    }
    begins = c == '\n';
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
  }
  return result;
}

/// A paragraph of the manual, each line of it a paragraph of its own.
std::string paragraphs(const std::string& text) {
  std::istringstream lines{text};
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    result += (result.empty() ? "" : ".PP\n") + escaped(line) + "\n";
  }
  return result;
}

std::string term(const std::string& name, const std::string& values, const std::string& text) {
  const std::string shown = values.empty() ? "" : " \\fI" + escaped(values) + "\\fR";
  return ".TP\n\\fB" + escaped(name) + "\\fR" + shown + "\n" + escaped(text) + "\n";
}

/// What is written behind an option: "sv|en", "NUMBER".
std::string values_of(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) {
    return {};
  }
  const std::string& text = option.get_option_text();
  return text.empty() ? option.get_type_name() : text;
}

std::string options_of(const CLI::App& app) {
  std::string text;
  for (const CLI::Option* option : app.get_options()) {
    text += term(option->get_name(true, true), values_of(*option), option->get_description());
  }
  return text;
}

/// "narhet run [OPTIONS] STUDY"
std::string synopsis(const CLI::App& command, const base::Catalogue& catalogue) {
  std::string text = base::format(".B narhet {}\n[\\fI{}\\fR]", escaped(command.get_name()),
                                  catalogue.render(Message{"OPTIONS"}));
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) {
      const std::string name = escaped(option->get_name(true));
      text += option->get_required() ? " \\fI" + name + "\\fR" : " [\\fI" + name + "\\fR]";
    }
  }
  return text + "\n";
}

std::string heading(const base::Catalogue& catalogue, const Message& title) {
  return ".SH \"" + catalogue.render(title) + "\"\n";
}

std::string begin_page(const std::string& name,
                       const std::string& purpose,
                       const base::Catalogue& catalogue) {
  return base::format(".TH \"{}\" 1 \"\" \"Närhet {}\" \"{}\"\n", escaped(name), NARHET_VERSION,
                      catalogue.render(Message{"Närhet's manual"})) +
         heading(catalogue, Message{"NAME"}) +
         base::format("{} \\- {}\n", escaped(name), escaped(purpose)) +
         heading(catalogue, Message{"SYNOPSIS"});
}

std::string exit_statuses(const base::Catalogue& catalogue) {
  const std::array<Message, 9> meanings{
      Message{"done"},
      Message{"a fault in Närhet, or in its installation"},
      Message{"the command line or the study file"},
      Message{"an input cannot be used"},
      Message{"the result could not be written"},
      Message{"the output is there already, or in use"},
      Message{"a limit: of memory, or of what the program takes"},
      Message{"no choice of sites does what was asked"},
      Message{"stopped: by Ctrl-C (130), or by SIGTERM (143)"},
  };
  std::string text = heading(catalogue, Message{"EXIT STATUS"});
  for (std::size_t i = 0; i < meanings.size(); ++i) {
    const bool is_last = i + 1 == meanings.size();
    text += term(is_last ? "130, 143" : std::to_string(i), "", catalogue.render(meanings.at(i)));
  }
  return text;
}

std::string environment(const base::Catalogue& catalogue) {
  return heading(catalogue, Message{"ENVIRONMENT"}) +
         term("LC_ALL, LC_MESSAGES, LANG", "",
              catalogue.render(Message{"the language, where --lang does not say it"})) +
         term("SOURCE_DATE_EPOCH", "",
              catalogue.render(
                  Message{"seconds since 1970: the date in results, instead of now, so that the "
                          "same inputs give the same bytes"}));
}

ManualPage page_of_program(const CLI::App& app, const base::Catalogue& catalogue) {
  std::string text =
      begin_page("narhet", app.get_description(), catalogue) +
      base::format(".B narhet\n[\\fI{}\\fR] \\fI{}\\fR ...\n", catalogue.render(Message{"OPTIONS"}),
                   catalogue.render(Message{"COMMAND"})) +
      heading(catalogue, Message{"DESCRIPTION"}) + paragraphs(app.get_footer()) +
      heading(catalogue, Message{"COMMANDS"});
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    text += term("narhet-" + command->get_name() + "(1)", "", command->get_description());
  }
  text += heading(catalogue, Message{"OPTIONS OF EVERY COMMAND"}) + options_of(app) +
          exit_statuses(catalogue) + environment(catalogue);
  return {"narhet", std::move(text)};
}

ManualPage page_of_command(const CLI::App& command, const base::Catalogue& catalogue) {
  const std::string name = "narhet-" + command.get_name();
  std::string text = begin_page(name, command.get_description(), catalogue) +
                     synopsis(command, catalogue) + heading(catalogue, Message{"OPTIONS"}) +
                     options_of(command);
  if (!command.get_footer().empty()) {
    text += heading(catalogue, Message{"EXAMPLES"}) + paragraphs(command.get_footer());
  }
  text += heading(catalogue, Message{"SEE ALSO"}) +
          "\\fBnarhet\\fR(1): " + escaped(catalogue.render(Message{"options of every command"})) +
          "\n";
  return {name, std::move(text)};
}

std::string with_spaces(std::string names, char between) {
  std::replace(names.begin(), names.end(), between, ' ');
  return names;
}

/// "-q --quiet -v --verbose"
std::string names_of_options(const CLI::App& app) {
  std::string names;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) {
      names += (names.empty() ? "" : " ") + with_spaces(option->get_name(false, true), ',');
    }
  }
  return names;
}

/// A case for each name of an option that takes one of some words, which are told as
/// "sv|en [sv]".
std::string cases_of_choices(const CLI::App& app, const std::string& command) {
  std::string cases;
  for (const CLI::Option* option : app.get_options()) {
    const std::string told = option->get_option_text();
    const std::string words = told.substr(0, told.find(' '));
    if (option->get_positional() || words.find('|') == std::string::npos) {
      continue;
    }
    std::istringstream names{with_spaces(option->get_name(false, true), ',')};
    for (std::string name; names >> name;) {
      cases += base::format("    {} {}\") words=\"{}\"; files=\"\" ;;\n", command, name,
                            with_spaces(words, '|'));
    }
  }
  return cases;
}

}  // namespace

std::vector<ManualPage> manual_pages(const CLI::App& app, const base::Catalogue& catalogue) {
  std::vector<ManualPage> pages{page_of_program(app, catalogue)};
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    pages.push_back(page_of_command(*command, catalogue));
  }
  return pages;
}

std::string bash_completion(const CLI::App& app) {
  std::string commands;
  std::string options;
  std::string choices = cases_of_choices(app, "*\"");
  for (const CLI::App* command : app.get_subcommands(nullptr)) {
    const std::string& name = command->get_name();
    commands += (commands.empty() ? "" : " ") + name;
    options += base::format("        {}) words+=\" {}\" ;;\n", name, names_of_options(*command));
    choices += cases_of_choices(*command, "\"" + name);
  }
  return base::format(
      "# SPDX-License-Identifier: MIT\n"
      "# Completion for bash, made from the options that the program declares.\n"
      "_narhet() {{\n"
      "  local command=\"\" files=yes word words=\"{0}\"\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}\n"
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    case \" {1} \" in *\" $word \"*) command=$word; break ;; esac\n"
      "  done\n"
      "  case \"$command $before\" in\n"
      "{2}"
      "    *)\n"
      "      case \"$command\" in\n"
      "{3}"
      "        *) words+=\" {1}\"; files=\"\" ;;\n"
      "      esac ;;\n"
      "  esac\n"
      "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
      "  if [[ -n $files && $current != -* ]]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
      "  fi\n"
      "}}\n"
      "complete -o filenames -F _narhet narhet\n",
      names_of_options(app), commands, choices, options);
}

}  // namespace narhet::tool
