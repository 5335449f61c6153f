#include "services/governance/app/move_meeting.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/domain/meeting_moves.h"
#include "services/governance/domain/meeting_state.h"

namespace copperplate::governance {
namespace {

using MeetingPrinter = Printer<PartRecord<Meeting>>;

// `move(content, name)` gives the meeting as it is then.
template <class Move>
PartChanged<Meeting> MoveMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                 const PartPath& path, const Asked& asked, absl::string_view verb,
                                 const MeetingPrinter& print, const Move& move) {
  const std::string name = NameAt<Meeting>(context.force, path);
  const auto next = [&](const BodyRoot::Content& content, const Meeting&) {
    return move(*content.meeting, name);
  };
  return ChangePart<Meeting>(meetings, context, path, asked, next, print, verb);
}

}  // namespace

PartChanged<Meeting> CreateMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   absl::string_view body, const Meeting& meeting,
                                   bool as_body_meets, WriteMode mode,
                                   const MeetingPrinter& print) {
  const auto complete = [&](const BodyRoot::Content& content, Meeting& made, Faults&) {
    if (as_body_meets) made.is_public = content.body.is_public;
  };
  return CreateCompletedPart<Meeting>(meetings, context, body, meeting, complete, mode, print);
}

PartChanged<Meeting> PublishAgenda(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   const PartPath& path, std::optional<absl::Time> published_at,
                                   const PrintRegisters& print_registers, const Asked& asked,
                                   const MeetingPrinter& print) {
  const std::string name = NameAt<Meeting>(context.force, path);
  const auto next = [&](const BodyRoot::Content& content,
                        const Meeting& present) -> absl::StatusOr<Meeting> {
    // What is refused anyway waits for nothing.
    ABSL_RETURN_IF_ERROR(StateAfter(name, present.state, "publishAgenda").status());
    ABSL_ASSIGN_OR_RETURN(const absl::Time now, content.hold_registers());
    ABSL_ASSIGN_OR_RETURN(Meeting meeting,
                          AgendaPublished(*content.meeting, name, published_at, now));
    ABSL_ASSIGN_OR_RETURN(RegistersRead read, content.registers(now));
    meeting.frozen =
        print_registers(context.force, meeting, PackRegistersOf(std::move(read), meeting.date));
    for (FrozenRegister& one : meeting.frozen) one.sha256 = DigestOf(name, one);
    return meeting;
  };
  return ChangePart<Meeting>(meetings, context, path, asked, next, print, "agenda_published");
}

PartChanged<Meeting> OpenMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                 const PartPath& path, const Asked& asked,
                                 const MeetingPrinter& print) {
  const std::string name = NameAt<Meeting>(context.force, path);
  const auto next = [&](const BodyRoot::Content& content, const Meeting&) {
    return Opened(*content.meeting, name, LondonDay(content.now));
  };
  return ChangePart<Meeting>(meetings, context, path, asked, next, print, "opened");
}

PartChanged<Meeting> CloseMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                  const PartPath& path, const Asked& asked,
                                  const MeetingPrinter& print) {
  return MoveMeeting(meetings, context, path, asked, "closed", print, Closed);
}

PartChanged<Meeting> MinuteMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   const PartPath& path, const Asked& asked,
                                   const MeetingPrinter& print) {
  return MoveMeeting(meetings, context, path, asked, "minuted", print, Minuted);
}

PartChanged<Meeting> CancelMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   const PartPath& path, absl::string_view reason,
                                   const Asked& asked, const MeetingPrinter& print) {
  return MoveMeeting(meetings, context, path, asked, "cancelled", print,
                     [&](const MeetingContent& content, const std::string& name) {
                       return Cancelled(content, name, reason);
                     });
}

PartChanged<Meeting> PostponeMeeting(PartRepository<Meeting>& meetings,
                                     const RequestContext& context, const PartPath& path,
                                     const Meeting& to, absl::string_view reason,
                                     const Asked& asked, const MeetingPrinter& print) {
  const std::string name = NameAt<Meeting>(context.force, path);
  Meeting made;
  const auto decide = [&](const BodyRoot::Content& content,
                          const PartRecord<Meeting>* found) -> DecidedPart<Meeting> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, PresentPart(content, path, found, asked));
    const bool taken = std::any_of(content.meetings.begin(), content.meetings.end(),
                                   [&](const OtherMeeting& other) { return other.id == to.id; });
    if (taken) return PartExists<Meeting>();
    ABSL_ASSIGN_OR_RETURN(PostponedMeeting postponed,
                          Postponed(*content.meeting, name, reason, to, content.meetings));
    made = std::move(postponed.to);
    return Updated(*present, PartRecord<Meeting>{std::move(postponed.from), {}}, "postponed");
  };
  const auto beside = [&] {
    return std::vector<Decided<PartRecord<Meeting>>>{Created(PartRecord<Meeting>{made, {}})};
  };
  return meetings.Change(
      context,
      {.path = path, .decide = decide, .beside = beside, .mode = asked.mode, .print = print});
}

}  // namespace copperplate::governance
