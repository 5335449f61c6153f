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
#include "services/indicators/domain/commentary_diff.h"
#include "services/indicators/domain/snapshot_diff.h"

namespace copperplate::indicators {

struct SnapshotDifferences {
  std::vector<CellDifference> differences;
  // For each of `differences` what may have moved it other than imports: its profile, then changes
  // by revision.
  std::vector<std::vector<DiffCause>> causes;
  std::map<int64_t, std::string> batch_ids;  // of the batches that the differences name
  int64_t revision = 0;                      // of the force, compared with
  std::vector<CommentaryDifference> commentary_differences;
  CommentaryChanges commentaries;  // what those are about
};

// What the snapshot would be if it were published now. `sensitive`: the caller may read what is
// marked so. NOT_FOUND (SNAPSHOT_UNKNOWN), and what the
// ports give.
absl::StatusOr<SnapshotDifferences> DiffSnapshot(SnapshotRepository& snapshots,
                                                 DashboardReader& reader,
                                                 const RequestContext& context,
                                                 absl::string_view id, bool sensitive);

}  // namespace copperplate::indicators
