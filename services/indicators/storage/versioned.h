// The common course of every resource that is kept in versions: read as known at an instant,
// listed, and changed as a revision of its force. A resource adds its statements, what their rows
// mean, and this much:
//
//   absl::StatusOr<WidgetRecord> WidgetStorage::Get(context, id, known_at) {
//     return GetVersion<WidgetRecord>(
//         parts_.pool, context, known_at,
//         {.query = [&](Lease& lease, int64_t revision) {
//            return lease.Query(kFindWidget, context.force, id, revision);
//          },
//          .read = ReadWidget,
//          .unknown = WidgetUnknown()});
//   }
//
// AreaStorage has all three.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change_postgres/change_resource.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "libs/uuid/uuid.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

// What the storage of versioned resources works with; all outlive it.
struct VersionedParts {
  postgres::Pool& pool;
  UuidGenerator& uuids;
  DataRevisions& revisions;
};

// A statement asked for what stood at the revision it is given.
using QueryAt = absl::FunctionRef<absl::StatusOr<postgres::Rows>(postgres::Lease&, int64_t)>;
template <typename Record>
using ReadRecord = absl::FunctionRef<absl::StatusOr<Record>(const postgres::Row&)>;

template <typename Record>
struct VersionQuery {
  QueryAt query;  // one row or none
  ReadRecord<Record> read;
  absl::Status unknown;  // NOT_FOUND, of a force that is there
};

// The version known at `known_at` (now: nothing). Beside `unknown`: NOT_FOUND (FORCE_UNKNOWN),
// INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST).
template <typename Record>
absl::StatusOr<Record> GetVersion(postgres::Pool& pool, const RequestContext& context,
                                  std::optional<absl::Time> known_at,
                                  const VersionQuery<Record>& query) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, known_at));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, query.query(lease, revision));
  if (rows.empty()) return change_postgres::NotFoundIn(lease, context.force, query.unknown);
  return query.read(rows[0]);
}

// What else is asked where a list came out empty.
using EmptyCheck = absl::FunctionRef<absl::Status(postgres::Lease&)>;
inline absl::Status NoEmptyCheck(postgres::Lease&) { return absl::OkStatus(); }

template <typename Record>
struct VersionsQuery {
  QueryAt query;  // of change_postgres::RowsToAsk(limit) rows
  ReadRecord<Record> read;
  int limit = 0;
  EmptyCheck when_empty = NoEmptyCheck;
};

// A page of what was known at `known_at` (now: nothing). NOT_FOUND (FORCE_UNKNOWN),
// INVALID_ARGUMENT as GetVersion(), and what `when_empty` gives.
template <typename Record>
absl::StatusOr<Page<Record>> ListVersions(postgres::Pool& pool, const RequestContext& context,
                                          std::optional<absl::Time> known_at,
                                          const VersionsQuery<Record>& query) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, known_at));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, query.query(lease, revision));
  if (rows.empty()) {
    ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
    ABSL_RETURN_IF_ERROR(query.when_empty(lease));
  }
  return change_postgres::ReadPage<Record>(rows, query.limit, query.read);
}

// What is a resource's own in a change of it. All may run again.
template <typename Record>
struct VersionChange {
  // Its events are `<type>.created`, `<type>.updated` and `<type>.deleted`, or as `decide` says.
  absl::string_view type;
  // The resource's name.
  absl::FunctionRef<std::string(const Record&)> name;
  // Under the force's revision lock: reads what the rules look at and gives what is to be.
  absl::FunctionRef<absl::StatusOr<Decided<Record>>(postgres::Transaction&)> decide;
  // Writes the revision `header.version` of it.
  absl::FunctionRef<absl::Status(postgres::Transaction&, const Record&, bool deleted)> write;
  WriteMode mode = WriteMode::kWrite;
  Printer<Record> print;
};

// One revision of the force: see libs/change. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS
// (REQUEST_ID_REUSED), and what `decide` gives.
template <typename Record>
absl::StatusOr<Changed<Record>> ChangeVersion(const VersionedParts& parts,
                                              const RequestContext& context,
                                              const VersionChange<Record>& change) {
  using change_postgres::Stamp;
  RevisionLock revision(parts.revisions, context);
  const auto lock = [&](postgres::Transaction& transaction) { return revision.Begin(transaction); };
  const auto stamp = [&](postgres::Transaction& transaction) -> absl::StatusOr<Stamp> {
    ABSL_ASSIGN_OR_RETURN(const absl::Time instant, revision.End(transaction));
    return Stamp{instant, revision.number()};
  };
  const auto write = [&](postgres::Transaction& transaction, const Decided<Record>& decided) {
    return change.write(transaction, decided.record, decided.deleted);
  };
  return change_postgres::ChangeResource<Record>({parts.pool, parts.uuids}, context, lock,
                                                 {.type = change.type,
                                                  .name = change.name,
                                                  .decide = change.decide,
                                                  .stamp = stamp,
                                                  .write = write,
                                                  .mode = change.mode,
                                                  .print = change.print});
}

}  // namespace copperplate::indicators
