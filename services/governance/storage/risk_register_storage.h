#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "services/governance/app/ports/risk_register_reader.h"

namespace copperplate::governance {

// The register on PostgreSQL.
class RiskRegisterStorage final : public RiskRegisterReader {
 public:
  // What `parts` refers to outlives it.
  explicit RiskRegisterStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<RegisterRead> Read(const RequestContext& context,
                                    const RegisterQuery& query) override;
  absl::StatusOr<std::optional<PartRecord<RegisterSnapshot>>> PresentedAt(
      const RequestContext& context, const std::string& meeting, bool sensitive) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
