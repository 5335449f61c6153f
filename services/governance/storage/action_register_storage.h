#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/postgres/pool.h"
#include "services/governance/app/ports/action_register.h"

namespace copperplate::governance {

// The register on PostgreSQL.
class ActionRegisterStorage final : public ActionRegister {
 public:
  // `pool` outlives it.
  explicit ActionRegisterStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<ActionsAt> Read(const RequestContext& context,
                                 const std::optional<std::string>& body,
                                 std::optional<absl::Time> known_at) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::governance
