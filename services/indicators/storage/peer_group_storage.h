#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/uuid.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/peer_group_repository.h"

namespace copperplate::indicators {

class PeerGroupStorage final : public PeerGroupRepository {
 public:
  PeerGroupStorage(postgres::Pool& pool, api::UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<PeerGroupRecord> Get(const RequestContext& context, absl::string_view id,
                                      std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<PeerGroupRecord>> List(const RequestContext& context,
                                             const PeerGroupQuery& query) override;
  absl::StatusOr<Changed<PeerGroupRecord>> Change(const RequestContext& context,
                                                  const PeerGroupChange& change) override;

 private:
  postgres::Pool& pool_;
  api::UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
