#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/session.h"
#include "services/governance/app/ports/action_register.h"

namespace copperplate::governance {

// What is told of actions, of one body or without one of every, but for the instant.
absl::StatusOr<ActionsAt> ReadActions(postgres::Session& session, const std::string& force,
                                      const std::optional<std::string>& body);

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
