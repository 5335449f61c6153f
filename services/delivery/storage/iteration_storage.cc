#include "services/delivery/storage/iteration_storage.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/change/decided.h"
#include "libs/change_postgres/change_resource.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/board_rows.h"
#include "services/delivery/storage/held_iterations.h"
#include "services/delivery/storage/iteration_rows.h"
#include "services/delivery/storage/plan_rows.h"

namespace copperplate::delivery {

using postgres::FromNumber;
using postgres::Lease;
using postgres::Rows;
using postgres::ToNumber;
using postgres::Transaction;

namespace {

// Those of a sensitive plan.
absl::Status RecordReadsOf(const change_postgres::ChangeParts& parts, const RequestContext& context,
                           const std::vector<const IterationRecord*>& records) {
  std::vector<std::string> names;
  for (const IterationRecord* const record : records) {
    if (!record->sensitive) continue;
    names.push_back(
        kIterationName.Format(context.force, record->iteration.plan, record->iteration.id));
  }
  return change_postgres::RecordReads(parts, context, "iteration.read", names);
}

}  // namespace

absl::StatusOr<IterationRecord> IterationStorage::Get(const RequestContext& context,
                                                      absl::string_view plan, absl::string_view id,
                                                      bool sensitive) {
  std::optional<IterationRecord> found;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(found, FindIterationWithRows(lease, context.force, plan, id, sensitive));
    if (!found.has_value()) {
      ABSL_RETURN_IF_ERROR(CheckPlanKnown(lease, context.force, plan, sensitive));
      return IterationUnknown();
    }
  }
  ABSL_RETURN_IF_ERROR(RecordReadsOf(parts_, context, {&*found}));
  return *std::move(found);
}

absl::StatusOr<Page<IterationRecord>> IterationStorage::List(const RequestContext& context,
                                                             const IterationQuery& query) {
  Page<IterationRecord> page;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    const int32_t below = query.below.value_or(std::numeric_limits<int32_t>::max());
    ABSL_ASSIGN_OR_RETURN(
        const Rows rows,
        lease.Query(kListIterations, context.force, query.plan, query.sensitive,
                    ToNumber(query.state), below, change_postgres::RowsToAsk(query.limit)));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(CheckPlanKnown(lease, context.force, query.plan, query.sensitive));
    }
    ABSL_ASSIGN_OR_RETURN(
        page, change_postgres::ReadPage<IterationRecord>(rows, query.limit, ReadIteration));
  }
  std::vector<const IterationRecord*> read;
  read.reserve(page.rows.size());
  for (const IterationRecord& record : page.rows) read.push_back(&record);
  ABSL_RETURN_IF_ERROR(RecordReadsOf(parts_, context, read));
  return page;
}

absl::StatusOr<FrozenContent> IterationStorage::Content(const RequestContext& context,
                                                        absl::string_view plan,
                                                        absl::string_view id, bool sensitive) {
  FrozenContent content;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          lease.Query(kContentOfIteration, context.force, plan, id, sensitive));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(CheckPlanKnown(lease, context.force, plan, sensitive));
      return IterationUnknown();
    }
    int64_t state = 0;
    ABSL_RETURN_IF_ERROR(
        rows[0].Read(state, content.canonical_json, content.sha256, content.sensitive));
    content.state = FromNumber<IterationState>(state);
  }
  if (content.sensitive) {
    ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(
        parts_, context, "iteration.read", {kIterationName.Format(context.force, plan, id)}));
  }
  return content;
}

absl::StatusOr<Changed<IterationRecord>> IterationStorage::Change(const RequestContext& context,
                                                                  const IterationChange& change) {
  const std::string& force = context.force;
  const auto lock = [&](Transaction& transaction) {
    return LockPlan(transaction, force, change.plan);
  };
  const auto name = [&](const IterationRecord& record) {
    return kIterationName.Format(force, change.plan, record.iteration.id);
  };
  std::optional<std::string> content;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<IterationRecord>> {
    ABSL_ASSIGN_OR_RETURN(const HeldIterations held,
                          ReadHeld(transaction, force, change.plan, change.iteration));
    const auto board = [&](absl::CivilDay as_of) {
      return ReadBoardFigures(transaction, force, change.plan, as_of, true);
    };
    ABSL_ASSIGN_OR_RETURN(DecidedIteration decided, change.decide(held, board));
    content = std::move(decided.content);
    return std::move(decided.iteration);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampChangeOfPlan(transaction, force, change.plan);
  };
  const auto write = [&](Transaction& transaction, const Decided<IterationRecord>& decided) {
    return decided.before.has_value()
               ? UpdateIterationRow(transaction, force, decided.record, content)
               : InsertIteration(transaction, force, decided.record);
  };
  return change_postgres::ChangeResource<IterationRecord>(parts_, context, lock,
                                                          {.type = kIterationType,
                                                           .name = name,
                                                           .decide = decide,
                                                           .stamp = stamp,
                                                           .write = write,
                                                           .mode = change.mode,
                                                           .print = change.print});
}

}  // namespace copperplate::delivery
