#include "services/delivery/app/import_plan.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "libs/imports/refusal.h"
#include "libs/imports/row_fault.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/moves.h"

namespace copperplate::delivery {
namespace {

// The faults of reading, and of those found among what could be read the ones of other fields: a
// day that is none is not missing besides. By row.
std::vector<imports::RowFault> AllFaults(std::vector<imports::RowFault> faults,
                                         const std::vector<imports::RowFault>& found) {
  std::set<std::pair<int64_t, std::string>> fields;
  for (const imports::RowFault& fault : faults) fields.emplace(fault.line, fault.field);
  for (const imports::RowFault& fault : found) {
    if (fields.count({fault.line, fault.field}) == 0) faults.push_back(fault);
  }
  std::stable_sort(
      faults.begin(), faults.end(),
      [](const imports::RowFault& a, const imports::RowFault& b) { return a.line < b.line; });
  return faults;
}

struct ReadImport {
  PlanImport content;
  std::vector<imports::RowFault> faults;  // found while it was read
  int64_t dropped_faults = 0;             // more of them than are kept
  Sha256Digest digest{};
  int64_t row_count = 0;
};

absl::StatusOr<PlanImportRecord> Apply(PlanImportRepository& imports, const RequestContext& context,
                                       const PlanImportRequest& request, const ReadImport& read,
                                       const PlanImages& images) {
  const auto decide = [&](const PlanContent& content, absl::Span<const StatusEntry> history,
                          absl::Time now) -> absl::StatusOr<PlanImportOutcome> {
    ABSL_RETURN_IF_ERROR(
        CheckEditable(kPlanName.Format(context.force, content.plan.id), content.plan.state));
    PlanImportOutcome outcome =
        DecideImport(content, history, read.content,
                     {.today = LondonDay(now), .caller = context.caller, .now = now});
    const std::vector<imports::RowFault> faults = AllFaults(read.faults, outcome.faults);
    if (!faults.empty()) {
      return imports::Refusal(static_cast<int64_t>(faults.size()) + read.dropped_faults, faults)
          .Build();
    }
    return outcome;
  };
  return imports.Apply(context, {.plan = request.plan,
                                 .import_id = request.import_id,
                                 .content = read.digest,
                                 .row_count = read.row_count,
                                 .decide = decide,
                                 .mode = request.mode,
                                 .images = images});
}

}  // namespace

absl::StatusOr<PlanImportRecord> PlanCsvImport::Finish(const PlanImages& images) {
  ABSL_RETURN_IF_ERROR(intake_.Finish());
  ReadImport read;
  read.content.rows = rows_.rows();
  read.content.as_of = request_.as_of;
  read.digest = intake_.digest();
  read.row_count = intake_.row_count();
  read.faults = intake_.faults().Kept();
  read.dropped_faults = intake_.faults().count() - static_cast<int64_t>(read.faults.size());
  return Apply(imports_, context_, request_, read, images);
}

absl::StatusOr<PlanImportRecord> ImportPlanDocument(
    PlanImportRepository& imports, const RequestContext& context, const PlanImportRequest& request,
    const PlanDocument& document, const Sha256Digest& content, const PlanImages& images) {
  ReadImport read;
  read.content.document = document;
  read.digest = content;
  for (const PlanDocumentTheme& theme : document.themes) {
    read.row_count += static_cast<int64_t>(theme.actions.size());
  }
  return Apply(imports, context, request, read, images);
}

}  // namespace copperplate::delivery
