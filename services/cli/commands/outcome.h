#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/cli/commands/command.h"
#include "services/cli/json/value.h"

namespace copperplate::cli {

// The end of every command: the error in words on standard error, or the answer's JSON where it was
// asked for, or what `print` writes of it, whose texts are printable. An answer that is no JSON
// object is an error, as is DATA_LOSS: one that came and cannot be used. Where JSON was asked for,
// an error is also printed as that, on standard output: the AIP-193 body as it came, or one of the
// same form where there is none. Gives the exit code.
ExitCode Finish(const CommandContext& context, const absl::StatusOr<Response>& response,
                absl::FunctionRef<void(const Value&)> print);

}  // namespace copperplate::cli
