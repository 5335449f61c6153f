#include "services/cli/commands/completion.h"

#include <CLI/CLI.hpp>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::cli {
namespace {

// What the script knows of the commands.
struct Grammar {
  std::string cases;               // a line of a `case` for each command's words, by its path
  std::vector<std::string> paths;  // of commands that lead to each: `'snapshot create'`
  std::set<std::string> valued;    // options that take a value
};

std::vector<const CLI::App*> Commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

// `global` are the words that may follow any command.
void Describe(const CLI::App& app, const std::string& path, std::string global, Grammar& grammar) {
  std::vector<std::string> words;
  for (const CLI::App* command : Commands(app)) words.push_back(command->get_name());
  std::vector<std::string> options;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      options.push_back(absl::StrCat("--", name));
      if (option->get_expected_min() > 0) grammar.valued.insert(options.back());
    }
  }
  words.insert(words.end(), options.begin(), options.end());
  const bool top = path.empty();
  if (!top) {
    grammar.paths.push_back(absl::StrCat("'", path, "'"));
    words.push_back(global);
  }
  absl::StrAppend(&grammar.cases, "    '", path, "') words='", absl::StrJoin(words, " "), "' ;;\n");
  if (top) {
    std::erase_if(options,
                  [](const auto& name) { return name == "--help" || name == "--version"; });
    global = absl::StrJoin(options, " ");
  }
  for (const CLI::App* command : Commands(app)) {
    Describe(*command, absl::StrCat(path, top ? "" : " ", command->get_name()), global, grammar);
  }
}

}  // namespace

std::string CompletionScript(const CLI::App& app, absl::string_view shell) {
  if (shell != "bash" && shell != "zsh") return "";
  Grammar grammar;
  Describe(app, "", "", grammar);
  // bash makes words of their own of the `=` and `:` in `--month=2018-03` and `http://host`.
  return absl::StrCat(shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "",
                      R"(_copperplate() {
  local path='' value='' word words current="${COMP_WORDS[COMP_CWORD]}"
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      [=:]*) value=1; continue ;;
    esac
    if [ -n "$value" ]; then value=''; continue; fi
    case "$word" in
      )",
                      absl::StrJoin(grammar.valued, "|"), R"() value=1; continue ;;
      -*) continue ;;
    esac
    case "${path:+$path }$word" in
      )",
                      absl::StrJoin(grammar.paths, "|"), R"() path="${path:+$path }$word" ;;
      *) break ;;
    esac
  done
  case "$current" in [=:]*) value=1 ;; esac
  COMPREPLY=()
  if [ -n "$value" ]; then return; fi
  case "$path" in
)",
                      grammar.cases, R"(  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _copperplate copperplate
)");
}

}  // namespace copperplate::cli
