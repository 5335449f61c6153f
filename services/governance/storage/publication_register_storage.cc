#include "services/governance/storage/publication_register_storage.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/lease.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/settings_rows.h"

namespace copperplate::governance {
namespace {

absl::StatusOr<PublicationTargets> ReadTargetsOf(postgres::Session& session,
                                                 absl::string_view force) {
  PublicationTargets targets;
  ABSL_ASSIGN_OR_RETURN(targets.settings, PartRows<GovernanceSettings>::All(session, force, ""));
  ABSL_ASSIGN_OR_RETURN(targets.bank_holidays, PartRows<BankHoliday>::All(session, force, ""));
  return targets;
}

}  // namespace

absl::StatusOr<PublicationTargets> PublicationRegisterStorage::ReadTargets(
    const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return ReadTargetsOf(lease, context.force);
}

absl::StatusOr<DecisionsAt> PublicationRegisterStorage::Read(const RequestContext& context,
                                                             std::optional<absl::CivilDay> from,
                                                             absl::CivilDay to,
                                                             std::optional<absl::Time> known_at,
                                                             bool sensitive) {
  const std::string& force = context.force;
  DecisionsAt at;
  std::vector<std::string> names;
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(force, context.deadline, context.call));
    const absl::string_view counter = RootRows<DecisionsRoot>::kCounter;
    ABSL_ASSIGN_OR_RETURN(at.known_at, SettledInstant(lease, force, counter, counter, known_at));
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          lease.Query(kDecisionsOfPublicInterest, force, from, to, sensitive));
    for (const postgres::Row row : rows) {
      Decision& decision = at.decisions.emplace_back();
      bool is_sensitive = false;
      ABSL_RETURN_IF_ERROR(row.Read(decision.id, decision.reference, decision.title, decision.spi,
                                    decision.taken_on, decision.state, decision.changes,
                                    decision.publication, is_sensitive));
      if (is_sensitive) names.push_back(kDecisionName.Format(force, decision.id));
    }
    if (at.decisions.empty()) ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, force));
    ABSL_ASSIGN_OR_RETURN(at.targets, ReadTargetsOf(lease, force));
  }
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, "decision.read", names));
  return at;
}

}  // namespace copperplate::governance
