// How far a decision is.
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace copperplate::governance {

enum class DecisionState : uint8_t {
  kProposed,
  kTaken,
  kPublished,
  kExemptRecorded,  // of significant public interest, and not published: the exemption is recorded
  kRecorded,        // not of significant public interest
  kRevoked,         // by a later decision
};

// `EXEMPT_RECORDED`
absl::string_view Name(DecisionState state);

}  // namespace copperplate::governance
