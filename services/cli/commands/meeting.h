#pragma once

#include <string>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

struct MeetingOptions {
  std::string body;     // code, id or name
  std::string meeting;  // id or name
  bool csv = false;     // the agenda alone
};

// At the gateway.
std::string MeetingPath(const CommandContext& context, const MeetingOptions& options);

// Shows all that is recorded of a meeting. As JSON it is one document: `meeting`, and each of the
// lists below it.
ExitCode ShowMeeting(const CommandContext& context, const MeetingOptions& options);

}  // namespace copperplate::cli
