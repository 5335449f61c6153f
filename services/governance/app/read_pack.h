#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/governance/app/ports/ports.h"
#include "services/governance/app/read_action_log.h"
#include "services/governance/app/read_recommendation_log.h"
#include "services/governance/app/read_risk_register.h"
#include "services/governance/domain/meeting.h"
#include "services/governance/domain/pack.h"

namespace copperplate::governance {

// What the meeting saw of the register of risks; where nothing of it was frozen for the meeting,
// the register of its day, with movement since an earlier meeting.
struct PackRisks {
  std::string snapshot;  // id; empty: nothing was frozen
  absl::CivilDay as_of;
  RegisterAt risk_register;
};

// What a pack has beside the meeting and its body.
struct PackParts {
  PackKeys keys;
  std::vector<PartRecord<AgendaItem>> agenda;  // as printed
  std::vector<PartRecord<Paper>> papers;       // IsOfPack(), AsTabled(), by id
  ActionLogAt actions;
  RecommendationLogAt recommendations;
  PackRisks risks;
  ForwardPlanAt forward_plan;  // of the body
  PackAnswer dashboard;
  PackAnswer plan_iteration;
  PackAnswer volunteer_summary;
};

// Errors: those of this service's own ports; that another service is away is none. `sensitive`:
// whether what is OFFICIAL_SENSITIVE may be read.
absl::StatusOr<PackParts> ReadPackParts(const Ports& ports, const RequestContext& context,
                                        const Meeting& meeting, absl::CivilDay today,
                                        bool sensitive);

}  // namespace copperplate::governance
