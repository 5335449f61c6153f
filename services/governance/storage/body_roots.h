// What bodies and offices lie below on PostgreSQL (libs/parts_postgres/part_rows.h).
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/body_parts.h"
#include "services/governance/storage/body_rows.h"
#include "services/governance/storage/root_rows.h"

namespace copperplate::governance {

// What the roots of bodies and meetings have in common: nothing follows of a change, and of no
// reading is told but where a root says so itself.
struct BodyRows {
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path);
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<BodiesRoot> : BodyRows {
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path);
  template <class Part>
  static absl::StatusOr<BodiesRoot::Content> ReadContentFor(postgres::Transaction& transaction,
                                                            absl::string_view force,
                                                            const PartPath& path);
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view root, bool sensitive);
};

// The body, and the office, is locked too, against what would refer to it meanwhile.
template <>
absl::StatusOr<BodiesRoot::Content> RootRows<BodiesRoot>::ReadContentFor<Body>(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path);
template <>
absl::StatusOr<BodiesRoot::Content> RootRows<BodiesRoot>::ReadContentFor<Office>(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path);

}  // namespace copperplate::governance
