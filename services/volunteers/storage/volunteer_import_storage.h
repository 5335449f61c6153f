#pragma once

#include "libs/change_postgres/run_change.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"

namespace copperplate::volunteers {

// Imports of volunteers on PostgreSQL. Thread-safe.
class VolunteerImportStorage final : public VolunteerImportRepository {
 public:
  explicit VolunteerImportStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<VolunteerImportRecord> Apply(const RequestContext& context,
                                              const VolunteerImport& import) override;
  absl::StatusOr<std::optional<VolunteerImportRecord>> Find(const RequestContext& context,
                                                            const VolunteerImport& import) override;

 private:
  absl::StatusOr<VolunteerImportRecord> ApplyIn(postgres::Transaction& transaction,
                                                const RequestContext& context,
                                                const VolunteerImport& import);

  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
