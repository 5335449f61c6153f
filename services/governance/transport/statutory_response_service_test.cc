#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/governance/v1/statutory_response_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/report_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;

constexpr char kResponse[] = "forces/essex/sourceReports/peel/statutoryResponse";

class StatutoryResponseServiceTest : public ReportTest {
 protected:
  using Responses = v1::StatutoryResponseService::Stub;

  void SetUp() override {
    ReportTest::SetUp();
    ABSL_ASSERT_OK(AddReport("peel", Inspection()));
    ABSL_ASSERT_OK(Add("r1", Asked(1)));
    ABSL_ASSERT_OK(Add("r2", Asked(2)));
  }
  absl::StatusOr<v1::StatutoryResponse> Begin(const std::string& report = "peel",
                                              const std::string& chief_due = "2018-03-08") {
    v1::CreateStatutoryResponseRequest request;
    request.set_parent("forces/essex/sourceReports/" + report);
    request.mutable_statutory_response()->set_chief_comments_due(chief_due);
    request.mutable_statutory_response()->set_begun_on("2018-02-12");
    return Call(*responses_, &Responses::CreateStatutoryResponse, request, Analyst("essex"));
  }
  absl::StatusOr<v1::StatutoryResponse> Answer(const v1::StatutoryResponse& patch) {
    v1::UpdateStatutoryResponseRequest request;
    *request.mutable_statutory_response() = patch;
    request.mutable_statutory_response()->set_name(kResponse);
    request.mutable_update_mask()->add_paths("answers");
    return Call(*responses_, &Responses::UpdateStatutoryResponse, request, Analyst("essex"));
  }
  absl::StatusOr<v1::StatutoryResponse> Comment(const std::string& on, const std::string& text,
                                                const std::string& absence) {
    v1::RecordChiefCommentsRequest request;
    request.set_name(kResponse);
    request.set_on(on);
    request.set_chief_comments_text(text);
    request.set_chief_comments_absence(absence);
    return Call(*responses_, &Responses::RecordChiefComments, request, Analyst("essex"));
  }
  absl::StatusOr<v1::StatutoryResponse> Publish(const std::string& on) {
    v1::PublishStatutoryResponseRequest request;
    request.set_name(kResponse);
    request.set_on(on);
    request.set_url("https://www.essex.pfcc.police.uk/responses/peel-2017");
    return Call(*responses_, &Responses::PublishStatutoryResponse, request, Publisher("essex"));
  }
  // Every recommendation answered one way, with the chief's comments.
  void AddDraft() {
    ABSL_ASSERT_OK(Begin());
    v1::StatutoryResponse patch;
    v1::StatutoryResponse::Answer& first = *patch.add_answers();
    first.set_recommendation(NameOf("r1"));
    first.set_action_taken_or_proposed("A demand model was built");
    v1::StatutoryResponse::Answer& second = *patch.add_answers();
    second.set_recommendation("r2");
    second.set_reason_for_none("It was done before");
    ABSL_ASSERT_OK(Answer(patch));
    ABSL_ASSERT_OK(Comment("2018-03-01", "We accept all of it", ""));
  }
  absl::StatusOr<v1::StatutoryClock> Clock(v1::GetStatutoryClockRequest request,
                                           const Caller& caller = Viewer("essex")) {
    request.set_name("forces/essex/statutoryClock");
    return Call(*responses_, &Responses::GetStatutoryClock, request, caller);
  }

  std::unique_ptr<Responses> responses_ = v1::StatutoryResponseService::NewStub(channel());
};

TEST_F(StatutoryResponseServiceTest, OneIsBegunForAReport) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryResponse begun, Begin());
  EXPECT_EQ(begun.name(), kResponse);
  EXPECT_EQ(begun.state(), v1::StatutoryResponse::AWAITING_CHIEF);
  EXPECT_EQ(begun.due(), "2018-04-04");
  EXPECT_EQ(begun.begun_on(), "2018-02-12");
  EXPECT_LT(begun.days_left(), 0);
  EXPECT_TRUE(begun.breached());
  v1::GetStatutoryResponseRequest get;
  get.set_name(kResponse);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::StatutoryResponse read,
      Call(*responses_, &Responses::GetStatutoryResponse, get, Viewer("essex")));
  EXPECT_LT(read.days_left(), 0);
  EXPECT_TRUE(read.breached());
  EXPECT_THAT(Begin(), HasReason("STATUTORY_RESPONSE_EXISTS"));
}

TEST_F(StatutoryResponseServiceTest, WhatCannotBeBegun) {
  EXPECT_THAT(Begin("none"), HasReason("SOURCE_REPORT_UNKNOWN"));
  EXPECT_THAT(Begin("peel", "2018-04-05"), HasReason("CHIEF_DUE_AFTER_LAST_DAY"));
  EXPECT_THAT(Begin("peel", "2018-02-07"), HasReason("CHIEF_DUE_BEFORE_REPORT"));
  v1::SourceReport draft = Inspection();
  draft.set_stage(v1::SourceReport::DRAFT);
  ABSL_ASSERT_OK(AddReport("draft", draft));
  EXPECT_THAT(Begin("draft"), HasReason("REPORT_NOT_STATUTORY"));
  v1::GetStatutoryResponseRequest get;
  get.set_name(kResponse);
  EXPECT_THAT(Call(*responses_, &Responses::GetStatutoryResponse, get, Viewer("essex")),
              HasReason("STATUTORY_RESPONSE_UNKNOWN"));
  get.set_name("forces/essex/sourceReports/none/statutoryResponse");
  EXPECT_THAT(Call(*responses_, &Responses::GetStatutoryResponse, get, Viewer("essex")),
              HasReason("SOURCE_REPORT_UNKNOWN"));
}

TEST_F(StatutoryResponseServiceTest, EachRecommendationIsAnsweredOnceBeforeItIsPublished) {
  ABSL_ASSERT_OK(Begin());
  v1::StatutoryResponse patch;
  v1::StatutoryResponse::Answer& both = *patch.add_answers();
  both.set_recommendation("r1");
  both.set_action_taken_or_proposed("Done");
  both.set_reason_for_none("Not needed");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryResponse answered, Answer(patch));
  EXPECT_TRUE(answered.breached());
  EXPECT_THAT(Publish("2018-03-09"), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Comment("2018-03-08", "", "Nothing came"), HasReason("CHIEF_COMMENTS_NOT_DUE"));
  EXPECT_THAT(Comment("2018-03-08", "", ""), HasReason("CHIEF_COMMENTS_ONE_OF"));
  ABSL_ASSERT_OK(Comment("2018-03-09", "", "Nothing came"));
  EXPECT_THAT(NeedsTold(Publish("2018-03-10")),
              ElementsAre("RECOMMENDATION_ANSWERED_TWICE r1: is answered with action taken or "
                          "proposed, or with why there is none, not both",
                          "RECOMMENDATION_UNANSWERED r2: needs the action taken or proposed, or "
                          "why there is none"));
  patch.mutable_answers(0)->set_recommendation("r9");
  EXPECT_THAT(Answer(patch), HasReason("RECOMMENDATION_UNKNOWN"));
}

TEST_F(StatutoryResponseServiceTest, ItIsPublishedAndSent) {
  AddDraft();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryResponse published, Publish("2018-04-04"));
  EXPECT_EQ(published.state(), v1::StatutoryResponse::PUBLISHED);
  EXPECT_EQ(published.publication().on(), "2018-04-04");
  EXPECT_EQ(published.answers(1).recommendation(), NameOf("r2"));
  EXPECT_LT(published.days_left(), 0);
  EXPECT_FALSE(published.breached());
  EXPECT_THAT(Add("r3", Asked(3)), HasReason("RESPONSE_PUBLISHED"));
  EXPECT_THAT(Answer({}), HasReason("STATE_NOT_ALLOWED"));
  v1::SendStatutoryResponseRequest send;
  send.set_name(kResponse);
  send.set_on("2018-04-05");
  send.set_sent_to_inspectors_on("2018-04-05");
  EXPECT_THAT(Call(*responses_, &Responses::SendStatutoryResponse, send, Publisher("essex")),
              HasReason("FIELD_REQUIRED"));
  send.set_sent_to_secretary_of_state_on("2018-04-05");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::StatutoryResponse sent,
      Call(*responses_, &Responses::SendStatutoryResponse, send, Publisher("essex")));
  EXPECT_EQ(sent.state(), v1::StatutoryResponse::SENT);
  EXPECT_EQ(sent.transitions_size(), 3);
  v1::GetStatutoryResponseRequest get;
  get.set_name(kResponse);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::StatutoryResponse read,
      Call(*responses_, &Responses::GetStatutoryResponse, get, Viewer("essex")));
  EXPECT_FALSE(read.breached());
}

TEST_F(StatutoryResponseServiceTest, TheClockRunsForEachReport) {
  v1::SourceReport next = Inspection();
  next.set_published_on("2018-03-22");
  ABSL_ASSERT_OK(AddReport("next", next));
  v1::GetStatutoryClockRequest request;
  request.set_as_of("2018-04-04");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock on_time, Clock(request));
  ASSERT_EQ(on_time.reports_size(), 2);
  EXPECT_EQ(on_time.reports(0).report(), "forces/essex/sourceReports/peel");
  EXPECT_EQ(on_time.reports(0).days_left(), 0);
  EXPECT_FALSE(on_time.reports(0).has_response());
  EXPECT_EQ(on_time.awaited(), 2);
  EXPECT_EQ(on_time.breached(), 0);
  AddDraft();
  ABSL_ASSERT_OK(Publish("2018-04-05"));
  request.set_as_of("2018-04-05");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock late, Clock(request));
  EXPECT_EQ(late.awaited(), 1);
  EXPECT_EQ(late.breached(), 1);
  EXPECT_EQ(late.reports(0).response_published_on(), "2018-04-05");
  *request.mutable_known_at() = on_time.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock unknown, Clock(request));
  EXPECT_EQ(unknown.awaited(), 2);
  EXPECT_EQ(unknown.breached(), 1);
  EXPECT_FALSE(unknown.reports(0).has_response());
}

TEST_F(StatutoryResponseServiceTest, AReportThatWasRecordedLaterIsNotKnown) {
  v1::GetStatutoryClockRequest request;
  request.set_as_of("2018-04-04");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock before, Clock(request));
  ABSL_ASSERT_OK(AddReport("later", Inspection()));
  *request.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock again, Clock(request));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
  request.clear_known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock now, Clock(request));
  EXPECT_EQ(now.reports_size(), 2);
}

TEST_F(StatutoryResponseServiceTest, ADraftThatBecameFinalLaterWasNotKnownToBe) {
  v1::SourceReport draft = Inspection();
  draft.set_stage(v1::SourceReport::DRAFT);
  ABSL_ASSERT_OK(AddReport("later", draft));
  v1::GetStatutoryClockRequest request;
  request.set_as_of("2018-04-04");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock before, Clock(request));
  EXPECT_EQ(before.reports_size(), 1);
  v1::UpdateSourceReportRequest update;
  update.mutable_source_report()->set_name("forces/essex/sourceReports/later");
  update.mutable_source_report()->set_stage(v1::SourceReport::FINAL);
  update.mutable_update_mask()->add_paths("stage");
  ABSL_ASSERT_OK(Call(*reports_, &v1::SourceReportService::Stub::UpdateSourceReport, update,
                      Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock now, Clock(request));
  EXPECT_EQ(now.reports_size(), 2);
  *request.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock again, Clock(request));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
  *request.mutable_known_at() = now.known_at();
  update.mutable_source_report()->set_statutory_s55(false);
  update.mutable_update_mask()->clear_paths();
  update.mutable_update_mask()->add_paths("statutory_s55");
  ABSL_ASSERT_OK(Call(*reports_, &v1::SourceReportService::Stub::UpdateSourceReport, update,
                      Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::StatutoryClock still, Clock(request));
  EXPECT_EQ(still.SerializeAsString(), now.SerializeAsString());
}

TEST_F(StatutoryResponseServiceTest, WhetherItIsUnderSection55StaysOnceThereIsOne) {
  ABSL_ASSERT_OK(Begin());
  v1::UpdateSourceReportRequest update;
  update.mutable_source_report()->set_name("forces/essex/sourceReports/peel");
  update.mutable_update_mask()->add_paths("statutory_s55");
  EXPECT_THAT(
      Call(*reports_, &v1::SourceReportService::Stub::UpdateSourceReport, update, Analyst("essex")),
      HasReason("S55_FIXED"));
}

}  // namespace
}  // namespace copperplate::governance
