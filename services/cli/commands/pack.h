#pragma once

#include "services/cli/commands/command.h"
#include "services/cli/commands/meeting.h"

namespace copperplate::cli {

// The pack of a meeting as Markdown.
ExitCode ShowPack(const CommandContext& context, const MeetingOptions& options);

}  // namespace copperplate::cli
