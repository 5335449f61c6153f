#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/governance/domain/attendance_rate.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// What is told of a meeting as a whole, and across those of a body. Implementations are
// thread-safe; beside the errors named each gives those of libs/postgres/sqlstate.h.
class MeetingReader {
 public:
  virtual ~MeetingReader() = default;

  // Meetings of the body with what lies below them, in the order of `meetings`. Those that are not
  // there are left out.
  virtual absl::StatusOr<std::vector<MeetingContent>> Read(
      const RequestContext& context, absl::string_view body,
      const std::vector<std::string>& meetings) = 0;

  // The items of the meeting; none also where there is no such meeting.
  virtual absl::StatusOr<std::vector<AgendaItem>> ReadItems(const RequestContext& context,
                                                            absl::string_view body,
                                                            absl::string_view meeting) = 0;

  // What the warnings of meetings of the body look at (domain/warnings.h), in the order of
  // `meetings`: of what lies below them no more than that. Those that are not there are left out.
  virtual absl::StatusOr<std::vector<MeetingContent>> ReadForWarnings(
      const RequestContext& context, absl::string_view body,
      const std::vector<std::string>& meetings) = 0;

  // The memberships of the body, and its meetings with who was recorded at them, of the days from
  // `first` to `last`. NOT_FOUND (BODY_UNKNOWN, FORCE_UNKNOWN).
  struct Attended {
    std::vector<Membership> memberships;
    std::vector<AttendedMeeting> meetings;
  };
  virtual absl::StatusOr<Attended> ReadAttended(const RequestContext& context,
                                                absl::string_view body, absl::CivilDay first,
                                                absl::CivilDay last) = 0;
};

}  // namespace copperplate::governance
