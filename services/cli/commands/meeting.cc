#include "services/cli/commands/meeting.h"

#include <iostream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/cli/commands/meeting_text.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/pages.h"

namespace copperplate::cli {
namespace {

constexpr const char* kPartsOfAMeeting[] = {"agendaItems",  "papers",   "attendances",
                                            "declarations", "outcomes", "minutes"};

// Everything in one document; or the first answer that is an error, as it came.
absl::StatusOr<Response> WholeMeeting(const CommandContext& context, const std::string& path) {
  absl::StatusOr<Response> whole = context.client.Get(path, {});
  if (!whole.ok() || ExitCodeOf(whole->status) != kDone) return whole;
  const Value meeting = Value::Parse(whole->body);
  if (!meeting.object()) return whole;
  std::string document = absl::StrCat("{\"meeting\":", meeting.json());
  for (const char* part : kPartsOfAMeeting) {
    const absl::StatusOr<Response> list =
        GetAll(context.client, absl::StrCat(path, "/", part), {}, part);
    if (!list.ok() || ExitCodeOf(list->status) != kDone) return list;
    const Value items = Value::Parse(list->body)[part];
    if (items.null()) return list;
    absl::StrAppend(&document, ",", Quote(part), ":", items.json());
  }
  whole->body = document + "}";
  return whole;
}

}  // namespace

std::string MeetingPath(const CommandContext& context, const MeetingOptions& options) {
  std::string body = IdOf(context.force, "bodies", options.body);
  absl::AsciiStrToLower(&body);
  const std::string meeting =
      IdOf(absl::StrCat(context.force, "/bodies/", body), "meetings", options.meeting);
  return absl::StrCat("/v1/forces/", PathPart(context.force), "/bodies/", PathPart(body),
                      "/meetings/", PathPart(meeting));
}

ExitCode ShowMeeting(const CommandContext& context, const MeetingOptions& options) {
  if (context.json && options.csv) {
    std::cerr << "copperplate: --csv and --json exclude one another\n";
    return kUsage;
  }
  const absl::StatusOr<Response> whole = WholeMeeting(context, MeetingPath(context, options));
  return Finish(context, whole, [&](const Value&) {
    const Value meeting = Value::Parse(whole->body);
    std::cout << (options.csv ? AgendaCsv(meeting) : DrawMeeting(meeting));
  });
}

}  // namespace copperplate::cli
