#include "services/volunteers/app/duty_checks.h"

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/domain/duty_facts.h"
#include "services/volunteers/domain/duty_rules.h"
#include "services/volunteers/domain/erasure.h"
#include "services/volunteers/domain/merging.h"

namespace copperplate::volunteers {

std::optional<DutyType> FindDutyType(const DutyContent& content, absl::string_view id) {
  for (const DutyType& type : content.types) {
    if (type.id == id) return type;
  }
  return std::nullopt;
}

DutyFindings FindAgainst(const DutyContent& content, const std::string& force, const Duty& duty,
                         absl::Time now, bool type_is_new) {
  const std::string subject = DutyNameOf(force, DutyPath{duty.volunteer, duty.engagement, duty.id});
  DutyFindings findings;
  const std::string volunteer = kVolunteerName.Format(force, duty.volunteer);
  findings.unmet = CheckNotAnonymised(content.dossier.volunteer, volunteer);
  if (!findings.unmet.empty()) return findings;
  if (!content.present.has_value()) {
    findings.unmet = CheckNotMerged(content.dossier.volunteer, volunteer);
    if (!findings.unmet.empty()) return findings;
  }
  std::optional<DutyType> type = FindDutyType(content, duty.type);
  if (type.has_value() && !type_is_new) type->hidden = false;
  for (const Engagement& engagement : content.dossier.engagements) {
    if (engagement.id != duty.engagement) continue;
    DutyFacts facts = DutyFactsOf(content.dossier, engagement, duty, type, subject, now);
    if (content.present.has_value()) {
      facts.standing = StandingOverrides(content.present->duty, duty);
    }
    findings.faults = CheckDutyFields(duty, facts);
    if (findings.faults.empty()) findings.unmet = CheckDuty(duty, facts);
  }
  return findings;
}

absl::Status CheckAgainst(const DutyContent& content, const std::string& force, const Duty& duty,
                          absl::Time now, bool type_is_new) {
  const DutyFindings findings = FindAgainst(content, force, duty, now, type_is_new);
  ABSL_RETURN_IF_ERROR(findings.faults.ToStatus());
  return findings.unmet.ToStatus();
}

absl::Status OverlapOf(DutyRepository& duties, const RequestContext& context, const Duty& duty,
                       const DutyCall& call) {
  std::vector<DutyPath> others;
  if (call.sensitive) {
    ABSL_ASSIGN_OR_RETURN(others, duties.FindOverlapping(context, duty));
  }
  return DutyOverlaps(context.force,
                      DutyNameOf(context.force, DutyPath{duty.volunteer, duty.engagement, duty.id}),
                      others);
}

}  // namespace copperplate::volunteers
