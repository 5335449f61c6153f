#include "services/governance/domain/forward_plan_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::HasReason;
using copperplate::testing::StatusIs;
using copperplate::testing::Told;
using ::testing::ElementsAre;

constexpr char kEntryName[] = "forces/cambridgeshire/forwardPlan/custody-update";
const absl::CivilDay kEntryToday(2018, 5, 10);
constexpr ForwardPlanMove kAllEntryMoves[] = {ForwardPlanMove::kConfirm, ForwardPlanMove::kTake,
                                              ForwardPlanMove::kSlip, ForwardPlanMove::kWithdraw};

MeetingDay BoardOn(absl::CivilDay day) {
  return {.name = absl::StrCat("forces/cambridgeshire/bodies/bcb/meetings/m", day.month()),
          .body = "bcb",
          .on = day};
}

class ForwardPlanEntryTest : public ::testing::Test {
 protected:
  ForwardPlanEntryTest() {
    // Recommendation of the custody paper of 10 May 2018.
    entry_.id = "custody-update";
    entry_.title = "Custody: further report";
    entry_.body = "bcb";
    entry_.intended.month = absl::CivilMonth(2018, 10);
    entry_.report_from = "Chief Constable";
    entry_.planned_on = kEntryToday - 7;
  }

  ForwardPlanMoveDetails Whole(ForwardPlanMove move) const {
    ForwardPlanMoveDetails details;
    details.move = move;
    details.reason = "visit put off";
    details.meeting = BoardOn(absl::CivilDay(2018, 10, 11));
    details.to_month = absl::CivilMonth(2019, 1);
    details.item_meeting = details.meeting;
    details.item = absl::StrCat(details.meeting->name, "/agendaItems/8");
    return details;
  }
  absl::StatusOr<ForwardPlanEntry> Move(const ForwardPlanMoveDetails& details,
                                        absl::CivilDay on = kEntryToday) const {
    return Moved(entry_, kEntryName, details,
                 {.caller = "secretary",
                  .on = on,
                  .today = kEntryToday,
                  .recorded_at = absl::FromUnixSeconds(1'525'950'000)});
  }
  void Must(ForwardPlanMove move) {
    auto moved = Move(Whole(move));
    ABSL_ASSERT_OK(moved);
    entry_ = *std::move(moved);
  }

  ForwardPlanEntry entry_;
};

TEST_F(ForwardPlanEntryTest, TheArrowsAreThoseOfTheDesignAndWhatSlippedGoesOn) {
  std::vector<std::string> arrows;
  for (const Arrow<ForwardPlanState>& arrow : kForwardPlanArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(arrows, ElementsAre("PLANNED confirm CONFIRMED", "PLANNED slip SLIPPED",
                                  "PLANNED withdraw WITHDRAWN", "CONFIRMED take TAKEN",
                                  "CONFIRMED slip SLIPPED", "CONFIRMED withdraw WITHDRAWN",
                                  "SLIPPED confirm CONFIRMED", "SLIPPED slip SLIPPED",
                                  "SLIPPED withdraw WITHDRAWN"));
}

TEST_F(ForwardPlanEntryTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  int allowed = 0;
  entry_.intended = {
      .meeting = BoardOn(absl::CivilDay(2018, 10, 11)), .month = {}, .trigger_text = ""};
  for (int from = 0; from <= static_cast<int>(ForwardPlanState::kWithdrawn); ++from) {
    entry_.state = static_cast<ForwardPlanState>(from);
    for (const ForwardPlanMove move : kAllEntryMoves) {
      std::optional<ForwardPlanState> to;
      for (const Arrow<ForwardPlanState>& arrow : kForwardPlanArrows) {
        if (arrow.from == entry_.state && arrow.verb == VerbOf(move)) to = arrow.to;
      }
      const auto moved = Move(Whole(move));
      const std::string what = absl::StrCat(Name(entry_.state), " ", VerbOf(move));
      if (!to.has_value()) {
        EXPECT_THAT(moved, StatusIs(absl::StatusCode::kFailedPrecondition)) << what;
        EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED")) << what;
        continue;
      }
      ++allowed;
      ASSERT_TRUE(moved.ok()) << what << moved.status();
      EXPECT_EQ(moved->state, *to) << what;
      EXPECT_EQ(moved->changes.back().to, *to) << what;
      EXPECT_EQ(moved->changes.back().recorded_by, "secretary") << what;
    }
  }
  EXPECT_EQ(allowed, 9);
}

TEST_F(ForwardPlanEntryTest, ASlipIsKeptAndTheEntryGoesOn) {
  Must(ForwardPlanMove::kConfirm);
  EXPECT_EQ(MonthsSlipped(entry_), 0);
  Must(ForwardPlanMove::kSlip);
  ASSERT_EQ(entry_.slips.size(), 1);
  EXPECT_EQ(entry_.slips[0].from, absl::CivilMonth(2018, 10));
  EXPECT_EQ(entry_.slips[0].to, absl::CivilMonth(2019, 1));
  EXPECT_EQ(entry_.slips[0].reason, "visit put off");
  EXPECT_EQ(entry_.intended.meeting, std::nullopt);
  EXPECT_EQ(MonthsSlipped(entry_), 3);
  Must(ForwardPlanMove::kConfirm);  // for a meeting before that month, which is no slip
  Must(ForwardPlanMove::kTake);
  EXPECT_EQ(entry_.item, Whole(ForwardPlanMove::kTake).item);
}

TEST_F(ForwardPlanEntryTest, OneThatWaitsForATriggerHasNoMonthToSlipFrom) {
  entry_.intended = {.meeting = {}, .month = {}, .trigger_text = "after the re-inspection visit"};
  EXPECT_EQ(Told(Validate(entry_, "", kEntryToday)), "");
  EXPECT_EQ(MonthsSlipped(entry_), std::nullopt);
  Must(ForwardPlanMove::kSlip);
  EXPECT_EQ(entry_.slips[0].from, std::nullopt);
  EXPECT_EQ(entry_.intended.trigger_text, "");
  EXPECT_EQ(MonthsSlipped(entry_), std::nullopt);
}

TEST_F(ForwardPlanEntryTest, ASlipIsLaterAndHasAReason) {
  ForwardPlanMoveDetails details = Whole(ForwardPlanMove::kSlip);
  details.to_month = absl::CivilMonth(2018, 10);
  EXPECT_EQ(Told(Move(details)), "SLIP_NOT_LATER to_month");
  details.to_month.reset();
  details.reason = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED reason to_month");
}

TEST_F(ForwardPlanEntryTest, IsConfirmedForAMeetingOfItsBodyInItsMonth) {
  ForwardPlanMoveDetails details = Whole(ForwardPlanMove::kConfirm);
  details.meeting->body = "panel";
  EXPECT_EQ(Told(Move(details)), "MEETING_OF_ANOTHER_BODY meeting");
  details.meeting = BoardOn(absl::CivilDay(2018, 10, 11));
  details.meeting->called_off = true;
  EXPECT_EQ(Told(Move(details)), "MEETING_CALLED_OFF meeting");
  details.meeting = BoardOn(absl::CivilDay(2018, 11, 1));
  EXPECT_EQ(Told(Move(details)), "SLIP_REQUIRED meeting");
  details.meeting.reset();
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED meeting");
}

TEST_F(ForwardPlanEntryTest, IsTakenAsAnItemOfThatMeeting) {
  Must(ForwardPlanMove::kConfirm);
  ForwardPlanMoveDetails details = Whole(ForwardPlanMove::kTake);
  details.item_meeting->called_off = true;
  EXPECT_EQ(Told(Move(details)), "MEETING_CALLED_OFF agenda_item");
  details.item_meeting = BoardOn(absl::CivilDay(2018, 11, 1));
  EXPECT_EQ(Told(Move(details)), "ITEM_OF_ANOTHER_MEETING agenda_item");
  details.item = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED agenda_item");
}

TEST_F(ForwardPlanEntryTest, FollowsItsMeetingWhenThatIsPostponed) {
  Must(ForwardPlanMove::kConfirm);  // for October
  const absl::Time postponed = absl::FromCivil(kEntryToday + 1, London()) + absl::Hours(12);
  entry_.in_place = {{BoardOn(absl::CivilDay(2018, 11, 1)), postponed}};
  EXPECT_EQ(IntendedNow(entry_).meeting->on, absl::CivilDay(2018, 11, 1));
  EXPECT_EQ(MonthsSlipped(entry_), 1);
  const absl::Time made = absl::FromUnixSeconds(1'525'900'000);
  const auto before = AsPlanned(entry_, made, {kEntryToday + 7, postponed - absl::Seconds(1)});
  EXPECT_EQ(IntendedNow(*before).meeting->on, absl::CivilDay(2018, 10, 11));
  const auto since = AsPlanned(entry_, made, {kEntryToday + 7, postponed});
  EXPECT_EQ(IntendedNow(*since).meeting->on, absl::CivilDay(2018, 11, 1));
  ForwardPlanMoveDetails details = Whole(ForwardPlanMove::kTake);
  EXPECT_EQ(Told(Move(details)), "ITEM_OF_ANOTHER_MEETING agenda_item");
  details.item_meeting = BoardOn(absl::CivilDay(2018, 11, 1));
  ABSL_ASSERT_OK_AND_ASSIGN(entry_, Move(details));
  EXPECT_EQ(IntendedNow(entry_).meeting->on, absl::CivilDay(2018, 11, 1));
  const auto then = AsPlanned(entry_, made, {kEntryToday + 7, postponed - absl::Seconds(1)});
  EXPECT_EQ(IntendedNow(*then).meeting->on, absl::CivilDay(2018, 10, 11));
}

TEST_F(ForwardPlanEntryTest, WhatWasTakenStaysTakenAtItsMeeting) {
  Must(ForwardPlanMove::kConfirm);
  Must(ForwardPlanMove::kTake);
  entry_.in_place = {{BoardOn(absl::CivilDay(2018, 11, 1)), absl::FromUnixSeconds(1'525'949'999)}};
  EXPECT_EQ(IntendedNow(entry_).meeting->on, absl::CivilDay(2018, 10, 11));
  EXPECT_EQ(MonthsSlipped(entry_), 0);
}

TEST_F(ForwardPlanEntryTest, NoOtherTimeIsSaidBeforeThePostponement) {
  Must(ForwardPlanMove::kConfirm);
  const absl::Time postponed = absl::FromCivil(kEntryToday, London()) + absl::Hours(12);
  entry_.in_place = {{BoardOn(absl::CivilDay(2018, 11, 1)), postponed}};
  EXPECT_EQ(Told(Move(Whole(ForwardPlanMove::kSlip), kEntryToday - 1)), "DATE_OUT_OF_ORDER on");
  Must(ForwardPlanMove::kSlip);
}

TEST_F(ForwardPlanEntryTest, ASlipAfterAPostponementIsFromTheMonthOfTheMeetingInPlace) {
  Must(ForwardPlanMove::kConfirm);
  entry_.in_place = {{BoardOn(absl::CivilDay(2018, 11, 1)), absl::FromUnixSeconds(1'525'949'999)}};
  ForwardPlanMoveDetails details = Whole(ForwardPlanMove::kSlip);
  details.to_month = absl::CivilMonth(2018, 11);
  EXPECT_EQ(Told(Move(details)), "SLIP_NOT_LATER to_month");
  Must(ForwardPlanMove::kSlip);
  EXPECT_EQ(entry_.slips[0].from, absl::CivilMonth(2018, 11));
  EXPECT_EQ(MonthsSlipped(entry_), 3) << "from October";
}

TEST_F(ForwardPlanEntryTest, AWithdrawalHasAReason) {
  ForwardPlanMoveDetails details = Whole(ForwardPlanMove::kWithdraw);
  details.reason = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED reason");
}

TEST_F(ForwardPlanEntryTest, AMovesDayFollowsTheOneBefore) {
  EXPECT_EQ(Told(Move(Whole(ForwardPlanMove::kSlip), kEntryToday + 1)), "DATE_IN_FUTURE on");
  EXPECT_EQ(Told(Move(Whole(ForwardPlanMove::kSlip), kEntryToday - 8)), "DATE_OUT_OF_ORDER on");
}

TEST_F(ForwardPlanEntryTest, TheTimeIsGivenInOneWay) {
  const std::string one_of = "INTENDED_TIME_ONE_OF intended_month";
  entry_.intended.trigger_text = "after the visit";
  EXPECT_EQ(Told(Validate(entry_, "", kEntryToday)), one_of);
  entry_.intended = {};
  EXPECT_EQ(Told(Validate(entry_, "", kEntryToday)), one_of);
  entry_.intended.meeting = BoardOn(kEntryToday);
  EXPECT_EQ(Told(Validate(entry_, "", kEntryToday)), "");
  entry_.intended.meeting->called_off = true;
  EXPECT_EQ(Told(Validate(entry_, "", kEntryToday)), "MEETING_CALLED_OFF intended_meeting");
  entry_.intended.meeting->body = "panel";
  EXPECT_EQ(Told(Validate(entry_, "", kEntryToday)), "MEETING_OF_ANOTHER_BODY intended_meeting");
}

TEST_F(ForwardPlanEntryTest, TheActionThatAskedForItIsTheBodys) {
  entry_.origin_action = "forces/cambridgeshire/bodies/bcb/actions/bcb-april-2018-action-1";
  EXPECT_EQ(Told(Validate(entry_, "bcb", kEntryToday)), "");
  EXPECT_EQ(Told(Validate(entry_, "panel", kEntryToday)), "ORIGIN_OF_ANOTHER_BODY origin_action");
}

TEST_F(ForwardPlanEntryTest, EveryFaultIsNamed) {
  ForwardPlanEntry entry;
  entry.intended.trigger_text = "\n";
  entry.report_from = " ";
  entry.planned_on = kEntryToday + 1;
  EXPECT_THAT(FieldsOf(Validate(entry, "", kEntryToday)),
              ElementsAre("id", "title", "body", "trigger_text", "report_from", "planned_on"));
}

TEST_F(ForwardPlanEntryTest, WhatIsOverIsNotRewritten) {
  ABSL_EXPECT_OK(CheckRewrite(entry_, kEntryName));
  entry_.state = ForwardPlanState::kTaken;
  EXPECT_THAT(CheckRewrite(entry_, kEntryName), HasReason("STATE_NOT_ALLOWED"));
  entry_.state = ForwardPlanState::kWithdrawn;
  EXPECT_THAT(CheckRewrite(entry_, kEntryName), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(ForwardPlanEntryTest, IsMeantForWhatItWasMeantForThen) {
  const AsKnown before{kEntryToday, absl::FromUnixSeconds(1'525'949'999)};
  const absl::Time made = absl::FromUnixSeconds(1'525'900'000);
  const ForwardPlanEntry planned = entry_;
  entry_.intended.month = absl::CivilMonth(2018, 11);
  Must(ForwardPlanMove::kConfirm);  // for October
  EXPECT_EQ(AsPlanned(entry_, made, before)->intended.month, absl::CivilMonth(2018, 11));
  Must(ForwardPlanMove::kSlip);
  EXPECT_EQ(AsPlanned(entry_, made, before)->intended.month, absl::CivilMonth(2018, 11));
  ASSERT_EQ(entry_.intended_changes.size(), 2);
  EXPECT_EQ(entry_.intended_changes[1].before.meeting->on, absl::CivilDay(2018, 10, 11));
  EXPECT_EQ(entry_.intended_changes[1].recorded_by, "secretary");
  entry_ = planned;
  entry_.intended = {.meeting = {}, .month = {}, .trigger_text = "after the re-inspection visit"};
  Must(ForwardPlanMove::kConfirm);
  const auto waiting = AsPlanned(entry_, made, before);
  ASSERT_TRUE(waiting.has_value());
  EXPECT_EQ(waiting->intended.trigger_text, "after the re-inspection visit");
  EXPECT_EQ(waiting->intended.month, std::nullopt);
  EXPECT_FALSE(waiting->intended.meeting.has_value());
  EXPECT_EQ(MonthsSlipped(*waiting), std::nullopt);
}

TEST_F(ForwardPlanEntryTest, IsToldAsItWasKnown) {
  const absl::Time made = absl::FromUnixSeconds(1'525'900'000);
  const absl::Time before = absl::FromUnixSeconds(1'525'949'999);
  Must(ForwardPlanMove::kConfirm);
  const auto confirmed = AsPlanned(entry_, made, {kEntryToday, before});
  ASSERT_TRUE(confirmed.has_value());
  EXPECT_EQ(confirmed->state, ForwardPlanState::kPlanned);
  EXPECT_EQ(confirmed->intended.month, absl::CivilMonth(2018, 10));
  EXPECT_FALSE(confirmed->intended.meeting.has_value());
  Must(ForwardPlanMove::kSlip);
  const auto slipped = AsPlanned(entry_, made, {kEntryToday, before});
  ASSERT_TRUE(slipped.has_value());
  EXPECT_EQ(slipped->intended.month, absl::CivilMonth(2018, 10)) << "not the month of now";
  EXPECT_TRUE(slipped->slips.empty());
  const auto now = AsPlanned(entry_, made, {kEntryToday});
  ASSERT_TRUE(now.has_value());
  EXPECT_EQ(now->state, ForwardPlanState::kSlipped);
  EXPECT_EQ(now->intended.month, absl::CivilMonth(2019, 1));
  EXPECT_FALSE(AsPlanned(entry_, made, {kEntryToday, made - absl::Seconds(1)}).has_value())
      << "not there yet";
  EXPECT_FALSE(AsPlanned(entry_, made, {entry_.planned_on - 1}).has_value()) << "nor on the day";
  const auto earlier = AsPlanned(entry_, made, {kEntryToday - 1});
  ASSERT_TRUE(earlier.has_value());
  EXPECT_EQ(earlier->state, ForwardPlanState::kPlanned) << "whatever is recorded of later days";
}

}  // namespace
}  // namespace copperplate::governance
