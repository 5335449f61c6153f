// How far a decision notice is.
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace copperplate::governance {

enum class NoticeState : uint8_t { kDraft, kAgreedToSign, kSigned, kPublished, kWithdrawn };

// `AGREED_TO_SIGN`
absl::string_view Name(NoticeState state);

}  // namespace copperplate::governance
