#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/peer_group_repository.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

class PeerGroupStorage final : public PeerGroupRepository {
 public:
  explicit PeerGroupStorage(const VersionedParts& parts) : parts_(parts) {}

  absl::StatusOr<PeerGroupRecord> Get(const RequestContext& context, absl::string_view id,
                                      std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<PeerGroupRecord>> List(const RequestContext& context,
                                             const PeerGroupQuery& query) override;
  absl::StatusOr<Changed<PeerGroupRecord>> Change(const RequestContext& context,
                                                  const PeerGroupChange& change) override;

 private:
  const VersionedParts parts_;
};

}  // namespace copperplate::indicators
