#include "services/governance/domain/decision_state.h"

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kDecisionStates[] = {"PROPOSED",        "TAKEN",    "PUBLISHED",
                                                 "EXEMPT_RECORDED", "RECORDED", "REVOKED"};

}  // namespace

absl::string_view Name(DecisionState state) { return NameIn(kDecisionStates, state); }

}  // namespace copperplate::governance
