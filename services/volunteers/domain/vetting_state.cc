#include "services/volunteers/domain/vetting_state.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kVettingStateWords[] = {
    "REQUESTED", "IN_PROGRESS", "CLEARED", "REFUSED", "DISCONTINUED", "APPEALED", "WITHDRAWN"};

}  // namespace

absl::string_view Name(VettingState state) { return NameIn(kVettingStateWords, state); }

std::optional<VettingState> ParseVettingState(absl::string_view word) {
  return FindIn<VettingState>(kVettingStateWords, word);
}

}  // namespace copperplate::volunteers
