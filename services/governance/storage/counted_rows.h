// What the roots that changes are counted for have in common (libs/parts_postgres/part_rows.h).
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts/part.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/root_rows.h"

namespace copperplate::governance {

// Of a root that is the force: `Own::kCounter` is what its changes are counted by. Nothing of it is
// marked OFFICIAL_SENSITIVE, and nothing follows of it, unless `Own` says so.
template <class Own>
struct CountedRows {
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath&) {
    return LockCounter(transaction, force, Own::kCounter);
  }
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force, const PartPath&) {
    return CountChange(transaction, force, Own::kCounter);
  }
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view /*root*/, bool /*sensitive*/) {
    return change_postgres::CheckForceKnown(session, force);
  }
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

}  // namespace copperplate::governance
