#include "services/governance/app/read_publication_clock.h"

#include <vector>

#include "libs/status/status_macros.h"

namespace copperplate::governance {

absl::StatusOr<PublicationClockAt> ReadPublicationClock(PublicationRegister& publications,
                                                        const RequestContext& context,
                                                        const PublicationClockQuery& query) {
  const absl::CivilDay to = query.taken_to.value_or(query.as_of);
  PublicationClockAt at;
  ABSL_ASSIGN_OR_RETURN(
      at.read, publications.Read(context, query.taken_from, to, query.known_at, query.sensitive));
  std::vector<const Decision*> decisions;
  for (const Decision& decision : at.read.decisions) decisions.push_back(&decision);
  at.clock = ClockOn(decisions, query.taken_from.value_or(absl::CivilDay::min()), to,
                     {query.as_of, at.read.known_at}, at.read.targets.settings,
                     WorkingDays(at.read.targets.bank_holidays));
  return at;
}

}  // namespace copperplate::governance
