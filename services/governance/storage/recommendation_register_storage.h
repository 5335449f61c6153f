#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/session.h"
#include "services/governance/app/ports/recommendation_register.h"

namespace copperplate::governance {

// What is told of the recommendations of all reports, but for the instant.
absl::StatusOr<RecommendationsAt> ReadRecommendations(postgres::Session& session,
                                                      absl::string_view force);

// The register on PostgreSQL.
class RecommendationRegisterStorage final : public RecommendationRegister {
 public:
  // What `parts` refers to outlives it.
  explicit RecommendationRegisterStorage(const change_postgres::ChangeParts& parts)
      : parts_(parts) {}

  absl::StatusOr<RecommendationsAt> Read(const RequestContext& context,
                                         std::optional<absl::Time> known_at,
                                         bool sensitive) override;
  absl::Status RecordRead(const RequestContext& context,
                          const std::vector<std::string>& reports) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
