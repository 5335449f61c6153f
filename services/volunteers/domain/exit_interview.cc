#include "services/volunteers/domain/exit_interview.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kExitInterviewWords[] = {"OFFERED", "DECLINED", "COMPLETED"};

}  // namespace

absl::string_view Name(ExitInterviewState state) { return NameIn(kExitInterviewWords, state); }

std::optional<ExitInterviewState> ParseExitInterviewState(absl::string_view word) {
  return FindIn<ExitInterviewState>(kExitInterviewWords, word);
}

ExitCompletion ExitCompletionOf(absl::Span<const Leaver> leavers) {
  ExitCompletion completion;
  for (const Leaver& leaver : leavers) {
    if (!OwesExitInterview(leaver.reason)) continue;
    ++completion.owed;
    if (leaver.interview == ExitInterviewState::kCompleted) ++completion.completed;
  }
  if (completion.owed > 0) {
    completion.share = Rational::Of(completion.completed, completion.owed);
  }
  return completion;
}

}  // namespace copperplate::volunteers
