#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace CLI {
class App;
}

namespace copperplate::cli {

// A completion script for `shell` (`bash` or `zsh`), made from the commands and options themselves;
// empty for another shell.
std::string CompletionScript(const CLI::App& app, absl::string_view shell);

}  // namespace copperplate::cli
