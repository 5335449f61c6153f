// What every command is given.
#pragma once

#include <string>

#include "services/cli/http/client.h"
#include "services/cli/http/exit_code.h"

namespace copperplate::cli {

struct CommandContext {
  const Client& client;
  std::string force;  // slug
  bool json = false;  // print the answer's JSON instead of text for people
};

}  // namespace copperplate::cli
