#pragma once

#include <cstdint>
#include <string>
#include <type_traits>

#include "absl/status/statusor.h"
#include "libs/change_postgres/change_resource.h"
#include "libs/change_postgres/paging.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/plan_part_repository.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_content_rows.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/read_events.h"

namespace copperplate::delivery {

// NOT_FOUND (PLAN_UNKNOWN, FORCE_UNKNOWN, PartUnknown()) where what a part of the kind would lie
// below, at `above`, is not there, its plan included: the outermost that is not.
template <class Part>
absl::Status CheckAboveKnown(postgres::Session& session, absl::string_view force,
                             const PlanPath& above, bool sensitive) {
  using Parent = typename PartKind<Part>::Parent;
  if constexpr (std::is_void_v<Parent>) {
    return CheckPlanKnown(session, force, above.front(), sensitive);
  } else {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          session.Query(PartRows<Parent>::kFind, force, above, sensitive));
    if (!rows.empty()) return absl::OkStatus();
    ABSL_RETURN_IF_ERROR(CheckAboveKnown<Parent>(session, force, Above(above), sensitive));
    return PartUnknown<Parent>();
  }
}

// The parts of one kind on PostgreSQL: a row each, changed in place under the lock of their plan.
template <class Part>
class PlanPartStorage final : public PlanPartRepository<Part> {
 public:
  using Record = PartRecord<Part>;
  using Rows = PartRows<Part>;

  explicit PlanPartStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<Record> Get(const RequestContext& context, const PlanPath& path,
                             bool sensitive) override {
    postgres::Rows rows;
    {
      ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                            parts_.pool.Acquire(context.force, context.deadline, context.call));
      ABSL_ASSIGN_OR_RETURN(rows, lease.Query(Rows::kFind, context.force, path, sensitive));
      if (rows.empty()) {
        ABSL_RETURN_IF_ERROR(CheckAboveKnown<Part>(lease, context.force, Above(path), sensitive));
        return PartUnknown<Part>();
      }
    }
    ABSL_RETURN_IF_ERROR(RecordPlanRead(parts_, context, path.front(), rows));
    return Rows::Read(rows[0]);
  }

  absl::StatusOr<Page<Record>> List(const RequestContext& context,
                                    const PartQuery& query) override {
    postgres::Rows rows;
    {
      ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                            parts_.pool.Acquire(context.force, context.deadline, context.call));
      ABSL_ASSIGN_OR_RETURN(rows, Select(lease, context.force, query));
      if (rows.empty()) {
        ABSL_RETURN_IF_ERROR(
            CheckAboveKnown<Part>(lease, context.force, query.parent, query.sensitive));
      }
    }
    ABSL_RETURN_IF_ERROR(RecordPlanRead(parts_, context, query.parent.front(), rows));
    return change_postgres::ReadPage<Record>(rows, query.limit, Rows::Read);
  }

  absl::StatusOr<Changed<Record>> Change(const RequestContext& context,
                                         const PartChange<Part>& change) override {
    const std::string& force = context.force;
    const std::string& plan = change.path.front();
    const auto lock = [&](postgres::Transaction& transaction) {
      return LockPlan(transaction, force, plan);
    };
    const auto name = [&](const Record& record) { return NameOf(force, plan, record.part); };
    const auto decide = [&](postgres::Transaction& transaction) -> absl::StatusOr<Decided<Record>> {
      ABSL_ASSIGN_OR_RETURN(const PlanContent content, ReadPlanContent(transaction, force, plan));
      ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                            transaction.Query(Rows::kFind, force, change.path, true));
      if (rows.empty()) return change.decide(content, nullptr);
      ABSL_ASSIGN_OR_RETURN(const Record present, Rows::Read(rows[0]));
      return change.decide(content, &present);
    };
    const auto stamp = [&](postgres::Transaction& transaction) {
      return StampChangeOfPlan(transaction, force, plan);
    };
    const auto write = [&](postgres::Transaction& transaction,
                           const Decided<Record>& decided) -> absl::Status {
      if constexpr (PartKind<Part>::kDeletion != PartDeletion::kNever) {
        if (decided.deleted) {
          return transaction.Execute(Rows::kDelete, force, change.path).status();
        }
      }
      return Rows::Write(transaction, force, plan, decided.record);
    };
    return change_postgres::ChangeResource<Record>(parts_, context, lock,
                                                   {.type = PartKind<Part>::kType,
                                                    .name = name,
                                                    .decide = decide,
                                                    .stamp = stamp,
                                                    .write = write,
                                                    .mode = change.mode,
                                                    .print = change.print});
  }

 private:
  static absl::StatusOr<postgres::Rows> Select(postgres::Session& session, absl::string_view force,
                                               const PartQuery& query) {
    const int64_t limit = change_postgres::RowsToAsk(query.limit);
    if constexpr (std::is_same_v<Part, PlanLink>) {
      return session.Query(Rows::kList, force, query.parent, query.after, query.sensitive, limit,
                           query.unresolved);
    } else {
      return session.Query(Rows::kList, force, query.parent, query.after, query.sensitive, limit);
    }
  }

  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery
