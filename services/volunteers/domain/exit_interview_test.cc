#include "services/volunteers/domain/exit_interview.h"

#include <gtest/gtest.h>

namespace copperplate::volunteers {
namespace {

TEST(ExitInterviewTest, CompletionIsOfThoseWhoWereOwedOne) {
  const Leaver leavers[] = {
      {LeavingReason::kResigned, ExitInterviewState::kCompleted},
      {LeavingReason::kRetired, ExitInterviewState::kDeclined},
      {LeavingReason::kMoved, ExitInterviewState::kOffered},
      {LeavingReason::kOther, std::nullopt},
      {LeavingReason::kDismissed, ExitInterviewState::kCompleted},
      {LeavingReason::kDeceased, std::nullopt},
  };
  const ExitCompletion completion = ExitCompletionOf(leavers);
  EXPECT_EQ(completion.owed, 4);
  EXPECT_EQ(completion.completed, 1);
  EXPECT_EQ(completion.share, Rational::Of(1, 4));
  EXPECT_EQ(ExitCompletionOf(absl::MakeSpan(leavers).subspan(4)).share, std::nullopt);
  EXPECT_EQ(ParseExitInterviewState("DECLINED"), ExitInterviewState::kDeclined);
}

}  // namespace
}  // namespace copperplate::volunteers
