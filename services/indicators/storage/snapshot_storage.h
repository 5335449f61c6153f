#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

class SnapshotStorage final : public SnapshotRepository {
 public:
  SnapshotStorage(postgres::Pool& pool, UuidGenerator& uuids) : pool_(pool), uuids_(uuids) {}

  absl::StatusOr<Changed<PublishedSnapshot>> Publish(
      const RequestContext& context, const SnapshotPublication& publication) override;
  absl::StatusOr<PublishedSnapshot> Get(const RequestContext& context, absl::string_view id,
                                        bool sensitive) override;
  absl::StatusOr<Page<SnapshotRecord>> List(const RequestContext& context,
                                            std::optional<int32_t> month,
                                            const std::optional<SnapshotPosition>& after,
                                            int limit) override;
  absl::StatusOr<ComparedSnapshot> GetForDiff(const RequestContext& context,
                                              absl::string_view id) override;
  absl::StatusOr<std::vector<DiffCause>> Causes(const RequestContext& context,
                                                const CauseQuery& query) override;
  absl::StatusOr<CommentaryChanges> Commentaries(const RequestContext& context,
                                                 const CauseQuery& query) override;
  absl::Status RecordReadings(const RequestContext& context,
                              const std::vector<std::string>& commentaries) override;
  absl::StatusOr<std::map<int64_t, std::string>> BatchIds(
      const RequestContext& context, const std::vector<int64_t>& numbers) override;

 private:
  postgres::Pool& pool_;
  UuidGenerator& uuids_;
};

}  // namespace copperplate::indicators
