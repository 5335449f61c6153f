#include "services/governance/app/change_risk.h"

#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/owner_rules.h"
#include "services/governance/app/read_risk_register.h"
#include "services/governance/app/recorded_steps.h"

namespace copperplate::governance {
namespace {

// What is known beside a risk of the id that is to say so.
absl::StatusOr<RiskFacts> FactsOf(absl::string_view force, const RisksRoot::Content& content,
                                  const Risk& risk, const std::string& id) {
  RiskFacts facts;
  ABSL_ASSIGN_OR_RETURN(facts.reference_taken, content.reference_taken(risk.reference, id));
  ABSL_ASSIGN_OR_RETURN(facts.office_missing,
                        IsOwnedByUnknownOffice(force, risk.ownership.owner, content.offices));
  return facts;
}

}  // namespace

PartChanged<Risk> CreateRisk(PartRepository<Risk>& risks, const RequestContext& context,
                             const Risk& asked, std::optional<absl::CivilDay> proposed_on,
                             WriteMode mode, const RiskPrinter& print) {
  const auto decide = [&](const RisksRoot::Content& content,
                          const RiskRecord* present) -> absl::StatusOr<Decided<RiskRecord>> {
    if (present != nullptr) return PartExists<Risk>();
    const absl::CivilDay today = LondonDay(content.now);
    RiskRecord record{asked, {}};
    record.part.proposed_on = proposed_on.value_or(today);
    ABSL_ASSIGN_OR_RETURN(const RiskFacts facts, FactsOf(context.force, content, asked, asked.id));
    ABSL_RETURN_IF_ERROR(Validate(record.part, facts, today).ToStatus());
    return Created(std::move(record));
  };
  const PartPath path = {asked.id};
  return risks.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Risk> RewriteRisk(PartRepository<Risk>& risks, const RequestContext& context,
                              const PartPath& path, const Asked& asked,
                              std::optional<absl::CivilDay> on, MergePart<Risk> merge,
                              const RiskPrinter& print) {
  const std::string name = NameAt<Risk>(context.force, path);
  const auto next = [&](const RisksRoot::Content& content,
                        const Risk& present) -> absl::StatusOr<Risk> {
    ABSL_ASSIGN_OR_RETURN(const Risk merged, merge(RiskRecord{present, {}}));
    ABSL_ASSIGN_OR_RETURN(const RiskFacts facts,
                          FactsOf(context.force, content, merged, present.id));
    return Rewritten(present, name, merged, facts, StepOf(context, content.now, on));
  };
  return ChangePart<Risk>(risks, context, path, asked, next, print);
}

PartChanged<Risk> MoveRisk(PartRepository<Risk>& risks, const RequestContext& context,
                           const PartPath& path, const Asked& asked, const RiskMoveDetails& details,
                           std::optional<absl::CivilDay> on, const RiskPrinter& print) {
  const std::string name = NameAt<Risk>(context.force, path);
  const auto next = [&](const RisksRoot::Content& content,
                        const Risk& present) -> absl::StatusOr<Risk> {
    RiskMoveDetails known = details;
    if (!details.body.empty()) {
      ABSL_ASSIGN_OR_RETURN(const bool there, content.has_body(details.body));
      known.body_missing = !there;
    }
    return Moved(present, name, known, StepOf(context, content.now, on));
  };
  return ChangePart<Risk>(risks, context, path, asked, next, print, VerbOf(details.move));
}

PartChanged<RiskAssessment> AssessRisk(PartRepository<RiskAssessment>& assessments,
                                       const RequestContext& context, absl::string_view risk,
                                       const RiskAssessment& asked,
                                       std::optional<absl::CivilDay> as_of, WriteMode mode,
                                       const Printer<PartRecord<RiskAssessment>>& print) {
  using Record = PartRecord<RiskAssessment>;
  const auto decide = [&](const RiskRoot::Content& content,
                          const Record* present) -> absl::StatusOr<Decided<Record>> {
    if (present != nullptr) return PartExists<RiskAssessment>();
    const absl::CivilDay today = LondonDay(content.now);
    Record record{asked, {}};
    record.part.risk = std::string(risk);
    record.part.as_of = as_of.value_or(today);
    ABSL_RETURN_IF_ERROR(
        Validate(record.part, content.risk.proposed_on, content.last, today).ToStatus());
    return Created(std::move(record));
  };
  const PartPath path = {std::string(risk), asked.id};
  return assessments.Change(context,
                            {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<RegisterSnapshot> FreezeRegister(PartRepository<RegisterSnapshot>& snapshots,
                                             const RequestContext& context,
                                             const RegisterSnapshot& asked,
                                             std::optional<absl::CivilDay> as_of, WriteMode mode,
                                             const Printer<PartRecord<RegisterSnapshot>>& print) {
  using Record = PartRecord<RegisterSnapshot>;
  const auto decide = [&](const RegisterSnapshotsRoot::Content& content,
                          const Record* present) -> absl::StatusOr<Decided<Record>> {
    if (present != nullptr) return PartExists<RegisterSnapshot>();
    const absl::CivilDay today = LondonDay(content.now);
    Record record{asked, {}};
    RegisterSnapshot& snapshot = record.part;
    snapshot.as_of = as_of.value_or(today);
    ABSL_ASSIGN_OR_RETURN(const std::optional<MeetingDay> meeting,
                          content.meeting(snapshot.presented_at_meeting));
    ABSL_RETURN_IF_ERROR(Validate(snapshot, meeting, content.last_on, today).ToStatus());
    const AsKnown known{snapshot.as_of, content.now};
    ABSL_ASSIGN_OR_RETURN(const RegisterContent of_day,
                          content.register_on(known, snapshot.presented_at_meeting));
    if (of_day.before.has_value()) snapshot.previous = of_day.before->id;
    snapshot.rows = RegisterRowsOf(of_day, known);
    return Created(std::move(record));
  };
  const PartPath path = {asked.id};
  return snapshots.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

}  // namespace copperplate::governance
