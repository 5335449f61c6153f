#pragma once

#include <string>
#include <vector>

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/candidate_register.h"

namespace copperplate::volunteers {

// The register on PostgreSQL. Thread-safe.
class CandidateRegisterStorage final : public CandidateRegister {
 public:
  explicit CandidateRegisterStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<OpportunityAt> Read(const RequestContext& context, absl::string_view opportunity,
                                     absl::CivilDay as_of) override;
  absl::Status RecordShown(const RequestContext& context,
                           const std::vector<std::string>& volunteers) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
