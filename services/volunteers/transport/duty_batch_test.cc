#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

constexpr char kYoung[] = "forces/essex/volunteers/v-2/engagements/e1";

class DutyBatchTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
    AddInducted("v-2", "e1");
    Activate(kYoung);
    request_.set_parent("forces/essex");
  }
  void Add(const std::string& id, const v1::Duty& duty, const std::string& engagement) {
    *request_.add_requests() = CreateRequest(id, duty, engagement);
  }
  absl::StatusOr<v1::BatchCreateDutiesResponse> Send() {
    return Call(*duties_, &Stub::BatchCreateDuties, request_, Analyst("essex"));
  }
  std::string Count() { return Value("SELECT count(*) FROM volunteers.duty"); }

  v1::BatchCreateDutiesRequest request_;
};

TEST_F(DutyBatchTest, AllAreRecordedInTheirOrder) {
  Add("b", Done("2026-11-20 18:00", "2026-11-20 20:00"), kYoung);
  Add("a", Overridden(Done("2026-08-01 18:00", "2026-08-01 20:00"), v1::Duty::Override::LATE_ENTRY),
      kEngagement);
  Add("", Done("2026-11-20 20:00", "2026-11-20 21:00"), kYoung);
  request_.set_request_id("7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e02");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto response, Send());
  ASSERT_EQ(response.duties_size(), 3);
  EXPECT_EQ(response.duties(0).name(), std::string(kYoung) + "/duties/b");
  EXPECT_EQ(response.duties(1).name(), NameOf("a"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty read, Get(NameOf("a")));
  EXPECT_EQ(read.SerializeAsString(), response.duties(1).SerializeAsString());
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'duty.created'"), "3");
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE after LIKE '%Paper forms%'"),
            "0");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Send());
  EXPECT_EQ(again.SerializeAsString(), response.SerializeAsString());
  EXPECT_EQ(Count(), "3");
}

TEST_F(DutyBatchTest, EveryFaultIsNamedAndNothingWritten) {
  ABSL_ASSERT_OK(Create("d1", Done("2026-11-20 10:00", "2026-11-20 11:00")));
  Add("d1", Done("2026-11-20 18:00", "2026-11-20 20:00"), kEngagement);
  Add("d2", Done("2026-11-20 10:30", "2026-11-20 12:00"), kEngagement);
  Add("d3", Done("2026-11-20 19:00", "2026-11-20 21:00"), kEngagement);
  Add("d4", Done("2026-11-20 21:00", "2026-11-20 20:00"), kYoung);
  Add("d5", Done("2016-11-20 06:00", "2016-11-20 20:00"), kYoung);
  Add("d6", Done("2026-11-20 06:00", "2026-11-20 08:00"),
      "forces/essex/volunteers/v-2/engagements/e7");
  const auto refused = Send();
  EXPECT_THAT(refused, HasReason("BATCH_REFUSED"));
  EXPECT_THAT(
      FieldsTold(refused),
      ElementsAre("requests[0].duty_id: there is a duty of this id (DUTY_EXISTS)",
                  "requests[1].duty: overlaps " + NameOf("d1") + " (DUTY_OVERLAPS)",
                  "requests[2].duty: overlaps requests[0] (DUTY_OVERLAPS)",
                  "requests[3].duty.actual_to: must lie after the beginning (TIMES_REVERSED)",
                  "requests[4].duty: is longer than 12 hours: needs a supervisor's override "
                  "(LONG_DUTY_OVERRIDE_REQUIRED)",
                  "requests[4].duty: is entered more than 92 days later: needs a supervisor's "
                  "override (LATE_ENTRY_OVERRIDE_REQUIRED)",
                  "requests[4].duty: is not within PROBATION or ACTIVE (DUTY_OUTSIDE_ENGAGEMENT)",
                  "requests[5].parent: there is no such engagement (ENGAGEMENT_UNKNOWN)"));
  EXPECT_EQ(Count(), "1");
}

// What the database alone finds.
TEST_F(DutyBatchTest, OneThatIsRefusedRefusesAll) {
  v1::Duty duty = Done("2026-11-20 10:00", "2026-11-20 11:00");
  duty.set_source("dutysheet");
  duty.set_source_id("1");
  ABSL_ASSERT_OK(Create("d1", duty));
  Add("d2", Done("2026-11-21 10:00", "2026-11-21 11:00"), kEngagement);
  v1::Duty same = Done("2026-11-22 10:00", "2026-11-22 11:00");
  same.set_source("dutysheet");
  same.set_source_id("1");
  Add("d3", same, kYoung);
  EXPECT_THAT(FieldsTold(Send()),
              ElementsAre("requests[1].duty.source_id: there is a duty of this source and "
                          "source_id (SOURCE_ID_TAKEN)"));
  EXPECT_EQ(Count(), "1");
}

TEST_F(DutyBatchTest, APreviewWritesNothing) {
  Add("d1", Done("2026-11-20 18:00", "2026-11-20 20:00"), kEngagement);
  request_.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto response, Send());
  EXPECT_EQ(response.duties(0).uid(), "");
  EXPECT_EQ(Count(), "0");
  request_.clear_requests();
  EXPECT_THAT(FieldsTold(Send()), ElementsAre("requests: must be given"));
}

}  // namespace
}  // namespace copperplate::volunteers
