#include "services/cli/commands/outcome.h"

#include <iostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

// In the form of AIP-193, for what has none of its own.
std::string ErrorJson(int http_status, absl::string_view status, absl::string_view message) {
  return absl::StrCat("{\"error\":{\"code\":", http_status, ",\"message\":", Quote(message),
                      ",\"status\":", Quote(status), ",\"details\":[]}}");
}

// An answer came that nobody can use.
ExitCode BadAnswer(const CommandContext& context, absl::string_view message) {
  std::cerr << "copperplate: " << message << "\n";
  if (context.json) std::cout << ErrorJson(502, "UNKNOWN", message) << "\n";
  return kServerFault;
}

ExitCode NoAnswer(const CommandContext& context, const absl::Status& status) {
  if (absl::IsDataLoss(status)) return BadAnswer(context, status.message());
  std::cerr << "copperplate: " << Printable(status.message()) << "\n";
  if (absl::IsInvalidArgument(status)) return kUsage;
  if (context.json) std::cout << ErrorJson(503, "UNAVAILABLE", status.message()) << "\n";
  return kUnavailable;
}

}  // namespace

ExitCode Finish(const CommandContext& context, const absl::StatusOr<Response>& response,
                absl::FunctionRef<void(const Value&)> print) {
  if (!response.ok()) return NoAnswer(context, response.status());
  const ExitCode code = ExitCodeOf(response->status);
  const Value answer = Value::Parse(response->body);
  if (code != kDone) {
    const std::string described = DescribeError(*response);
    std::cerr << "copperplate: " << described << "\n";
    if (context.json) {
      std::cout << (answer["error"].null() ? ErrorJson(response->status, "UNKNOWN", described)
                                           : PrintableJson(response->body))
                << "\n";
    }
    return code;
  }
  if (!answer.object()) return BadAnswer(context, "the answer is no JSON object");
  if (context.json) {
    std::cout << PrintableJson(response->body) << "\n";
  } else {
    print(answer.WithTexts(&Printable));
  }
  return kDone;
}

}  // namespace copperplate::cli
