#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/uuid.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/app/ports/data_revision.h"

namespace copperplate::indicators {

class AnnotationStorage final : public AnnotationRepository {
 public:
  AnnotationStorage(postgres::Pool& pool, api::UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<AnnotationRecord> Get(const RequestContext& context, AnnotationKind kind,
                                       absl::string_view id,
                                       std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<AnnotationRecord>> List(const RequestContext& context,
                                              const AnnotationQuery& query) override;
  absl::StatusOr<Changed<AnnotationRecord>> Change(const RequestContext& context,
                                                   const AnnotationChange& change) override;

 private:
  postgres::Pool& pool_;
  api::UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
