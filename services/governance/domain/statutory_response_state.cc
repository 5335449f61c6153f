#include "services/governance/domain/statutory_response_state.h"

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kResponseStates[] = {"AWAITING_CHIEF", "DRAFT", "PUBLISHED", "SENT"};

}  // namespace

absl::string_view Name(ResponseState state) { return NameIn(kResponseStates, state); }

}  // namespace copperplate::governance
