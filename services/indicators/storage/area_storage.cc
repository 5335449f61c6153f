#include "services/indicators/storage/area_storage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/area_rows.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/paging.h"
#include "services/indicators/storage/record_change.h"
#include "services/indicators/storage/request_log.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

const AreaRecord* FindOwn(const AreaTree& tree, absl::string_view id) {
  const auto found = std::find_if(tree.own.begin(), tree.own.end(),
                                  [&](const AreaRecord& record) { return record.area.id == id; });
  return found == tree.own.end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<AreaRecord> AreaStorage::Get(const RequestContext& context, absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kFindArea, context.force, id));
  if (rows.empty()) return AreaUnknown();
  return ReadArea(rows[0]);
}

absl::StatusOr<Page<AreaRecord>> AreaStorage::List(const RequestContext& context,
                                                   absl::string_view after, int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kListAreas, context.force, after, RowsToAsk(limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return ReadPage<AreaRecord>(rows, limit, ReadArea);
}

absl::StatusOr<Changed<AreaRecord>> AreaStorage::Change(const RequestContext& context,
                                                        const AreaChange& change) {
  const DataChange changing(revisions_, context.force);
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  return lease.Transaction(
      [&](Transaction& transaction) { return ChangeIn(transaction, context, change); });
}

absl::StatusOr<Changed<AreaRecord>> AreaStorage::ChangeIn(Transaction& transaction,
                                                          const RequestContext& context,
                                                          const AreaChange& change) {
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, BeginRevision(transaction, force));
  ABSL_ASSIGN_OR_RETURN(auto first, FindRequest(transaction, context));
  if (first.has_value()) return *std::move(first);

  ABSL_ASSIGN_OR_RETURN(const AreaTree tree, ReadAreaTree(transaction, force));
  ABSL_ASSIGN_OR_RETURN(const Area area, change.decide(tree));
  if (change.mode == WriteMode::kValidateOnly) return AreaRecord{area, {}};

  ABSL_ASSIGN_OR_RETURN(const absl::Time instant,
                        EndRevision(transaction, force, revision, context.caller));
  ABSL_ASSIGN_OR_RETURN(const AreaRecord record,
                        WriteArea(transaction, force, area, revision, instant, uuids_.NextText()));
  const AreaRecord* const before = FindOwn(tree, area.id);
  ChangeNote note{.instant = instant,
                  .type = before == nullptr ? "area.created" : "area.updated",
                  .subject = kAreaName.Format(force, area.id),
                  .before = std::nullopt,
                  .after = change.print(record)};
  if (before != nullptr) note.before = change.print(*before);
  ABSL_RETURN_IF_ERROR(RecordChange(transaction, context, uuids_, note));
  return record;
}

}  // namespace copperplate::indicators
