#include "services/governance/domain/meeting_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using ::copperplate::testing::NeedsTold;
using ::copperplate::testing::Told;
using ::testing::ElementsAre;

constexpr MeetingState kEveryMeetingState[] = {
    MeetingState::kPlanned,  MeetingState::kAgendaPublished, MeetingState::kInSession,
    MeetingState::kClosed,   MeetingState::kMinuted,         MeetingState::kCancelled,
    MeetingState::kPostponed};

const absl::Time kDayBefore = TestInstant(2018, 5, 3, 12);

TEST(MeetingMovesTest, EightArrowsAndEveryOtherPairIsRefused) {
  int allowed = 0;
  for (const MeetingState state : kEveryMeetingState) {
    for (const absl::string_view verb :
         {"publishAgenda", "open", "close", "minute", "cancel", "postpone"}) {
      const auto next = StateAfter(kTestMeeting, state, verb);
      if (next.ok()) {
        ++allowed;
      } else {
        EXPECT_EQ(Told(next), "STATE_NOT_ALLOWED");
      }
    }
  }
  EXPECT_EQ(allowed, 8);
  EXPECT_EQ(StateAfter(kTestMeeting, MeetingState::kClosed, "open").status().message(),
            "the meeting is CLOSED: it may become MINUTED (by :minute)");
}

TEST(MeetingMovesTest, TheAgendaIsPublishedBeforeTheMeetingBegins) {
  const MeetingContent content = TestContent();
  const auto published = AgendaPublished(content, kTestMeeting, {}, kDayBefore);
  ASSERT_TRUE(published.ok()) << published.status();
  EXPECT_EQ(published->state, MeetingState::kAgendaPublished);
  EXPECT_EQ(published->agenda_published_at, kDayBefore);
  EXPECT_TRUE(AgendaPublished(content, kTestMeeting, {}, TestInstant(2018, 5, 10, 13, 59)).ok());
  EXPECT_EQ(Told(AgendaPublished(content, kTestMeeting, {}, TestInstant(2018, 5, 10, 14))),
            "AGENDA_AFTER_START");
  EXPECT_EQ(Told(AgendaPublished(TestContent(MeetingState::kClosed), kTestMeeting, {}, kDayBefore)),
            "STATE_NOT_ALLOWED");
}

TEST(MeetingMovesTest, AnAgendaIsComplete) {
  MeetingContent content = TestContent();
  content.items[0].report_from = "";
  content.items[1].number = "10";
  EXPECT_THAT(NeedsTold(AgendaPublished(content, kTestMeeting, {}, kDayBefore)),
              ElementsAre("REPORT_FROM_REQUIRED custody: needs to say whose report it is",
                          "ITEM_NUMBER_TAKEN traffic: is number 10, as another item is"));
  content.items.clear();
  EXPECT_EQ(Told(AgendaPublished(content, kTestMeeting, {}, kDayBefore)), "AGENDA_EMPTY");
}

TEST(MeetingMovesTest, OfAHistoricMeetingTheInstantIsBroughtOrNotKnown) {
  MeetingContent content = TestContent();
  const absl::Time now = TestInstant(2026, 11, 30, 9);
  EXPECT_EQ(Told(AgendaPublished(content, kTestMeeting, kDayBefore, now)),
            "FIELD_NOT_FOR_MEETING publish_time");
  content.meeting.historic_import = true;
  const auto unknown = AgendaPublished(content, kTestMeeting, {}, now);
  ASSERT_TRUE(unknown.ok()) << unknown.status();
  EXPECT_EQ(unknown->agenda_published_at, std::nullopt);
  const auto known = AgendaPublished(content, kTestMeeting, kDayBefore, now);
  ASSERT_TRUE(known.ok()) << known.status();
  EXPECT_EQ(known->agenda_published_at, kDayBefore);
  EXPECT_EQ(Told(AgendaPublished(content, kTestMeeting, TestInstant(2018, 5, 11, 9), now)),
            "AGENDA_AFTER_START");
  EXPECT_EQ(Told(AgendaPublished(content, kTestMeeting, now + absl::Seconds(1), now)),
            "TIME_IN_FUTURE publish_time");
  // What is still to come is no history.
  EXPECT_EQ(Told(AgendaPublished(content, kTestMeeting, {}, kDayBefore)), "MEETING_IN_FUTURE");
}

TEST(MeetingMovesTest, OpensWithAQuorumOnItsDay) {
  MeetingContent content = TestContent(MeetingState::kAgendaPublished);
  const auto opened = Opened(content, kTestMeeting, kTestMeetingDay);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->state, MeetingState::kInSession);
  EXPECT_EQ(opened->quorum, 3);
  EXPECT_EQ(opened->members_present, 3);
  EXPECT_EQ(Told(Opened(content, kTestMeeting, kTestMeetingDay - 1)), "MEETING_IN_FUTURE");
  content.attendances[2].status = AttendanceStatus::kApologies;
  EXPECT_THAT(NeedsTold(Opened(content, kTestMeeting, kTestMeetingDay)),
              ElementsAre("QUORUM_NOT_MET forces/cambridgeshire/bodies/bcb/meetings/m-2018-05-10: "
                          "needs 3 members to be present, not 2"));
  content.body.quorum.reset();
  const auto unguarded = Opened(content, kTestMeeting, kTestMeetingDay);
  ASSERT_TRUE(unguarded.ok()) << unguarded.status();
  EXPECT_EQ(unguarded->quorum, std::nullopt);
  EXPECT_EQ(unguarded->members_present, 2);
  EXPECT_EQ(Told(Opened(TestContent(), kTestMeeting, kTestMeetingDay)), "STATE_NOT_ALLOWED");
}

TEST(MeetingMovesTest, OnlyMembersOfTheDayWhoAreThereCount) {
  MeetingContent content = TestContent();
  EXPECT_EQ(MembersPresent(content), 3);
  Attendance substitute =
      TestAttendance("substitute", "Dan Vajzovic", AttendanceStatus::kSubstitute);
  substitute.substitute_for = "Dorothy Gregson";
  Attendance attendee = TestAttendance("haylett", "Jim Haylett");
  attendee.capacity = Capacity::kAttendee;
  content.attendances.push_back(substitute);
  content.attendances.push_back(attendee);
  EXPECT_EQ(MembersPresent(content), 3);
  content.memberships[0].to = kTestMeetingDay - 1;
  EXPECT_EQ(MembersPresent(content), 2);
}

TEST(MeetingMovesTest, ClosesWhenEveryItemIsDetermined) {
  MeetingContent content = TestContent(MeetingState::kInSession);
  content.outcomes = {TestOutcome("one", "traffic")};
  EXPECT_THAT(
      NeedsTold(Closed(content, kTestMeeting)),
      ElementsAre(
          "ITEM_UNDETERMINED custody: is number 10 and needs an outcome, or to be DEFERRED"));
  content.outcomes.push_back(TestOutcome("two", "custody", OutcomeKind::kDeferred));
  const auto closed = Closed(content, kTestMeeting);
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(closed->state, MeetingState::kClosed);
  EXPECT_EQ(Told(Closed(TestContent(), kTestMeeting)), "STATE_NOT_ALLOWED");
}

TEST(MeetingMovesTest, IsMinutedOnceItsMinutesAreApproved) {
  MeetingContent content = TestContent(MeetingState::kClosed);
  EXPECT_EQ(Told(Minuted(content, kTestMeeting)), "MINUTES_NOT_APPROVED");
  content.minutes.emplace_back();
  for (const MinutesState state : {MinutesState::kDraft, MinutesState::kCirculated}) {
    content.minutes[0].state = state;
    EXPECT_EQ(Told(Minuted(content, kTestMeeting)), "MINUTES_NOT_APPROVED");
  }
  for (const MinutesState state :
       {MinutesState::kApproved, MinutesState::kSigned, MinutesState::kPublished}) {
    content.minutes[0].state = state;
    const auto minuted = Minuted(content, kTestMeeting);
    ASSERT_TRUE(minuted.ok()) << minuted.status();
    EXPECT_EQ(minuted->state, MeetingState::kMinuted);
  }
}

TEST(MeetingMovesTest, IsCancelledForAReason) {
  const MeetingContent content = TestContent();
  const auto cancelled = Cancelled(content, kTestMeeting, "Purdah");
  ASSERT_TRUE(cancelled.ok()) << cancelled.status();
  EXPECT_EQ(cancelled->state, MeetingState::kCancelled);
  EXPECT_EQ(cancelled->end_reason, "Purdah");
  EXPECT_EQ(Told(Cancelled(content, kTestMeeting, "")), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(Cancelled(TestContent(MeetingState::kInSession), kTestMeeting, "Purdah")),
            "STATE_NOT_ALLOWED");
}

Meeting NewMeeting() {
  Meeting meeting;
  meeting.id = "m-2018-05-17";
  meeting.date = CivilDay(2018, 5, 17);
  meeting.start_minute = 10 * 60;
  meeting.venue = "CR1";
  return meeting;
}

TEST(MeetingMovesTest, ThePostponedMeetingsItemsAreCarried) {
  MeetingContent content = TestContent(MeetingState::kAgendaPublished);
  content.meeting.previous_minutes_of = {"m-2018-04-12"};
  content.items[0].urgency_reason = "Came late";
  const std::vector<OtherMeeting> held = {
      {"m-2018-04-12", CivilDay(2018, 4, 12), 14 * 60, MeetingState::kClosed},
      {content.meeting.id, content.meeting.date, 14 * 60, MeetingState::kAgendaPublished}};
  const auto postponed = Postponed(content, kTestMeeting, "Snow", NewMeeting(), held);
  ASSERT_TRUE(postponed.ok()) << postponed.status();
  EXPECT_EQ(postponed->from.state, MeetingState::kPostponed);
  EXPECT_EQ(postponed->from.end_reason, "Snow");
  EXPECT_EQ(postponed->from.postponed_to, "m-2018-05-17");
  EXPECT_EQ(postponed->to.state, MeetingState::kPlanned);
  EXPECT_EQ(postponed->to.body, "bcb");
  EXPECT_EQ(postponed->to.postponed_from, "m-2018-05-10");
  EXPECT_EQ(postponed->to.venue, "CR1");
  EXPECT_TRUE(postponed->to.is_public);
  EXPECT_THAT(postponed->to.previous_minutes_of, ElementsAre("m-2018-04-12"));
  EXPECT_EQ(postponed->to.agenda_published_at, std::nullopt);
  const std::vector<AgendaItem> items = ItemsCarried(content);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].id, "custody");
  EXPECT_EQ(items[0].number, "10");
  EXPECT_EQ(items[0].carried_from, "m-2018-05-10");
  EXPECT_EQ(items[0].urgency_reason, "");
}

TEST(MeetingMovesTest, ThePostponedMeetingsPapersAreCarriedAsTheyWereCleared) {
  MeetingContent content = TestContent(MeetingState::kAgendaPublished);
  Paper replaced = TestPaper("replaced", PaperState::kReplaced);
  replaced.versions.push_back(TestVersion('b'));
  replaced.attachments = {{"appendix-a", "Appendix A", {TestVersion('c')}}};
  replaced.urgency_reason = "Came late";
  replaced.replacement_reason = "Table 2 was wrong";
  replaced.issued_at = kDayBefore;
  content.papers = {TestPaper("draft", PaperState::kDraft),
                    TestPaper("submitted", PaperState::kSubmitted),
                    TestPaper("cleared", PaperState::kCleared),
                    TestPaper("issued", PaperState::kIssued),
                    TestPaper("withdrawn", PaperState::kWithdrawn),
                    replaced};
  const std::vector<Paper> papers = PapersCarried(content);
  ASSERT_EQ(papers.size(), 5U);
  for (const Paper& paper : papers) EXPECT_EQ(paper.carried_from, "m-2018-05-10") << paper.id;
  EXPECT_EQ(papers[0].state, PaperState::kDraft);
  EXPECT_EQ(papers[1].state, PaperState::kSubmitted);
  EXPECT_EQ(papers[2].state, PaperState::kCleared);
  EXPECT_EQ(papers[3].state, PaperState::kCleared);
  const Paper& carried = papers[4];
  EXPECT_EQ(carried.id, "replaced");
  EXPECT_EQ(carried.state, PaperState::kCleared);
  EXPECT_EQ(carried.marking, Marking::kOfficial);
  EXPECT_EQ(carried.versions.size(), 2U);
  EXPECT_EQ(carried.attachments.size(), 1U);
  EXPECT_TRUE(carried.submissions[0].authoritative);
  EXPECT_EQ(carried.urgency_reason, "");
  EXPECT_EQ(carried.replacement_reason, "");
  EXPECT_EQ(carried.issued_at, std::nullopt);
}

TEST(MeetingMovesTest, ItIsPostponedToALaterTimeThatIsFree) {
  const MeetingContent content = TestContent();
  const std::vector<OtherMeeting> held = {
      {content.meeting.id, content.meeting.date, 14 * 60, MeetingState::kPlanned},
      {"m-other", CivilDay(2018, 5, 17), 10 * 60, MeetingState::kPlanned}};
  EXPECT_EQ(Told(Postponed(content, kTestMeeting, "Snow", NewMeeting(), held)),
            "MEETING_TIME_TAKEN meeting.start_time");
  Meeting to = NewMeeting();
  to.date = CivilDay(2018, 5, 9);
  EXPECT_EQ(Told(Postponed(content, kTestMeeting, "Snow", to, held)),
            "POSTPONED_NOT_LATER meeting.date");
  to.date = content.meeting.date;
  to.start_minute = content.meeting.start_minute;
  EXPECT_EQ(Told(Postponed(content, kTestMeeting, "Snow", to, held)),
            "POSTPONED_NOT_LATER meeting.date");
  to.start_minute += 1;
  EXPECT_EQ(Told(Postponed(content, kTestMeeting, "", to, held)), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(Postponed(TestContent(MeetingState::kClosed), kTestMeeting, "Snow", to, held)),
            "STATE_NOT_ALLOWED");
}

// The states in which what is below a meeting may be changed.
std::set<MeetingState> StatesIn(absl::Status (*check)(absl::string_view, MeetingState)) {
  std::set<MeetingState> states;
  for (const MeetingState state : kEveryMeetingState) {
    const absl::Status checked = check(kTestMeeting, state);
    if (checked.ok()) {
      states.insert(state);
    } else {
      EXPECT_EQ(Told(checked), "STATE_NOT_ALLOWED");
    }
  }
  return states;
}

TEST(MeetingMovesTest, WhatIsBelowIsChangedInItsTime) {
  using State = MeetingState;
  EXPECT_THAT(StatesIn(CheckAgendaOpen),
              ElementsAre(State::kPlanned, State::kAgendaPublished, State::kInSession));
  EXPECT_THAT(StatesIn(CheckItemsDeletable), ElementsAre(State::kPlanned));
  EXPECT_THAT(StatesIn(CheckPapersOpen),
              ElementsAre(State::kPlanned, State::kAgendaPublished, State::kInSession,
                          State::kClosed, State::kCancelled, State::kPostponed));
  EXPECT_THAT(StatesIn(CheckAttendancesOpen), ElementsAre(State::kPlanned, State::kAgendaPublished,
                                                          State::kInSession, State::kClosed));
  EXPECT_THAT(StatesIn(CheckDeclarationsOpen),
              ElementsAre(State::kAgendaPublished, State::kInSession, State::kClosed));
  EXPECT_THAT(StatesIn(CheckOutcomesOpen), ElementsAre(State::kInSession, State::kClosed));
  EXPECT_THAT(StatesIn(CheckMinutesOpen), ElementsAre(State::kClosed));
}

}  // namespace
}  // namespace copperplate::governance
