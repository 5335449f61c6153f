// Imports of a plan, all or nothing, and its export.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/digest/sha256.h"
#include "libs/imports/intake.h"
#include "services/delivery/app/plan_csv.h"
#include "services/delivery/app/ports/plan_import_repository.h"
#include "services/delivery/domain/plan_import.h"

namespace copperplate::delivery {

// What the caller says of an import beside its content.
struct PlanImportRequest {
  std::string plan;
  std::string import_id;                // an id or empty
  std::optional<absl::CivilDay> as_of;  // of colours whose row has no day
  WriteMode mode = WriteMode::kWrite;
};

// The CSV form, which comes in pieces. Not thread-safe.
class PlanCsvImport {
 public:
  // `imports` outlives it.
  PlanCsvImport(PlanImportRepository& imports, const RequestContext& context,
                PlanImportRequest request)
      : imports_(imports), context_(context), request_(std::move(request)) {}

  // The next bytes, cut anywhere.
  absl::Status Write(absl::string_view content) { return intake_.Write(content); }

  // The content is complete. INVALID_ARGUMENT (IMPORT_REFUSED) naming every fault,
  // FAILED_PRECONDITION (STATE_NOT_ALLOWED) of a SUPERSEDED plan, and what the port gives.
  absl::StatusOr<PlanImportRecord> Finish(const PlanImages& images);

 private:
  PlanImportRepository& imports_;
  const RequestContext context_;
  const PlanImportRequest request_;
  PlanCsvTaker rows_;
  imports::Intake intake_{rows_, kMostPlanRows};
};

// The JSON form. `content` is the hash of it by which a repeat is recognised. Errors as above.
absl::StatusOr<PlanImportRecord> ImportPlanDocument(
    PlanImportRepository& imports, const RequestContext& context, const PlanImportRequest& request,
    const PlanDocument& document, const Sha256Digest& content, const PlanImages& images);

}  // namespace copperplate::delivery
