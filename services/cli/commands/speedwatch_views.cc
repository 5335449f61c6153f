// Watch groups, and what Speedwatch did.
#include "absl/strings/str_cat.h"
#include "libs/text/thousands.h"
#include "services/cli/commands/speedwatch_note.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

constexpr ViewOption kSpeedwatchOptions[] = {
    {"--as-of", "asOf", "At the end of this day, YYYY-MM-DD; today by default"},
    {"--from", "fromMonth", "A period from this month on too, YYYY-MM"},
    kKnownAtOption};

constexpr ViewColumn kSpeedwatchColumns[] = {
    {"Period", "span"},
    {"From", "fromDate"},
    {"To", "toDate"},
    {"Groups gained", "groupsGained", Form::kNumber},
    {"Closed", "groupsClosed", Form::kNumber},
    {"Members gained", "declaredMembersGained", Form::kNumber},
    {"Sessions", "sessions", Form::kNumber},
    {"Passing", "passing", Form::kNumber},
    {"Over", "overThreshold", Form::kNumber},
    {"Over %", "overPercent", Form::kNumber},
    {"Operator hours", "operatorHours", Form::kNumber},
};

constexpr ViewColumn kWatchGroupColumns[] = {
    {"Group", "name", Form::kId},
    {"Kind", "kind"},
    {"Title", "title"},
    {"Parish", "parish"},
    {"Coordinator", "coordinator", Form::kId},
    {"Declared members", "declaredMembers", Form::kNumber},
    {"Since", "declaredFrom"},
    {"Formed", "formedOn"},
    {"Closed", "closedOn"},
};

}  // namespace

std::string WhatSpeedwatchIs(const Value& summary, size_t /*shown*/) {
  const Value speedwatch = summary["speedwatch"];
  const auto number = [&](const char* member) { return GroupThousands(speedwatch[member].text()); };
  return absl::StrCat(number("groups"), " groups at the end of ", summary["asOf"].text(), ", with ",
                      number("namedOperators"), " named operators and ", number("declaredMembers"),
                      " declared members.\n");
}

const View kSpeedwatchView = {.verb = "speedwatch",
                              .about = "Show what Speedwatch counted, and its groups",
                              .example = "copperplate volunteers speedwatch --as-of 2018-04-30",
                              .path = "/v1/forces/$0/volunteerSummary",
                              .items = "speedwatch.periods",
                              .columns = kSpeedwatchColumns,
                              .options = kSpeedwatchOptions,
                              .paged = false,
                              .note = &WhatSpeedwatchIs};

const View kWatchGroupsView = {.verb = "groups",
                               .about = "List the watch groups",
                               .example = "copperplate volunteers groups",
                               .path = "/v1/forces/$0/watchGroups",
                               .items = "watchGroups",
                               .columns = kWatchGroupColumns};

}  // namespace copperplate::cli
