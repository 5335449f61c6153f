// The writes of a plan itself.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/domain/moves.h"

namespace copperplate::delivery {

using PlanChanged = absl::StatusOr<Changed<PlanRecord>>;

// Creates a DRAFT, sound by itself (domain Validate). ALREADY_EXISTS (PLAN_EXISTS),
// INVALID_ARGUMENT (PLAN_UNKNOWN: the parent), and what the port gives.
PlanChanged CreatePlan(PlanRepository& plans, const RequestContext& context, const Plan& plan,
                       WriteMode mode, const Printer<PlanRecord>& print);

// The plan as it is to be, sound by itself, made of the present one: of the same id.
using MergePlan = absl::FunctionRef<absl::StatusOr<Plan>(const PlanRecord&)>;

// Changes the fields that a caller can set. NOT_FOUND (PLAN_UNKNOWN), ABORTED (ETAG_MISMATCH),
// FAILED_PRECONDITION (STATE_NOT_ALLOWED) of a SUPERSEDED one; of one IN_FORCE what would now keep
// it from coming into force and did not before (domain CheckActivation); INVALID_ARGUMENT about
// `parent_plan` (PLAN_UNKNOWN, PARENT_IS_BELOW) and `effective_from` (domain CheckEffectiveFrom),
// and what the port gives.
PlanChanged UpdatePlan(PlanRepository& plans, const RequestContext& context, const Asked& asked,
                       MergePlan merge, const Printer<PlanRecord>& print);

// DRAFT to IN_FORCE. NOT_FOUND (PLAN_UNKNOWN), ABORTED (ETAG_MISMATCH), FAILED_PRECONDITION
// (STATE_NOT_ALLOWED, and everything that domain CheckActivation() names), and what the port gives.
PlanChanged ActivatePlan(PlanRepository& plans, const RequestContext& context, const Asked& asked,
                         const Printer<PlanRecord>& print);

// IN_FORCE to SUPERSEDED by another plan of the force (its id). NOT_FOUND, ABORTED and
// STATE_NOT_ALLOWED as above, INVALID_ARGUMENT as domain CheckSuccessor(), and what the port gives.
PlanChanged SupersedePlan(PlanRepository& plans, const RequestContext& context, const Asked& asked,
                          absl::string_view successor, const Printer<PlanRecord>& print);

}  // namespace copperplate::delivery
