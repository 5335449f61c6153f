#include "services/governance/transport/restricted_view.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {

absl::StatusOr<std::optional<MeetingContent>> ReadForViewer(MeetingReader& meetings,
                                                            const rpc::CallContext& call,
                                                            absl::string_view name) {
  if (handler::SeesSensitive(call)) return std::nullopt;
  MeetingContent content;
  content.force = call.force;
  // `forces/{force}/bodies/{body}/meetings/{meeting}`
  constexpr size_t kSegments = 6;
  const std::vector<std::string> segments = absl::StrSplit(name, '/');
  if (segments.size() < kSegments) return content;
  content.body.id = segments[3];
  content.meeting.id = segments[5];
  ABSL_ASSIGN_OR_RETURN(content.items,
                        meetings.ReadItems(handler::ContextOf(call), segments[3], segments[5]));
  return content;
}

}  // namespace copperplate::governance
