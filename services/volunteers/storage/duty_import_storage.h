#pragma once

#include "libs/change_postgres/run_change.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/app/ports/duty_import_repository.h"

namespace copperplate::volunteers {

// Imports of duties on PostgreSQL. Thread-safe.
class DutyImportStorage final : public DutyImportRepository {
 public:
  explicit DutyImportStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<std::optional<DutyImportRecord>> Find(const RequestContext& context,
                                                       const DutyImport& import) override;
  absl::StatusOr<std::variant<DutyImportRecord, RefusedRows>> Apply(const RequestContext& context,
                                                                    const DutyImport& import,
                                                                    DutyRowSource& rows) override;

 private:
  using Outcome = std::variant<DutyImportRecord, RefusedRows>;

  // `explain`: looks for what constraints refuse before they do; it costs as much as they.
  absl::StatusOr<Outcome> ApplyIn(postgres::Transaction& transaction, const RequestContext& context,
                                  const DutyImport& import, DutyRowSource& rows, bool explain);

  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
