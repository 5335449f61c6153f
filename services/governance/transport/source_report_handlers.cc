#include <utility>

#include "libs/api/enum_field.h"
#include "services/governance/transport/report_handlers.h"
#include "services/governance/transport/source_report_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::SourceReport> SourceReportHandlers::GetSourceReport(
    const rpc::CallContext& call, const v1::GetSourceReportRequest& request) const {
  return PartCall<SourceReport>(ports_.source_reports, call).Get(request);
}

absl::StatusOr<v1::ListSourceReportsResponse> SourceReportHandlers::ListSourceReports(
    const rpc::CallContext& call, const v1::ListSourceReportsRequest& request) const {
  using Response = v1::ListSourceReportsResponse;
  Faults faults;
  PartFilter<SourceReport> filter;
  filter.body = api::ReadOptionalEnum<ReportBody>(request.body(), "body", faults);
  filter.stage = api::ReadOptionalEnum<ReportStage>(request.stage(), "stage", faults);
  return PartCall<SourceReport>(ports_.source_reports, call)
      .List<Response>(kForceName, request, &Response::add_source_reports, filter,
                      std::move(faults));
}

absl::StatusOr<v1::SourceReport> SourceReportHandlers::CreateSourceReport(
    const rpc::CallContext& call, const v1::CreateSourceReportRequest& request) const {
  return PartCall<SourceReport>(ports_.source_reports, call)
      .Create(kForceName, request, request.source_report_id(), request.source_report());
}

absl::StatusOr<v1::SourceReport> SourceReportHandlers::UpdateSourceReport(
    const rpc::CallContext& call, const v1::UpdateSourceReportRequest& request) const {
  return PartCall<SourceReport>(ports_.source_reports, call)
      .Update(request, request.source_report());
}

}  // namespace copperplate::governance
