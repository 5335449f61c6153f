// Interviews with those who leave.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/leaving.h"

namespace copperplate::volunteers {

enum class ExitInterviewState : uint8_t { kOffered, kDeclined, kCompleted };

absl::string_view Name(ExitInterviewState state);
std::optional<ExitInterviewState> ParseExitInterviewState(absl::string_view word);

struct ExitInterview {
  std::string engagement;  // id
  absl::CivilDay offered_on;
  ExitInterviewState state = ExitInterviewState::kOffered;
  std::vector<std::string> reasons;
  std::string free_text;  // OFFICIAL_SENSITIVE; exports leave it out
};

struct Leaver {
  LeavingReason reason = LeavingReason::kOther;
  std::optional<ExitInterviewState> interview;  // none was offered
};

struct ExitCompletion {
  int64_t owed = 0;  // leavers but the dismissed and the dead
  int64_t completed = 0;
  // Completed by owed; nothing where none was owed.
  std::optional<Rational> share;
};

ExitCompletion ExitCompletionOf(absl::Span<const Leaver> leavers);

}  // namespace copperplate::volunteers
