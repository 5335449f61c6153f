// The use cases of actions: what is done with one is told by the moves of domain/action_moves.h.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "libs/parts/part_rules.h"
#include "services/governance/app/ports/action_parts.h"
#include "services/governance/domain/action_moves.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<Action> : NoPartRules<Action> {};

using ActionRecord = PartRecord<Action>;
using ActionPrinter = Printer<ActionRecord>;

// Each gives NOT_FOUND (BODY_UNKNOWN, ACTION_UNKNOWN), ABORTED (ETAG_MISMATCH) and what the port
// gives. `on` is the day it took place; nothing: the present one in Europe/London.

// Takes an action up into the log of `body`, with the next number of its month; event
// `action.created`. INVALID_ARGUMENT, every fault of domain Raised(), or MEETING_UNKNOWN of
// `raised_at_meeting`, or AGENDA_ITEM_UNKNOWN of `raised_at_item`. Without `raised_on` (the first
// day of all) it is the meeting's day, else the present one.
PartChanged<Action> RaiseAction(PartRepository<Action>& actions, const RequestContext& context,
                                absl::string_view body, const Action& asked,
                                std::optional<absl::CivilDay> raised_on, WriteMode mode,
                                const ActionPrinter& print);

// Changes the fields that a caller can set; event `action.updated`. As domain Rewritten().
PartChanged<Action> RewriteAction(PartRepository<Action>& actions, const RequestContext& context,
                                  const PartPath& path, const Asked& asked,
                                  std::optional<absl::CivilDay> on, MergePart<Action> merge,
                                  const ActionPrinter& print);

// A step from state to state; the event has the name of its verb: `action.proposeComplete`. As
// domain Moved(), and INVALID_ARGUMENT (MEETING_UNKNOWN, OUTCOME_UNKNOWN) of `decided_at`, whose
// day it took place where none is given.
PartChanged<Action> MoveAction(PartRepository<Action>& actions, const RequestContext& context,
                               const PartPath& path, const Asked& asked,
                               const ActionMoveDetails& details, std::optional<absl::CivilDay> on,
                               const ActionPrinter& print);

// What moves the date of an action.
struct ActionDueRevision {
  absl::CivilDay due;
  std::string reason;
  std::string approved_by;
};

// Event `action.reviseDue`. As domain DueRevised().
PartChanged<Action> ReviseActionDue(PartRepository<Action>& actions, const RequestContext& context,
                                    const PartPath& path, const Asked& asked,
                                    const ActionDueRevision& revision,
                                    std::optional<absl::CivilDay> on, const ActionPrinter& print);

// Event `action.strikeOut`. As domain StruckOut().
PartChanged<Action> StrikeOutAction(PartRepository<Action>& actions, const RequestContext& context,
                                    const PartPath& path, const Asked& asked,
                                    absl::string_view reason, std::optional<absl::CivilDay> on,
                                    const ActionPrinter& print);

}  // namespace copperplate::governance
