#include "services/governance/storage/action_register_storage.h"

#include "libs/change_postgres/force.h"
#include "libs/postgres/lease.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/action_rows.h"
#include "services/governance/storage/settings_rows.h"

namespace copperplate::governance {

absl::StatusOr<ActionsAt> ReadActions(postgres::Session& session, const std::string& force,
                                      const std::optional<std::string>& body) {
  ActionsAt at;
  if (body.has_value()) {
    ABSL_ASSIGN_OR_RETURN(at.actions, PartRows<Action>::All(session, force, *body));
  } else {
    ABSL_ASSIGN_OR_RETURN(at.actions, PartRows<Action>::Every(session, force));
  }
  ABSL_ASSIGN_OR_RETURN(at.settings, PartRows<GovernanceSettings>::All(session, force, ""));
  return at;
}

absl::StatusOr<ActionsAt> ActionRegisterStorage::Read(const RequestContext& context,
                                                      const std::optional<std::string>& body,
                                                      std::optional<absl::Time> known_at) {
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(force, context.deadline, context.call));
  // Of every body: `bodies0` follows whatever begins with `bodies/`.
  const std::string first = body.has_value() ? ActionCounter(*body) : "bodies/";
  const std::string last = body.has_value() ? first : "bodies0";
  ABSL_ASSIGN_OR_RETURN(const absl::Time settled,
                        SettledInstant(lease, force, first, last, known_at));
  ABSL_ASSIGN_OR_RETURN(ActionsAt at, ReadActions(lease, force, body));
  at.known_at = settled;
  if (at.actions.empty()) {
    ABSL_RETURN_IF_ERROR(body.has_value() ? CheckBodyKnown(lease, force, *body)
                                          : change_postgres::CheckForceKnown(lease, force));
  }
  return at;
}

}  // namespace copperplate::governance
