// A change of a resource, the same way for every resource (libs/change/change.h).
//
//   return RunChange<WidgetRecord>(
//       {pool_, uuids_}, context, NoLock,
//       {.mode = change.mode,
//        .decide = [&](Transaction& transaction) -> absl::StatusOr<WidgetRecord> {
//          ABSL_ASSIGN_OR_RETURN(held, ReadWidgets(transaction, context.force));
//          return change.decide(held);
//        },
//        .write = [&](Transaction& transaction,
//                     WidgetRecord& record) -> absl::StatusOr<std::vector<ChangeNote>> {
//          ABSL_RETURN_IF_ERROR(InsertWidget(transaction, context.force, record));
//          return std::vector<ChangeNote>{{..., .after = change.print.image(record)}};
//        },
//        .reply = change.print.reply});
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/record_change.h"
#include "libs/change_postgres/request_log.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "libs/uuid/uuid.h"

namespace copperplate::change_postgres {

// What every change works with; outlives it.
struct ChangeParts {
  postgres::Pool& pool;
  UuidGenerator& uuids;
};

// The first statements of the transaction: what changes of this kind wait for one another under.
using Lock = absl::FunctionRef<absl::Status(postgres::Transaction&)>;
// For resources whose rows and unique keys are enough.
inline absl::Status NoLock(postgres::Transaction&) { return absl::OkStatus(); }

// What is a resource's own. All may run again, from the first on.
template <typename Record>
struct Work {
  WriteMode mode = WriteMode::kWrite;
  // Reads what the rules look at and gives the record as it is to be, without its header. An error
  // ends the change with it.
  absl::FunctionRef<absl::StatusOr<Record>(postgres::Transaction&)> decide;
  // Writes the record, fills in its header, and gives what is told of the change. UNIQUE_VIOLATION
  // and EXCLUSION_VIOLATION are passed on as they are.
  absl::FunctionRef<absl::StatusOr<std::vector<ChangeNote>>(postgres::Transaction&, Record&)> write;
  PrintReply<Record> reply;
};

// True where the change failed on what another one, committed meanwhile, may have left: on a unique
// key or an exclusion constraint, or, of a request that may be sent again, on a rule that its own
// first sending may have broken.
bool MayHaveMetAnother(const RequestContext& context, const absl::Status& status);

// The record as written, or what a repeat was answered first. ALREADY_EXISTS (REQUEST_ID_REUSED),
// what `lock`, `decide` and `write` give, and those of libs/postgres.
//
// Two sendings of one request at once need no lock: the one that meets the other on a unique key or
// an exclusion constraint, or finds it done behind its own look-up, is run once more and answered
// as a repeat. So is one that meets another request, which `decide` then sees and can refuse by
// name (*_EXISTS, *_OVERLAPS). One that `decide` does not see is UNIQUE_VIOLATION or
// EXCLUSION_VIOLATION, INTERNAL.
template <typename Record>
absl::StatusOr<Changed<Record>> RunChange(const ChangeParts& parts, const RequestContext& context,
                                          Lock lock, const Work<Record>& work) {
  using Result = absl::StatusOr<Changed<Record>>;
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts.pool.Acquire(context.force, context.deadline, context.call));
  const auto change = [&](postgres::Transaction& transaction) -> Result {
    ABSL_RETURN_IF_ERROR(lock(transaction));
    ABSL_ASSIGN_OR_RETURN(auto first, FindRequest(transaction, context));
    if (first.has_value()) return Changed<Record>(*std::move(first));
    ABSL_ASSIGN_OR_RETURN(Record record, work.decide(transaction));
    if (work.mode == WriteMode::kValidateOnly) return Changed<Record>(std::move(record));
    ABSL_ASSIGN_OR_RETURN(const std::vector<ChangeNote> notes, work.write(transaction, record));
    ABSL_RETURN_IF_ERROR(
        RecordChange(transaction, context, parts.uuids, notes,
                     context.idempotency.has_value() ? work.reply(record) : std::string()));
    return Changed<Record>(std::move(record));
  };
  Result changed = lease.Transaction(change);
  if (MayHaveMetAnother(context, changed.status())) changed = lease.Transaction(change);
  return changed;
}

}  // namespace copperplate::change_postgres
