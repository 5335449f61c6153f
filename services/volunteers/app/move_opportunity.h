#pragma once

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"

namespace copperplate::volunteers {

// `today` is that of Europe/London.

// Opens, closes or cancels an opportunity; event `opportunity.moved`. As ChangePart();
// FAILED_PRECONDITION (STATE_NOT_ALLOWED, naming the state and those that may follow; to OPEN
// OPPORTUNITY_OVER).
PartChanged<Opportunity> MoveOpportunity(PartRepository<Opportunity>& opportunities,
                                         const RequestContext& context, const PartPath& path,
                                         OpportunityState to, absl::CivilDay today,
                                         const Asked& asked,
                                         const Printer<PartRecord<Opportunity>>& print);

// Proposes somebody. As CreatePart(); INVALID_ARGUMENT (ENGAGEMENT_UNKNOWN of `engagement`);
// FAILED_PRECONDITION, all of CheckMatch().
PartChanged<Match> ProposeMatch(PartRepository<Match>& matches, const RequestContext& context,
                                absl::string_view opportunity, const Match& match,
                                absl::CivilDay today, WriteMode mode,
                                const Printer<PartRecord<Match>>& print);

// Accepts, declines or withdraws a match; event `match.moved`. As ChangePart(); FAILED_PRECONDITION
// (STATE_NOT_ALLOWED; to ACCEPTED all of CheckMatch()).
PartChanged<Match> MoveMatch(PartRepository<Match>& matches, const RequestContext& context,
                             const PartPath& path, MatchState to, absl::CivilDay today,
                             const Asked& asked, const Printer<PartRecord<Match>>& print);

}  // namespace copperplate::volunteers
