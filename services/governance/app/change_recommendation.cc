#include "services/governance/app/change_recommendation.h"

#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/owner_rules.h"
#include "services/governance/app/recorded_steps.h"
#include "services/governance/domain/statutory_response.h"

namespace copperplate::governance {

void GovernancePartRules<SourceReport>::FillIn(const Content& content, SourceReport& report) {
  NoteDuty(content.now, report);
}

void GovernancePartRules<SourceReport>::Keep(const SourceReport& present, SourceReport& next) {
  next.duty_changes = present.duty_changes;
}

void GovernancePartRules<SourceReport>::CheckAmong(const Content& content,
                                                   const SourceReport& report, Faults& faults) {
  faults.AddRuleFaults(Validate(report, LondonDay(content.now)));
}

void GovernancePartRules<SourceReport>::CheckUpdate(const Content& content,
                                                    const SourceReport& present,
                                                    const SourceReport& next, Faults& faults) {
  CheckReportChange(present, next, content.has_response, faults);
}

PartChanged<Recommendation> CreateRecommendation(
    PartRepository<Recommendation>& recommendations, const RequestContext& context,
    absl::string_view report, const Recommendation& asked, std::optional<absl::CivilDay> raised_on,
    WriteMode mode, const RecommendationPrinter& print) {
  const auto decide =
      [&](const ReportRoot::Content& content,
          const RecommendationRecord* present) -> absl::StatusOr<Decided<RecommendationRecord>> {
    if (present != nullptr) return PartExists<Recommendation>();
    ABSL_RETURN_IF_ERROR(CheckRecommendable(
        content.response, kSourceReportName.Format(context.force, std::string(report))));
    const absl::CivilDay today = LondonDay(content.now);
    RecommendationRecord record{asked, {}};
    record.part.report = std::string(report);
    record.part.recorded_at = content.now;
    record.part.raised_on = raised_on.value_or(content.report.published_on.value_or(today));
    ABSL_ASSIGN_OR_RETURN(const bool taken, content.number_taken(record.part.number));
    ABSL_ASSIGN_OR_RETURN(
        const bool office_missing,
        IsOwnedByUnknownOffice(context.force, asked.ownership.owner, content.offices));
    Faults faults = Validate(record.part, taken, today);
    CheckNotDueInPast(record.part, content.report.historic_import, today, faults);
    CheckOwnerOffice(office_missing, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Created(std::move(record));
  };
  const PartPath path = {std::string(report), asked.id};
  return recommendations.Change(context,
                                {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Recommendation> RewriteRecommendation(PartRepository<Recommendation>& recommendations,
                                                  const RequestContext& context,
                                                  const PartPath& path, const Asked& asked,
                                                  std::optional<absl::CivilDay> on,
                                                  MergePart<Recommendation> merge,
                                                  const RecommendationPrinter& print) {
  const std::string name = NameAt<Recommendation>(context.force, path);
  const auto next = [&](const ReportRoot::Content& content,
                        const Recommendation& present) -> absl::StatusOr<Recommendation> {
    ABSL_ASSIGN_OR_RETURN(const Recommendation merged, merge(RecommendationRecord{present, {}}));
    ABSL_ASSIGN_OR_RETURN(
        const bool office_missing,
        IsOwnedByUnknownOffice(context.force, merged.ownership.owner, content.offices));
    return Rewritten(present, name, merged, office_missing, StepOf(context, content.now, on));
  };
  return ChangePart<Recommendation>(recommendations, context, path, asked, next, print);
}

PartChanged<Recommendation> MoveRecommendation(PartRepository<Recommendation>& recommendations,
                                               const RequestContext& context, const PartPath& path,
                                               const Asked& asked,
                                               const RecommendationMoveDetails& details,
                                               std::optional<absl::CivilDay> on,
                                               const RecommendationPrinter& print) {
  const std::string name = NameAt<Recommendation>(context.force, path);
  const auto next = [&](const ReportRoot::Content& content,
                        const Recommendation& present) -> absl::StatusOr<Recommendation> {
    ABSL_ASSIGN_OR_RETURN(const std::optional<Recommendation> superseding,
                          content.recommendation(details.superseded_by));
    std::vector<Office> offices;
    if (details.move == RecommendationMove::kVerify) {
      ABSL_ASSIGN_OR_RETURN(offices, content.offices());
    }
    const RecommendationMoveFacts facts{superseding.has_value() ? &*superseding : nullptr, offices};
    return Moved(present, name, details, facts, StepOf(context, content.now, on));
  };
  return ChangePart<Recommendation>(recommendations, context, path, asked, next, print,
                                    VerbOf(details.move));
}

PartChanged<Recommendation> ReviseRecommendationDue(PartRepository<Recommendation>& recommendations,
                                                    const RequestContext& context,
                                                    const PartPath& path, const Asked& asked,
                                                    const RecommendationDueRevision& revision,
                                                    std::optional<absl::CivilDay> on,
                                                    const RecommendationPrinter& print) {
  const std::string name = NameAt<Recommendation>(context.force, path);
  const auto next = [&](const ReportRoot::Content& content, const Recommendation& present) {
    return DueRevised(present, name, revision.due, revision.reason, revision.approved_by,
                      StepOf(context, content.now, on));
  };
  return ChangePart<Recommendation>(recommendations, context, path, asked, next, print,
                                    "reviseDue");
}

PartChanged<Recommendation> MirrorExternalState(PartRepository<Recommendation>& recommendations,
                                                const RequestContext& context, const PartPath& path,
                                                const Asked& asked, ExternalState state,
                                                std::optional<absl::CivilDay> on,
                                                const RecommendationPrinter& print) {
  const auto next = [&](const ReportRoot::Content& content, const Recommendation& present) {
    return Mirrored(present, state, StepOf(context, content.now, on));
  };
  return ChangePart<Recommendation>(recommendations, context, path, asked, next, print,
                                    "mirrorExternalState");
}

}  // namespace copperplate::governance
