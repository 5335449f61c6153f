#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/assurance_repository.h"

namespace copperplate::delivery {

// The Board Assurance Framework on PostgreSQL: a row for each entry and each assurance, changed
// under a lock on the entry's row.
class AssuranceStorage final : public AssuranceRepository {
 public:
  explicit AssuranceStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<AssuranceContent> Get(const RequestContext& context, absl::string_view id,
                                       bool sensitive) override;
  absl::StatusOr<Page<AssuranceEntryRecord>> List(const RequestContext& context,
                                                  const AssuranceEntryQuery& query) override;
  absl::StatusOr<AssuranceFrameworkContent> ReadFramework(
      const RequestContext& context, const AssuranceFrameworkQuery& query) override;
  absl::StatusOr<AssuranceLevelsRecord> ReadLevels(const RequestContext& context) override;
  absl::StatusOr<Changed<AssuranceEntryRecord>> ChangeEntry(
      const RequestContext& context, const AssuranceEntryChange& change) override;
  absl::StatusOr<Changed<AssuranceRecord>> ChangeAssurance(const RequestContext& context,
                                                           const AssuranceChange& change) override;
  absl::StatusOr<Changed<AssuranceLevelsRecord>> ChangeLevels(
      const RequestContext& context, const AssuranceLevelsChange& change) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery
