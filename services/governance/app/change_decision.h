// The use cases of decisions: what is done with one is told by domain/decision_moves.h.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "libs/parts/part_rules.h"
#include "services/governance/app/ports/decision_parts.h"
#include "services/governance/domain/decision_moves.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<Decision> : NoPartRules<Decision> {
  // What its moves alone say.
  static void Keep(const Decision& present, Decision& next);
};

using DecisionRecord = PartRecord<Decision>;
using DecisionPrinter = Printer<DecisionRecord>;

// Each gives NOT_FOUND (FORCE_UNKNOWN, DECISION_UNKNOWN), ABORTED (ETAG_MISMATCH) and what the port
// gives.

// Adds one, PROPOSED; event `decision.created`. ALREADY_EXISTS (DECISION_EXISTS); INVALID_ARGUMENT,
// every fault of domain Validate(), and AGENDA_ITEM_UNKNOWN of `agenda_item`.
PartChanged<Decision> CreateDecision(PartRepository<Decision>& decisions,
                                     const RequestContext& context, const Decision& asked,
                                     WriteMode mode, const DecisionPrinter& print);

// Changes the fields that a caller can set; event `decision.updated`. FAILED_PRECONDITION as domain
// CheckRewrite(), INVALID_ARGUMENT as CreateDecision().
PartChanged<Decision> RewriteDecision(PartRepository<Decision>& decisions,
                                      const RequestContext& context, const PartPath& path,
                                      const Asked& asked, MergePart<Decision> merge,
                                      const DecisionPrinter& print);

// A step from state to state; the event has the name of its verb: `decision.recordExemption`. As
// domain Moved(). `on` is the day it took place; nothing: the present one in Europe/London.
PartChanged<Decision> MoveDecision(PartRepository<Decision>& decisions,
                                   const RequestContext& context, const PartPath& path,
                                   const Asked& asked, const DecisionMoveDetails& details,
                                   std::optional<absl::CivilDay> on, const DecisionPrinter& print);

}  // namespace copperplate::governance
