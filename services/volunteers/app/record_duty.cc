#include "services/volunteers/app/record_duty.h"

#include <string>
#include <utility>

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/duty_checks.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/domain/duty_facts.h"
#include "services/volunteers/domain/duty_rules.h"

namespace copperplate::volunteers {
namespace {

// What the force's rules say of it, with nothing written. OK where nothing stands against it.
absl::Status Explain(DutyRepository& duties, const RequestContext& context, const Duty& duty,
                     const DutyCall& call) {
  ABSL_ASSIGN_OR_RETURN(const DutyContent content,
                        duties.ReadContent(context, {duty.volunteer, duty.engagement, duty.id}));
  if (content.present.has_value()) return DutyExists();
  return CheckAgainst(content, context.force, duty, call.now, /*type_is_new=*/true);
}

absl::StatusOr<Changed<DutyRecord>> Preview(DutyRepository& duties, const RequestContext& context,
                                            const Duty& duty, const DutyCall& call) {
  ABSL_RETURN_IF_ERROR(Explain(duties, context, duty, call));
  ABSL_ASSIGN_OR_RETURN(const auto others, duties.FindOverlapping(context, duty));
  if (!others.empty()) return OverlapOf(duties, context, duty, call);
  return DutyRecord{duty, {}};
}

}  // namespace

absl::Status RulesChanged() {
  return Error(absl::StatusCode::kAborted, "RULES_CHANGED",
               "what the duty was refused for has changed meanwhile: send it again")
      .Build();
}

Duty DutyAsRecorded(const Duty& given, const RequestContext& context, const DutyCall& call) {
  Duty duty = given;
  duty.state = duty.actual.has_value() ? DutyState::kCompleted : DutyState::kPlanned;
  duty.entered_at = call.now;
  duty.recorded_by = context.caller;
  for (Override& one : duty.overrides) one.by = context.caller;
  return duty;
}

absl::StatusOr<Changed<DutyRecord>> CreateDuty(DutyRepository& duties,
                                               const RequestContext& context, const Duty& given,
                                               const DutyCall& call, WriteMode mode,
                                               const Printer<DutyRecord>& print) {
  const Duty duty = DutyAsRecorded(given, context, call);
  const DutyFacts allowing = MostAllowingFacts("", call.now);
  ABSL_RETURN_IF_ERROR(CheckDutyFields(duty, allowing).ToStatus());
  if (mode == WriteMode::kValidateOnly) return Preview(duties, context, duty, call);
  // What is refused anyway is told with everything that it would need.
  if (!CheckDuty(duty, allowing).empty()) {
    ABSL_RETURN_IF_ERROR(Explain(duties, context, duty, call));
  }
  for (int tries = 1; tries <= kMostDutyTries; ++tries) {
    ABSL_ASSIGN_OR_RETURN(RecordedDuty recorded, duties.Record(context, duty, print));
    if (recorded.changed.has_value()) return *std::move(recorded.changed);
    switch (recorded.refusal) {
      case DutyRefusal::kOverlap:
        return OverlapOf(duties, context, duty, call);
      case DutyRefusal::kExists:
        return DutyExists();
      case DutyRefusal::kSourceId:
        return SourceIdTaken();
      case DutyRefusal::kRules:
        ABSL_RETURN_IF_ERROR(Explain(duties, context, duty, call));
    }
  }
  return RulesChanged();
}

}  // namespace copperplate::volunteers
