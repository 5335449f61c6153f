#include <string>

#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/read_publication_clock.h"
#include "services/governance/transport/decision_handlers.h"
#include "services/governance/transport/publication_mapping.h"

namespace copperplate::governance {
namespace {

v1::PublicationClock WritePublicationClock(const std::string& force, const std::string& name,
                                           absl::CivilDay as_of, const PublicationClockAt& at) {
  const PublicationClock& clock = at.clock;
  v1::PublicationClock out;
  out.set_name(name);
  out.set_as_of(FormatDate(as_of));
  api::WriteInstant(at.read.known_at, *out.mutable_known_at());
  out.set_total(clock.total());
  out.set_published(clock.published);
  out.set_exempt(clock.exempt);
  out.set_owed(clock.owed);
  out.set_overdue(clock.overdue);
  out.set_within_target(clock.within_target);
  out.set_days_unknown(clock.days_unknown);
  if (clock.mean_days_to_publish.has_value()) {
    out.set_mean_days_to_publish(clock.mean_days_to_publish->Round(1));
  }
  for (const PublicationRow& row : clock.rows) {
    v1::PublicationClock::Row& written = *out.add_decisions();
    written.set_name(kDecisionName.Format(force, row.decision->id));
    written.set_reference(row.decision->reference);
    written.set_title(row.decision->title);
    written.set_taken_on(FormatDate(*row.decision->taken_on));
    WriteStanding(row.standing, *written.mutable_standing());
  }
  return out;
}

}  // namespace

absl::StatusOr<v1::PublicationClock> DecisionHandlers::GetPublicationClock(
    const rpc::CallContext& call, const v1::GetPublicationClockRequest& request) const {
  const absl::Time now = clock_.Now();
  Faults faults;
  kPublicationClockName.Match(request.name(), "name", faults);
  PublicationClockQuery query;
  query.taken_from = fields::ReadOptionalDate(request.taken_from(), "taken_from", faults);
  query.taken_to = fields::ReadOptionalDate(request.taken_to(), "taken_to", faults);
  fields::CheckNotBefore(query.taken_to, "taken_to", query.taken_from, "taken_from", faults);
  query.as_of = fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(now), faults);
  query.known_at = handler::ReadKnownAt(request, now, faults);
  query.sensitive = handler::SeesSensitive(call);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const PublicationClockAt at,
      ReadPublicationClock(ports_.publication_register, handler::ContextOf(call), query));
  return WritePublicationClock(call.force, request.name(), query.as_of, at);
}

}  // namespace copperplate::governance
