#include "services/volunteers/storage/candidate_register_storage.h"

#include <utility>

#include "libs/change_postgres/force.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/candidate_rows.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/volunteer_reads.h"

namespace copperplate::volunteers {

absl::StatusOr<OpportunityAt> CandidateRegisterStorage::Read(const RequestContext& context,
                                                             absl::string_view opportunity,
                                                             absl::CivilDay as_of) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      PartRows<Opportunity>::Find(lease, context.force, {std::string(opportunity)}, true));
  if (rows.empty()) {
    return change_postgres::NotFoundIn(lease, context.force, PartUnknown<Opportunity>());
  }
  ABSL_ASSIGN_OR_RETURN(auto record, PartRows<Opportunity>::Read(rows[0]));
  OpportunityAt at;
  at.opportunity = std::move(record.part);
  ABSL_ASSIGN_OR_RETURN(at.candidates, ReadCandidates(lease, context.force, at.opportunity, as_of));
  return at;
}

absl::Status CandidateRegisterStorage::RecordShown(const RequestContext& context,
                                                   const std::vector<std::string>& volunteers) {
  return RecordVolunteersRead(parts_, context, volunteers);
}

}  // namespace copperplate::volunteers
