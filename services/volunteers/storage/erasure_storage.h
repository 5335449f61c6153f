#pragma once

#include <string>
#include <vector>

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/erasure_repository.h"

namespace copperplate::volunteers {

// Erasure on PostgreSQL: what nobody else changes is erased by a function of the schema's owner
// (erase_volunteer()), which does so of who is anonymised alone.
class ErasureStorage final : public ErasureRepository {
 public:
  explicit ErasureStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<Changed<PartRecord<Volunteer>>> Erase(const RequestContext& context,
                                                       const Erasure& erasure) override;
  absl::StatusOr<std::vector<ErasureFacts>> ReadKept(const RequestContext& context) override;
  absl::Status RecordShown(const RequestContext& context,
                           const std::vector<std::string>& volunteers) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
