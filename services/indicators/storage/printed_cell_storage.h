#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/printed_cell_repository.h"

namespace copperplate::indicators {

class PrintedCellStorage final : public PrintedCellRepository {
 public:
  PrintedCellStorage(postgres::Pool& pool, UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<PrintedCellsWritten> Write(const RequestContext& context,
                                            const std::vector<PrintedCellRecord>& cells,
                                            PrintImage<PrintedCellRecord> print) override;
  absl::StatusOr<PrintedCellRecord> Get(const RequestContext& context, absl::string_view id,
                                        std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<PrintedCellRecord>> List(const RequestContext& context,
                                               std::optional<int32_t> month,
                                               const std::optional<PrintedCellKey>& after,
                                               std::optional<absl::Time> known_at,
                                               int limit) override;

 private:
  absl::StatusOr<PrintedCellsWritten> WriteIn(postgres::Transaction& transaction,
                                              const RequestContext& context,
                                              const std::vector<PrintedCellRecord>& cells,
                                              PrintImage<PrintedCellRecord> print);

  postgres::Pool& pool_;
  UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
