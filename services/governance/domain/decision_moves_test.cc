#include "services/governance/domain/decision_moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_decision.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::HasReason;
using copperplate::testing::NeedsTold;
using copperplate::testing::StatusIs;
using copperplate::testing::Told;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr DecisionMove kAllDecisionMoves[] = {DecisionMove::kTake, DecisionMove::kPublish,
                                              DecisionMove::kRecordExemption, DecisionMove::kRecord,
                                              DecisionMove::kRevoke};

class DecisionMovesTest : public ::testing::Test {
 protected:
  DecisionMovesTest() {
    later_ = TakenDecision();
    later_.id = "cpcc-2018-040";
    later_.taken_on = kTestTaken;
    facts_.revoking = &later_;
  }

  absl::StatusOr<Decision> Move(const DecisionMoveDetails& details,
                                absl::CivilDay on = kTestTaken) const {
    return Moved(decision_, kTestDecisionName, details, facts_, DecisionStep(on));
  }
  absl::StatusOr<Decision> Move(DecisionMove move, absl::CivilDay on = kTestTaken) const {
    return Move(WholeDecisionMove(move), on);
  }

  Decision decision_ = TestDecision();
  Decision later_;
  DecisionMoveFacts facts_;
};

TEST_F(DecisionMovesTest, TheArrowsAreThoseOfTheDesignAndARevocationOfWhatIsPublished) {
  std::vector<std::string> arrows;
  for (const Arrow<DecisionState>& arrow : kDecisionArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(arrows, ElementsAre("PROPOSED take TAKEN", "TAKEN publish PUBLISHED",
                                  "TAKEN recordExemption EXEMPT_RECORDED", "TAKEN record RECORDED",
                                  "TAKEN revoke REVOKED", "PUBLISHED revoke REVOKED",
                                  "EXEMPT_RECORDED revoke REVOKED", "RECORDED revoke REVOKED"));
}

TEST_F(DecisionMovesTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  int allowed = 0;
  for (const bool spi : {true, false}) {
    for (int from = 0; from <= static_cast<int>(DecisionState::kRevoked); ++from) {
      const auto state = static_cast<DecisionState>(from);
      decision_ = state == DecisionState::kProposed ? TestDecision(spi) : TakenDecision(spi);
      decision_.state = state;
      for (const DecisionMove move : kAllDecisionMoves) {
        std::optional<DecisionState> to;
        for (const Arrow<DecisionState>& arrow : kDecisionArrows) {
          if (arrow.from == state && arrow.verb == VerbOf(move)) to = arrow.to;
        }
        if (state == DecisionState::kTaken) {
          const bool for_public =
              move == DecisionMove::kPublish || move == DecisionMove::kRecordExemption;
          if (for_public != spi) to.reset();
        }
        const auto moved = Move(move);
        const std::string what = absl::StrCat(Name(state), " ", VerbOf(move), " spi ", spi);
        if (!to.has_value()) {
          EXPECT_THAT(moved, StatusIs(absl::StatusCode::kFailedPrecondition)) << what;
          EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED")) << what;
          continue;
        }
        ++allowed;
        ASSERT_TRUE(moved.ok()) << what << moved.status();
        EXPECT_EQ(moved->state, *to) << what;
        EXPECT_EQ(moved->changes.back().from, state) << what;
        EXPECT_EQ(moved->changes.back().to, *to) << what;
      }
    }
  }
  EXPECT_EQ(allowed, 12);
}

TEST_F(DecisionMovesTest, OneOfPublicInterestNeverEndsWithoutPublicationOrExemption) {
  decision_ = TakenDecision(true);
  for (const DecisionMove move : {DecisionMove::kRecord, DecisionMove::kRevoke}) {
    const absl::Status refused = Move(move).status();
    EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED"));
    EXPECT_THAT(std::string(refused.message()), HasSubstr("EXEMPT_RECORDED"));
  }
}

TEST_F(DecisionMovesTest, TakingWritesWhenAndByWhom) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Decision taken, Move(DecisionMove::kTake));
  EXPECT_EQ(taken.taken_on, kTestTaken);
  EXPECT_EQ(taken.taken_by, "Jason Ablewhite");
  DecisionMoveDetails details = WholeDecisionMove(DecisionMove::kTake);
  details.taken_by = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED taken_by");
}

TEST_F(DecisionMovesTest, WhoLeftDoesNotTakeItUnderTheNameOfAnOffice) {
  facts_.left_for_item = {"Ray Bisby"};
  Office commissioner;
  commissioner.id = "commissioner";
  commissioner.title = "Police and Crime Commissioner";
  commissioner.tenures = {{"Ray Bisby", kTestTaken, std::nullopt}};
  facts_.offices = absl::MakeConstSpan(&commissioner, 1);
  DecisionMoveDetails details = WholeDecisionMove(DecisionMove::kTake);
  for (const char* by :
       {"police and crime commissioner", "forces/cambridgeshire/offices/commissioner"}) {
    details.taken_by = by;
    EXPECT_THAT(Move(details), HasReason("DECIDER_LEFT_ITEM")) << by;
  }
  commissioner.tenures[0].from = kTestTaken + 1;
  ABSL_EXPECT_OK(Move(details));
}

TEST_F(DecisionMovesTest, AllThatIsUnmetIsNamed) {
  decision_ = TestDecision(std::nullopt);
  facts_.left_for_item = {"Ray Bisby", "jason.ablewhite"};
  EXPECT_THAT(
      NeedsTold(Move(DecisionMove::kTake)),
      ElementsAre(
          absl::StrCat("SPI_REQUIRED ", kTestDecisionName,
                       ": needs to be determined to be of significant public interest or not"),
          absl::StrCat("DECIDER_LEFT_ITEM ", kTestDecisionName,
                       ": is not taken by somebody who declared an interest and left for its "
                       "item")));
  facts_.left_for_item = {"Ray Bisby"};
  EXPECT_THAT(Move(DecisionMove::kTake), HasReason("SPI_REQUIRED"));
  decision_ = TestDecision();
  ABSL_EXPECT_OK(Move(DecisionMove::kTake));
}

TEST_F(DecisionMovesTest, IsTakenOnTheDayOfItsMeeting) {
  facts_.meeting = MeetingDay{"meeting", "bcb", kTestTaken + 1};
  EXPECT_EQ(Told(Move(DecisionMove::kTake)), "DATE_NOT_OF_MEETING on");
  facts_.meeting = MeetingDay{"meeting", "bcb", kTestTaken, /*held=*/false};
  EXPECT_THAT(NeedsTold(Move(DecisionMove::kTake)),
              ElementsAre("MEETING_NOT_HELD meeting: has not begun, or does not take place"));
}

TEST_F(DecisionMovesTest, APublicationHasAnAddressAndADay) {
  decision_ = TakenDecision();
  ABSL_ASSERT_OK_AND_ASSIGN(const Decision published, Move(DecisionMove::kPublish, kTestTaken + 8));
  ASSERT_TRUE(published.publication.has_value());
  EXPECT_EQ(published.publication->on, kTestTaken + 8);
  EXPECT_EQ(published.publication->published_by, "secretary");
  DecisionMoveDetails details = WholeDecisionMove(DecisionMove::kPublish);
  details.url = "example.org";
  EXPECT_EQ(Told(Move(details)), "URL_INVALID url");
  EXPECT_EQ(Told(Move(DecisionMove::kPublish, kTestTaken - 1)), "DATE_OUT_OF_ORDER on");
  EXPECT_EQ(Told(Move(DecisionMove::kPublish, absl::CivilDay(2019, 1, 1))), "DATE_IN_FUTURE on");
}

TEST_F(DecisionMovesTest, WhatIsOfficialSensitiveIsNotPublished) {
  decision_ = TakenDecision();
  decision_.marking = Marking::kOfficialSensitive;
  const auto refused = Move(DecisionMove::kPublish);
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("MARKED_OFFICIAL_SENSITIVE"));
  facts_.item_restricted = true;
  EXPECT_THAT(
      NeedsTold(Move(DecisionMove::kPublish)),
      ElementsAre(absl::StrCat("MARKED_OFFICIAL_SENSITIVE ", kTestDecisionName,
                               ": is marked OFFICIAL_SENSITIVE and not published: record its "
                               "exemption"),
                  absl::StrCat("ITEM_RESTRICTED ", kTestDecisionName,
                               ": is of a restricted item and not published: record its "
                               "exemption")));
  ABSL_EXPECT_OK(Move(DecisionMove::kRecordExemption));
}

TEST_F(DecisionMovesTest, AnExemptionIsKept) {
  decision_ = TakenDecision();
  ABSL_ASSERT_OK_AND_ASSIGN(const Decision exempt, Move(DecisionMove::kRecordExemption));
  ASSERT_TRUE(exempt.exemption.has_value());
  EXPECT_EQ(exempt.exemption->category, "Commercial interests");
  DecisionMoveDetails details = WholeDecisionMove(DecisionMove::kRecordExemption);
  details.exemption = {"", "", kTestTaken};
  EXPECT_EQ(Told(Move(details)),
            "FIELD_REQUIRED exemption.category exemption.reason exemption.review_on");
}

TEST_F(DecisionMovesTest, ALaterDecisionRevokes) {
  decision_ = TakenDecision(false);
  ABSL_ASSERT_OK_AND_ASSIGN(const Decision revoked, Move(DecisionMove::kRevoke));
  EXPECT_EQ(revoked.revoked_by, "forces/cambridgeshire/decisions/cpcc-2018-040");
  const std::string invalid = "REVOKING_DECISION_INVALID revoked_by";
  later_.taken_on = kTestTaken - 1;
  EXPECT_EQ(Told(Move(DecisionMove::kRevoke)), invalid);
  later_.taken_on.reset();
  EXPECT_EQ(Told(Move(DecisionMove::kRevoke)), invalid);
  later_.taken_on = kTestTaken;
  later_.state = DecisionState::kRevoked;
  EXPECT_EQ(Told(Move(DecisionMove::kRevoke)), invalid);
  facts_.revoking = &decision_;
  EXPECT_EQ(Told(Move(DecisionMove::kRevoke)), invalid);
  facts_.revoking = nullptr;
  EXPECT_EQ(Told(Move(DecisionMove::kRevoke)), invalid);
  DecisionMoveDetails details = WholeDecisionMove(DecisionMove::kRevoke);
  details.revoked_by = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED revoked_by");
}

TEST_F(DecisionMovesTest, NoneIsRevokedBeforeTheDecisionThatRevokesIt) {
  decision_ = TakenDecision(false);
  later_.taken_on = kTestTaken + 7;
  const std::string before = "REVOKED_BEFORE_LATER_DECISION on";
  EXPECT_EQ(Told(Move(DecisionMove::kRevoke, kTestTaken + 6)), before);
  ABSL_EXPECT_OK(Move(DecisionMove::kRevoke, kTestTaken + 7));
  // Nor before it revoked another one, which it must have been in force for.
  facts_.revoked_another_on = kTestTaken + 8;
  EXPECT_EQ(Told(Move(DecisionMove::kRevoke, kTestTaken + 7)), before);
  ABSL_EXPECT_OK(Move(DecisionMove::kRevoke, kTestTaken + 8));
}

TEST_F(DecisionMovesTest, WhatWasTakenIsNotRewritten) {
  ABSL_EXPECT_OK(CheckRewrite(decision_, kTestDecisionName));
  EXPECT_THAT(CheckRewrite(TakenDecision(), kTestDecisionName), HasReason("STATE_NOT_ALLOWED"));
}

}  // namespace
}  // namespace copperplate::governance
