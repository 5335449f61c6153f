// The use cases of forward plans: what is done with an entry is told by
// domain/forward_plan_entry.h.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "libs/parts/part_rules.h"
#include "services/governance/app/ports/forward_plan_parts.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<ForwardPlanEntry> : NoPartRules<ForwardPlanEntry> {
  // What is said once, and what its moves alone say.
  static void Keep(const ForwardPlanEntry& present, ForwardPlanEntry& next);
};

using ForwardPlanRecord = PartRecord<ForwardPlanEntry>;
using ForwardPlanPrinter = Printer<ForwardPlanRecord>;

// Each gives NOT_FOUND (FORCE_UNKNOWN, FORWARD_PLAN_ENTRY_UNKNOWN), ABORTED (ETAG_MISMATCH) and
// what the port gives.

// Adds one, PLANNED; event `forward_plan_entry.created`. ALREADY_EXISTS
// (FORWARD_PLAN_ENTRY_EXISTS); INVALID_ARGUMENT, every fault of domain Validate(), BODY_UNKNOWN of
// `body`, MEETING_UNKNOWN of `intended_meeting`, ACTION_UNKNOWN or ACTION_STRUCK_OUT of
// `origin_action`. Without `planned_on` the plan has it from the present day on. Of the meeting
// that is intended the name alone is looked at.
PartChanged<ForwardPlanEntry> CreateForwardPlanEntry(PartRepository<ForwardPlanEntry>& entries,
                                                     const RequestContext& context,
                                                     const ForwardPlanEntry& asked,
                                                     std::optional<absl::CivilDay> planned_on,
                                                     WriteMode mode,
                                                     const ForwardPlanPrinter& print);

// Changes the fields that a caller can set; event `forward_plan_entry.updated`. FAILED_PRECONDITION
// as domain CheckRewrite(), INVALID_ARGUMENT as CreateForwardPlanEntry().
PartChanged<ForwardPlanEntry> RewriteForwardPlanEntry(PartRepository<ForwardPlanEntry>& entries,
                                                      const RequestContext& context,
                                                      const PartPath& path, const Asked& asked,
                                                      MergePart<ForwardPlanEntry> merge,
                                                      const ForwardPlanPrinter& print);

// A step from state to state; the event has the name of its verb: `forward_plan_entry.slip`. As
// domain Moved(), and INVALID_ARGUMENT (MEETING_UNKNOWN of `meeting`, AGENDA_ITEM_UNKNOWN of
// `agenda_item`). `meeting` is the name of that of kConfirm, and `details` has none; `on` is the
// day it took place; nothing: the present one in Europe/London.
PartChanged<ForwardPlanEntry> MoveForwardPlanEntry(
    PartRepository<ForwardPlanEntry>& entries, const RequestContext& context, const PartPath& path,
    const Asked& asked, const ForwardPlanMoveDetails& details, const std::string& meeting,
    std::optional<absl::CivilDay> on, const ForwardPlanPrinter& print);

}  // namespace copperplate::governance
