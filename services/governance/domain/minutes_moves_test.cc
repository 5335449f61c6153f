#include "services/governance/domain/minutes_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using ::copperplate::testing::FieldsOf;
using ::copperplate::testing::NeedsTold;
using ::copperplate::testing::Told;
using ::testing::ElementsAre;

constexpr absl::string_view kTestMinutes =
    "forces/cambridgeshire/bodies/bcb/meetings/m-2018-05-10/minutes/version-1";

// Of a closed meeting, with its minutes in the state.
MeetingContent MinutedMeeting(MinutesState state) {
  MeetingContent content = TestContent(MeetingState::kClosed);
  content.declarations = {TestNil()};
  Minutes minutes;
  minutes.id = "version-1";
  minutes.state = state;
  minutes.paragraphs = {{"traffic", "2.1", "The Board noted the report."},
                        {"custody", "10.1", "The Board noted the plan."}};
  content.minutes = {minutes};
  return content;
}

// The outcome by which the next meeting of the Board approves them.
ApprovingOutcome NextMeetingApproves() {
  ApprovingOutcome approving;
  approving.meeting = TestContent(MeetingState::kInSession).meeting;
  approving.meeting.id = "m-2018-06-14";
  approving.meeting.date = CivilDay(2018, 6, 14);
  approving.meeting.previous_minutes_of = {"m-2018-05-10"};
  approving.outcome = TestOutcome("approved", "minutes", OutcomeKind::kApproved);
  return approving;
}

TEST(MinutesMovesTest, FourArrowsAndEveryOtherPairIsRefused) {
  int allowed = 0;
  for (int state = 0; state < 5; ++state) {
    for (const absl::string_view verb : {"circulate", "approve", "sign", "publish"}) {
      const auto next = StateAfter(kTestMinutes, static_cast<MinutesState>(state), verb);
      if (next.ok()) {
        ++allowed;
      } else {
        EXPECT_EQ(Told(next), "STATE_NOT_ALLOWED");
      }
    }
  }
  EXPECT_EQ(allowed, 4);
  EXPECT_EQ(StateAfter(kTestMinutes, MinutesState::kDraft, "sign").status().message(),
            "the version of the minutes is DRAFT: it may become CIRCULATED (by :circulate)");
}

TEST(MinutesMovesTest, TheTextIsOpenInADraftAndCorrectedOnceApproved) {
  for (int state = 0; state < 5; ++state) {
    const auto present = static_cast<MinutesState>(state);
    EXPECT_EQ(Told(CheckTextOpen(kTestMinutes, present)),
              present == MinutesState::kDraft ? "" : "STATE_NOT_ALLOWED");
    EXPECT_EQ(Told(CheckCorrectable(kTestMinutes, present)),
              WasApproved(present) ? "" : "STATE_NOT_ALLOWED");
  }
}

TEST(MinutesMovesTest, WhatIsCirculatedTellsOfEveryItem) {
  MeetingContent content = MinutedMeeting(MinutesState::kDraft);
  const auto circulated = Circulated(content, content.minutes[0], kTestMinutes);
  ASSERT_TRUE(circulated.ok()) << circulated.status();
  EXPECT_EQ(circulated->state, MinutesState::kCirculated);
  content.minutes[0].paragraphs.pop_back();
  EXPECT_THAT(NeedsTold(Circulated(content, content.minutes[0], kTestMinutes)),
              ElementsAre("ITEM_NOT_MINUTED custody: is number 10 and needs a paragraph"));
  content.minutes[0].paragraphs.clear();
  EXPECT_EQ(Told(Circulated(content, content.minutes[0], kTestMinutes)), "MINUTES_EMPTY");
}

TEST(MinutesMovesTest, OnlyTheLastVersionGoesOn) {
  MeetingContent content = MinutedMeeting(MinutesState::kDraft);
  content.minutes.push_back(content.minutes[0]);
  content.minutes[1].id = "version-2";
  content.minutes[1].version = 2;
  EXPECT_EQ(Told(Circulated(content, content.minutes[0], kTestMinutes)), "MINUTES_SUPERSEDED");
  EXPECT_TRUE(Circulated(content, content.minutes[1], kTestMinutes).ok());
  content.minutes[0].state = MinutesState::kCirculated;
  EXPECT_EQ(Told(Approved(content, content.minutes[0], kTestMinutes, NextMeetingApproves(), {})),
            "MINUTES_SUPERSEDED");
}

TEST(MinutesMovesTest, ApprovedByALaterMeetingOfTheSameBody) {
  const MeetingContent content = MinutedMeeting(MinutesState::kCirculated);
  const auto approved =
      Approved(content, content.minutes[0], kTestMinutes, NextMeetingApproves(), {});
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(approved->state, MinutesState::kApproved);
  ASSERT_TRUE(approved->approval.has_value());
  EXPECT_EQ(approved->approval->meeting, "m-2018-06-14");
  EXPECT_EQ(approved->approval->outcome, "approved");
  EXPECT_EQ(approved->approval->on, CivilDay(2018, 6, 14));
  const auto told = [&](const std::optional<ApprovingOutcome>& approving) {
    return Told(Approved(content, content.minutes[0], kTestMinutes, approving, {}));
  };
  EXPECT_EQ(told({}), "OUTCOME_UNKNOWN outcome");
  ApprovingOutcome approving = NextMeetingApproves();
  approving.meeting.body = "panel";
  EXPECT_EQ(told(approving), "OUTCOME_OF_OTHER_BODY outcome");
  approving = NextMeetingApproves();
  approving.meeting = content.meeting;
  EXPECT_EQ(told(approving), "OUTCOME_OF_SAME_MEETING outcome");
  approving = NextMeetingApproves();
  approving.meeting.date = CivilDay(2018, 4, 12);
  EXPECT_EQ(told(approving), "OUTCOME_OF_EARLIER_MEETING outcome");
  approving = NextMeetingApproves();
  approving.outcome.kind = OutcomeKind::kNoted;
  EXPECT_EQ(told(approving), "OUTCOME_NOT_APPROVED outcome");
  approving = NextMeetingApproves();
  approving.meeting.previous_minutes_of = {"m-2018-04-12"};
  EXPECT_EQ(told(approving), "OUTCOME_NOT_OF_MINUTES outcome");
}

TEST(MinutesMovesTest, ApprovedMinutesRecordDeclarationsThatAreAnswered) {
  MeetingContent content = MinutedMeeting(MinutesState::kCirculated);
  content.declarations.clear();
  EXPECT_EQ(Told(Approved(content, content.minutes[0], kTestMinutes, NextMeetingApproves(), {})),
            "DECLARATIONS_MISSING");
  content.declarations = {TestInterest("interest", "Ray Bisby", "traffic")};
  EXPECT_THAT(
      NeedsTold(Approved(content, content.minutes[0], kTestMinutes, NextMeetingApproves(), {})),
      ElementsAre("DECLARATION_UNANSWERED interest: does not say what the person did"));
  content.declarations[0].action = DeclarationAction::kStayed;
  EXPECT_TRUE(Approved(content, content.minutes[0], kTestMinutes, NextMeetingApproves(), {}).ok());
}

TEST(MinutesMovesTest, AmendmentsAreInTheTextAndListed) {
  const MeetingContent content = MinutedMeeting(MinutesState::kCirculated);
  const Minutes& minutes = content.minutes[0];
  const auto approve = [&](const std::vector<AmendmentAsked>& amendments) {
    return Approved(content, minutes, kTestMinutes, NextMeetingApproves(), amendments);
  };
  const auto approved = approve({{"10.1", "The Board endorsed the plan."}});
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(approved->paragraphs[1].text, "The Board endorsed the plan.");
  ASSERT_EQ(approved->amendments.size(), 1U);
  EXPECT_EQ(approved->amendments[0].number, "10.1");
  EXPECT_EQ(approved->amendments[0].before, "The Board noted the plan.");
  EXPECT_EQ(approved->amendments[0].after, "The Board endorsed the plan.");
  EXPECT_EQ(Told(approve({{"10.2", "Something"}})), "PARAGRAPH_UNKNOWN amendments[0].paragraph");
  EXPECT_EQ(Told(approve({{"10.1", "One"}, {"10.1", "Another"}})),
            "DUPLICATE amendments[1].paragraph");
  EXPECT_EQ(Told(approve({{"10.1", minutes.paragraphs[1].text}})),
            "AMENDMENT_UNCHANGED amendments[0].text");
  EXPECT_EQ(Told(approve({{"10.1", ""}})), "FIELD_REQUIRED amendments[0].text");
  EXPECT_EQ(Told(approve(std::vector<AmendmentAsked>(101, {"10.1", "One"}))),
            "TOO_MANY amendments");
}

TEST(MinutesMovesTest, SignedAfterTheApproval) {
  MeetingContent content = MinutedMeeting(MinutesState::kApproved);
  Minutes minutes = content.minutes[0];
  minutes.approval = MinutesApproval{"m-2018-06-14", "approved", CivilDay(2018, 6, 14)};
  const CivilDay today(2018, 6, 20);
  const auto signed_minutes =
      Signed(minutes, kTestMinutes, "Jason Ablewhite", CivilDay(2018, 6, 14), today);
  ASSERT_TRUE(signed_minutes.ok()) << signed_minutes.status();
  EXPECT_EQ(signed_minutes->state, MinutesState::kSigned);
  EXPECT_EQ(signed_minutes->signed_by, "Jason Ablewhite");
  EXPECT_EQ(signed_minutes->signed_on, CivilDay(2018, 6, 14));
  EXPECT_EQ(Told(Signed(minutes, kTestMinutes, "Jason Ablewhite", CivilDay(2018, 6, 13), today)),
            "DATES_REVERSED signed_on");
  EXPECT_EQ(Told(Signed(minutes, kTestMinutes, "Jason Ablewhite", today + 1, today)),
            "DATE_IN_FUTURE signed_on");
  EXPECT_EQ(Told(Signed(minutes, kTestMinutes, "", today, today)), "FIELD_REQUIRED signed_by");
  minutes.state = MinutesState::kCirculated;
  EXPECT_EQ(Told(Signed(minutes, kTestMinutes, "Jason Ablewhite", today, today)),
            "STATE_NOT_ALLOWED");
}

Publication PublicationOn(CivilDay on) {
  return {"https://example.org/minutes.pdf", on, "clerk", TestInstant(2018, 6, 21, 9)};
}

TEST(MinutesMovesTest, PublishedWhereTheyAreOwedToThePublic) {
  MeetingContent content = MinutedMeeting(MinutesState::kSigned);
  const Publication publication = PublicationOn(CivilDay(2018, 6, 21));
  const auto published = Published(content, content.minutes[0], kTestMinutes, publication);
  ASSERT_TRUE(published.ok()) << published.status();
  EXPECT_EQ(published->state, MinutesState::kPublished);
  EXPECT_EQ(published->publication->url, publication.url);
  EXPECT_EQ(published->publication->recorded_at, publication.recorded_at);
  content.meeting.is_public = false;
  EXPECT_EQ(Told(Published(content, content.minutes[0], kTestMinutes, publication)),
            "MINUTES_NOT_FOR_PUBLICATION");
  content.items[0].significant_public_interest = true;
  EXPECT_TRUE(Published(content, content.minutes[0], kTestMinutes, publication).ok());
}

TEST(MinutesMovesTest, PublishedAtAnAddressOnADayAfterTheyWereSigned) {
  MeetingContent content = MinutedMeeting(MinutesState::kSigned);
  Minutes& minutes = content.minutes[0];
  minutes.signed_on = CivilDay(2018, 6, 14);
  const auto told = [&](const Publication& publication) {
    return Told(Published(content, minutes, kTestMinutes, publication));
  };
  EXPECT_EQ(told(PublicationOn(CivilDay(2018, 6, 14))), "");
  EXPECT_EQ(told(PublicationOn(CivilDay(2018, 6, 13))), "DATES_REVERSED on");
  EXPECT_EQ(told(PublicationOn(CivilDay(2018, 6, 22))), "DATE_IN_FUTURE on");
  Publication publication = PublicationOn(CivilDay(2018, 6, 21));
  publication.url = "";
  EXPECT_EQ(told(publication), "FIELD_REQUIRED url");
  publication.url = "minutes.pdf";
  EXPECT_EQ(told(publication), "URL_INVALID url");
}

TEST(MinutesMovesTest, ACorrectionIsNotedBesideTheText) {
  MeetingContent content = MinutedMeeting(MinutesState::kApproved);
  Minutes minutes = content.minutes[0];
  const MinutesCorrection correction{"2.1", "It was the draft report.", "clerk",
                                     TestInstant(2018, 7, 2, 9)};
  const auto corrected = Corrected(minutes, kTestMinutes, correction);
  ASSERT_TRUE(corrected.ok()) << corrected.status();
  EXPECT_EQ(corrected->paragraphs[0].text, "The Board noted the report.");
  ASSERT_EQ(corrected->corrections.size(), 1U);
  EXPECT_EQ(corrected->corrections[0].text, "It was the draft report.");
  EXPECT_EQ(corrected->corrections[0].by, "clerk");
  EXPECT_EQ(Told(Corrected(minutes, kTestMinutes, {"2.2", "Text", "clerk", {}})),
            "PARAGRAPH_UNKNOWN paragraph");
  EXPECT_EQ(Told(Corrected(minutes, kTestMinutes, {"2.1", "", "clerk", {}})),
            "FIELD_REQUIRED text");
  minutes.corrections.assign(100, correction);
  EXPECT_EQ(Told(Corrected(minutes, kTestMinutes, correction)), "TOO_MANY text");
  minutes.state = MinutesState::kCirculated;
  EXPECT_EQ(Told(Corrected(minutes, kTestMinutes, correction)), "STATE_NOT_ALLOWED");
}

TEST(MinutesTest, ParagraphsAreNumberedOnce) {
  Minutes minutes = MinutedMeeting(MinutesState::kDraft).minutes[0];
  EXPECT_EQ(Told(Validate(minutes)), "");
  EXPECT_EQ(MinutesId(3), "version-3");
  EXPECT_EQ(FindParagraph(minutes, "10.1"), &minutes.paragraphs[1]);
  EXPECT_EQ(FindParagraph(minutes, "10.2"), nullptr);
  minutes.paragraphs[1].number = "2.1";
  EXPECT_EQ(Told(Validate(minutes)), "DUPLICATE paragraphs[1].number");
  minutes.paragraphs[1].number = "2";
  EXPECT_EQ(Told(Validate(minutes)), "PARAGRAPH_NUMBER_MALFORMED paragraphs[1].number");
  minutes.paragraphs[1] = {};
  EXPECT_THAT(
      FieldsOf(Validate(minutes)),
      ElementsAre("paragraphs[1].agenda_item", "paragraphs[1].number", "paragraphs[1].text"));
  minutes.paragraphs.assign(1001, {"traffic", "2.1", "Noted."});
  EXPECT_EQ(Told(Validate(minutes)), "TOO_MANY paragraphs");
}

}  // namespace
}  // namespace copperplate::governance
