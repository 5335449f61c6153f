#include "services/indicators/app/import_refusal.h"

#include "absl/strings/str_cat.h"
#include "libs/imports/refusal.h"
#include "libs/status/error.h"

namespace copperplate::indicators {
namespace {

constexpr absl::string_view kReasonRequired = "REVISION_REASON_REQUIRED";

Error ReasonMissing(int64_t fault_count, const std::vector<imports::RowFault>& faults,
                    bool reasoned) {
  Error error(
      absl::StatusCode::kFailedPrecondition, kReasonRequired,
      absl::StrCat(
          "nothing was written: ", fault_count,
          fault_count == 1 ? " row changes a published month" : " rows change published months",
          reasoned ? ", and the batch id was refused for want of a revision_reason: "
                     "send the same with it under another batch id"
                   : ", which takes a revision_reason"));
  error.Precondition("REVISION_REASON", "revision_reason",
                     "must say why figures of published months change; an import that gives it "
                     "needs a batch id of its own");
  imports::TellRowFaults(fault_count, faults, error);
  return error;
}

}  // namespace

imports::RowFault RevisionReasonFault(int64_t line) {
  return {.line = line,
          .field = "",
          .reason = std::string(kReasonRequired),
          .description = "changes a month that a snapshot has published"};
}

absl::Status ImportRefusal(int64_t fault_count, const std::vector<imports::RowFault>& faults,
                           absl::string_view batch_name, bool reasoned) {
  const bool reason_required = !faults.empty() && faults.front().reason == kReasonRequired;
  Error error = reason_required ? ReasonMissing(fault_count, faults, reasoned)
                                : imports::Refusal(fault_count, faults);
  if (!batch_name.empty()) error.Metadata("batch", batch_name);
  return error.Build();
}

}  // namespace copperplate::indicators
