#include "services/governance/domain/minutes_state.h"

#include <string>

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kMinutesStateWords[] = {"DRAFT", "CIRCULATED", "APPROVED", "SIGNED",
                                                    "PUBLISHED"};

MovedResource<MinutesState> MinutesNamed(absl::string_view name) {
  return {"version of the minutes", std::string(name),
          [](MinutesState state) { return Name(state); }};
}

absl::Status AllowOfMinutes(bool allowed, absl::string_view name, MinutesState present) {
  return allowed ? absl::OkStatus() : StateNotAllowed(kMinutesArrows, present, MinutesNamed(name));
}

}  // namespace

absl::string_view Name(MinutesState state) { return NameIn(kMinutesStateWords, state); }

absl::StatusOr<MinutesState> StateAfter(absl::string_view name, MinutesState present,
                                        absl::string_view verb) {
  return Follow(kMinutesArrows, present, verb, MinutesNamed(name));
}

absl::Status CheckTextOpen(absl::string_view name, MinutesState present) {
  return AllowOfMinutes(present == MinutesState::kDraft, name, present);
}

absl::Status CheckCorrectable(absl::string_view name, MinutesState present) {
  return AllowOfMinutes(WasApproved(present), name, present);
}

}  // namespace copperplate::governance
