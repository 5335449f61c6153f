#include "services/cli/commands/outcome.h"

#include <iostream>

namespace copperplate::cli {

ExitCode Finish(const CommandContext& context, const absl::StatusOr<Response>& response,
                absl::FunctionRef<void(const Value&)> print) {
  if (!response.ok()) {
    std::cerr << "copperplate: " << response.status().message() << "\n";
    return kUnavailable;
  }
  const ExitCode code = ExitCodeOf(response->status);
  if (code != kDone) {
    std::cerr << "copperplate: " << DescribeError(*response) << "\n";
    return code;
  }
  if (context.json) {
    std::cout << response->body << "\n";
    return kDone;
  }
  const Value answer = Value::Parse(response->body);
  if (answer.null()) {
    std::cerr << "copperplate: the answer is no JSON\n";
    return kServerFault;
  }
  print(answer);
  return kDone;
}

}  // namespace copperplate::cli
