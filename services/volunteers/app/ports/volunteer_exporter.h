#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/duty_repository.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/watch_parts.h"

namespace copperplate::volunteers {

// A page of what is held of a volunteer.
struct ExportQuery {
  std::string volunteer;           // id
  std::optional<DutyPlace> after;  // of the duties; none: the first page
  int limit = 0;                   // of the duties
};

struct ExportedMatch {
  std::string opportunity;  // id
  PartRecord<Match> record;
};

struct ExportedVolunteer {
  // On the first page alone: the volunteer and all of each.
  std::optional<PartRecord<Volunteer>> volunteer;
  std::vector<std::string> merged_from;  // ids of the records that were merged into it
  std::vector<PartRecord<Engagement>> engagements;
  std::vector<PartRecord<Supervision>> supervisions;
  std::vector<PartRecord<GuardianConsent>> consents;
  std::vector<PartRecord<VettingCheck>> checks;
  std::vector<PartRecord<VolunteerSkill>> skills;
  std::vector<PartRecord<Availability>> availabilities;
  std::vector<PartRecord<EventPermission>> event_permissions;
  std::vector<PartRecord<Recognition>> recognitions;
  std::vector<ExportedMatch> matches;
  // Without the others who stood there.
  std::vector<PartRecord<SpeedwatchSession>> sessions;
  std::vector<std::string> led_units;           // ids
  std::vector<std::string> coordinated_groups;  // likewise
  // Of others, where the volunteer is the supervisor or a delegate; whose each is `supervised`
  // says.
  std::vector<Supervision> supervising;
  // Every edition, in the order in which they begin.
  Page<DutyRecord> duties;
};

// Implementations are thread-safe. Beside the errors named each gives those of
// libs/postgres/sqlstate.h.
class VolunteerExporter {
 public:
  virtual ~VolunteerExporter() = default;

  // What is held of one volunteer of the context's force; that it was read is an event,
  // `volunteer.exported`. NOT_FOUND (VOLUNTEER_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<ExportedVolunteer> Export(const RequestContext& context,
                                                   const ExportQuery& query) = 0;
};

}  // namespace copperplate::volunteers
