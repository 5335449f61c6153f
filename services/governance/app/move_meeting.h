// Meetings from their beginning to their end. All are as ChangePart() where nothing else is said:
// what refuses a step is in domain/meeting_moves.h.
#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/app/pack_registers.h"

namespace copperplate::governance {

// As CreatePart(). `as_body_meets`: it is held in public where the body says so.
PartChanged<Meeting> CreateMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   absl::string_view body, const Meeting& meeting,
                                   bool as_body_meets, WriteMode mode,
                                   const Printer<PartRecord<Meeting>>& print);

// Event `meeting.agenda_published`. When that was is said by the clock that says when everything
// else is recorded: what was recorded until then is in the pack, which keeps the registers of this
// service as `print_registers` prints them.
PartChanged<Meeting> PublishAgenda(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   const PartPath& path, std::optional<absl::Time> published_at,
                                   const PrintRegisters& print_registers, const Asked& asked,
                                   const Printer<PartRecord<Meeting>>& print);

// Event `meeting.opened`.
PartChanged<Meeting> OpenMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                 const PartPath& path, const Asked& asked,
                                 const Printer<PartRecord<Meeting>>& print);

// Event `meeting.closed`.
PartChanged<Meeting> CloseMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                  const PartPath& path, const Asked& asked,
                                  const Printer<PartRecord<Meeting>>& print);

// Event `meeting.minuted`.
PartChanged<Meeting> MinuteMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   const PartPath& path, const Asked& asked,
                                   const Printer<PartRecord<Meeting>>& print);

// Event `meeting.cancelled`.
PartChanged<Meeting> CancelMeeting(PartRepository<Meeting>& meetings, const RequestContext& context,
                                   const PartPath& path, absl::string_view reason,
                                   const Asked& asked, const Printer<PartRecord<Meeting>>& print);

// Event `meeting.postponed`, and `meeting.created` of the one in its place, which is given; its
// items are created by what `meetings` writes beside. Of `to` the id, day, times and venue are
// looked at. ALREADY_EXISTS (MEETING_EXISTS) where there is one of its id.
PartChanged<Meeting> PostponeMeeting(PartRepository<Meeting>& meetings,
                                     const RequestContext& context, const PartPath& path,
                                     const Meeting& to, absl::string_view reason,
                                     const Asked& asked, const Printer<PartRecord<Meeting>>& print);

}  // namespace copperplate::governance
