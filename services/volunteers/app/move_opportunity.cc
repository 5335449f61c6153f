#include "services/volunteers/app/move_opportunity.h"

#include <algorithm>
#include <string>

#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/match.h"
#include "services/volunteers/domain/suitability.h"

namespace copperplate::volunteers {
namespace {

// INVALID_ARGUMENT (ENGAGEMENT_UNKNOWN); FAILED_PRECONDITION, all of CheckMatch().
absl::Status CheckMatchAmong(const OpportunityRoot::Content& content, const Match& match,
                             absl::string_view force, absl::CivilDay today) {
  const auto found = std::find_if(
      content.candidates.begin(), content.candidates.end(), [&](const Candidate& candidate) {
        return candidate.ref == match.volunteer && candidate.engagement == match.engagement;
      });
  if (found == content.candidates.end()) {
    Faults faults;
    faults.Add("ENGAGEMENT_UNKNOWN", "engagement", "is none of the force's");
    return faults.ToStatus();
  }
  const Suitability suitability = SuitabilityOf(content.opportunity, *found);
  return CheckMatch(match, {content.opportunity, content.matches, suitability, today},
                    kOpportunityName.Format(force, content.opportunity.id),
                    kEngagementName.Format(force, match.volunteer, match.engagement))
      .ToStatus();
}

}  // namespace

PartChanged<Opportunity> MoveOpportunity(PartRepository<Opportunity>& opportunities,
                                         const RequestContext& context, const PartPath& path,
                                         OpportunityState to, absl::CivilDay today,
                                         const Asked& asked,
                                         const Printer<PartRecord<Opportunity>>& print) {
  const std::string name = NameAt<Opportunity>(context.force, path);
  const auto next = [&](const OpportunitiesRoot::Content&,
                        const Opportunity& present) -> absl::StatusOr<Opportunity> {
    Opportunity moved = present;
    ABSL_ASSIGN_OR_RETURN(moved.state, MovedTo(name, present.state, to));
    if (to == OpportunityState::kOpen) {
      Unmet unmet;
      CheckNotOver(moved, name, today, unmet);
      ABSL_RETURN_IF_ERROR(unmet.ToStatus());
    }
    return moved;
  };
  return ChangePart<Opportunity>(opportunities, context, path, asked, next, print, "moved");
}

PartChanged<Match> ProposeMatch(PartRepository<Match>& matches, const RequestContext& context,
                                absl::string_view opportunity, const Match& match,
                                absl::CivilDay today, WriteMode mode,
                                const Printer<PartRecord<Match>>& print) {
  const PartPath path = copperplate::PathOf(opportunity, match);
  const auto decide = [&](const OpportunityRoot::Content& content,
                          const PartRecord<Match>* present) -> DecidedPart<Match> {
    if (present != nullptr) return PartExists<Match>();
    ABSL_RETURN_IF_ERROR(CheckMatchAmong(content, match, context.force, today));
    return Created(PartRecord<Match>{match, {}});
  };
  return matches.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Match> MoveMatch(PartRepository<Match>& matches, const RequestContext& context,
                             const PartPath& path, MatchState to, absl::CivilDay today,
                             const Asked& asked, const Printer<PartRecord<Match>>& print) {
  const std::string name = NameAt<Match>(context.force, path);
  const auto next = [&](const OpportunityRoot::Content& content,
                        const Match& present) -> absl::StatusOr<Match> {
    Match moved = present;
    ABSL_ASSIGN_OR_RETURN(moved.state, MovedTo(name, present.state, to));
    if (to == MatchState::kAccepted) {
      ABSL_RETURN_IF_ERROR(CheckMatchAmong(content, moved, context.force, today));
    }
    return moved;
  };
  return ChangePart<Match>(matches, context, path, asked, next, print, "moved");
}

}  // namespace copperplate::volunteers
