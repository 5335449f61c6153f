#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change_postgres/run_change.h"
#include "services/governance/app/ports/response_register.h"

namespace copperplate::governance {

// The register on PostgreSQL.
class ResponseRegisterStorage final : public ResponseRegister {
 public:
  // What `parts` refers to outlives it.
  explicit ResponseRegisterStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<ResponsesAt> Read(const RequestContext& context,
                                   std::optional<absl::Time> known_at, bool sensitive) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
