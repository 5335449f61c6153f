#include "services/indicators/storage/peer_group_storage.h"

#include <utility>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/storage/peer_group_rows.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

namespace {

// NOT_FOUND would be about the force of the request.
absl::Status CheckForceNamed(Lease& lease, absl::string_view force) {
  absl::Status known = change_postgres::CheckForceKnown(lease, force);
  return absl::IsNotFound(known) ? ForceUnknownIn("force") : known;
}

}  // namespace

absl::StatusOr<PeerGroupRecord> PeerGroupStorage::Get(const RequestContext& context,
                                                      absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  return GetVersion<PeerGroupRecord>(parts_.pool, context, known_at,
                                     {.query =
                                          [&](Lease& lease, int64_t revision) {
                                            return lease.Query(kFindPeerGroup, context.force, id,
                                                               revision);
                                          },
                                      .read = ReadPeerGroup,
                                      .unknown = PeerGroupUnknown()});
}

absl::StatusOr<Page<PeerGroupRecord>> PeerGroupStorage::List(const RequestContext& context,
                                                             const PeerGroupQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kListPeerGroups, context.force, query.after, query.revision,
                                    query.of_force, change_postgres::RowsToAsk(query.limit)));
  if (rows.empty() && !query.of_force.empty()) {
    ABSL_RETURN_IF_ERROR(CheckForceNamed(lease, query.of_force));
  }
  return change_postgres::ReadPage<PeerGroupRecord>(rows, query.limit, ReadPeerGroup);
}

absl::StatusOr<Changed<PeerGroupRecord>> PeerGroupStorage::Change(const RequestContext& context,
                                                                  const PeerGroupChange& change) {
  const std::string& force = context.force;
  const auto name = [&](const PeerGroupRecord& record) {
    return kPeerGroupName.Format(force, record.group.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<PeerGroupRecord>> {
    ABSL_ASSIGN_OR_RETURN(const PeerGroupBook held, ReadPeerGroupBook(transaction, force));
    ABSL_ASSIGN_OR_RETURN(PeerGroup group, change.decide(held));
    return DecidedAmong(held.groups, PeerGroupRecord{std::move(group), {}});
  };
  const auto write = [&](Transaction& transaction, const PeerGroupRecord& record, bool) {
    return WritePeerGroup(transaction, force, record);
  };
  return ChangeVersion<PeerGroupRecord>(parts_, context,
                                        {.type = "peer_group",
                                         .name = name,
                                         .decide = decide,
                                         .write = write,
                                         .mode = change.mode,
                                         .print = change.print});
}

}  // namespace copperplate::indicators
