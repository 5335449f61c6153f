#include "services/indicators/storage/peer_group_storage.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/run_change.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/peer_group_rows.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using change_postgres::ChangeNote;
using change_postgres::RunChange;
using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

const PeerGroupRecord* Find(const PeerGroupBook& book, absl::string_view id) {
  const auto found =
      std::find_if(book.groups.begin(), book.groups.end(),
                   [&](const PeerGroupRecord& record) { return record.group.id == id; });
  return found == book.groups.end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<PeerGroupRecord> PeerGroupStorage::Get(const RequestContext& context,
                                                      absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, known_at));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kFindPeerGroup, context.force, id, revision));
  if (rows.empty()) return NotFoundIn(lease, context.force, PeerGroupUnknown());
  return ReadPeerGroup(rows[0]);
}

absl::StatusOr<Page<PeerGroupRecord>> PeerGroupStorage::List(const RequestContext& context,
                                                             const PeerGroupQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kListPeerGroups, context.force, query.after, query.revision,
                                    query.of_force, change_postgres::RowsToAsk(query.limit)));
  return change_postgres::ReadPage<PeerGroupRecord>(rows, query.limit, ReadPeerGroup);
}

absl::StatusOr<Changed<PeerGroupRecord>> PeerGroupStorage::Change(const RequestContext& context,
                                                                  const PeerGroupChange& change) {
  const std::string& force = context.force;
  RevisionLock revision(revisions_, context);
  PeerGroupBook book;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<PeerGroupRecord> {
    ABSL_ASSIGN_OR_RETURN(book, ReadPeerGroupBook(transaction, force));
    ABSL_ASSIGN_OR_RETURN(PeerGroup group, change.decide(book));
    return PeerGroupRecord{std::move(group), {}};
  };
  const auto write = [&](Transaction& transaction,
                         PeerGroupRecord& record) -> absl::StatusOr<std::vector<ChangeNote>> {
    const PeerGroupRecord* const before = Find(book, record.group.id);
    ChangeNote note;
    note.type = before == nullptr ? "peer_group.created" : "peer_group.updated";
    note.subject = kPeerGroupName.Format(force, record.group.id);
    // Before the revision's end: reads of an instant wait from there on.
    if (before != nullptr) note.before = change.print.image(*before);
    ABSL_ASSIGN_OR_RETURN(note.instant, revision.End(transaction));
    ABSL_ASSIGN_OR_RETURN(
        record, WritePeerGroup(transaction, force, record.group, revision.number(), *note.instant,
                               uuids_.NextText()));
    note.after = change.print.image(record);
    return std::vector<ChangeNote>{std::move(note)};
  };
  return RunChange<PeerGroupRecord>(
      {pool_, uuids_}, context,
      [&](Transaction& transaction) { return revision.Begin(transaction); },
      {.mode = change.mode, .decide = decide, .write = write, .reply = change.print.reply});
}

}  // namespace copperplate::indicators
