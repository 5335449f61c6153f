#pragma once

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
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

// Publishes the dashboard as it stands now, as the next edition. `serialise` gives it as the API's
// message. Errors: what the port and CheckArea() give.
absl::StatusOr<Changed<PublishedSnapshot>> CreateSnapshot(
    SnapshotRepository& snapshots, const RequestContext& context, const SnapshotAsked& asked,
    WriteMode mode, absl::FunctionRef<std::string(const ComputedDashboard&)> serialise,
    const Printer<PublishedSnapshot>& print);

}  // namespace copperplate::indicators
