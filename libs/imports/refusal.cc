#include "libs/imports/refusal.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace copperplate::imports {

Error Refusal(int64_t fault_count, absl::Span<const RowFault> faults) {
  Error error(absl::StatusCode::kInvalidArgument, "IMPORT_REFUSED",
              absl::StrCat("nothing was written: the content has ", fault_count,
                           fault_count == 1 ? " fault" : " faults"));
  TellRowFaults(fault_count, faults, error);
  return error;
}

namespace {

std::string PathOf(const RowFault& fault) {
  if (fault.line == 0) return fault.field;
  return absl::StrCat("rows[", fault.line, "]", fault.field.empty() ? "" : ".", fault.field);
}

}  // namespace

void TellRowFaults(int64_t fault_count, absl::Span<const RowFault> faults, Error& error) {
  error.Metadata("faultCount", absl::StrCat(fault_count));
  for (const RowFault& fault : faults) {
    error.Field(PathOf(fault), absl::StrCat(fault.description, " (", fault.reason, ")"));
  }
}

}  // namespace copperplate::imports
