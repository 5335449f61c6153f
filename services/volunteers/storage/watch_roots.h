// What watch groups, and the parts of one, lie below (root_rows.h).
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/volunteers/app/ports/watch_parts.h"
#include "services/volunteers/storage/root_rows.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

// Of no kind of root is a reading told: what names a person is a reference, which who may not
// see it is not shown. Nothing follows of a change: who may be given duties does not depend on it.
struct WatchRows : ForceRows {
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<WatchRoot> : WatchRows {
  static absl::StatusOr<WatchRoot::Content> ReadContent(postgres::Transaction&, absl::string_view,
                                                        const PartPath&) {
    return WatchRoot::Content();
  }
};

template <>
struct RootRows<SpeedwatchStandardsRoot> : WatchRows {
  static absl::StatusOr<SpeedwatchStandardsRoot::Content> ReadContent(
      postgres::Transaction& transaction, absl::string_view force, const PartPath& path);
};

template <>
struct RootRows<WatchGroupRoot> : WatchRows {
  // NOT_FOUND (WATCH_GROUP_UNKNOWN).
  static absl::StatusOr<WatchGroupRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                             absl::string_view force,
                                                             const PartPath& path);
  // NOT_FOUND (WATCH_GROUP_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view group, bool sensitive);
};

}  // namespace copperplate::volunteers
