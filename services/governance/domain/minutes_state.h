// Where minutes stand. What guards each arrow is in minutes_moves.h.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/state/arrows.h"

namespace copperplate::governance {

enum class MinutesState : uint8_t {
  kDraft,
  kCirculated,  // its text is changed by a further version only
  kApproved,    // its text stays
  kSigned,
  kPublished,
};

inline constexpr Arrow<MinutesState> kMinutesArrows[] = {
    {MinutesState::kDraft, "circulate", MinutesState::kCirculated},
    {MinutesState::kCirculated, "approve", MinutesState::kApproved},
    {MinutesState::kApproved, "sign", MinutesState::kSigned},
    {MinutesState::kSigned, "publish", MinutesState::kPublished},
};

// `DRAFT` and so on.
absl::string_view Name(MinutesState state);

// Whether they were approved, whatever came of them since.
constexpr bool WasApproved(MinutesState state) {
  return state != MinutesState::kDraft && state != MinutesState::kCirculated;
}

// As those of a meeting (meeting_state.h). `name` is the minutes' resource name, here and below.
absl::StatusOr<MinutesState> StateAfter(absl::string_view name, MinutesState present,
                                        absl::string_view verb);

// Whether their text may be changed: of a DRAFT.
absl::Status CheckTextOpen(absl::string_view name, MinutesState present);
// Whether a correction may be noted: once they are APPROVED.
absl::Status CheckCorrectable(absl::string_view name, MinutesState present);

}  // namespace copperplate::governance
