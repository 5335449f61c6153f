#include "services/governance/domain/action_state.h"

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kActionStates[] = {"OPEN",   "IN_PROGRESS", "PROPOSED_COMPLETE",
                                               "CLOSED", "CANCELLED",   "SUPERSEDED"};
constexpr absl::string_view kDueBases[] = {"STATED", "DERIVED"};

}  // namespace

absl::string_view Name(ActionState state) { return NameIn(kActionStates, state); }

absl::string_view Name(DueBasis basis) { return NameIn(kDueBases, basis); }

}  // namespace copperplate::governance
