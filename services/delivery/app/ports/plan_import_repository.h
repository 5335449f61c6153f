#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/record_image.h"
#include "libs/change/request_context.h"
#include "libs/digest/sha256.h"
#include "libs/status/error.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/app/ports/status_repository.h"
#include "services/delivery/domain/plan_import.h"

namespace copperplate::delivery {

// An import that was applied, or the preview of one.
struct PlanImportRecord {
  std::string plan;       // id
  std::string import_id;  // empty of a preview
  Sha256Digest content{};
  int64_t row_count = 0;
  int64_t created_count = 0;    // parts of the plan
  int64_t changed_count = 0;    // the same
  int64_t unchanged_count = 0;  // the same
  int64_t status_count = 0;
  std::vector<std::string> unresolved_leads;
  std::vector<std::string> unresolved_links;
  bool validate_only = false;
  bool replayed = false;  // one before it, of this id and content, was applied: this is its result
  // When and by whom it was applied; no uid where it is given again.
  RecordHeader header;
};

// What the events of an import keep of each thing it writes (PrintImage).
struct PlanImages {
  std::function<RecordImage(const PlanRecord&)> plan;
  std::function<RecordImage(const PartRecord<Theme>&)> theme;
  std::function<RecordImage(const PartRecord<Objective>&)> objective;
  std::function<RecordImage(const PartRecord<BusinessIntelligenceItem>&)> item;
  std::function<RecordImage(const PartRecord<PriorityAction>&)> action;
  std::function<RecordImage(const PartRecord<Opportunity>&)> opportunity;
  std::function<RecordImage(const PartRecord<Activity>&)> activity;
  std::function<RecordImage(const PartRecord<LeadAssignment>&)> lead;
  std::function<RecordImage(const PartRecord<PlanLink>&)> link;
  std::function<RecordImage(const StatusRecord&)> status;
  std::function<RecordImage(const PlanImportRecord&)> whole;
};

// One import, decided under the lock of its plan.
struct PlanImportChange {
  std::string plan;
  std::string import_id;  // empty: one is made, and nothing is a repeat
  Sha256Digest content{};
  int64_t row_count = 0;
  // What it makes of the plan; `history` has the plan's status entries, all of them. An error ends
  // the import. May run again.
  absl::FunctionRef<absl::StatusOr<PlanImportOutcome>(
      const PlanContent& content, absl::Span<const StatusEntry> history, absl::Time now)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  const PlanImages& images;
};

// ALREADY_EXISTS: the id was used for an import of other content.
inline absl::Status ImportContentDiffers() {
  return Error(absl::StatusCode::kAlreadyExists, "IMPORT_CONTENT_DIFFERS",
               "the import_id was used for an import of other content")
      .Build();
}

// The imports of the plans of one force, the context's. Implementations are thread-safe. Beside the
// errors named each gives those of libs/postgres/sqlstate.h.
class PlanImportRepository {
 public:
  virtual ~PlanImportRepository() = default;

  // Writes all that the import makes of the plan, or nothing; with an event for each part, and one,
  // `plan.imported`, for the whole. The id and content of one that was applied give its result.
  // NOT_FOUND (PLAN_UNKNOWN, FORCE_UNKNOWN), ALREADY_EXISTS (IMPORT_CONTENT_DIFFERS), and what
  // `decide` gives.
  virtual absl::StatusOr<PlanImportRecord> Apply(const RequestContext& context,
                                                 const PlanImportChange& change) = 0;
};

}  // namespace copperplate::delivery
