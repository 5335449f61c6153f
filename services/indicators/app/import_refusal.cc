#include "services/indicators/app/import_refusal.h"

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"

namespace copperplate::indicators {
namespace {

constexpr absl::string_view kReasonRequired = "REVISION_REASON_REQUIRED";

Error Refused(int64_t fault_count, bool reason_required, bool reasoned) {
  if (!reason_required) {
    return {absl::StatusCode::kInvalidArgument, "IMPORT_REFUSED",
            absl::StrCat("nothing was written: the rows have ", fault_count,
                         fault_count == 1 ? " fault" : " faults")};
  }
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
  return error;
}

}  // namespace

BatchFault RevisionReasonFault(int64_t line) {
  return {.line = line,
          .field = "",
          .reason = std::string(kReasonRequired),
          .description = "changes a month that a snapshot has published"};
}

absl::Status ImportRefusal(int64_t fault_count, const std::vector<BatchFault>& faults,
                           absl::string_view batch_name, bool reasoned) {
  Error error =
      Refused(fault_count, !faults.empty() && faults.front().reason == kReasonRequired, reasoned);
  error.Metadata("faultCount", absl::StrCat(fault_count));
  if (!batch_name.empty()) error.Metadata("batch", batch_name);
  for (const BatchFault& fault : faults) {
    error.Field(absl::StrCat("rows[", fault.line, "]", fault.field.empty() ? "" : ".", fault.field),
                absl::StrCat(fault.description, " (", fault.reason, ")"));
  }
  return error.Build();
}

}  // namespace copperplate::indicators
