#include "services/volunteers/domain/leaving_reason.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kLeavingReasonWords[] = {"RESIGNED",          "RETIRED",  "TRANSFER",
                                                     "AGED_OUT",          "MOVED",    "DISMISSED",
                                                     "VETTING_WITHDRAWN", "DECEASED", "OTHER"};

}  // namespace

absl::string_view Name(LeavingReason reason) { return NameIn(kLeavingReasonWords, reason); }

std::optional<LeavingReason> ParseLeavingReason(absl::string_view word) {
  return FindIn<LeavingReason>(kLeavingReasonWords, word);
}

}  // namespace copperplate::volunteers
