#include "services/governance/domain/outcome_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::Told;

std::string ToldOf(const MeetingContent& content, const Outcome& outcome) {
  Faults faults;
  CheckAmong(content, outcome, faults);
  return Told(faults);
}

TEST(OutcomeTest, FieldsAreLookedAt) {
  Outcome outcome = TestOutcome("noted", "traffic");
  outcome.paragraph = "2.3(i)";
  EXPECT_EQ(Told(Validate(outcome)), "");
  outcome.paragraph = "2";
  EXPECT_EQ(Told(Validate(outcome)), "PARAGRAPH_NUMBER_MALFORMED paragraph");
  outcome.paragraph = "";
  outcome.text = "";
  outcome.item = "";
  EXPECT_EQ(Told(Validate(outcome)), "FIELD_REQUIRED agenda_item text");
}

TEST(OutcomeRulesTest, IsOfAnItemAndItsParagraphs) {
  const MeetingContent content = TestContent(MeetingState::kInSession);
  Outcome outcome = TestOutcome("noted", "traffic");
  EXPECT_EQ(ToldOf(content, outcome), "");
  outcome.paragraph = "2.3";
  EXPECT_EQ(ToldOf(content, outcome), "");
  outcome.paragraph = "10.1";
  EXPECT_EQ(ToldOf(content, outcome), "PARAGRAPH_NOT_OF_ITEM paragraph");
  outcome.item = "none";
  EXPECT_EQ(ToldOf(content, outcome), "AGENDA_ITEM_UNKNOWN agenda_item");
}

TEST(OutcomeRulesTest, WhoLeftNeitherMovesNorDecides) {
  MeetingContent content = TestContent(MeetingState::kInSession);
  Outcome outcome = TestOutcome("agreed", "traffic", OutcomeKind::kAgreed);
  outcome.moved_by = "Ray Bisby";
  outcome.decided_by = "Jason Ablewhite";
  EXPECT_EQ(ToldOf(content, outcome), "");
  content.declarations = {TestInterest("interest", "Ray Bisby", "traffic")};
  for (const DeclarationAction action :
       {DeclarationAction::kStayed, DeclarationAction::kSpokeOnly, DeclarationAction::kNoVote}) {
    content.declarations[0].action = action;
    EXPECT_EQ(ToldOf(content, outcome), "") << Name(action);
  }
  content.declarations[0].action = DeclarationAction::kLeft;
  EXPECT_EQ(ToldOf(content, outcome), "LEFT_FOR_ITEM moved_by");
  outcome.decided_by = "ray bisby";
  EXPECT_EQ(ToldOf(content, outcome), "LEFT_FOR_ITEM moved_by decided_by");
  outcome.item = "custody";
  EXPECT_EQ(ToldOf(content, outcome), "");
  content.declarations[0].item = "";
  EXPECT_EQ(ToldOf(content, outcome), "LEFT_FOR_ITEM moved_by decided_by");
  outcome.moved_by = "";
  outcome.decided_by = "Dorothy Gregson";
  EXPECT_EQ(ToldOf(content, outcome), "PERSON_NOT_ATTENDING decided_by");
}

TEST(OutcomeRulesTest, WhatIsReferredToStays) {
  MeetingContent content = TestContent(MeetingState::kInSession);
  const Outcome present = TestOutcome("agreed", "traffic", OutcomeKind::kAgreed);
  Outcome next = TestOutcome("agreed", "custody", OutcomeKind::kNoted);
  next.text = "The Board agreed.";
  Faults none;
  CheckOutcomeUpdate(content, present, next, none);
  EXPECT_EQ(Told(none), "");
  EXPECT_TRUE(CheckDeletion(content, present).empty());
  content.cited_outcomes = {"agreed"};
  Faults faults;
  CheckOutcomeUpdate(content, present, next, faults);
  EXPECT_EQ(Told(faults), "FIELD_IMMUTABLE agenda_item kind");
  EXPECT_EQ(Told(CheckDeletion(content, present)), "OUTCOME_IN_USE outcomes/agreed");
}

TEST(OutcomeRulesTest, AClosedMeetingHasAnOutcomeOfEachItem) {
  MeetingContent content = TestContent(MeetingState::kClosed);
  const Outcome only = TestOutcome("noted", "traffic");
  content.outcomes = {only};
  Outcome moved = only;
  moved.item = "custody";
  const auto told_of_moving = [&] {
    Faults faults;
    CheckOutcomeUpdate(content, only, moved, faults);
    return Told(faults);
  };
  EXPECT_EQ(Told(CheckDeletion(content, only)), "ITEM_UNDETERMINED outcomes/noted");
  EXPECT_EQ(told_of_moving(), "ITEM_UNDETERMINED agenda_item");
  moved.item = "traffic";
  moved.text = "The Board noted the paper.";
  EXPECT_EQ(told_of_moving(), "");
  moved.item = "custody";
  content.outcomes.push_back(TestOutcome("agreed", "traffic"));
  EXPECT_EQ(Told(CheckDeletion(content, only)), "");
  EXPECT_EQ(told_of_moving(), "");
  content.outcomes = {only};
  content.meeting.state = MeetingState::kInSession;
  EXPECT_EQ(Told(CheckDeletion(content, only)), "");
  EXPECT_EQ(told_of_moving(), "");
}

TEST(OutcomeRulesTest, WhatApprovedMinutesToldOfStays) {
  MeetingContent content = TestContent(MeetingState::kClosed);
  EXPECT_EQ(Told(CheckRecordOpen(content, kTestMeeting)), "");
  content.minutes.resize(2);
  content.minutes[1].id = "version-2";
  content.minutes[1].state = MinutesState::kCirculated;
  EXPECT_EQ(Told(CheckRecordOpen(content, kTestMeeting)), "");
  content.minutes[1].state = MinutesState::kApproved;
  EXPECT_THAT(testing::NeedsTold(CheckRecordOpen(content, kTestMeeting)),
              ::testing::ElementsAre("MINUTES_APPROVED forces/cambridgeshire/bodies/bcb/meetings/"
                                     "m-2018-05-10/minutes/version-2: was approved: note a "
                                     "correction of it"));
}

TEST(OutcomeRulesTest, ParagraphsOfMinutesAreOfItems) {
  const MeetingContent content = TestContent(MeetingState::kClosed);
  Minutes minutes;
  minutes.paragraphs = {{"welcome", "1.1", "Apologies were received."},
                        {"traffic", "10.1", "Noted."},
                        {"none", "11.1", "Noted."}};
  Faults faults;
  CheckAmong(content, minutes, faults);
  EXPECT_THAT(testing::FieldsOf(faults),
              ::testing::ElementsAre("paragraphs[1].number", "paragraphs[2].agenda_item"));
  EXPECT_EQ(faults.faults()[0].reason, "PARAGRAPH_NOT_OF_ITEM");
  EXPECT_EQ(faults.faults()[1].reason, "AGENDA_ITEM_UNKNOWN");
}

}  // namespace
}  // namespace copperplate::governance
