#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

class IndicatorStorage final : public IndicatorRepository {
 public:
  explicit IndicatorStorage(const VersionedParts& parts) : parts_(parts) {}

  absl::StatusOr<IndicatorRecord> Get(const RequestContext& context, absl::string_view id,
                                      std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<IndicatorRecord>> List(const RequestContext& context,
                                             const IndicatorQuery& query) override;
  absl::StatusOr<Changed<IndicatorRecord>> Change(const RequestContext& context,
                                                  const IndicatorChange& change) override;

 private:
  const VersionedParts parts_;
};

}  // namespace copperplate::indicators
