#include "services/delivery/transport/plan_import_handlers.h"

#include <string>
#include <utility>

#include "libs/api/deterministic.h"
#include "libs/digest/sha256.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/app/import_plan.h"
#include "services/delivery/app/plan_csv.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/board.h"
#include "services/delivery/transport/plan_import_mapping.h"

namespace copperplate::delivery {
namespace {

class PlanUpload final : public handler::Upload<v1::PlanImport> {
 public:
  PlanUpload(PlanImportRepository& imports, const rpc::CallContext& call, PlanImportRequest request)
      : plan_(request.plan), import_(imports, handler::ContextOf(call), std::move(request)) {}

  absl::Status Write(absl::string_view content) override { return import_.Write(content); }

  absl::StatusOr<v1::PlanImport> Finish(const rpc::CallContext& call) override {
    ABSL_ASSIGN_OR_RETURN(const PlanImportRecord record,
                          import_.Finish(ImagesOf(call.force, plan_)));
    return WritePlanImport(call.force, record);
  }

 private:
  const std::string plan_;
  PlanCsvImport import_;
};

}  // namespace

std::shared_ptr<PlanUploads> MakePlanUploads(std::shared_ptr<handler::UploadSlots> slots,
                                             PlanImportRepository& imports) {
  auto begin = [&imports](const rpc::CallContext& call, const v1::ImportPlanRequest& message)
      -> absl::StatusOr<std::unique_ptr<handler::Upload<v1::PlanImport>>> {
    Faults faults;
    PlanImportRequest request = ReadPlanImportRequest(message, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return std::make_unique<PlanUpload>(imports, call, std::move(request));
  };
  return std::make_shared<PlanUploads>(std::move(slots), std::move(begin));
}

absl::StatusOr<v1::PlanImport> PlanImportHandlers::ImportPlanDocument(
    const rpc::CallContext& call, const v1::ImportPlanDocumentRequest& request) const {
  Faults faults;
  const PlanImportRequest asked = ReadPlanImportRequest(request, faults);
  Faults of_document;
  const PlanDocument document = ReadPlanDocument(call.force, request.document(), of_document);
  faults.AddUnder("document", of_document);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const Sha256Digest content = Sha256(api::SerializeWithout(request.document(), {}));
  ABSL_ASSIGN_OR_RETURN(
      const PlanImportRecord record,
      delivery::ImportPlanDocument(imports_, handler::ContextOf(call), asked, document, content,
                                   ImagesOf(call.force, asked.plan)));
  return WritePlanImport(call.force, record);
}

absl::StatusOr<v1::ExportPlanResponse> PlanImportHandlers::ExportPlan(
    const rpc::CallContext& call, const v1::ExportPlanRequest& request) const {
  Faults faults;
  const auto ids = kPlanName.Match(request.name(), "name", faults);
  const absl::CivilDay today = LondonDay(clock_.Now());
  const absl::CivilDay as_of = fields::ReadDayUpTo(request.as_of(), "as_of", today, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const BoardFigures figures,
      boards_.ReadBoard(handler::ContextOf(call), (*ids)[1], as_of, handler::SeesSensitive(call)));
  v1::ExportPlanResponse response;
  response.set_content(PrintPlanCsv(ComputeBoard(figures, as_of)));
  response.set_content_type("text/csv; charset=utf-8");
  return response;
}

}  // namespace copperplate::delivery
