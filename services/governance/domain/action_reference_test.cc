#include "services/governance/domain/action_reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/text/slug.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ActionReference OfTheBoard(absl::CivilMonth month, int32_t number) {
  return {.code = "BCB", .month = month, .number = number};
}

TEST(ActionReferenceTest, IsWrittenAsThePapersDo) {
  const ActionReference reference = OfTheBoard(absl::CivilMonth(2015, 3), 4);
  EXPECT_EQ(FormatReference(reference), "BCB March 2015 Action 4");
  EXPECT_EQ(ParseReference("BCB March 2015 Action 4"), reference);
  EXPECT_EQ(ReferenceId(reference), "bcb-march-2015-action-4");
  EXPECT_TRUE(IsResourceId(ReferenceId(reference)));
}

TEST(ActionReferenceTest, ACodeMayHaveSeveralWords) {
  const auto reference = ParseReference("Gold Group May 2018 Action 12");
  ASSERT_TRUE(reference.has_value());
  EXPECT_EQ(reference->code, "Gold Group");
  EXPECT_EQ(reference->number, 12);
}

TEST(ActionReferenceTest, EveryMonthIsReadAsItIsWritten) {
  for (int month = 1; month <= 12; ++month) {
    const ActionReference reference = OfTheBoard(absl::CivilMonth(2018, month), month);
    EXPECT_EQ(ParseReference(FormatReference(reference)), reference);
  }
}

TEST(ActionReferenceTest, OtherTextsAreNone) {
  for (const char* const text :
       {"", "Action 4", "March 2015 Action 4", " March 2015 Action 4", "BCB Mar 2015 Action 4",
        "BCB March 15 Action 4", "BCB March 2015 action 4", "BCB March 2015 Action 0",
        "BCB March 2015 Action 04", "BCB March 2015 Action 1000", "BCB March 2015 Action +4",
        "BCB March 2015 Action 4 "}) {
    EXPECT_EQ(ParseReference(text), std::nullopt) << text;
  }
}

TEST(ActionReferenceTest, NumbersGoOnAndAreNeverUsedAgain) {
  EXPECT_EQ(NextActionNumber({}), 1);
  EXPECT_EQ(NextActionNumber({2, 1}), 3);
  EXPECT_EQ(NextActionNumber({4}), 5);
}

TEST(ActionReferenceTest, GapsAreTold) {
  EXPECT_THAT(MissingActionNumbers({}), IsEmpty());
  EXPECT_THAT(MissingActionNumbers({3, 1, 2}), IsEmpty());
  EXPECT_THAT(MissingActionNumbers({4, 2}), ElementsAre(1, 3));
}

}  // namespace
}  // namespace copperplate::governance
