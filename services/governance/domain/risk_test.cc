#include "services/governance/domain/risk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_risk.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::HasReason;
using copperplate::testing::StatusIs;
using copperplate::testing::Told;
using ::testing::ElementsAre;

RiskMoveDetails WholeRiskMove(RiskMove move) {
  return {.move = move, .reason = "as decided", .body = "forces/cambridgeshire/bodies/bcb"};
}

class RiskTest : public ::testing::Test {
 protected:
  absl::StatusOr<Risk> Move(const RiskMoveDetails& details,
                            absl::CivilDay on = kTestRiskToday) const {
    return Moved(risk_, kTestRiskName, details, RiskStep(on));
  }
  void Must(RiskMove move) {
    auto moved = Move(WholeRiskMove(move));
    ABSL_ASSERT_OK(moved);
    risk_ = *std::move(moved);
  }

  Risk risk_ = TestRisk();
};

TEST_F(RiskTest, TheArrowsAreThoseOfTheDesign) {
  std::vector<std::string> arrows;
  for (const Arrow<RiskState>& arrow : kRiskArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(arrows, ElementsAre("PROPOSED open OPEN", "OPEN close CLOSED", "CLOSED reopen OPEN"));
}

TEST_F(RiskTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  int allowed = 0;
  for (int from = 0; from <= static_cast<int>(RiskState::kClosed); ++from) {
    risk_.state = static_cast<RiskState>(from);
    for (const RiskMove move : {RiskMove::kOpen, RiskMove::kClose, RiskMove::kReopen}) {
      std::optional<RiskState> to;
      for (const Arrow<RiskState>& arrow : kRiskArrows) {
        if (arrow.from == risk_.state && arrow.verb == VerbOf(move)) to = arrow.to;
      }
      const auto moved = Move(WholeRiskMove(move));
      if (!to.has_value()) {
        EXPECT_THAT(moved, StatusIs(absl::StatusCode::kFailedPrecondition));
        EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED"));
        continue;
      }
      ++allowed;
      ASSERT_TRUE(moved.ok()) << moved.status();
      EXPECT_EQ(moved->state, *to);
    }
  }
  EXPECT_EQ(allowed, 3);
}

TEST_F(RiskTest, ABodyClosesItWithAReason) {
  Must(RiskMove::kOpen);
  EXPECT_EQ(Told(Move({.move = RiskMove::kClose, .reason = "", .body = ""})),
            "FIELD_REQUIRED reason body");
  RiskMoveDetails of_nobody = WholeRiskMove(RiskMove::kClose);
  of_nobody.body_missing = true;
  EXPECT_EQ(Told(Move(of_nobody)), "BODY_UNKNOWN body");
  Must(RiskMove::kClose);
  EXPECT_EQ(risk_.changes.back().decided_at, "forces/cambridgeshire/bodies/bcb");
  EXPECT_EQ(Told(Move({.move = RiskMove::kReopen, .reason = "", .body = ""})),
            "FIELD_REQUIRED reason");
}

TEST_F(RiskTest, NoneIsOpenWithoutAnOwner) {
  risk_.ownership.owner = "";
  EXPECT_THAT(Move(WholeRiskMove(RiskMove::kOpen)), HasReason("OWNER_REQUIRED"));
  risk_ = TestRisk();
  Must(RiskMove::kOpen);
  Risk asked = risk_;
  asked.ownership.owner = "";
  EXPECT_THAT(Rewritten(risk_, kTestRiskName, asked, {}, RiskStep()), HasReason("OWNER_REQUIRED"));
}

TEST_F(RiskTest, AMovesDayFollowsTheOneBefore) {
  EXPECT_EQ(Told(Move(WholeRiskMove(RiskMove::kOpen), kTestProposed - 1)), "DATE_OUT_OF_ORDER on");
  EXPECT_EQ(Told(Move(WholeRiskMove(RiskMove::kOpen), kTestRiskToday + 1)), "DATE_IN_FUTURE on");
}

TEST_F(RiskTest, EveryFaultIsNamed) {
  EXPECT_EQ(Told(Validate(risk_, {}, kTestRiskToday)), "");
  EXPECT_EQ(Told(Validate(risk_, {.reference_taken = true}, kTestRiskToday)),
            "REFERENCE_TAKEN reference");
  EXPECT_EQ(Told(Validate(risk_, {.office_missing = true}, kTestRiskToday)),
            "OFFICE_UNKNOWN owner");
  risk_.next_review = kTestProposed - 1;
  EXPECT_EQ(Told(Validate(risk_, {}, kTestRiskToday)), "DATES_REVERSED next_review");
  Risk risk;
  risk.ownership.owner = " ";
  risk.objectives = {"V1", "V1"};
  risk.proposed_on = kTestRiskToday + 1;
  EXPECT_THAT(FieldsOf(Validate(risk, {}, kTestRiskToday)),
              ElementsAre("id", "reference", "title", "cause", "event", "effect", "owner",
                          "category", "objectives[1]", "proposed_on"));
}

TEST_F(RiskTest, WhatPeopleSayIsRewrittenAndNothingElse) {
  Risk asked = risk_;
  asked.treatment = RiskTreatment::kTolerate;
  asked.ownership.owner = "Assistant Chief Constable";
  asked.state = RiskState::kClosed;
  asked.proposed_on = kTestRiskToday;
  ABSL_ASSERT_OK_AND_ASSIGN(const Risk next,
                            Rewritten(risk_, kTestRiskName, asked, {}, RiskStep()));
  EXPECT_EQ(next.treatment, RiskTreatment::kTolerate);
  EXPECT_EQ(next.state, RiskState::kProposed);
  EXPECT_EQ(next.proposed_on, kTestProposed);
  ASSERT_EQ(next.ownership.changes.size(), 1);
  EXPECT_EQ(next.ownership.changes[0].before, "Head of Custody");
  ASSERT_EQ(next.treatment_changes.size(), 1);
  EXPECT_EQ(next.treatment_changes[0].treatment, RiskTreatment::kTreat);
  EXPECT_EQ(next.treatment_changes[0].on, kTestRiskToday);
  EXPECT_EQ(next.treatment_changes[0].recorded_by, "secretary");
  Risk retitled = next;
  retitled.title = "Condition of the cells";
  ABSL_ASSERT_OK_AND_ASSIGN(const Risk same,
                            Rewritten(next, kTestRiskName, retitled, {}, RiskStep()));
  EXPECT_EQ(same.treatment_changes.size(), 1);
  Risk full = risk_;
  full.treatment_changes.resize(100, next.treatment_changes[0]);
  full.ownership.changes.resize(100, next.ownership.changes[0]);
  EXPECT_EQ(Told(Rewritten(full, kTestRiskName, asked, {}, RiskStep())),
            "TOO_MANY owner treatment");
  full.changes.resize(100);
  full.changes.back().on = kTestRiskToday;
  EXPECT_EQ(Told(Moved(full, kTestRiskName, RiskMoveDetails(), RiskStep())), "TOO_MANY name");
  EXPECT_EQ(Told(Rewritten(next, kTestRiskName, next, {}, RiskStep(kTestRiskToday - 1))),
            "DATE_OUT_OF_ORDER on");
  asked.title = "";
  EXPECT_EQ(Told(Rewritten(risk_, kTestRiskName, asked, {}, RiskStep())), "FIELD_REQUIRED title");
  risk_.state = RiskState::kClosed;
  EXPECT_THAT(Rewritten(risk_, kTestRiskName, risk_, {}, RiskStep()),
              HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(RiskTest, WordsAreTheApis) {
  EXPECT_EQ(Name(RiskTreatment::kTreat), "TREAT");
  EXPECT_EQ(Name(RiskTreatment::kTerminate), "TERMINATE");
}

}  // namespace
}  // namespace copperplate::governance
