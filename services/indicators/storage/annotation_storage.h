#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

class AnnotationStorage final : public AnnotationRepository {
 public:
  explicit AnnotationStorage(const VersionedParts& parts) : parts_(parts) {}

  absl::StatusOr<AnnotationRecord> Get(const RequestContext& context, AnnotationKind kind,
                                       absl::string_view id,
                                       std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<AnnotationRecord>> List(const RequestContext& context,
                                              const AnnotationQuery& query) override;
  absl::StatusOr<Changed<AnnotationRecord>> Change(const RequestContext& context,
                                                   const AnnotationChange& change) override;

 private:
  const VersionedParts parts_;
};

}  // namespace copperplate::indicators
