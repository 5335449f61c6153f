#include "services/governance/domain/action.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_action.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::Told;
using ::testing::ElementsAre;

// As it is asked for, before the log takes it up.
Action AskedAction() {
  Action asked = TestAction();
  asked.id = asked.reference = "";
  asked.number = 0;
  asked.due = {};
  asked.due_basis.reset();
  return asked;
}

class RaisedTest : public ::testing::Test {
 protected:
  absl::StatusOr<Action> Raise() const {
    return Raised(asked_, {.body_code = "BCB",
                           .given = given_,
                           .meeting = meeting_,
                           .office_missing = office_missing_,
                           .today = today_,
                           .recorded_at = kTestNow});
  }

  Action asked_ = AskedAction();
  std::vector<int32_t> given_;
  std::optional<MeetingDay> meeting_;
  bool office_missing_ = false;
  absl::CivilDay today_ = kTestToday;
};

TEST_F(RaisedTest, TheActionOfTheMinutesIsDueInSixMonths) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Action action, Raise());
  EXPECT_EQ(action.reference, "BCB April 2018 Action 1");
  EXPECT_EQ(action.id, "bcb-april-2018-action-1");
  EXPECT_EQ(action.number, 1);
  EXPECT_EQ(action.due.original, absl::CivilDay(2018, 10, 12));
  EXPECT_EQ(action.due_basis, DueBasis::kDerived);
  EXPECT_EQ(action.state, ActionState::kOpen);
  EXPECT_EQ(action.recorded_at, kTestNow);
}

TEST_F(RaisedTest, AStatedDateStandsBeforeThatOfTheText) {
  asked_.due.original = absl::CivilDay(2018, 9, 30);
  ABSL_ASSERT_OK_AND_ASSIGN(const Action action, Raise());
  EXPECT_EQ(action.due.original, absl::CivilDay(2018, 9, 30));
  EXPECT_EQ(action.due_basis, DueBasis::kStated);
}

TEST_F(RaisedTest, NeitherOwnerNorDateIsAllowed) {
  asked_.ownership.owner = "";
  asked_.due_text = "after the re-inspection visit";
  ABSL_ASSERT_OK_AND_ASSIGN(const Action action, Raise());
  EXPECT_EQ(action.due.original, std::nullopt);
  EXPECT_EQ(action.due_basis, std::nullopt);
}

TEST_F(RaisedTest, WhatIsRaisedAtARestrictedItemIsRestricted) {
  meeting_ = MeetingDay{kTestMeetingName, "bcb", kTestRaised};
  meeting_->restricted_numbers = {"1", "12.4"};
  asked_.raised_at_meeting = kTestMeetingName;
  asked_.paragraph = "12.4.1(i)";
  ABSL_ASSERT_OK_AND_ASSIGN(const Action by_paragraph, Raise());
  EXPECT_TRUE(by_paragraph.restricted);
  asked_.paragraph = "12.4";
  ABSL_ASSERT_OK_AND_ASSIGN(const Action by_number, Raise());
  EXPECT_TRUE(by_number.restricted);
  asked_.paragraph = "12.4(i)";
  ABSL_ASSERT_OK_AND_ASSIGN(const Action by_mark, Raise());
  EXPECT_TRUE(by_mark.restricted);
  asked_.paragraph = "12.3";
  ABSL_ASSERT_OK_AND_ASSIGN(const Action open, Raise());
  EXPECT_FALSE(open.restricted);
  meeting_->restricted = true;
  meeting_->item_number = "12";
  asked_.raised_at_item = std::string(kTestMeetingName) + "/agendaItems/custody";
  ABSL_ASSERT_OK_AND_ASSIGN(const Action by_item, Raise());
  EXPECT_TRUE(by_item.restricted);
  asked_.raised_at_meeting = "forces/cambridgeshire/bodies/bcb/meetings/other";
  EXPECT_EQ(Told(Raise()), "ITEM_OF_ANOTHER_MEETING raised_at_item");
}

TEST_F(RaisedTest, AParagraphIsOfTheItemThatIsNamed) {
  meeting_ = MeetingDay{kTestMeetingName, "bcb", kTestRaised};
  asked_.raised_at_meeting = kTestMeetingName;
  meeting_->item_number = "12";
  asked_.raised_at_item = std::string(kTestMeetingName) + "/agendaItems/custody";
  asked_.paragraph = "13.1";
  EXPECT_EQ(Told(Raise()), "PARAGRAPH_NOT_OF_ITEM paragraph");
  asked_.paragraph = "12.1";
  ABSL_EXPECT_OK(Raise());
  asked_.paragraph = "";
  ABSL_EXPECT_OK(Raise());
}

TEST_F(RaisedTest, AParagraphIsWrittenAsMinutesNumberIt) {
  for (const char* const paragraph : {"14", "14(i)", "14.3 (i)", "014.3", "Any other business"}) {
    asked_.paragraph = paragraph;
    EXPECT_EQ(Told(Raise()), "PARAGRAPH_NUMBER_MALFORMED paragraph") << paragraph;
  }
  asked_.paragraph = "14.3(i)";
  ABSL_ASSERT_OK(Raise());
}

TEST_F(RaisedTest, NumbersOfAMonthThatIsNotOverFollowOneAnother) {
  asked_.historic_import = true;
  asked_.due_text = "";
  asked_.number = 999;
  ABSL_ASSERT_OK(Raise());
  today_ = absl::CivilDay(2018, 4, 30);
  EXPECT_EQ(Told(Raise()), "NUMBER_NOT_NEXT number");
  given_ = {1, 2};
  asked_.number = 3;
  ABSL_ASSERT_OK(Raise());
}

TEST_F(RaisedTest, TwoMeetingsOfAMonthShareItsNumbers) {
  // The Board met on 4 and on 16 January 2018.
  asked_.raised_on = absl::CivilDay(2018, 1, 16);
  asked_.due_text = "";
  given_ = {1, 2};
  meeting_ = MeetingDay{"forces/cambridgeshire/bodies/bcb/meetings/2018-01-16", "bcb",
                        absl::CivilDay(2018, 1, 16)};
  ABSL_ASSERT_OK_AND_ASSIGN(const Action action, Raise());
  EXPECT_EQ(action.reference, "BCB January 2018 Action 3");
}

TEST_F(RaisedTest, ANumberIsGivenInAHistoricImportAlone) {
  asked_.number = 4;
  EXPECT_EQ(Told(Raise()), "NUMBER_NOT_GIVEN number");
  asked_.historic_import = true;
  ABSL_ASSERT_OK_AND_ASSIGN(const Action action, Raise());
  EXPECT_EQ(action.reference, "BCB April 2018 Action 4");
  given_ = {4};
  EXPECT_EQ(Told(Raise()), "NUMBER_TAKEN number");
  asked_.number = 1000;
  EXPECT_EQ(Told(Raise()), "NUMBER_OUT_OF_RANGE number");
}

TEST_F(RaisedTest, AMonthHasItsMostActions) {
  given_ = {999};
  EXPECT_EQ(Told(Raise()), "TOO_MANY raised_on");
}

TEST_F(RaisedTest, APastDateIsRefusedButInAHistoricImport) {
  asked_.due.original = kTestToday - 1;
  EXPECT_EQ(Told(Raise()), "DUE_IN_PAST original_due");
  asked_.due.original = kTestToday;
  ABSL_EXPECT_OK(Raise());
  asked_.due.original.reset();
  today_ = absl::CivilDay(2018, 10, 13);
  EXPECT_EQ(Told(Raise()), "DUE_IN_PAST due_text");
  asked_.historic_import = true;
  ABSL_EXPECT_OK(Raise());
}

TEST_F(RaisedTest, TheMeetingIsOfTheBodyAndOfTheDay) {
  meeting_ = MeetingDay{"forces/cambridgeshire/bodies/panel/meetings/m", "panel", kTestRaised};
  EXPECT_EQ(Told(Raise()), "MEETING_OF_ANOTHER_BODY raised_at_meeting");
  meeting_ = MeetingDay{kTestMeetingName, "bcb", kTestRaised + 1};
  EXPECT_EQ(Told(Raise()), "RAISED_ON_NOT_MEETING_DAY raised_on");
  meeting_ = MeetingDay{kTestMeetingName, "bcb", kTestRaised, /*held=*/false};
  EXPECT_EQ(Told(Raise()), "MEETING_NOT_HELD raised_at_meeting");
}

TEST_F(RaisedTest, AnOfficeThatIsGivenItIsThere) {
  office_missing_ = true;
  EXPECT_EQ(Told(Raise()), "OFFICE_UNKNOWN owner");
}

TEST(ActionRestrictionTest, FollowsTheItemUntilAnotherParagraphTakesItOffThat) {
  MeetingDay meeting = TestMeeting();
  meeting.restricted_numbers = {"5"};
  const Action open = TestAction();
  Action of_item = open;
  of_item.paragraph = "5.1";
  SettleRestriction(open, meeting, of_item);
  EXPECT_TRUE(of_item.restricted);
  EXPECT_FALSE(of_item.restricted_for_good);
  Action within = of_item;
  within.paragraph = "5.2";
  SettleRestriction(of_item, meeting, within);
  EXPECT_FALSE(within.restricted_for_good);
  Action off = of_item;
  off.paragraph = "6.1";
  SettleRestriction(of_item, meeting, off);
  EXPECT_TRUE(off.restricted);
  EXPECT_TRUE(off.restricted_for_good);
  Action back = off;
  back.paragraph = "5.1";
  SettleRestriction(off, {}, back);
  EXPECT_TRUE(back.restricted_for_good);
  Action still_open = open;
  SettleRestriction(open, {}, still_open);
  EXPECT_FALSE(still_open.restricted);
}

TEST_F(RaisedTest, EveryFaultIsNamed) {
  asked_.text = "";
  asked_.ownership.owner = " ";
  asked_.paragraph = std::string(51, '1');
  asked_.due_text = "\x01";
  asked_.raised_on = kTestToday + 1;
  asked_.plan_code = "v1";
  asked_.due.original = kTestToday;
  EXPECT_THAT(FieldsOf(Raise()), ElementsAre("text", "owner", "paragraph", "due_text", "raised_on",
                                             "plan_code", "original_due"));
}

TEST(ActionValidateTest, EachFaultHasItsReason) {
  Action action = TestAction();
  EXPECT_EQ(Told(Validate(action, kTestToday)), "");
  action.due.original = kTestRaised - 1;
  EXPECT_EQ(Told(Validate(action, kTestToday)), "DUE_BEFORE_RAISED original_due");
  action = TestAction();
  action.raised_on = kTestToday + 1;
  EXPECT_EQ(Told(Validate(action, kTestToday)), "DATE_IN_FUTURE raised_on");
}

TEST(ActionValidateTest, ThePlansCodes) {
  Action action = TestAction();
  for (const char* const code : {"V1", "V1.1", "O10.12"}) {
    action.plan_code = code;
    EXPECT_EQ(Told(Validate(action, kTestToday)), "") << code;
  }
  for (const char* const code : {"V", "1", "V0", "V01", "V1.", "V1.0", "V1.1.1", "VV1", "V1 "}) {
    action.plan_code = code;
    EXPECT_EQ(Told(Validate(action, kTestToday)), "PLAN_CODE_INVALID plan_code") << code;
  }
}

TEST(ActionNamesTest, AreTheApis) {
  EXPECT_EQ(Name(ActionState::kOpen), "OPEN");
  EXPECT_EQ(Name(ActionState::kProposedComplete), "PROPOSED_COMPLETE");
  EXPECT_EQ(Name(ActionState::kSuperseded), "SUPERSEDED");
  EXPECT_EQ(Name(DueBasis::kDerived), "DERIVED");
}

}  // namespace
}  // namespace copperplate::governance
