#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/app/ports/snapshot_repository.h"
#include "services/indicators/domain/snapshot_diff.h"

namespace copperplate::indicators {

struct SnapshotDifferences {
  std::vector<CellDifference> differences;
  // For each of `differences` the changes, other than imports, that may have moved it, by revision.
  std::vector<std::vector<DiffCause>> causes;
  std::map<int64_t, std::string> batch_ids;  // of the batches that the differences name
  int64_t revision = 0;                      // of the force, compared with
};

// What the snapshot would be if it were published now. NOT_FOUND (SNAPSHOT_UNKNOWN), and what the
// ports give.
absl::StatusOr<SnapshotDifferences> DiffSnapshot(SnapshotRepository& snapshots,
                                                 DashboardReader& reader,
                                                 const RequestContext& context,
                                                 absl::string_view id);

}  // namespace copperplate::indicators
