#pragma once

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/merge_repository.h"

namespace copperplate::volunteers {

// Merges on PostgreSQL. That no two duties of one person overlap is the constraint duty_overlap's
// to keep: the duties of the record that is given up get the other's person (`duty.person`), by a
// cascade of the foreign key.
class MergeStorage final : public MergeRepository {
 public:
  explicit MergeStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<Changed<PartRecord<Volunteer>>> Apply(const RequestContext& context,
                                                       const Merge& merge) override;
  absl::StatusOr<std::vector<std::string>> ReadMergedInto(const RequestContext& context,
                                                          absl::string_view volunteer) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
