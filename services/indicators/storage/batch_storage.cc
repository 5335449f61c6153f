#include "services/indicators/storage/batch_storage.h"

#include <limits>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/status/status_macros.h"
#include "services/indicators/storage/batch_rows.h"
#include "services/indicators/storage/warning_rows.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Rows;

absl::StatusOr<std::optional<Batch>> BatchStorage::Find(const RequestContext& context,
                                                        absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(std::optional<Batch> batch, FindBatch(lease, context.force, id));
  if (!batch.has_value())
    ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
  return batch;
}

absl::StatusOr<Page<Batch>> BatchStorage::List(const RequestContext& context,
                                               std::optional<int64_t> before, int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  constexpr int64_t kBehindAll = int64_t{std::numeric_limits<int32_t>::max()} + 1;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kListBatches, context.force, before.value_or(kBehindAll),
                                    change_postgres::RowsToAsk(limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
  return change_postgres::ReadPage<Batch>(rows, limit, ReadBatch);
}

absl::StatusOr<Page<imports::RowFault>> BatchStorage::ListFaults(const RequestContext& context,
                                                                 int32_t number, int64_t skip,
                                                                 int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kListBatchFaults, context.force, number, skip,
                                                     change_postgres::RowsToAsk(limit)));
  return change_postgres::ReadPage<imports::RowFault>(rows, limit, ReadBatchFault);
}

absl::StatusOr<Page<ImportWarning>> BatchStorage::ListWarnings(const RequestContext& context,
                                                               int32_t number, int64_t skip,
                                                               int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kListBatchWarnings, context.force, number,
                                                     skip, change_postgres::RowsToAsk(limit)));
  return change_postgres::ReadPage<ImportWarning>(rows, limit, ReadBatchWarning);
}

}  // namespace copperplate::indicators
