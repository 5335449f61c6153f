#pragma once

#include <variant>
#include <vector>

#include "libs/imports/row_fault.h"
#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

class ImportStorage final : public ImportRepository {
 public:
  ImportStorage(postgres::Pool& pool, UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<ImportReference> LoadReference(const RequestContext& context) override;
  absl::StatusOr<std::variant<Batch, ReasonRequired>> Apply(const RequestContext& context,
                                                            const Import& import,
                                                            const ImportReference& reference,
                                                            ImportRowSource& rows,
                                                            JudgeImport judge) override;
  absl::StatusOr<Batch> Refuse(const RequestContext& context, const Import& import,
                               int64_t fault_count,
                               const std::vector<imports::RowFault>& faults) override;

 private:
  using Outcome = std::variant<Batch, ReasonRequired>;

  // What Apply() would do.
  absl::StatusOr<Outcome> Check(postgres::Transaction& transaction, const RequestContext& context,
                                const ImportReference& reference, ImportRowSource& rows,
                                JudgeImport judge, Batch batch);
  absl::StatusOr<Outcome> ApplyIn(postgres::Transaction& transaction, const RequestContext& context,
                                  const Import& import, const ImportReference& reference,
                                  ImportRowSource& rows, JudgeImport judge, Batch batch);

  postgres::Pool& pool_;
  UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
