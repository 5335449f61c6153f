#include "services/volunteers/domain/opportunity.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

Opportunity Fair() {
  Opportunity opportunity;
  opportunity.id = "fair";
  opportunity.title = "Midsummer Fair";
  opportunity.kinds = {Kind::kSpecial, Kind::kPsv};
  opportunity.slots = 2;
  opportunity.required = {"first-aid"};
  opportunity.desired = {"radio"};
  opportunity.from = CivilDay(2018, 6, 1);
  opportunity.to = CivilDay(2018, 6, 3);
  opportunity.hours = {18 * 60, 22 * 60};
  return opportunity;
}

TEST(OpportunityTest, EveryFaultIsTold) {
  Opportunity fair = Fair();
  const auto told = [&] { return Told(Validate(fair, OpportunityLimits(), AgeLimits())); };
  EXPECT_EQ(told(), "");
  fair.to = CivilDay(2019, 6, 1);
  EXPECT_EQ(told(), "");
  fair.to = CivilDay(2019, 6, 2);
  EXPECT_EQ(told(), "OPPORTUNITY_TOO_LONG to_date");
  fair.to = CivilDay(2018, 5, 31);
  fair.title = "";
  fair.kinds.push_back(Kind::kSpecial);
  fair.slots = 0;
  fair.desired.push_back("first-aid");
  fair.least_age = 101;
  fair.hours = {0, 0};
  EXPECT_EQ(told(),
            "FIELD_REQUIRED title kinds[2] slots desired_skills[1] least_age to_date to_time");
}

TEST(OpportunityTest, WhatVolunteersAreJudgedByStaysOnceItIsOpened) {
  Opportunity present = Fair();
  Opportunity next = Fair();
  next.kinds = {};
  next.required = {};
  next.vetting = VettingLevel::kRv;
  next.least_age = 18;
  next.from = next.to = CivilDay(2018, 7, 1);
  next.hours = {0, 60};
  next.title = "Fair";
  next.department = "Events";
  next.slots = 3;
  next.desired = {};
  next.area = "Cambridge";
  const auto told = [&] {
    Faults faults;
    CheckOpportunityUpdate(present, next, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(), "");
  for (const OpportunityState state : {OpportunityState::kOpen, OpportunityState::kFilled}) {
    present.state = state;
    EXPECT_EQ(told(),
              "FIELD_IMMUTABLE kinds required_skills vetting least_age from_date to_date "
              "from_time to_time");
  }
  for (const OpportunityState state : {OpportunityState::kClosed, OpportunityState::kCancelled}) {
    present.state = state;
    EXPECT_EQ(told(),
              "FIELD_IMMUTABLE kinds required_skills vetting least_age from_date to_date "
              "from_time to_time title department slots desired_skills area");
  }
}

TEST(OpportunityTest, ThereAreSlotsForThoseWhoAccepted) {
  Opportunity present = Fair();
  present.state = OpportunityState::kFilled;
  present.accepted = 2;
  Opportunity next = present;
  next.slots = 1;
  Faults faults;
  CheckOpportunityUpdate(present, next, faults);
  EXPECT_EQ(Told(faults), "SLOTS_BELOW_ACCEPTED slots");
}

TEST(OpportunityTest, IsFilledWhileEverySlotIsTaken) {
  Opportunity fair = Fair();
  fair.state = OpportunityState::kOpen;
  fair.accepted = 1;
  EXPECT_EQ(StateWith(fair), OpportunityState::kOpen);
  fair.accepted = 2;
  EXPECT_EQ(StateWith(fair), OpportunityState::kFilled);
  fair.state = OpportunityState::kFilled;
  fair.slots = 3;
  EXPECT_EQ(StateWith(fair), OpportunityState::kOpen);
  for (const OpportunityState state :
       {OpportunityState::kDraft, OpportunityState::kClosed, OpportunityState::kCancelled}) {
    fair.state = state;
    EXPECT_EQ(StateWith(fair), state);
  }
}

TEST(OpportunityTest, IsOverAfterItsLastDay) {
  Unmet unmet;
  CheckNotOver(Fair(), "fair", CivilDay(2018, 6, 3), unmet);
  EXPECT_EQ(Told(unmet), "");
  CheckNotOver(Fair(), "fair", CivilDay(2018, 6, 4), unmet);
  EXPECT_EQ(Told(unmet), "OPPORTUNITY_OVER fair");
}

TEST(OpportunityTest, MovesAlongItsArrowsAlone) {
  using State = OpportunityState;
  const State states[] = {State::kDraft, State::kOpen, State::kFilled, State::kClosed,
                          State::kCancelled};
  std::string moves;
  for (const State from : states) {
    for (const State to : states) {
      const auto moved = MovedTo("fair", from, to);
      if (moved.ok()) {
        EXPECT_EQ(*moved, to);
        moves += std::string(Name(from)) + ">" + std::string(Name(to)) + " ";
      } else {
        EXPECT_EQ(Told(moved), "STATE_NOT_ALLOWED");
      }
    }
  }
  EXPECT_EQ(moves,
            "DRAFT>OPEN DRAFT>CANCELLED OPEN>CLOSED OPEN>CANCELLED FILLED>CLOSED "
            "FILLED>CANCELLED ");
}

}  // namespace
}  // namespace copperplate::volunteers
