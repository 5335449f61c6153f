#include "services/governance/domain/warnings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "services/governance/domain/test_bank_holidays.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WarningsTest, APaperDatedFarFromItsMeeting) {
  Meeting meeting = TestContent().meeting;
  meeting.date = CivilDay(2020, 1, 23);
  Paper paper = TestPaper("communities");
  // As printed on its first page.
  paper.date = CivilDay(2019, 1, 23);
  EXPECT_THAT(WarningsOf(meeting, paper), ElementsAre(PaperWarning::kDateFarFromMeeting));
  for (const int days : {0, 62, -62}) {
    paper.date = meeting.date + days;
    EXPECT_THAT(WarningsOf(meeting, paper), IsEmpty()) << days;
  }
  for (const int days : {63, -63}) {
    paper.date = meeting.date + days;
    EXPECT_THAT(WarningsOf(meeting, paper), ElementsAre(PaperWarning::kDateFarFromMeeting)) << days;
  }
  paper.date.reset();
  EXPECT_THAT(WarningsOf(meeting, paper), ElementsAre(PaperWarning::kDateMissing));
}

TEST(WarningsTest, AMeetingThatWasOpenedWithoutAQuorum) {
  MeetingContent content = TestContent();
  EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay), IsEmpty());
  content.meeting.is_public = false;
  content.papers = {TestPaper("report")};
  content.papers[0].submissions = {{"traffic", true}, {"custody", true}};
  for (const MeetingState state :
       {MeetingState::kInSession, MeetingState::kClosed, MeetingState::kMinuted}) {
    content.meeting.state = state;
    EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay),
                ElementsAre(MeetingWarning::kQuorumNotSet));
  }
  content.meeting.quorum = 3;
  EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay), IsEmpty());
}

TEST(WarningsTest, AMeetingOfAPastDayThatWasNeverOpened) {
  MeetingContent content = TestContent();
  content.papers = {TestPaper("report")};
  content.papers[0].submissions = {{"traffic", true}, {"custody", true}};
  for (const MeetingState state : {MeetingState::kPlanned, MeetingState::kAgendaPublished}) {
    content.meeting.state = state;
    EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay), IsEmpty());
    EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay + 1),
                ElementsAre(MeetingWarning::kNotOpened));
  }
  for (const MeetingState state : {MeetingState::kCancelled, MeetingState::kPostponed}) {
    content.meeting.state = state;
    EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay + 1), IsEmpty()) << Name(state);
  }
  content.meeting.state = MeetingState::kInSession;
  content.meeting.quorum = 3;
  EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay + 1), IsEmpty());
}

// Of 10 May 2018, over, in public, with its papers.
MeetingContent OwedMinutes() {
  MeetingContent content = TestContent(MeetingState::kClosed);
  content.meeting.quorum = 3;
  content.papers = {TestPaper("report")};
  content.papers[0].submissions = {{"traffic", true}, {"custody", true}};
  return content;
}

TEST(WarningsTest, MinutesAreOwedOnceTheTargetIsOver) {
  const MeetingContent content = OwedMinutes();
  PublicationTargets targets{{}, TestBankHolidays()};
  // Twenty working days, the Spring bank holiday being none.
  EXPECT_THAT(WarningsOf(content, targets, CivilDay(2018, 6, 8)), IsEmpty());
  EXPECT_THAT(WarningsOf(content, targets, CivilDay(2018, 6, 11)),
              ElementsAre(MeetingWarning::kMinutesOwed));
  GovernanceSettings settings;
  settings.from = CivilDay(2018, 5, 15);
  settings.minutes_target = 3;
  targets.settings = {settings};
  EXPECT_THAT(WarningsOf(content, targets, CivilDay(2018, 5, 15)), IsEmpty());
  EXPECT_THAT(WarningsOf(content, targets, CivilDay(2018, 5, 16)),
              ElementsAre(MeetingWarning::kMinutesOwed));
}

TEST(WarningsTest, MinutesAreOwedAtOnceWhereNobodyKnowsTheBankHolidays) {
  EXPECT_THAT(WarningsOf(OwedMinutes(), {}, kTestMeetingDay + 1),
              ElementsAre(MeetingWarning::kMinutesOwed));
}

TEST(WarningsTest, MinutesThatAreOwedAndPapersThatAreMissing) {
  MeetingContent content = TestContent(MeetingState::kMinuted);
  content.meeting.quorum = 3;
  content.papers = {TestPaper("report", PaperState::kCleared)};
  content.papers[0].submissions = {{"traffic", true}, {"custody", true}};
  EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay + 1),
              ElementsAre(MeetingWarning::kMinutesOwed, MeetingWarning::kPaperMissing));
  content.papers[0].state = PaperState::kIssued;
  content.minutes.emplace_back();
  content.minutes[0].state = MinutesState::kSigned;
  EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay + 1),
              ElementsAre(MeetingWarning::kMinutesOwed));
  content.minutes[0].state = MinutesState::kPublished;
  EXPECT_THAT(WarningsOf(content, {}, kTestMeetingDay + 1), IsEmpty());
  EXPECT_EQ(Name(MeetingWarning::kMinutesOwed), "MINUTES_OWED");
  EXPECT_EQ(Name(MeetingWarning::kNotOpened), "NOT_OPENED");
  EXPECT_EQ(Name(PaperWarning::kDateMissing), "DATE_MISSING");
}

}  // namespace
}  // namespace copperplate::governance
