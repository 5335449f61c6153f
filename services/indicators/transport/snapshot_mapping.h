#pragma once

#include <grpcpp/support/byte_buffer.h>

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/snapshot_service.pb.h"
#include "services/indicators/app/diff_snapshot.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

// The snapshot without its dashboard, as lists and events show it.
v1::Snapshot WriteSnapshot(absl::string_view force, const SnapshotRecord& record);

// The whole v1::Snapshot, serialised. The dashboard in it is the bytes that were published: they
// are not parsed on the way, so a later release cannot write them otherwise.
std::string SerializeSnapshot(absl::string_view force, const PublishedSnapshot& published);

v1::DiffSnapshotResponse WriteDifferences(absl::string_view force,
                                          const SnapshotDifferences& differences);

}  // namespace copperplate::indicators
