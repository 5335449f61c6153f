#include "services/volunteers/transport/exit_interview_handlers.h"

#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/record_exit_interview.h"
#include "services/volunteers/transport/engagement_mapping.h"

namespace copperplate::volunteers {
namespace {

ExitInterviewOutcome ReadOutcome(const v1::RecordExitInterviewRequest& request,
                                 absl::CivilDay today, Faults& faults) {
  ExitInterviewOutcome outcome;
  outcome.state = api::ReadEnum<ExitInterviewState>(request.state(), "state", faults);
  outcome.offered_on = fields::ReadOptionalDate(request.offered_on(), "offered_on", faults);
  if (outcome.offered_on.has_value()) {
    fields::CheckNotInFuture(*outcome.offered_on, "offered_on", today, faults);
  }
  outcome.reasons.assign(request.reasons().begin(), request.reasons().end());
  fields::CheckLines(outcome.reasons, "reasons", faults);
  outcome.notes = request.notes();
  fields::CheckOptionalProse(outcome.notes, "notes", faults);
  if (outcome.state != ExitInterviewState::kCompleted) {
    constexpr absl::string_view kOfCompleted = "belongs to COMPLETED alone";
    if (!outcome.reasons.empty()) faults.Add("FIELD_NOT_FOR_STATE", "reasons", kOfCompleted);
    if (!outcome.notes.empty()) faults.Add("FIELD_NOT_FOR_STATE", "notes", kOfCompleted);
  }
  return outcome;
}

}  // namespace

absl::StatusOr<v1::Engagement> ExitInterviewHandlers::RecordExitInterview(
    const rpc::CallContext& call, const v1::RecordExitInterviewRequest& request) const {
  Faults faults;
  const ExitInterviewOutcome outcome = ReadOutcome(request, LondonDay(clock_.Now()), faults);
  const auto use_case = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                            const Printer<PartRecord<Engagement>>& print) {
    return volunteers::RecordExitInterview(ports_.engagements, context, path, outcome, asked,
                                           print);
  };
  return PartCall<Engagement>(ports_.engagements, call).Move(request, std::move(faults), use_case);
}

}  // namespace copperplate::volunteers
