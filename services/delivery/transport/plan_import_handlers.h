// A plan in and out as a file.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/plan_service.pb.h"
#include "libs/handler/uploads.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/board_reader.h"
#include "services/delivery/app/ports/plan_import_repository.h"

namespace copperplate::delivery {

using PlanUploads = handler::Uploads<v1::ImportPlanRequest, v1::PlanImport>;

// Those of ImportPlan. `imports` outlives them.
std::shared_ptr<PlanUploads> MakePlanUploads(std::shared_ptr<handler::UploadSlots> slots,
                                             PlanImportRepository& imports);

// Thread-safe; all outlive it.
class PlanImportHandlers {
 public:
  PlanImportHandlers(PlanImportRepository& imports, BoardReader& boards, const Clock& clock)
      : imports_(imports), boards_(boards), clock_(clock) {}

  absl::StatusOr<v1::PlanImport> ImportPlanDocument(
      const rpc::CallContext& call, const v1::ImportPlanDocumentRequest& request) const;
  absl::StatusOr<v1::ExportPlanResponse> ExportPlan(const rpc::CallContext& call,
                                                    const v1::ExportPlanRequest& request) const;

 private:
  PlanImportRepository& imports_;
  BoardReader& boards_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
