#include "services/cli/commands/completion.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::cli {
namespace {

std::string Words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back(command->get_name());
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back(absl::StrCat("--", name));
  }
  return absl::StrJoin(words, " ");
}

// A line of the script's `case` for each command, by the path of commands that leads to it.
void AppendCases(const CLI::App& app, const std::string& path, std::string& cases) {
  absl::StrAppend(&cases, "    '", path, "') words='", Words(app), "' ;;\n");
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    AppendCases(*command, absl::StrCat(path, path.empty() ? "" : " ", command->get_name()), cases);
  }
}

}  // namespace

std::string CompletionScript(const CLI::App& app, absl::string_view shell) {
  if (shell != "bash" && shell != "zsh") return "";
  std::string cases;
  AppendCases(app, "", cases);
  return absl::StrCat(shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "",
                      R"(_copperplate() {
  local path='' word words current="${COMP_WORDS[COMP_CWORD]}"
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="${path:+$path }$word" ;; esac
  done
  case "$path" in
)",
                      cases, R"(    *) COMPREPLY=(); return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _copperplate copperplate
)");
}

}  // namespace copperplate::cli
