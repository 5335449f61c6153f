#include "services/volunteers/domain/engagement_state.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kEngagementStateWords[] = {
    "APPLIED",  "VETTING",   "INDUCTION", "PROBATION", "ACTIVE",
    "ON_LEAVE", "SUSPENDED", "LEFT",      "WITHDRAWN", "REJECTED"};

}  // namespace

absl::string_view Name(EngagementState state) { return NameIn(kEngagementStateWords, state); }

std::optional<EngagementState> ParseEngagementState(absl::string_view word) {
  return FindIn<EngagementState>(kEngagementStateWords, word);
}

}  // namespace copperplate::volunteers
