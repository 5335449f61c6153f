#include "services/governance/domain/due_date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsTold;
using copperplate::testing::Told;
using ::testing::ElementsAre;

const absl::CivilDay kDueRaised(2018, 4, 12);
const absl::CivilDay kDueFirst(2018, 10, 12);
const absl::CivilDay kDueDecided(2018, 5, 10);
const absl::Time kDueRecorded = absl::FromUnixSeconds(1'525'950'000);

DueDate FirstDue() { return {.original = kDueFirst, .revisions = {}}; }

absl::StatusOr<DueDate> Revise(const DueDate& due, absl::CivilDay to,
                               absl::CivilDay on = kDueDecided,
                               absl::string_view reason = "re-inspection moved",
                               absl::string_view approved_by = "The Commissioner") {
  return DueRevised(
      due, kDueRaised, to, reason, approved_by,
      {.caller = "secretary", .on = on, .today = kDueDecided, .recorded_at = kDueRecorded});
}

TEST(DueDateTest, AMoveLeavesTheFirstDateAndIsToldAsOfADay) {
  ABSL_ASSERT_OK_AND_ASSIGN(const DueDate moved, Revise(FirstDue(), kDueFirst + 30));
  EXPECT_EQ(moved.original, kDueFirst);
  EXPECT_EQ(CurrentDue(moved), kDueFirst + 30);
  EXPECT_EQ(moved.revisions[0].reason, "re-inspection moved");
  EXPECT_EQ(moved.revisions[0].approved_by, "The Commissioner");
  EXPECT_EQ(moved.revisions[0].recorded_by, "secretary");
  EXPECT_EQ(DueAsKnown(moved, {.as_of = kDueDecided - 1}), kDueFirst);
  EXPECT_EQ(DueAsKnown(moved, {.as_of = kDueDecided}), kDueFirst + 30);
  EXPECT_EQ(RevisionsAsKnown(moved, {.as_of = kDueDecided - 1}), 0);
  EXPECT_EQ(RevisionsAsKnown(moved, {.as_of = kDueDecided}), 1);
  const AsKnown before{.as_of = kDueDecided, .known_at = kDueRecorded - absl::Microseconds(1)};
  EXPECT_EQ(DueAsKnown(moved, before), kDueFirst);
  EXPECT_EQ(SlippageDays(moved, CurrentDue(moved)), 30);
}

TEST(DueDateTest, WithoutAFirstDateThereIsNoSlippage) {
  ABSL_ASSERT_OK_AND_ASSIGN(const DueDate moved, Revise({}, kDueFirst));
  EXPECT_EQ(CurrentDue(moved), kDueFirst);
  EXPECT_EQ(SlippageDays(moved, CurrentDue(moved)), std::nullopt);
  EXPECT_EQ(CurrentDue({}), std::nullopt);
}

TEST(DueDateTest, EveryFaultIsNamed) {
  EXPECT_THAT(FieldsTold(Revise(FirstDue(), kDueFirst + 1, kDueDecided + 1, "", "")),
              ElementsAre("on: must not lie after today in Europe/London", "reason: must be given",
                          "approved_by: must be given"));
  EXPECT_EQ(Told(Revise(FirstDue(), kDueFirst + 1, kDueDecided + 1)), "DATE_IN_FUTURE on");
  EXPECT_EQ(Told(Revise(FirstDue(), kDueFirst + 1, kDueDecided, "")), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(Revise(FirstDue(), kDueFirst + 1, kDueDecided, "moved", "")),
            "FIELD_REQUIRED approved_by");
}

TEST(DueDateTest, DatesThatCannotBeAreRefused) {
  EXPECT_EQ(Told(Revise(FirstDue(), kDueDecided - 1)), "DUE_IN_PAST due");
  EXPECT_EQ(Told(Revise(FirstDue(), kDueRaised - 1)), "DUE_BEFORE_RAISED due");
  EXPECT_EQ(Told(Revise(FirstDue(), kDueFirst)), "DUE_UNCHANGED due");
  EXPECT_EQ(Told(Revise(FirstDue(), kDueFirst + 1, kDueRaised - 1)), "DATE_OUT_OF_ORDER on");
  EXPECT_EQ(Told(Revise(FirstDue(), kDueDecided)), "");
}

TEST(DueDateTest, IsMovedAHundredTimesAtMost) {
  DueDate due = FirstDue();
  for (size_t i = 0; i < kMostDueRevisions; ++i) {
    auto moved = Revise(due, kDueFirst + 1 + static_cast<int>(i));
    ABSL_ASSERT_OK(moved);
    due = *std::move(moved);
  }
  EXPECT_EQ(Told(Revise(due, kDueFirst)), "TOO_MANY due");
}

}  // namespace
}  // namespace copperplate::governance
