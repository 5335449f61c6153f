// The statements of snapshots, and what their rows mean.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

// The area's key and the edition that its next snapshot of the month and profile has. NOT_FOUND
// (AREA_UNKNOWN).
struct NextEdition {
  int32_t area = 0;
  int edition = 0;
};
absl::StatusOr<NextEdition> ReadNextEdition(postgres::Session& session, absl::string_view force,
                                            absl::string_view area, int32_t month,
                                            absl::string_view profile);

// Everything of a snapshot's row that its record and document do not say.
struct SnapshotKeys {
  int32_t area = 0;
  int64_t national_revision = 0;
};

// Sets `published.record.create_time`; all else of it is set.
absl::Status InsertSnapshot(postgres::Session& session, absl::string_view force,
                            const SnapshotKeys& keys, const SnapshotContent& content,
                            PublishedSnapshot& published);

// Nothing where the force has none of this id.
absl::StatusOr<std::optional<PublishedSnapshot>> FindSnapshot(postgres::Session& session,
                                                              absl::string_view force,
                                                              absl::string_view id);
absl::StatusOr<std::optional<ComparedSnapshot>> FindCompared(postgres::Session& session,
                                                             absl::string_view force,
                                                             absl::string_view id);

absl::StatusOr<postgres::Rows> QuerySnapshots(postgres::Session& session, absl::string_view force,
                                              std::optional<int32_t> month,
                                              const std::optional<SnapshotPosition>& after,
                                              int64_t rows);
// A row of QuerySnapshots().
absl::StatusOr<SnapshotRecord> ReadSnapshot(const postgres::Row& row);

absl::StatusOr<std::map<int64_t, std::string>> ReadBatchIds(postgres::Session& session,
                                                            absl::string_view force,
                                                            const std::vector<int64_t>& numbers);

}  // namespace copperplate::indicators
