#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/volunteers/v1/exit_interview_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_summary_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using testing::NeedsTold;
using ExitInterview = v1::Engagement::ExitInterview;

// `v-1` left on 15 June 2018 and was offered an interview.
class ExitInterviewServiceTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
  }
  void Leave() {
    v1::MoveEngagementRequest leave;
    leave.set_name(kEngagement);
    leave.set_to(v1::Engagement::LEFT);
    leave.set_effective_on("2018-06-15");
    leave.set_leaving_reason(v1::Engagement::MOVED);
    leave.set_exit_interview_offered_on("2018-06-10");
    leave.set_kit_returned(true);
    ABSL_ASSERT_OK(MoveEngagement(leave));
  }
  static v1::RecordExitInterviewRequest Outcome(ExitInterview::State state) {
    v1::RecordExitInterviewRequest request;
    request.set_name(kEngagement);
    request.set_state(state);
    return request;
  }
  absl::StatusOr<v1::Engagement> Record(const v1::RecordExitInterviewRequest& request,
                                        const Caller& caller = Analyst("essex")) {
    return Call(*interviews_, &v1::ExitInterviewService::Stub::RecordExitInterview, request,
                caller);
  }
  absl::StatusOr<v1::Engagement> GetEngagement(const Caller& caller) {
    v1::GetEngagementRequest request;
    request.set_name(kEngagement);
    return Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, request, caller);
  }
  v1::VolunteerSummary::ExitInterviews OfJune() {
    v1::GetVolunteerSummaryRequest request;
    request.set_name("forces/essex/volunteerSummary");
    request.set_as_of("2018-06-30");
    const auto summary = Call(*summaries_, &v1::VolunteerSummaryService::Stub::GetVolunteerSummary,
                              request, Analyst("essex"));
    ABSL_EXPECT_OK(summary.status());
    return summary.ok() ? summary->kinds(1).periods(0).exit_interviews()
                        : v1::VolunteerSummary::ExitInterviews();
  }

  std::unique_ptr<v1::ExitInterviewService::Stub> interviews_ =
      v1::ExitInterviewService::NewStub(channel());
  std::unique_ptr<v1::VolunteerSummaryService::Stub> summaries_ =
      v1::VolunteerSummaryService::NewStub(channel());
};

TEST_F(ExitInterviewServiceTest, WhatWasSaidIsPersonalAndThatItWasIsCounted) {
  Leave();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement offered, GetEngagement(Analyst("essex")));
  EXPECT_EQ(offered.exit_interview().offered_on(), "2018-06-10");
  EXPECT_EQ(offered.exit_interview().state(), ExitInterview::OFFERED);
  EXPECT_EQ(OfJune().owed(), 1);
  EXPECT_EQ(OfJune().completed_percent(), "0.0");

  v1::RecordExitInterviewRequest request = Outcome(ExitInterview::COMPLETED);
  request.add_reasons("A new job in Leeds");
  request.set_notes("Would come back.");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement recorded, Record(request));
  EXPECT_EQ(recorded.exit_interview().state(), ExitInterview::COMPLETED);
  EXPECT_THAT(recorded.exit_interview().reasons(), ElementsAre("A new job in Leeds"));
  EXPECT_EQ(recorded.exit_interview().notes(), "Would come back.");
  EXPECT_EQ(recorded.exit_interview().offered_on(), "2018-06-10");
  EXPECT_EQ(OfJune().completed(), 1);
  EXPECT_EQ(OfJune().completed_percent(), "100.0");

  Value("UPDATE volunteers.volunteer SET marking = 1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement seen, GetEngagement(Viewer("essex")));
  EXPECT_EQ(seen.exit_interview().state(), ExitInterview::COMPLETED);
  EXPECT_EQ(seen.exit_interview().reasons_size(), 0);
  EXPECT_EQ(seen.exit_interview().notes(), "");
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = "
                  "'engagement.exit_interview_recorded'"),
            "1");
}

TEST_F(ExitInterviewServiceTest, OneIsOfWhoLeaves) {
  EXPECT_THAT(NeedsTold(Record(Outcome(ExitInterview::DECLINED))),
              ElementsAre("ENGAGEMENT_NOT_LEAVING " + std::string(kEngagement) +
                              ": has not left: an interview is of who leaves",
                          "EXIT_INTERVIEW_NOT_OFFERED " + std::string(kEngagement) +
                              ": needs the day on which it was offered"));
  Leave();
  ABSL_ASSERT_OK(Record(Outcome(ExitInterview::COMPLETED)));
  EXPECT_THAT(Record(Outcome(ExitInterview::DECLINED)), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Record(Outcome(ExitInterview::COMPLETED), Viewer("essex")),
              HasReason("ROLE_MISSING"));
}

TEST_F(ExitInterviewServiceTest, EveryFaultIsTold) {
  Leave();
  v1::RecordExitInterviewRequest request = Outcome(ExitInterview::DECLINED);
  request.set_offered_on("2199-01-01");
  request.add_reasons("Why not");
  request.set_notes("None.");
  EXPECT_THAT(
      FieldsTold(Record(request)),
      ElementsAre("offered_on: must not lie after today in Europe/London",
                  "reasons: belongs to COMPLETED alone", "notes: belongs to COMPLETED alone"));
  request = Outcome(ExitInterview::COMPLETED);
  request.set_etag("stale");
  EXPECT_THAT(Record(request), HasReason("ETAG_MISMATCH"));
}

TEST_F(ExitInterviewServiceTest, NothingIsLeftOfItWhereTheLeavingNeverHappened) {
  Leave();
  v1::RecordExitInterviewRequest request = Outcome(ExitInterview::COMPLETED);
  request.set_notes("Gone.");
  ABSL_ASSERT_OK(Record(request));
  v1::CorrectEngagementRequest correction;
  correction.set_name(kEngagement);
  correction.set_corrects_seq(5);
  correction.set_to(v1::Engagement::ACTIVE);
  correction.set_effective_on("2018-06-15");
  correction.set_reason("Stayed after all");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement back,
                            Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement,
                                 correction, Analyst("essex")));
  EXPECT_EQ(back.state(), v1::Engagement::ACTIVE);
  EXPECT_FALSE(back.has_exit_interview());
  EXPECT_EQ(OfJune().owed(), 0);
}

}  // namespace
}  // namespace copperplate::volunteers
