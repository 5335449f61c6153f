#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/get_information_sheet.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/analysis_handlers.h"
#include "services/indicators/transport/information_sheet_mapping.h"

namespace copperplate::indicators {

absl::StatusOr<const v1::InformationSheet*> AnalysisHandlers::GetInformationSheet(
    const rpc::CallContext& call, const v1::GetInformationSheetRequest& request) const {
  Faults faults;
  const absl::Time now = clock_.Now();
  kInformationSheetName.Match(request.name(), "name", faults);
  const int32_t month = fields::ReadMonth(request.month(), "month", faults);
  CheckNotInFuture(month, PresentMonth(now), "month", faults);
  const auto known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const InformationSheet sheet,
                        indicators::GetInformationSheet(ports_.dashboards, handler::ContextOf(call),
                                                        month, known_at));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::InformationSheet>(call.arena);
  WriteInformationSheet(call.force, sheet, *message);
  return message;
}

}  // namespace copperplate::indicators
