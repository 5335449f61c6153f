#include "services/governance/domain/statutory_response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_report.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using copperplate::testing::FieldsOf;
using copperplate::testing::HasReason;
using copperplate::testing::NeedsTold;
using copperplate::testing::StatusIs;
using copperplate::testing::Told;
using ::testing::ElementsAre;

constexpr char kResponseName[] =
    "forces/cambridgeshire/sourceReports/custody-2018/statutoryResponse";
const CivilDay kCustodyDue(2018, 4, 4);
const absl::Time kResponseNow = absl::FromUnixSeconds(1'525'950'000);

class StatutoryResponseTest : public ::testing::Test {
 protected:
  StatutoryResponseTest() {
    response_.id = report_.id;
    response_.chief_comments_due = CivilDay(2018, 3, 8);
    response_.begun_on = CivilDay(2018, 2, 12);
    response_.answers = {{"accountability", "Accountability was taken at once.", ""},
                         {"ventilation", "", "The building is leased."}};
  }

  ResponseMoveDetails Whole(ResponseMove move) const {
    ResponseMoveDetails details;
    details.move = move;
    details.reason = "as agreed";
    details.chief_comments_text = "The force accepts the report.";
    details.url = "https://www.cambridgeshire-pcc.gov.uk/custody";
    details.sent_to_inspectors_on = details.sent_to_secretary_of_state_on = kCustodyDue;
    return details;
  }
  absl::StatusOr<StatutoryResponse> Move(const ResponseMoveDetails& details,
                                         CivilDay on = kCustodyDue) const {
    return Moved(response_, kResponseName, details, report_, recommendations_,
                 {.caller = "secretary",
                  .on = on,
                  .today = CivilDay(2018, 5, 10),
                  .recorded_at = kResponseNow});
  }
  absl::StatusOr<StatutoryResponse> Move(ResponseMove move, CivilDay on = kCustodyDue) const {
    return Move(Whole(move), on);
  }
  void Must(ResponseMove move, CivilDay on = kCustodyDue) {
    auto moved = Move(move, on);
    ABSL_ASSERT_OK(moved);
    response_ = *std::move(moved);
  }

  SourceReport report_ = CustodyReport();
  std::vector<std::string> recommendations_ = {"accountability", "ventilation"};
  StatutoryResponse response_;
};

TEST_F(StatutoryResponseTest, OnlyAFinalReportUnderSectionFiftyFiveHasOne) {
  const char name[] = "forces/cambridgeshire/sourceReports/custody-2018";
  ABSL_EXPECT_OK(CheckRespondable(report_, name));
  report_.stage = ReportStage::kDraft;
  EXPECT_THAT(CheckRespondable(report_, name), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(CheckRespondable(report_, name), HasReason("REPORT_NOT_STATUTORY"));
  report_.stage = ReportStage::kFinal;
  report_.statutory_s55 = false;
  EXPECT_THAT(CheckRespondable(report_, name), HasReason("REPORT_NOT_STATUTORY"));
}

TEST_F(StatutoryResponseTest, TheArrowsAreThoseOfTheDesign) {
  std::vector<std::string> arrows;
  for (const Arrow<ResponseState>& arrow : kResponseArrows) {
    arrows.push_back(absl::StrCat(Name(arrow.from), " ", arrow.verb, " ", Name(arrow.to)));
  }
  EXPECT_THAT(arrows, ElementsAre("AWAITING_CHIEF recordChiefComments DRAFT",
                                  "DRAFT publish PUBLISHED", "PUBLISHED send SENT"));
}

TEST_F(StatutoryResponseTest, EveryMoveFromEveryStateFollowsTheArrowsOrIsRefused) {
  int allowed = 0;
  response_.publication = Publication{"https://a", kCustodyDue, "secretary", kResponseNow};
  for (int from = 0; from <= static_cast<int>(ResponseState::kSent); ++from) {
    response_.state = static_cast<ResponseState>(from);
    for (const ResponseMove move :
         {ResponseMove::kRecordChiefComments, ResponseMove::kPublish, ResponseMove::kSend}) {
      std::optional<ResponseState> to;
      for (const Arrow<ResponseState>& arrow : kResponseArrows) {
        if (arrow.from == response_.state && arrow.verb == VerbOf(move)) to = arrow.to;
      }
      const auto moved = Move(move);
      if (!to.has_value()) {
        EXPECT_THAT(moved, HasReason("STATE_NOT_ALLOWED")) << Name(response_.state);
        continue;
      }
      ++allowed;
      ASSERT_TRUE(moved.ok()) << moved.status();
      EXPECT_EQ(moved->state, *to);
    }
  }
  EXPECT_EQ(allowed, 3);
}

TEST_F(StatutoryResponseTest, TheChiefCommentsOrThatThereAreNoneIsRecorded) {
  ABSL_ASSERT_OK_AND_ASSIGN(const StatutoryResponse commented,
                            Move(ResponseMove::kRecordChiefComments));
  EXPECT_EQ(commented.chief_comments_on, kCustodyDue);
  EXPECT_EQ(commented.chief_comments_text, "The force accepts the report.");
  ResponseMoveDetails details = Whole(ResponseMove::kRecordChiefComments);
  details.chief_comments_absence = "None came.";
  EXPECT_EQ(Told(Move(details)), "CHIEF_COMMENTS_ONE_OF chief_comments_text");
  details.chief_comments_text = "";
  ABSL_ASSERT_OK_AND_ASSIGN(const StatutoryResponse without, Move(details));
  EXPECT_EQ(without.chief_comments_on, std::nullopt);
  EXPECT_EQ(without.chief_comments_absence, "None came.");
  EXPECT_EQ(Told(Move(details, response_.chief_comments_due)),
            "CHIEF_COMMENTS_NOT_DUE chief_comments_absence");
  details.chief_comments_absence = "";
  EXPECT_EQ(Told(Move(details)), "CHIEF_COMMENTS_ONE_OF chief_comments_text");
}

TEST_F(StatutoryResponseTest, EveryRecommendationIsAnsweredInExactlyOneWay) {
  Must(ResponseMove::kRecordChiefComments);
  response_.answers[0].reason_for_none = "None.";
  response_.answers[1].reason_for_none = "";
  recommendations_.emplace_back("exercise");
  const auto refused = Move(ResponseMove::kPublish);
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(
      NeedsTold(refused),
      ElementsAre("RECOMMENDATION_ANSWERED_TWICE accountability: is answered with action taken or "
                  "proposed, or with why there is none, not both",
                  "RECOMMENDATION_UNANSWERED ventilation: needs the action taken or proposed, or "
                  "why there is none",
                  "RECOMMENDATION_UNANSWERED exercise: needs the action taken or proposed, or why "
                  "there is none"));
}

TEST_F(StatutoryResponseTest, WhatIsOfficialSensitiveIsNotPublished) {
  Must(ResponseMove::kRecordChiefComments);
  report_.marking = Marking::kOfficialSensitive;
  EXPECT_THAT(Move(ResponseMove::kPublish), HasReason("MARKED_OFFICIAL_SENSITIVE"));
}

TEST_F(StatutoryResponseTest, IsSentToBothAfterItIsPublished) {
  Must(ResponseMove::kRecordChiefComments);
  ResponseMoveDetails details = Whole(ResponseMove::kPublish);
  details.url = "custody";
  EXPECT_EQ(Told(Move(details)), "URL_INVALID url");
  Must(ResponseMove::kPublish);
  details = Whole(ResponseMove::kSend);
  details.sent_to_inspectors_on.reset();
  details.sent_to_secretary_of_state_on = kCustodyDue - 1;
  EXPECT_EQ(Told(Move(details)),
            "FIELD_REQUIRED sent_to_inspectors_on sent_to_secretary_of_state_on");
  details.sent_to_inspectors_on = kCustodyDue - 1;
  EXPECT_EQ(Told(Move(details)),
            "DATE_OUT_OF_ORDER sent_to_inspectors_on sent_to_secretary_of_state_on");
  details.sent_to_inspectors_on = CivilDay(2018, 5, 11);
  details.sent_to_secretary_of_state_on = kCustodyDue;
  EXPECT_EQ(Told(Move(details)), "DATE_IN_FUTURE sent_to_inspectors_on");
  Must(ResponseMove::kSend);
  EXPECT_EQ(response_.sent_to_inspectors_on, kCustodyDue);
  EXPECT_EQ(response_.sent_to_secretary_of_state_on, kCustodyDue);
}

TEST_F(StatutoryResponseTest, AMovesDayFollowsTheOneBefore) {
  EXPECT_EQ(Told(Move(ResponseMove::kRecordChiefComments, response_.begun_on - 1)),
            "DATE_OUT_OF_ORDER on");
  EXPECT_EQ(Told(Move(ResponseMove::kRecordChiefComments, CivilDay(2018, 5, 11))),
            "DATE_IN_FUTURE on");
}

TEST_F(StatutoryResponseTest, EveryFaultIsNamed) {
  EXPECT_EQ(Told(Validate(response_, report_, recommendations_, CivilDay(2018, 5, 10))), "");
  response_.chief_comments_due = kCustodyDue + 1;
  response_.reply_to_chief = " ";
  response_.answers = {
      {"", "", ""}, {"other", "", ""}, {"ventilation", "\x01", ""}, {"ventilation", "", "\x01"}};
  EXPECT_THAT(FieldsOf(Validate(response_, report_, recommendations_, CivilDay(2018, 5, 10))),
              ElementsAre("chief_comments_due", "reply_to_chief", "answers[0].recommendation",
                          "answers[1].recommendation", "answers[2].action_taken_or_proposed",
                          "answers[3].recommendation", "answers[3].reason_for_none"));
}

TEST_F(StatutoryResponseTest, EachFaultHasItsReason) {
  const auto told = [&] {
    return Told(Validate(response_, report_, recommendations_, CivilDay(2018, 5, 10)));
  };
  response_.chief_comments_due = kCustodyDue + 1;
  EXPECT_EQ(told(), "CHIEF_DUE_AFTER_LAST_DAY chief_comments_due");
  response_.chief_comments_due = kCustodyPublished - 1;
  EXPECT_EQ(told(), "CHIEF_DUE_BEFORE_REPORT chief_comments_due");
  response_.chief_comments_due = kCustodyDue;
  response_.answers = {{"other", "Done.", ""}};
  EXPECT_EQ(told(), "RECOMMENDATION_UNKNOWN answers[0].recommendation");
  response_.answers = {{"ventilation", "Done.", ""}, {"ventilation", "Done.", ""}};
  EXPECT_EQ(told(), "DUPLICATE answers[1].recommendation");
  response_.answers.clear();
  response_.begun_on = CivilDay(2018, 5, 11);
  EXPECT_EQ(told(), "DATE_IN_FUTURE begun_on");
  response_.begun_on = kCustodyPublished - 1;
  EXPECT_EQ(told(), "DATE_OUT_OF_ORDER begun_on");
  response_.begun_on = kCustodyPublished;
  EXPECT_EQ(told(), "");
  response_.answers.resize(1001);
  EXPECT_EQ(told(), "TOO_MANY answers");
}

TEST_F(StatutoryResponseTest, WhatIsPublishedIsNotRewritten) {
  ABSL_EXPECT_OK(CheckRewrite(response_, kResponseName));
  Must(ResponseMove::kRecordChiefComments);
  ABSL_EXPECT_OK(CheckRewrite(response_, kResponseName));
  Must(ResponseMove::kPublish);
  EXPECT_THAT(CheckRewrite(response_, kResponseName), HasReason("STATE_NOT_ALLOWED"));
}

TEST(CheckRecommendableTest, UntilTheResponseIsPublished) {
  ABSL_EXPECT_OK(CheckRecommendable(std::nullopt, "a report"));
  ABSL_EXPECT_OK(CheckRecommendable(ResponseState::kAwaitingChief, "a report"));
  ABSL_EXPECT_OK(CheckRecommendable(ResponseState::kDraft, "a report"));
  for (const ResponseState state : {ResponseState::kPublished, ResponseState::kSent}) {
    EXPECT_THAT(CheckRecommendable(state, "a report"), HasReason("RESPONSE_PUBLISHED"));
  }
}

}  // namespace
}  // namespace copperplate::governance
