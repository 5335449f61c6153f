#include "services/volunteers/app/transfer_engagement.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/engagement_facts.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/transfer.h"

namespace copperplate::volunteers {
namespace {

using EngagementRecord = PartRecord<Engagement>;

// The engagement to be, without its history, with what its role asks.
absl::StatusOr<Engagement> BeginsOf(const Dossier& dossier, const EngagementTransfer& transfer,
                                    const Engagement& ends) {
  Engagement begins = transfer.begins;
  begins.predecessor = ends.id;
  const bool taken = std::any_of(dossier.engagements.begin(), dossier.engagements.end(),
                                 [&](const Engagement& other) { return other.id == begins.id; });
  if (taken) return PartExists<Engagement>();
  Faults faults;
  const Role* const role = FindRole(dossier, begins.role);
  if (role == nullptr) {
    faults.Add("ROLE_UNKNOWN", "role", "is none of the force's");
  } else if (!role->active) {
    faults.Add("ROLE_CLOSED", "role", "nobody new is engaged in it");
  }
  PartRules<Engagement>::FillIn(dossier, begins);
  if (role != nullptr) CheckUnitOf(begins, dossier.units, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  // The team that looks after the person does so whatever they do. Rank, scheme and patrol are of
  // the kind, and a department of what is done in it: in another kind they end with the engagement.
  begins.cip_group = ends.cip_group;
  // Within a kind nobody is inducted or attested again.
  if (begins.kind == ends.kind) {
    begins.department = ends.department;
    begins.attested_on = ends.attested_on;
    begins.rank = ends.rank;
    begins.employer_scheme = ends.employer_scheme;
    begins.independent_patrol_on = ends.independent_patrol_on;
    begins.induction_completed_on = ends.induction_completed_on;
    begins.probation_months = ends.probation_months;
    begins.probation_ends_on = ends.probation_ends_on;
    begins.probation_decided_on = ends.probation_decided_on;
  }
  return begins;
}

}  // namespace

PartChanged<Engagement> TransferEngagement(PartRepository<Engagement>& engagements,
                                           const RequestContext& context, const PartPath& path,
                                           const EngagementTransfer& transfer, absl::CivilDay today,
                                           const Asked& asked,
                                           const Printer<EngagementRecord>& print) {
  std::vector<Decided<EngagementRecord>> begun;
  const auto decide = [&](const Dossier& dossier,
                          const EngagementRecord* found) -> DecidedPart<Engagement> {
    begun.clear();
    ABSL_ASSIGN_OR_RETURN(const auto* present,
                          PresentPart<Engagement>(dossier, path, found, asked));
    ABSL_RETURN_IF_ERROR(PartRules<Engagement>::CheckChangeable(context, dossier));
    Engagement ends = present->part;
    PartRules<Engagement>::FillIn(dossier, ends);
    ABSL_ASSIGN_OR_RETURN(Engagement begins, BeginsOf(dossier, transfer, ends));
    const std::string& volunteer = dossier.volunteer.id;
    const std::string ends_name = NameOf(context.force, volunteer, ends);
    const std::string begins_name = NameOf(context.force, volunteer, begins);
    GuardFacts facts = FactsOf(dossier, ends, ends_name, transfer.effective_on);
    facts.leaving.exit_interview_offered_on = transfer.exit_interview_offered_on;
    facts.leaving.kit_returned = transfer.kit_returned;
    // Whom they supervise they go on supervising: the person stays. Who leads a unit, or
    // coordinates a group, is in force, as they go on to be within the kind alone.
    if (begins.kind != ends.kind) {
      facts.leaving.led_units = UnitsLedBy(dossier, context.force, ends.id);
      facts.leaving.coordinated_groups =
          GroupsLeft(dossier, ends, context.force, transfer.effective_on);
    }
    facts.leaving.last_duty_end = LastDutyEnd(dossier, ends);
    GuardFacts next_facts = FactsOf(dossier, begins, begins_name, transfer.effective_on);
    next_facts.has_supervisor = facts.has_supervisor;  // who goes on with it
    FillInUnit(begins, UnitsOf(dossier), today, next_facts);
    ABSL_ASSIGN_OR_RETURN(
        Transfer planned,
        PlanTransfer(ends, facts, begins, next_facts,
                     OpenBeside(dossier, context.force, ends.id, transfer.effective_on),
                     {.effective_on = transfer.effective_on,
                      .today = today,
                      .reason = std::string(Name(LeavingReason::kTransfer)),
                      .actor = context.caller}));
    ends.history.push_back(std::move(planned.leaves));
    ends.exit_interview_offered_on = transfer.exit_interview_offered_on;
    ends.kit_returned = transfer.kit_returned;
    ends.under_investigation = transfer.under_investigation;
    begins.history = {std::move(planned.begins)};
    ABSL_RETURN_IF_ERROR(CheckMembership(begins, dossier.watch_groups).ToStatus());
    begun.push_back(Created(EngagementRecord{std::move(begins), {}}));
    return Updated(*present, EngagementRecord{std::move(ends), {}}, "transferred");
  };
  const auto beside = [&] { return begun; };
  return engagements.Change(
      context,
      {.path = path, .decide = decide, .beside = beside, .mode = asked.mode, .print = print});
}

}  // namespace copperplate::volunteers
