#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/statement.h"
#include "services/governance/app/ports/publication_register.h"
#include "services/governance/storage/decision_rows.h"

namespace copperplate::governance {

// $1 force, $2 and $3 the days, $2 or null, $4 whether those that are sensitive too.
inline constexpr postgres::Statement kDecisionsOfPublicInterest{postgres::kRead,
                                                                "decisions_of_public_interest",
                                                                R"(
    SELECT id, reference, title, significant_public_interest, taken_on, state, transitions,
           publication, )" GOVERNANCE_DECISION_SENSITIVE R"(
    FROM decision
    WHERE force = $1 AND significant_public_interest
      AND taken_on BETWEEN coalesce($2::date, '-infinity') AND $3::date
      AND ($4::boolean OR NOT )" GOVERNANCE_DECISION_SENSITIVE ")"};

// The register on PostgreSQL.
class PublicationRegisterStorage final : public PublicationRegister {
 public:
  // What `parts` refers to outlives it.
  explicit PublicationRegisterStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<PublicationTargets> ReadTargets(const RequestContext& context) override;
  absl::StatusOr<DecisionsAt> Read(const RequestContext& context,
                                   std::optional<absl::CivilDay> from, absl::CivilDay to,
                                   std::optional<absl::Time> known_at, bool sensitive) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
