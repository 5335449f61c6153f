// The registers of this service that packs have, and what is kept of them.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/change/request_context.h"
#include "services/governance/app/ports/action_register.h"
#include "services/governance/app/ports/forward_plan_register.h"
#include "services/governance/app/ports/recommendation_register.h"
#include "services/governance/app/ports/risk_register_reader.h"
#include "services/governance/domain/frozen_register.h"
#include "services/governance/domain/meeting.h"

namespace copperplate::governance {

// What the registers of a pack are made of, all as known at one instant.
struct RegistersRead {
  ActionsAt actions;  // of the body
  RecommendationsAt recommendations;
  RegisterRead risks;
  ForwardPlanAt forward_plan;  // of the body
};

// What a pack keeps of them, and what of it may no longer be shown to all.
struct FrozenRegisters {
  std::vector<FrozenRegister> registers;  // by register; none where none were frozen
  // Resource names of what is sensitive now: restricted actions and entries of the body, reports
  // and risks that are OFFICIAL_SENSITIVE.
  std::vector<std::string> sensitive_now;
};

// What of a pack was shown that is sensitive, by resource name.
struct SensitiveReads {
  std::vector<std::string> reports;
  std::vector<std::string> risks;
  std::vector<std::string> entries;  // of the forward plan
};

// What was frozen with the publication of agendas, of the context's force. Implementations are
// thread-safe; each error is one of libs/postgres/sqlstate.h.
class FrozenRegisterReader {
 public:
  virtual ~FrozenRegisterReader() = default;

  virtual absl::StatusOr<FrozenRegisters> Read(const RequestContext& context,
                                               const Meeting& meeting) = 0;

  // An event of each: `source_report.read`, `risk.read`, `forward_plan_entry.read`.
  virtual absl::Status RecordRead(const RequestContext& context, const SensitiveReads& reads) = 0;
};

}  // namespace copperplate::governance
