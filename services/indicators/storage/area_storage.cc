#include "services/indicators/storage/area_storage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/run_change.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/area_rows.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using change_postgres::ChangeNote;
using change_postgres::RunChange;
using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

const AreaRecord* FindOwn(const AreaTree& tree, absl::string_view id) {
  const auto found = std::find_if(tree.own.begin(), tree.own.end(),
                                  [&](const AreaRecord& record) { return record.area.id == id; });
  return found == tree.own.end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<AreaRecord> AreaStorage::Get(const RequestContext& context, absl::string_view id,
                                            std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, known_at));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kFindArea, context.force, id, revision));
  if (rows.empty()) return NotFoundIn(lease, context.force, AreaUnknown());
  return ReadArea(rows[0]);
}

absl::StatusOr<Page<AreaRecord>> AreaStorage::List(const RequestContext& context,
                                                   absl::string_view after,
                                                   std::optional<absl::Time> known_at, int limit) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, known_at));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kListAreas, context.force, after, revision,
                                                     change_postgres::RowsToAsk(limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return change_postgres::ReadPage<AreaRecord>(rows, limit, ReadArea);
}

absl::StatusOr<Changed<AreaRecord>> AreaStorage::Change(const RequestContext& context,
                                                        const AreaChange& change) {
  const std::string& force = context.force;
  RevisionLock revision(revisions_, context);
  AreaTree tree;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<AreaRecord> {
    ABSL_ASSIGN_OR_RETURN(tree, ReadAreaTree(transaction, force));
    ABSL_ASSIGN_OR_RETURN(Area area, change.decide(tree));
    return AreaRecord{std::move(area), {}};
  };
  const auto write = [&](Transaction& transaction,
                         AreaRecord& record) -> absl::StatusOr<std::vector<ChangeNote>> {
    const AreaRecord* const before = FindOwn(tree, record.area.id);
    ChangeNote note;
    note.type = before == nullptr ? "area.created" : "area.updated";
    note.subject = kAreaName.Format(force, record.area.id);
    // Before the revision's end: reads of an instant wait from there on.
    if (before != nullptr) note.before = change.print.image(*before);
    ABSL_ASSIGN_OR_RETURN(note.instant, revision.End(transaction));
    ABSL_ASSIGN_OR_RETURN(record, WriteArea(transaction, force, record.area, revision.number(),
                                            *note.instant, uuids_.NextText()));
    note.after = change.print.image(record);
    return std::vector<ChangeNote>{std::move(note)};
  };
  return RunChange<AreaRecord>(
      {pool_, uuids_}, context,
      [&](Transaction& transaction) { return revision.Begin(transaction); },
      {.mode = change.mode, .decide = decide, .write = write, .reply = change.print.reply});
}

}  // namespace copperplate::indicators
