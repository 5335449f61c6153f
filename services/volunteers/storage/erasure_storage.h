#pragma once

#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/erasure_repository.h"
#include "services/volunteers/app/ports/event_images.h"

namespace copperplate::volunteers {

// Erasure on PostgreSQL: what nobody else changes is erased by a function of the schema's owner
// (erase_volunteer()), which does so of who is anonymised alone.
class ErasureStorage final : public ErasureRepository {
 public:
  // `images`: of what changes with an erasure (left_behind.h).
  ErasureStorage(const change_postgres::ChangeParts& parts, EventImages images)
      : parts_(parts), images_(std::move(images)) {}

  absl::StatusOr<Changed<PartRecord<Volunteer>>> Erase(const RequestContext& context,
                                                       const Erasure& erasure) override;
  absl::StatusOr<std::vector<ErasureFacts>> ReadKept(const RequestContext& context) override;
  absl::Status RecordShown(const RequestContext& context,
                           const std::vector<std::string>& volunteers) override;

 private:
  const change_postgres::ChangeParts parts_;
  const EventImages images_;
};

}  // namespace copperplate::volunteers
