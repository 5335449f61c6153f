#include "services/indicators/storage/revision_storage.h"

#include <optional>

#include "libs/status/status_macros.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

absl::StatusOr<NewestRevisions> RevisionStorage::Newest(const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Revisions newest, ResolveKnownAt(lease, context.force, std::nullopt));
  return NewestRevisions{newest.own, newest.national};
}

}  // namespace copperplate::indicators
