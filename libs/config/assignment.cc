#include "libs/config/assignment.h"

#include <sys/stat.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "libs/config/file.h"
#include "libs/status/status_macros.h"

namespace copperplate::config {
namespace {

constexpr size_t kLongestFlagFile = size_t{1024} * 1024;
constexpr char kCommandLine[] = "command line";

// `name=value` or `name`.
Assignment Split(absl::string_view text, std::string source) {
  const size_t equals = text.find('=');
  Assignment assignment{std::string(absl::StripAsciiWhitespace(text.substr(0, equals))),
                        std::nullopt, std::move(source)};
  if (equals != absl::string_view::npos) {
    assignment.value = std::string(absl::StripAsciiWhitespace(text.substr(equals + 1)));
  }
  return assignment;
}

}  // namespace

std::vector<Assignment> ReadArguments(
    absl::Span<const std::string> arguments,
    const std::function<bool(absl::string_view name)>& takes_no_value,
    std::vector<std::string>& faults) {
  std::vector<Assignment> assignments;
  for (size_t i = 0; i < arguments.size(); ++i) {
    absl::string_view argument = arguments[i];
    if (!absl::ConsumePrefix(&argument, "--") || argument.empty() || argument.front() == '=') {
      // Not shown: it may be the value of a secret that was meant to be refused.
      faults.push_back(absl::StrCat("argument ", i + 1, ": is no flag; flags are --name=value"));
      continue;
    }
    Assignment assignment = Split(argument, kCommandLine);
    const bool alone = !assignment.value.has_value() && !takes_no_value(assignment.name);
    const bool followed = i + 1 < arguments.size() && arguments[i + 1].substr(0, 2) != "--";
    if (alone && followed) assignment.value = arguments[++i];
    assignments.push_back(std::move(assignment));
  }
  return assignments;
}

absl::StatusOr<std::vector<Assignment>> ReadFlagFile(const std::string& path,
                                                     std::vector<std::string>& faults) {
  struct stat about {};
  ABSL_ASSIGN_OR_RETURN(const std::string contents, ReadFile(path, kLongestFlagFile, about));
  std::vector<Assignment> assignments;
  int number = 0;
  for (absl::string_view line : absl::StrSplit(contents, '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line.front() == '#') continue;
    absl::ConsumePrefix(&line, "--");
    Assignment assignment = Split(line, absl::StrCat(path, ":", number));
    if (assignment.name.empty()) {
      faults.push_back(absl::StrCat(assignment.source, ": is no setting; lines are name=value"));
    } else {
      assignments.push_back(std::move(assignment));
    }
  }
  return assignments;
}

}  // namespace copperplate::config
