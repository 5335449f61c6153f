#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "services/cli/commands/view.h"

namespace copperplate::cli {

// Takes an instant as RFC 3339 has it, and says so of anything else.
CLI::Validator Instant();

// Takes digits that make a number from 1 on.
CLI::Validator WholeNumber();

// What is wrong where a command was given options and then one of its own commands, which would
// not read them; empty where nothing is. The options of `app` itself are every command's.
std::string DroppedOptions(const CLI::App& app);

// Adds a view's option to its command; what is given goes into `value`.
void AddViewOption(CLI::App& command, const ViewOption& option, std::string& value);

}  // namespace copperplate::cli
