#pragma once

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/peer_figure_repository.h"

namespace copperplate::indicators {

class PeerFigureStorage final : public PeerFigureRepository {
 public:
  PeerFigureStorage(postgres::Pool& pool, UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<PeerReference> LoadReference(const RequestContext& context) override;
  absl::StatusOr<Batch> Apply(const RequestContext& context, const Import& import,
                              const PeerReference& reference,
                              absl::Span<const PeerFigureImportRow> rows) override;
  absl::StatusOr<Page<PeerFigureRecord>> List(const RequestContext& context,
                                              const PeerFigureQuery& query) override;

 private:
  absl::StatusOr<Batch> ApplyIn(postgres::Transaction& transaction, const RequestContext& context,
                                const Import& import, const PeerReference& reference,
                                absl::Span<const PeerFigureImportRow> rows, Batch batch);

  postgres::Pool& pool_;
  UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
