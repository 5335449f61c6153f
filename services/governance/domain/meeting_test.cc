#include "services/governance/domain/meeting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using ::copperplate::testing::FieldsOf;
using ::copperplate::testing::Told;
using ::testing::ElementsAre;

TEST(MeetingTest, BeginsAsTheClocksInLondonShowIt) {
  Meeting meeting = TestContent().meeting;
  EXPECT_EQ(absl::FormatTime(StartOf(meeting), absl::UTCTimeZone()), "2018-05-10T13:00:00+00:00");
  meeting.date = CivilDay(2018, 1, 4);
  EXPECT_EQ(absl::FormatTime(StartOf(meeting), absl::UTCTimeZone()), "2018-01-04T14:00:00+00:00");
}

TEST(MeetingTest, FieldsAreLookedAt) {
  Meeting meeting = TestContent().meeting;
  meeting.end_minute = 16 * 60;
  meeting.previous_minutes_of = {"m-2018-04-12"};
  EXPECT_EQ(Told(Validate(meeting)), "");
  meeting.end_minute = meeting.start_minute;
  EXPECT_EQ(Told(Validate(meeting)), "TIMES_REVERSED end_time");
  meeting.end_minute.reset();
  for (const int minute : {-1, 1440}) {
    meeting.start_minute = minute;
    EXPECT_EQ(Told(Validate(meeting)), "NUMBER_OUT_OF_RANGE start_time") << minute;
  }
  meeting.start_minute = 0;
  meeting.previous_minutes_of = {meeting.id};
  EXPECT_EQ(Told(Validate(meeting)), "PREVIOUS_MINUTES_INVALID previous_minutes_of[0]");
  meeting.previous_minutes_of = {"a", "a"};
  EXPECT_EQ(Told(Validate(meeting)), "DUPLICATE previous_minutes_of[1]");
  meeting.previous_minutes_of.assign(11, "a");
  EXPECT_EQ(Told(Validate(meeting)), "TOO_MANY previous_minutes_of");
}

TEST(MeetingTest, ABodyHasOneLiveMeetingAtATime) {
  const Meeting meeting = TestContent().meeting;
  OtherMeeting other{"m-other", meeting.date, meeting.start_minute, MeetingState::kClosed};
  const auto told = [&](const Meeting& one) {
    Faults faults;
    CheckMeetingAmong({other}, one, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(meeting), "MEETING_TIME_TAKEN start_time");
  for (const MeetingState state : {MeetingState::kCancelled, MeetingState::kPostponed}) {
    other.state = state;
    EXPECT_EQ(told(meeting), "");
  }
  other.state = MeetingState::kPlanned;
  Meeting cancelled = meeting;
  cancelled.state = MeetingState::kCancelled;
  EXPECT_EQ(told(cancelled), "");
  other.start_minute += 1;
  EXPECT_EQ(told(meeting), "");
  other = {meeting.id, meeting.date, meeting.start_minute, MeetingState::kPlanned};
  EXPECT_EQ(told(meeting), "");
}

TEST(MeetingTest, MinutesToApproveAreThoseOfEarlierMeetings) {
  Meeting meeting = TestContent().meeting;
  const std::vector<OtherMeeting> held = {
      {"m-2018-04-12", CivilDay(2018, 4, 12), 14 * 60, MeetingState::kClosed},
      {"m-later", meeting.date, meeting.start_minute + 60, MeetingState::kPlanned}};
  meeting.previous_minutes_of = {"m-2018-04-12"};
  Faults none;
  CheckMeetingAmong(held, meeting, none);
  EXPECT_EQ(Told(none), "");
  meeting.previous_minutes_of = {"m-later"};
  Faults later;
  CheckMeetingAmong(held, meeting, later);
  EXPECT_EQ(Told(later), "PREVIOUS_MINUTES_INVALID previous_minutes_of[0]");
  meeting.previous_minutes_of = {"m-none"};
  Faults unknown;
  CheckMeetingAmong(held, meeting, unknown);
  EXPECT_EQ(Told(unknown), "PREVIOUS_MINUTES_UNKNOWN previous_minutes_of[0]");
}

TEST(MeetingTest, AMeetingBeginsBeforeThatWhichApprovesItsMinutes) {
  Meeting meeting = TestContent().meeting;
  std::vector<OtherMeeting> held = {
      {"m-july", CivilDay(2018, 7, 12), 14 * 60, MeetingState::kPlanned, {meeting.id}}};
  const auto told = [&] {
    Faults faults;
    CheckMeetingAmong(held, meeting, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(), "");
  meeting.date = CivilDay(2018, 7, 12);
  EXPECT_EQ(told(), "MEETING_TIME_TAKEN start_time date");
  meeting.start_minute = 15 * 60;
  EXPECT_EQ(told(), "MINUTES_DUE_EARLIER date");
  meeting.start_minute = 13 * 60;
  EXPECT_EQ(told(), "");
  meeting.date = CivilDay(2018, 8, 1);
  EXPECT_EQ(told(), "MINUTES_DUE_EARLIER date");
  held[0].state = MeetingState::kCancelled;
  EXPECT_EQ(told(), "");
}

TEST(MeetingTest, WhatThePublishedAgendaSaysStays) {
  Meeting present = TestContent().meeting;
  Meeting next = present;
  next.date += 1;
  next.start_minute += 60;
  next.end_minute = 18 * 60;
  next.is_public = false;
  next.venue = "Another room";
  next.previous_minutes_of = {"m-2018-04-12"};
  next.historic_import = true;
  const auto fields = [&](MeetingState state) {
    present.state = state;
    Faults faults;
    CheckMeetingUpdate(present, next, faults);
    return FieldsOf(faults);
  };
  EXPECT_THAT(fields(MeetingState::kPlanned), ElementsAre("historic_import"));
  for (const MeetingState state : {MeetingState::kAgendaPublished, MeetingState::kInSession}) {
    EXPECT_THAT(fields(state),
                ElementsAre("historic_import", "date", "start_time", "held_in_public"));
  }
  EXPECT_THAT(fields(MeetingState::kClosed),
              ElementsAre("historic_import", "date", "start_time", "held_in_public", "venue",
                          "previous_minutes_of"));
  for (const MeetingState state :
       {MeetingState::kMinuted, MeetingState::kCancelled, MeetingState::kPostponed}) {
    EXPECT_THAT(fields(state),
                ElementsAre("historic_import", "date", "start_time", "held_in_public", "venue",
                            "previous_minutes_of", "end_time"));
  }
  Faults faults;
  CheckMeetingUpdate(present, next, faults);
  EXPECT_EQ(faults.reason(), "FIELD_IMMUTABLE");
}

}  // namespace
}  // namespace copperplate::governance
