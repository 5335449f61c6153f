#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/governance/app/pack_registers.h"
#include "services/governance/app/ports/ports.h"
#include "services/governance/app/read_risk_register.h"
#include "services/governance/domain/meeting.h"
#include "services/governance/domain/pack.h"

namespace copperplate::governance {

// What the meeting saw of the register of risks.
struct PresentedRisks {
  std::string snapshot;  // id
  absl::CivilDay as_of;
  RegisterAt risk_register;
};

// What a pack has beside the meeting and its body.
struct PackParts {
  PackKeys keys;
  std::vector<PartRecord<AgendaItem>> agenda;  // as printed
  std::vector<PartRecord<Paper>> papers;       // IsOfPack(), AsTabled(), by id
  // As they were frozen with the publication of the agenda; as they are told where it is not
  // published, or was by a release that froze none. Risks with movement since an earlier meeting;
  // none are told where some were presented.
  std::variant<PackRegisters, FrozenRegisters> registers;
  std::optional<PresentedRisks> presented;
  PackAnswer dashboard;
  PackAnswer plan_iteration;
  PackAnswer volunteer_summary;
};

// Errors: those of this service's own ports, and of CheckFrozen(); that another service is away is
// none. `sensitive`: whether what is OFFICIAL_SENSITIVE may be read. Whoever shows what of it was
// frozen records that it was read.
absl::StatusOr<PackParts> ReadPackParts(const Ports& ports, const RequestContext& context,
                                        const Meeting& meeting, absl::CivilDay today,
                                        bool sensitive);

}  // namespace copperplate::governance
