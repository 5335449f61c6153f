#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_storage.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_content_rows.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/read_events.h"

namespace copperplate::delivery {

// What parts lie below on PostgreSQL (libs/parts_postgres/part_rows.h).
template <class Root>
struct RootRows;

template <>
struct RootRows<PlanRoot> {
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path) {
    return LockPlan(transaction, force, path.front());
  }
  static absl::StatusOr<PlanContent> ReadContent(postgres::Transaction& transaction,
                                                 absl::string_view force, const PartPath& path) {
    return ReadPlanContent(transaction, force, path.front());
  }
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path) {
    return StampChangeOfPlan(transaction, force, path.front());
  }
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view plan, bool sensitive) {
    return CheckPlanKnown(session, force, plan, sensitive);
  }
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view plan,
                                 const postgres::Rows& rows, int64_t /*shown*/) {
    return RecordPlanRead(parts, context, plan, rows);
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

// The parts of one kind of plans.
template <class Part>
using PlanParts = parts_postgres::PartStorage<Part, PartRows, RootRows>;

}  // namespace copperplate::delivery
