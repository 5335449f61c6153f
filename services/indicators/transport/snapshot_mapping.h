#pragma once

#include <grpcpp/support/byte_buffer.h>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "copperplate/indicators/v1/snapshot_service.pb.h"
#include "services/indicators/app/diff_snapshot.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

// The snapshot without its dashboard, as lists and events show it.
v1::Snapshot WriteSnapshot(absl::string_view force, const SnapshotRecord& record);

// The part of a v1::Snapshot that says these commentaries, serialised. Parts are put together by
// putting one behind the other.
std::string SerializeCommentaries(absl::string_view force,
                                  absl::Span<const CommentaryRecord> records,
                                  absl::string_view sensitive_canonical_json);

// The whole v1::Snapshot, serialised. The dashboard and the commentaries in it are the bytes that
// were published: they are not parsed on the way, so a later release cannot write them otherwise.
std::string SerializeSnapshot(absl::string_view force, const PublishedSnapshot& published);

v1::DiffSnapshotResponse WriteDifferences(absl::string_view force,
                                          const SnapshotDifferences& differences);

}  // namespace copperplate::indicators
