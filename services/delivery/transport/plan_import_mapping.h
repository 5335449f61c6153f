#pragma once

#include "copperplate/delivery/v1/plan_document.pb.h"
#include "copperplate/delivery/v1/plan_service.pb.h"
#include "libs/status/faults.h"
#include "services/delivery/app/import_plan.h"
#include "services/delivery/app/ports/plan_import_repository.h"

namespace copperplate::delivery {

// What `message` asks for beside its content; also of a document, whose field `as_of` there is not.
PlanImportRequest ReadPlanImportRequest(const v1::ImportPlanRequest& message, Faults& faults);
PlanImportRequest ReadPlanImportRequest(const v1::ImportPlanDocumentRequest& message,
                                        Faults& faults);

// Faults by the message's field names: dates alone, all else is the import's to judge.
PlanDocument ReadPlanDocument(absl::string_view force, const v1::PlanDocument& message,
                              Faults& faults);

v1::PlanImport WritePlanImport(absl::string_view force, const PlanImportRecord& record);

// The events' images of what an import writes, as the API shows each. `force` outlives them.
PlanImages ImagesOf(const std::string& force, const std::string& plan);

}  // namespace copperplate::delivery
