#include "services/delivery/app/report_status.h"

#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/change_part.h"
#include "services/delivery/domain/narrative.h"
#include "services/delivery/domain/status_rules.h"

namespace copperplate::delivery {

absl::StatusOr<Changed<StatusRecord>> ReportStatus(StatusRepository& statuses,
                                                   const RequestContext& context,
                                                   const PartPath& path, const StatusEntry& entry,
                                                   absl::CivilDay today, const Asked& asked,
                                                   const StatusPrinter& print) {
  const auto decide = [&](const PlanContent& content, const PartRecord<Activity>* found,
                          absl::Span<const WrittenNarrative> written,
                          absl::Span<const StatusEntry> history) -> absl::StatusOr<DecidedReport> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, PresentPart(content, path, found, asked));
    ABSL_RETURN_IF_ERROR(CheckPlanEditable(context, content.plan));
    DecidedReport decided{entry, std::nullopt};
    decided.entry.id = NextStatusId(history, entry.as_of);
    // It will be entered after all that there are.
    StatusEntry judged = decided.entry;
    judged.entered_at = absl::InfiniteFuture();
    Faults faults;
    CheckReport(content, history, judged, today, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    Activity after = AfterReport(present->part, written, history, judged);
    if (after.narrative != present->part.narrative) decided.activity = std::move(after);
    return decided;
  };
  return statuses.Report(context, {.activity = path,
                                   .decide = decide,
                                   .mode = asked.mode,
                                   .print = print.entry,
                                   .activity_image = print.activity});
}

}  // namespace copperplate::delivery
