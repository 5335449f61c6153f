// The changes of the actions of improvement plans.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "services/delivery/app/ports/improvement_repository.h"
#include "services/delivery/domain/improvement_moves.h"

namespace copperplate::delivery {

using MergeImprovementAction =
    absl::FunctionRef<absl::StatusOr<ImprovementAction>(const ImprovementActionRecord&)>;

// Each: NOT_FOUND (IMPROVEMENT_PLAN_UNKNOWN, IMPROVEMENT_ACTION_UNKNOWN); ABORTED (ETAG_MISMATCH)
// where the version asked for is not the present one; and what the port gives.

// ALREADY_EXISTS (IMPROVEMENT_ACTION_EXISTS); INVALID_ARGUMENT about `number`
// (ACTION_NUMBER_TAKEN), `findings[i]` (FINDING_UNKNOWN) or `id` (TOO_MANY).
absl::StatusOr<Changed<ImprovementActionRecord>> CreateImprovementAction(
    ImprovementRepository& plans, const RequestContext& context, const std::string& plan,
    const ImprovementAction& action, WriteMode mode, const Printer<ImprovementActionRecord>& print);

// What people say of it: texts, findings, owner, who has it from the step's day on. What
// CheckRewrite() gives; INVALID_ARGUMENT about `findings[i]` (FINDING_UNKNOWN).
absl::StatusOr<Changed<ImprovementActionRecord>> UpdateImprovementAction(
    ImprovementRepository& plans, const RequestContext& context, const std::string& plan,
    const Asked& asked, MergeImprovementAction merge, const ImprovementStep& step,
    const Printer<ImprovementActionRecord>& print);

// What Moved(), DueRevised() and EvidenceAdded() give; the caller of `step` is the context's.
absl::StatusOr<Changed<ImprovementActionRecord>> MoveImprovementAction(
    ImprovementRepository& plans, const RequestContext& context, const std::string& plan,
    const Asked& asked, const ImprovementMoveDetails& details, const ImprovementStep& step,
    const Printer<ImprovementActionRecord>& print);
absl::StatusOr<Changed<ImprovementActionRecord>> ReviseImprovementActionDue(
    ImprovementRepository& plans, const RequestContext& context, const std::string& plan,
    const Asked& asked, absl::CivilDay due, absl::string_view reason, const ImprovementStep& step,
    const Printer<ImprovementActionRecord>& print);
absl::StatusOr<Changed<ImprovementActionRecord>> AddImprovementActionEvidence(
    ImprovementRepository& plans, const RequestContext& context, const std::string& plan,
    const Asked& asked, const std::vector<ImprovementEvidence>& evidence,
    const ImprovementStep& step, const Printer<ImprovementActionRecord>& print);

absl::Status ImprovementActionUnknown();

}  // namespace copperplate::delivery
