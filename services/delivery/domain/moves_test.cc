#include "services/delivery/domain/moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "services/delivery/domain/names.h"

namespace copperplate::delivery {
namespace {

using ::copperplate::testing::HasReason;

constexpr absl::string_view kVerbsOfIterations[] = {"freeze", "unfreeze", "publish", "withdraw"};
constexpr IterationState kStatesOfIterations[] = {IterationState::kDraft, IterationState::kFrozen,
                                                  IterationState::kPublished,
                                                  IterationState::kWithdrawn};

TEST(IterationMovesTest, FourArrowsAndEveryOtherPairIsRefused) {
  int allowed = 0;
  for (const IterationState state : kStatesOfIterations) {
    for (const absl::string_view verb : kVerbsOfIterations) {
      const auto next = StateAfter("forces/essex/plans/pcp/iterations/iteration-1", state, verb);
      if (next.ok()) {
        ++allowed;
      } else {
        EXPECT_THAT(next.status(), HasReason("STATE_NOT_ALLOWED")) << Name(state) << " " << verb;
      }
    }
  }
  EXPECT_EQ(allowed, 4);
  EXPECT_THAT(StateAfter("i", IterationState::kDraft, "freeze"),
              testing::IsOkAndHolds(IterationState::kFrozen));
  EXPECT_THAT(StateAfter("i", IterationState::kFrozen, "unfreeze"),
              testing::IsOkAndHolds(IterationState::kDraft));
  EXPECT_THAT(StateAfter("i", IterationState::kFrozen, "publish"),
              testing::IsOkAndHolds(IterationState::kPublished));
  EXPECT_THAT(StateAfter("i", IterationState::kPublished, "withdraw"),
              testing::IsOkAndHolds(IterationState::kWithdrawn));
}

TEST(IterationMovesTest, WhatAStateAllows) {
  for (const IterationState state : kStatesOfIterations) {
    EXPECT_EQ(CheckEditable("i", state).ok(), state == IterationState::kDraft) << Name(state);
    EXPECT_EQ(CheckFrozen("i", state).ok(), state != IterationState::kDraft) << Name(state);
    EXPECT_EQ(CheckPublished("i", state).ok(), state == IterationState::kPublished) << Name(state);
  }
}

TEST(PlanMovesTest, LeadFromDraftToInForceToSuperseded) {
  EXPECT_THAT(StateAfter("p", PlanState::kDraft, "activate"),
              testing::IsOkAndHolds(PlanState::kInForce));
  EXPECT_THAT(StateAfter("p", PlanState::kInForce, "supersede"),
              testing::IsOkAndHolds(PlanState::kSuperseded));
  EXPECT_THAT(StateAfter("p", PlanState::kDraft, "supersede"), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(StateAfter("p", PlanState::kInForce, "activate"), HasReason("STATE_NOT_ALLOWED"));
  for (const absl::string_view verb : {"activate", "supersede"}) {
    EXPECT_THAT(StateAfter("p", PlanState::kSuperseded, verb), HasReason("STATE_NOT_ALLOWED"));
  }
}

}  // namespace
}  // namespace copperplate::delivery
