#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "libs/marking/marking.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/opportunity.h"
#include "services/volunteers/domain/suitability.h"

namespace copperplate::volunteers {

// An engagement, live or not, as one opportunity looks at it.
struct CandidateRecord {
  // Of its deployable days those of the opportunity, all or none; of checks those that were
  // cleared; of skills those that the opportunity names; of times those that hold on its days.
  Candidate candidate;
  std::string name;  // the volunteer's
  Marking marking = Marking::kOfficialSensitive;
  std::vector<EngagementEvent> history;  // without reasons and actors
};

struct OpportunityAt {
  Opportunity opportunity;
  std::vector<CandidateRecord> candidates;  // by volunteer and engagement
};

// Who might be sought for an opportunity of the context's force. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h.
class CandidateRegister {
 public:
  virtual ~CandidateRegister() = default;

  // Of everybody who is not anonymised; minutes of the 90 days that end with `as_of`. NOT_FOUND
  // (OPPORTUNITY_UNKNOWN; FORCE_UNKNOWN).
  virtual absl::StatusOr<OpportunityAt> Read(const RequestContext& context,
                                             absl::string_view opportunity,
                                             absl::CivilDay as_of) = 0;

  // That these volunteers, by id, were shown: `volunteer.read` of each.
  virtual absl::Status RecordShown(const RequestContext& context,
                                   const std::vector<std::string>& volunteers) = 0;
};

}  // namespace copperplate::volunteers
