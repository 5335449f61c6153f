#include "services/governance/domain/decision_notice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_decision.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::HasReason;
using copperplate::testing::NeedsTold;
using copperplate::testing::StatusIs;
using copperplate::testing::Told;
using ::testing::ElementsAre;

constexpr char kNoticeName[] = "forces/cambridgeshire/decisionNotices/dn-2018-012";
constexpr NoticeMove kAllNoticeMoves[] = {NoticeMove::kAgreeToSign, NoticeMove::kSign,
                                          NoticeMove::kPublish, NoticeMove::kWithdraw};

NoticeMoveDetails WholeNoticeMove(NoticeMove move) {
  NoticeMoveDetails details;
  details.move = move;
  details.reason = "as agreed";
  details.outcome = "forces/cambridgeshire/bodies/bcb/meetings/2018-04-12/outcomes/14-2";
  details.signed_by = "Jason Ablewhite";
  details.url = "https://www.cambridgeshire-pcc.gov.uk/notices/2018-012";
  return details;
}

class DecisionNoticeTest : public ::testing::Test {
 protected:
  DecisionNoticeTest() {
    // 14.2 and 14.3(i) of the minutes of 12 April 2018.
    notice_.id = "dn-2018-012";
    notice_.reference = "DN 2018-012";
    notice_.decision = decision_.id;
    notice_.title = "Modern Slavery Police Transformation Fund Programme";
    notice_.instrument = "S22A Agreement";
    notice_.signatory = "forces/cambridgeshire/offices/commissioner";
    facts_.decision = &decision_;
    facts_.outcome_agreed = true;
    facts_.outcome_on = kTestTaken;
    facts_.office_holder = "Jason Ablewhite";
  }

  absl::StatusOr<DecisionNotice> Move(const NoticeMoveDetails& details,
                                      absl::CivilDay on = kTestTaken) const {
    return Moved(notice_, kNoticeName, details, facts_, DecisionStep(on));
  }
  absl::StatusOr<DecisionNotice> Move(NoticeMove move, absl::CivilDay on = kTestTaken) const {
    return Move(WholeNoticeMove(move), on);
  }
  void Must(NoticeMove move) {
    auto moved = Move(move);
    ABSL_ASSERT_OK(moved);
    notice_ = *std::move(moved);
  }

  Decision decision_ = TakenDecision();
  DecisionNotice notice_;
  NoticeMoveFacts facts_;
};

TEST_F(DecisionNoticeTest, TheArrowsAreThoseOfTheDesign) {
  std::vector<std::string> arrows;
  for (const Arrow<NoticeState>& arrow : kNoticeArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(arrows, ElementsAre("DRAFT agreeToSign AGREED_TO_SIGN", "DRAFT withdraw WITHDRAWN",
                                  "AGREED_TO_SIGN sign SIGNED", "AGREED_TO_SIGN withdraw WITHDRAWN",
                                  "SIGNED publish PUBLISHED"));
}

TEST_F(DecisionNoticeTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  int allowed = 0;
  for (int from = 0; from <= static_cast<int>(NoticeState::kWithdrawn); ++from) {
    notice_.state = static_cast<NoticeState>(from);
    for (const NoticeMove move : kAllNoticeMoves) {
      std::optional<NoticeState> to;
      for (const Arrow<NoticeState>& arrow : kNoticeArrows) {
        if (arrow.from == notice_.state && arrow.verb == VerbOf(move)) to = arrow.to;
      }
      const auto moved = Move(move);
      if (!to.has_value()) {
        EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED")) << Name(notice_.state) << VerbOf(move);
        continue;
      }
      ++allowed;
      ASSERT_TRUE(moved.ok()) << moved.status();
      EXPECT_EQ(moved->state, *to);
      EXPECT_EQ(moved->changes.back().to, *to);
    }
  }
  EXPECT_EQ(allowed, 5);
}

TEST_F(DecisionNoticeTest, IsAgreedSignedAndPublished) {
  Must(NoticeMove::kAgreeToSign);
  EXPECT_EQ(notice_.agreed_by, WholeNoticeMove(NoticeMove::kAgreeToSign).outcome);
  Must(NoticeMove::kSign);
  EXPECT_EQ(notice_.signed_on, kTestTaken);
  EXPECT_EQ(notice_.signed_by, "Jason Ablewhite");
  Must(NoticeMove::kPublish);
  ASSERT_TRUE(notice_.publication.has_value());
  EXPECT_EQ(notice_.publication->on, kTestTaken);
}

TEST_F(DecisionNoticeTest, AnOutcomeAgreesToIt) {
  facts_.outcome_agreed = false;
  EXPECT_EQ(Told(Move(NoticeMove::kAgreeToSign)), "OUTCOME_NOT_AGREED outcome");
  facts_.outcome_agreed.reset();
  EXPECT_EQ(Told(Move(NoticeMove::kAgreeToSign)), "OUTCOME_UNKNOWN outcome");
  facts_.outcome_agreed = true;
  facts_.outcome_of_other_body = true;
  EXPECT_EQ(Told(Move(NoticeMove::kAgreeToSign)), "OUTCOME_OF_OTHER_BODY outcome");
  facts_.outcome_of_other_body = false;
  facts_.outcome_on = kTestTaken - 1;
  EXPECT_EQ(Told(Move(NoticeMove::kAgreeToSign)), "DATE_NOT_OF_MEETING on");
  NoticeMoveDetails details = WholeNoticeMove(NoticeMove::kAgreeToSign);
  details.outcome = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED outcome");
}

TEST_F(DecisionNoticeTest, TheHolderOfTheOfficeSigns) {
  Must(NoticeMove::kAgreeToSign);
  facts_.office_holder = "Ray Bisby";
  EXPECT_THAT(Move(NoticeMove::kSign), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(Move(NoticeMove::kSign), HasReason("SIGNATORY_NOT_HOLDER"));
  facts_.office_holder = "";
  EXPECT_THAT(Move(NoticeMove::kSign), HasReason("SIGNATORY_NOT_HOLDER"));
  NoticeMoveDetails details = WholeNoticeMove(NoticeMove::kSign);
  details.signed_by = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED signed_by");
}

TEST_F(DecisionNoticeTest, NothingIsPublishedOfWhatWasRevoked) {
  Must(NoticeMove::kAgreeToSign);
  Must(NoticeMove::kSign);
  decision_.state = DecisionState::kRevoked;
  EXPECT_THAT(Move(NoticeMove::kPublish), HasReason("DECISION_REVOKED"));
}

TEST_F(DecisionNoticeTest, NothingIsSignedBeforeItIsDecided) {
  Must(NoticeMove::kAgreeToSign);
  decision_.taken_on = kTestTaken + 1;
  EXPECT_THAT(Move(NoticeMove::kSign), HasReason("SIGNED_BEFORE_DECISION"));
  decision_ = TakenDecision();
  decision_.state = DecisionState::kRevoked;
  EXPECT_THAT(Move(NoticeMove::kSign), HasReason("DECISION_REVOKED"));
  decision_ = TestDecision();
  facts_.office_holder = "";
  EXPECT_THAT(
      NeedsTold(Move(NoticeMove::kSign)),
      ElementsAre(absl::StrCat("DECISION_NOT_TAKEN ", kNoticeName,
                               ": needs its decision to be taken before it is signed"),
                  absl::StrCat("SIGNATORY_NOT_HOLDER ", kNoticeName,
                               ": is signed by who holds the signatory's office on that day")));
}

TEST_F(DecisionNoticeTest, WhatMustNotBeReadIsNotPublished) {
  notice_.state = NoticeState::kSigned;
  decision_.marking = Marking::kOfficialSensitive;
  EXPECT_THAT(Move(NoticeMove::kPublish), HasReason("MARKED_OFFICIAL_SENSITIVE"));
  decision_.marking = Marking::kOfficial;
  decision_.exemption = Exemption{"Commercial interests", "Tender", kTestTaken};
  EXPECT_THAT(Move(NoticeMove::kPublish), HasReason("DECISION_EXEMPT"));
  decision_.exemption.reset();
  facts_.item_restricted = true;
  EXPECT_THAT(Move(NoticeMove::kPublish), HasReason("ITEM_RESTRICTED"));
  facts_.item_restricted = false;
  NoticeMoveDetails details = WholeNoticeMove(NoticeMove::kPublish);
  details.url = "notices/12";
  EXPECT_EQ(Told(Move(details)), "URL_INVALID url");
}

TEST_F(DecisionNoticeTest, AMovesDayFollowsTheOneBefore) {
  Must(NoticeMove::kAgreeToSign);
  EXPECT_EQ(Told(Move(NoticeMove::kSign, kTestTaken - 1)), "DATE_OUT_OF_ORDER on");
  EXPECT_EQ(Told(Move(NoticeMove::kSign, absl::CivilDay(2019, 1, 1))), "DATE_IN_FUTURE on");
}

TEST_F(DecisionNoticeTest, AWithdrawalHasAReason) {
  NoticeMoveDetails details = WholeNoticeMove(NoticeMove::kWithdraw);
  details.reason = "";
  EXPECT_EQ(Told(Move(details)), "FIELD_REQUIRED reason");
}

TEST_F(DecisionNoticeTest, EveryFaultIsNamed) {
  EXPECT_EQ(Told(Validate(notice_, false)), "");
  EXPECT_EQ(Told(Validate(notice_, true)), "REFERENCE_TAKEN reference");
  DecisionNotice empty;
  empty.instrument = " ";
  EXPECT_THAT(FieldsOf(Validate(empty, false)),
              ElementsAre("id", "reference", "decision", "title", "instrument", "signatory"));
}

TEST_F(DecisionNoticeTest, WhatWasAgreedIsNotRewritten) {
  ABSL_EXPECT_OK(CheckRewrite(notice_, kNoticeName));
  Must(NoticeMove::kAgreeToSign);
  EXPECT_THAT(CheckRewrite(notice_, kNoticeName), HasReason("STATE_NOT_ALLOWED"));
}

}  // namespace
}  // namespace copperplate::governance
