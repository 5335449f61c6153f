// Who reads what of an engagement.
#include <gmock/gmock.h>

#include <string>

#include "services/volunteers/transport/testing/engagement_test.h"

namespace copperplate::volunteers {
namespace {

using EngagementReadsTest = EngagementTest;

TEST_F(EngagementReadsTest, ReadingAnyOfItIsAReadingOfTheVolunteer) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  v1::ListEngagementsRequest request;
  request.set_parent(kAda);
  ABSL_ASSERT_OK(
      Call(*engagements_, &v1::EngagementService::Stub::ListEngagements, request, Viewer("essex")));
  EXPECT_EQ(Value("SELECT string_agg(subject, ',') FROM volunteers.event_out WHERE type = "
                  "'volunteer.read'"),
            kAda);
}

TEST_F(EngagementReadsTest, WhyIsForThoseWhoWorkOnItAlone) {
  Attest();
  v1::MoveEngagementRequest suspend;
  suspend.set_name(kEngagement);
  suspend.set_to(v1::Engagement::SUSPENDED);
  suspend.set_effective_on("2021-07-01");
  suspend.set_reason("Complaint of J. Smith");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement suspended, Move(suspend));
  EXPECT_EQ(suspended.events(4).reason(), "Complaint of J. Smith");
  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement read,
      Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Viewer("essex")));
  EXPECT_EQ(read.state(), v1::Engagement::SUSPENDED);
  EXPECT_EQ(read.events(4).reason(), "");
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE after LIKE '%Smith%'"), "0");
}

}  // namespace
}  // namespace copperplate::volunteers
