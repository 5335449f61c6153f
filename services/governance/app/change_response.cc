#include "services/governance/app/change_response.h"

#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/recorded_steps.h"

namespace copperplate::governance {

PartChanged<StatutoryResponse> BeginResponse(PartRepository<StatutoryResponse>& responses,
                                             const RequestContext& context,
                                             const StatutoryResponse& asked,
                                             std::optional<absl::CivilDay> begun_on, WriteMode mode,
                                             const ResponsePrinter& print) {
  const auto decide =
      [&](const ResponsesRoot::Content& content,
          const ResponseRecord* present) -> absl::StatusOr<Decided<ResponseRecord>> {
    if (present != nullptr) return PartExists<StatutoryResponse>();
    ABSL_RETURN_IF_ERROR(CheckRespondable(
        content.report, kSourceReportName.Format(context.force, content.report.id)));
    const absl::CivilDay today = LondonDay(content.now);
    ResponseRecord record{asked, {}};
    record.part.report_published_on = content.report.published_on.value_or(today);
    record.part.begun_on = begun_on.value_or(today);
    ABSL_RETURN_IF_ERROR(
        Validate(record.part, content.report, content.recommendations, today).ToStatus());
    return Created(std::move(record));
  };
  const PartPath path = {asked.id};
  return responses.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<StatutoryResponse> RewriteResponse(PartRepository<StatutoryResponse>& responses,
                                               const RequestContext& context, const PartPath& path,
                                               const Asked& asked,
                                               MergePart<StatutoryResponse> merge,
                                               const ResponsePrinter& print) {
  const std::string name = NameAt<StatutoryResponse>(context.force, path);
  const auto next = [&](const ResponsesRoot::Content& content,
                        const StatutoryResponse& present) -> absl::StatusOr<StatutoryResponse> {
    ABSL_RETURN_IF_ERROR(CheckRewrite(present, name));
    ABSL_ASSIGN_OR_RETURN(const StatutoryResponse merged, merge(ResponseRecord{present, {}}));
    StatutoryResponse rewritten = present;
    rewritten.chief_comments_due = merged.chief_comments_due;
    rewritten.reply_to_chief = merged.reply_to_chief;
    rewritten.answers = merged.answers;
    ABSL_RETURN_IF_ERROR(
        Validate(rewritten, content.report, content.recommendations, LondonDay(content.now))
            .ToStatus());
    return rewritten;
  };
  return ChangePart<StatutoryResponse>(responses, context, path, asked, next, print);
}

PartChanged<StatutoryResponse> MoveResponse(PartRepository<StatutoryResponse>& responses,
                                            const RequestContext& context, const PartPath& path,
                                            const Asked& asked, const ResponseMoveDetails& details,
                                            std::optional<absl::CivilDay> on,
                                            const ResponsePrinter& print) {
  const std::string name = NameAt<StatutoryResponse>(context.force, path);
  const auto next = [&](const ResponsesRoot::Content& content, const StatutoryResponse& present) {
    return Moved(present, name, details, content.report, content.recommendations,
                 StepOf(context, content.now, on));
  };
  return ChangePart<StatutoryResponse>(responses, context, path, asked, next, print,
                                       VerbOf(details.move));
}

}  // namespace copperplate::governance
