// SPDX-License-Identifier: GPL-2.0-or-later
// Scripts that complete a command line in bash, zsh and fish, made from the tables of commands and fields.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "schema/fields.h"

namespace wirecopy::cli {

namespace {

struct OptionWords {
  std::vector<std::string> names;  // "-f", "--format"
  std::string help;
  bool takes_value = false;
  std::vector<std::string> choices;  // the values it takes, where these are known
  bool is_list = false;              // of them, with commas between
};

struct CommandWords {
  std::string name;
  std::string help;
  std::vector<OptionWords> options;
  std::vector<std::string> actions;  // what its first word may be, where that is one of a few
  bool takes_query = false;
};

OptionWords words_of(CLI::Option& option) {
  OptionWords words{{},
                    option.get_description(),
                    option.get_items_expected_max() != 0,
                    choices_of(option),
                    option.get_delimiter() != '\0'};
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  return words;
}

std::vector<CommandWords> all_commands() {
  std::vector<CommandWords> all;
  for (const Command& command : commands()) {
    CLI::App app;
    app.set_help_flag("-h,--help", "Print the help of the command");
    const Run run = command.add(app);  // owns what the options fill
    Manner manner;
    add_manner(app, manner);
    CommandWords words{std::string(command.name), std::string(command.help), {}, {}, false};
    for (CLI::Option* option : app.get_options()) {
      if (!option->get_positional()) {
        words.options.push_back(words_of(*option));
        continue;
      }
      words.takes_query = words.takes_query || option->get_name(true) == "query";
      if (words.actions.empty()) words.actions = choices_of(*option);
    }
    all.push_back(std::move(words));
  }
  return all;
}

// What may stand before the command.
std::vector<OptionWords> leading_options() {
  CLI::App app;
  app.set_help_flag();
  Manner manner;
  add_manner(app, manner);
  std::vector<OptionWords> options;
  for (CLI::Option* option : app.get_options()) options.push_back(words_of(*option));
  return options;
}

// Their names, with `between` them: of those that take a value, or of the others.
std::string leading_names(bool with_value, std::string_view between) {
  std::string names;
  for (const OptionWords& option : leading_options())
    for (const std::string& name : option.names)
      if (option.takes_value == with_value) names += (names.empty() ? "" : std::string(between)) + name;
  return names;
}

// Text inside single quotes of a shell.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

std::string fields_with_colon() {
  std::string list;
  for (const schema::Field& field : schema::fields) list += (list.empty() ? "" : " ") + std::string(field.name) + ":";
  return list;
}

// The values of the option before the word, where they are known.
std::string bash_values(const CommandWords& command) {
  std::string cases;
  for (const OptionWords& option : command.options) {
    if (!option.choices.empty())
      cases += "\n        " + joined(option.names, "|") + ") values='" + joined(option.choices, " ") + "'" +
               (option.is_list ? " list=," : "") + " ;;";
  }
  return cases.empty() ? cases : "\n      case $before in" + cases + "\n      esac";
}

std::string bash_script() {
  std::string script =
      "# bash completion of wirecopy: source it, or put it into /usr/share/bash-completion/completions/wirecopy\n"
      "_wirecopy() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' at=1\n"
      "  local options='' fields='' actions='' values='' list='' given='' value=''\n"
      "  COMPREPLY=()\n"
      "  if [[ $word == = ]]; then\n"
      "    word=''\n"
      "  elif [[ $before == = ]]; then\n"
      "    before=${COMP_WORDS[COMP_CWORD-2]}\n"
      "  fi\n"
      "  while ((at < COMP_CWORD)); do\n"
      "    case ${COMP_WORDS[at]} in\n"
      "      ";
  script += leading_names(true, "|") +
            ") [[ ${COMP_WORDS[at+1]} == = ]] && ((at++)); ((at += 2)) ;;\n"
            "      " +
            leading_names(false, "|") +
            ") ((at++)) ;;\n"
            "      *) break ;;\n"
            "    esac\n"
            "  done\n"
            "  ((at > COMP_CWORD)) && return\n"
            "  command=${COMP_WORDS[at]}\n"
            "  if ((COMP_CWORD == at)); then\n"
            "    COMPREPLY=($(compgen -W '";
  for (const CommandWords& command : all_commands()) script += command.name + " ";
  script += leading_names(true, " ") + " " + leading_names(false, " ") +
            " --help --version' -- \"$word\"))\n    return\n  fi\n  case $command in\n";
  for (const CommandWords& command : all_commands()) {
    script += "    " + command.name + ") options='";
    for (const OptionWords& option : command.options)
      for (const std::string& name : option.names) script += name + " ";
    script.back() = '\'';
    if (command.takes_query) script += " fields='" + fields_with_colon() + "'";
    if (!command.actions.empty()) script += " actions='" + joined(command.actions, " ") + "'";
    script += bash_values(command) + " ;;\n";
  }
  return script +
         "  esac\n"
         "  if [[ -n $values ]]; then\n"
         "    [[ -n $list && $word == *,* ]] && given=${word%,*},\n"
         "    for value in $values; do\n"
         "      [[ ,$given == *,$value,* ]] || COMPREPLY+=($(compgen -P \"$given\" -W \"$value\" -- \"${word##*,}\"))\n"
         "    done\n"
         "    [[ -n $list ]] && compopt -o nospace\n"
         "  elif [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  elif [[ -n $actions ]] && ((COMP_CWORD == at + 1)); then\n"
         "    COMPREPLY=($(compgen -W \"$actions\" -- \"$word\"))\n"
         "  elif [[ -n $fields && -n $word ]]; then\n"
         "    compopt -o nospace\n"
         "    COMPREPLY=($(compgen -W \"$fields\" -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o default -o bashdefault -F _wirecopy wirecopy\n";
}

std::string zsh_value(const OptionWords& option) {
  if (!option.choices.empty() && option.is_list) return ":value:_values -s , value " + joined(option.choices, " ");
  if (!option.choices.empty()) return ":value:(" + joined(option.choices, " ") + ")";
  return option.takes_value ? ":value:_files" : "";
}

std::string zsh_script() {
  std::string script =
      "#compdef wirecopy\n"
      "# zsh completion of wirecopy: put it into a directory of $fpath as _wirecopy\n"
      "_wirecopy() {\n"
      "  local -a commands fields\n"
      "  commands=(\n";
  for (const CommandWords& command : all_commands())
    script += "    " + quoted(command.name + ":" + command.help) + "\n";
  script += "  )\n  fields=(";
  for (const schema::Field& field : schema::fields) script += " " + quoted(std::string(field.name) + ":");
  script +=
      " )\n"
      "  while ((CURRENT > 2)); do\n"
      "    case $words[2] in\n"
      "      " +
      leading_names(true, "|") +
      ")\n"
      "        if ((CURRENT == 3)); then _files; return; fi\n"
      "        words[2,3]=()\n"
      "        ((CURRENT -= 2)) ;;\n"
      "      " +
      leading_names(false, "|") + "|" + leading_names(true, "=*|") +
      "=*)\n"
      "        words[2]=()\n"
      "        ((CURRENT -= 1)) ;;\n"
      "      *) break ;;\n"
      "    esac\n"
      "  done\n"
      "  if ((CURRENT == 2)); then\n"
      "    _describe command commands\n"
      "    compadd -- " +
      leading_names(true, " ") + " " + leading_names(false, " ") +
      " --help --version\n"
      "    return\n"
      "  fi\n"
      "  case $words[2] in\n";
  for (const CommandWords& command : all_commands()) {
    script += "    " + command.name + ")\n      _arguments -S";
    for (const OptionWords& option : command.options) {
      std::string help;
      for (const char c : option.help) help += c == '[' || c == ']' || c == ':' ? ' ' : c;
      for (const std::string& name : option.names)
        script += " \\\n        " + quoted("*" + name + "[" + help + "]" + zsh_value(option));
    }
    // The first word behind the command is the second of the line.
    if (!command.actions.empty()) script += " \\\n        " + quoted("2:action:(" + joined(command.actions, " ") + ")");
    script += std::string(" \\\n        ") +
              (command.takes_query ? "'*:query:compadd -S \"\" -a fields'" : "'*:file:_files'") + " ;;\n";
  }
  return script + "  esac\n}\n_wirecopy \"$@\"\n";
}

std::string fish_option(const OptionWords& option) {
  std::string words;
  for (const std::string& name : option.names)
    words += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes_value) words += " -r";
  const std::string choices = joined(option.choices, " ");
  if (!choices.empty()) words += " -f -a " + quoted(option.is_list ? "(__fish_append , " + choices + ")" : choices);
  return words + " -d " + quoted(option.help) + "\n";
}

// Whether the command of the line is the one named, or, without a name, none is there yet.
std::string fish_condition() {
  return "function __wirecopy_is\n"
         "  set -l words (commandline -opc)\n"
         "  set -e words[1]\n"
         "  while set -q words[1]\n"
         "    switch $words[1]\n"
         "      case " +
         leading_names(true, " ") +
         "\n"
         "        set -e words[1]\n"
         "        set -q words[1]; and set -e words[1]\n"
         "      case " +
         leading_names(false, " ") + " '" + leading_names(true, "=*' '") +
         "=*'\n"
         "        set -e words[1]\n"
         "      case '*'\n"
         "        test \"$words[1]\" = \"$argv[1]\"\n"
         "        return\n"
         "    end\n"
         "  end\n"
         "  not set -q argv[1]\n"
         "end\n";
}

std::string fish_script() {
  std::string script = "# fish completion of wirecopy: put it into ~/.config/fish/completions/wirecopy.fish\n";
  script += fish_condition();
  for (const OptionWords& option : leading_options())
    script += "complete -c wirecopy -n __wirecopy_is" + fish_option(option);
  for (const CommandWords& command : all_commands()) {
    script += "complete -c wirecopy -n __wirecopy_is -f -a " + command.name + " -d " + quoted(command.help) + "\n";
    const std::string is_it = "__wirecopy_is " + command.name;
    const std::string start = "complete -c wirecopy -n '" + is_it + "'";
    if (!command.actions.empty()) {
      const std::string actions = joined(command.actions, " ");
      script += "complete -c wirecopy -n '" + is_it + "; and not __fish_seen_subcommand_from " + actions + "' -f -a '" +
                actions + "'\n";
    }
    for (const OptionWords& option : command.options) {
      script += start + fish_option(option);
    }
    if (!command.takes_query) continue;
    for (const schema::Field& field : schema::fields)
      script +=
          start + " -a " + quoted(std::string(field.name) + ":") + " -d " + quoted(std::string(field.help)) + "\n";
  }
  return script;
}

struct Shell {
  std::string_view name;
  std::string (*script)();
};
constexpr std::array shells{Shell{"bash", bash_script}, Shell{"zsh", zsh_script}, Shell{"fish", fish_script}};

}  // namespace

Run add_completion(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  std::vector<std::string_view> names;
  for (const Shell& row : shells) names.push_back(row.name);
  app.add_option("shell", *shell, names_of(names))->check(one_of(names))->option_text("SHELL")->required();
  return [shell] {
    write_out(std::ranges::find(shells, *shell, &Shell::name)->script());
    return 0;
  };
}

}  // namespace wirecopy::cli
