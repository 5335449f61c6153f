#include "services/delivery/domain/improvement_names.h"

#include "libs/text/words.h"

namespace copperplate::delivery {
namespace {

constexpr absl::string_view kStates[] = {"NOT_STARTED", "IN_PROGRESS", "READY_FOR_SIGN_OFF",
                                         "DISCHARGED",  "SUPERSEDED",  "REJECTED"};

}  // namespace

absl::string_view Name(ImprovementState state) { return NameIn(kStates, state); }

}  // namespace copperplate::delivery
