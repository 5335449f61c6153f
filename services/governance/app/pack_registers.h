// The registers of this service in packs: as they are told, and as they are frozen.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "services/governance/app/ports/pack_registers.h"
#include "services/governance/app/read_action_log.h"
#include "services/governance/app/read_recommendation_log.h"
#include "services/governance/app/read_risk_register.h"
#include "services/governance/domain/frozen_register.h"
#include "services/governance/domain/meeting.h"

namespace copperplate::governance {

// As they are told of the day of a meeting.
struct PackRegisters {
  ActionLogAt actions;
  RecommendationLogAt recommendations;
  RegisterAt risks;
  ForwardPlanAt forward_plan;
};

// All of them, recommendations that are over too, of what was read for the day.
PackRegisters PackRegistersOf(RegistersRead read, absl::CivilDay as_of);

// Each as it is frozen for the meeting, but for the digest.
using PrintRegisters = std::function<std::vector<FrozenRegister>(
    const std::string& force, const Meeting& meeting, const PackRegisters& registers)>;

// SHA-256, lower-case hexadecimal, over the canonical JSON (libs/canonical_json) of an object of
// `meeting`, its resource name; `register`, as Name() has it; `content` and `sensitive`.
std::string DigestOf(absl::string_view meeting, const FrozenRegister& frozen);

// DATA_LOSS where one is missing, or is not what was frozen. `meeting` as above.
absl::Status CheckFrozen(absl::string_view meeting, const std::vector<FrozenRegister>& registers);

}  // namespace copperplate::governance
