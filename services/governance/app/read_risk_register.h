#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/app/ports/risk_register_reader.h"
#include "services/governance/domain/risk_register.h"

namespace copperplate::governance {

// The register of the day of `known`, which `content` was read for.
std::vector<RegisterRow> RegisterRowsOf(const RegisterContent& content, const AsKnown& known);

struct RegisterAt {
  absl::Time known_at;
  std::string previous;  // id of the snapshot that movement is from; empty: there is none
  std::vector<RegisterRow> rows;
};

// The register of the day, which `read` was read for.
RegisterAt RegisterOf(const RegisterRead& read, absl::CivilDay as_of);

// Errors: those of the port.
absl::StatusOr<RegisterAt> ReadRiskRegister(RiskRegisterReader& reader,
                                            const RequestContext& context,
                                            const RegisterQuery& query);

}  // namespace copperplate::governance
