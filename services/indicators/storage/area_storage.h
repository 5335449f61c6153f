#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

class AreaStorage final : public AreaRepository {
 public:
  explicit AreaStorage(const VersionedParts& parts) : parts_(parts) {}

  absl::StatusOr<AreaRecord> Get(const RequestContext& context, absl::string_view id,
                                 std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<AreaRecord>> List(const RequestContext& context, absl::string_view after,
                                        std::optional<absl::Time> known_at, int limit) override;
  absl::StatusOr<Changed<AreaRecord>> Change(const RequestContext& context,
                                             const AreaChange& change) override;

 private:
  const VersionedParts parts_;
};

}  // namespace copperplate::indicators
