#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/app/ports/session_import_repository.h"

namespace copperplate::volunteers {

// Imports of Speedwatch sessions on PostgreSQL. Thread-safe.
class SessionImportStorage final : public SessionImportRepository {
 public:
  explicit SessionImportStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<SessionImportRecord> Apply(const RequestContext& context,
                                            const SessionImport& import) override;
  absl::StatusOr<std::optional<SessionImportRecord>> Find(const RequestContext& context,
                                                          const SessionImport& import) override;

 private:
  absl::StatusOr<SessionImportRecord> ApplyIn(postgres::Transaction& transaction,
                                              const RequestContext& context,
                                              const SessionImport& import);

  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
