#include "services/cli/http/exit_code.h"

#include "absl/strings/str_cat.h"
#include "services/cli/json/value.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {

namespace {

constexpr char kTokenAdvice[] =
    "a token: set COPPERPLATE_TOKEN or --token-file; the local stack gives one by "
    "deploy/local/token --roles admin";

}  // namespace

ExitCode ExitCodeOf(int http_status) {
  switch (http_status) {
    case 401:
    case 403:
      return kNotAllowed;
    case 404:
      return kNotFound;
    case 408:
    case 429:
    case 502:
    case 503:
    case 504:
      return kUnavailable;
    default:
      if (http_status >= 200 && http_status < 300) return kDone;
      return http_status >= 500 ? kServerFault : kRefused;
  }
}

std::string DescribeError(const Response& response) {
  const Value error = Value::Parse(response.body).WithTexts(&Printable)["error"];
  std::string quoted;
  if (response.status == 401) absl::StrAppend(&quoted, "\n  ", kTokenAdvice);
  if (!response.request_id.empty()) {
    absl::StrAppend(&quoted, "\n  request id: ", Printable(response.request_id));
  }
  if (error["message"].null()) {
    return absl::StrCat("HTTP ", response.status, ": ", Printable(response.body.substr(0, 300)),
                        quoted);
  }
  const std::string message = error["message"].text();
  std::string text = message;
  size_t shown = 0;
  std::string fault_count;
  for (const Value& detail : error["details"].elements()) {
    for (const Value& violation : detail["fieldViolations"].elements()) {
      const std::string line =
          absl::StrCat(violation["field"].text(), ": ", violation["description"].text());
      // Of a single fault the message says the same.
      if (line != message) absl::StrAppend(&text, "\n  ", line);
      ++shown;
    }
    for (const Value& violation : detail["violations"].elements()) {
      absl::StrAppend(&text, "\n  ", violation["subject"].text(), ": ",
                      violation["description"].text());
    }
    if (!detail["reason"].null()) absl::StrAppend(&text, "\n  reason: ", detail["reason"].text());
    if (const Value incident = detail["metadata"]["incident"]; !incident.null()) {
      absl::StrAppend(&text, "\n  incident: ", incident.text());
    }
    fault_count = detail["metadata"]["faultCount"].null() ? fault_count
                                                          : detail["metadata"]["faultCount"].text();
  }
  if (!fault_count.empty() && fault_count != absl::StrCat(shown)) {
    absl::StrAppend(&text, "\n  ", shown, " of ", fault_count,
                    fault_count == "1" ? " fault shown" : " faults shown");
  }
  return text + quoted;
}

}  // namespace copperplate::cli
