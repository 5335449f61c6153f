#pragma once

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

// What is to be published; CheckDashboardAsked() finds no fault with month and profile.
struct SnapshotAsked {
  int32_t month = 0;
  std::string area;       // id
  std::string profile;    // empty: each indicator's own
  bool own_area = false;  // `area` is the force's own, since the request named none
};

// What gives a snapshot's parts as the API's messages.
struct SnapshotSerialisers {
  absl::FunctionRef<std::string(const ComputedDashboard&)> dashboard;
  // A part of the snapshot's message with these commentaries in it, and beside sensitive ones their
  // canonical JSON.
  absl::FunctionRef<std::string(absl::Span<const CommentaryRecord>, absl::string_view)>
      commentaries;
};

// Publishes the dashboard as it stands now with the agreed commentaries of its month and area, as
// the next edition. Errors: what the port and CheckArea() give.
absl::StatusOr<Changed<PublishedSnapshot>> CreateSnapshot(
    SnapshotRepository& snapshots, const RequestContext& context, const SnapshotAsked& asked,
    WriteMode mode, const SnapshotSerialisers& serialise, const Printer<PublishedSnapshot>& print);

}  // namespace copperplate::indicators
