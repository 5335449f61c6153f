#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/cli/commands/command.h"
#include "services/cli/json/value.h"

namespace copperplate::cli {

// The end of every command: the error on standard error, or the answer's JSON where it was asked
// for, or what `print` writes of it. Gives the exit code.
ExitCode Finish(const CommandContext& context, const absl::StatusOr<Response>& response,
                absl::FunctionRef<void(const Value&)> print);

}  // namespace copperplate::cli
