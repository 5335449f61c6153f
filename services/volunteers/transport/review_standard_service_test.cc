#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/volunteers/v1/review_standard_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

class ReviewStandardServiceTest : public ServiceTest {
 protected:
  using Stub = v1::ReviewStandardService::Stub;

  static v1::ReviewStandard OfSpecials() {
    v1::ReviewStandard standard;
    standard.set_kind(v1::Role::SPECIAL);
    standard.set_from_date("2018-04-01");
    return standard;
  }
  absl::StatusOr<v1::ReviewStandard> Create(const std::string& id,
                                            const v1::ReviewStandard& standard,
                                            const Caller& caller = Analyst("essex")) {
    v1::CreateReviewStandardRequest request;
    request.set_parent("forces/essex");
    request.set_review_standard_id(id);
    *request.mutable_review_standard() = standard;
    return Call(*standards_, &Stub::CreateReviewStandard, request, caller);
  }

  std::unique_ptr<Stub> standards_ = v1::ReviewStandardService::NewStub(channel());
};

TEST_F(ReviewStandardServiceTest, WhatIsNotSaidIsAsWithoutOne) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ReviewStandard created, Create("specials", OfSpecials()));
  EXPECT_EQ(created.expected_hours_a_month(), 16);
  EXPECT_EQ(created.window_months(), 3);
  EXPECT_EQ(created.least_deployable_days(), 28);
  EXPECT_EQ(created.expiring_within_days(), 90);
  EXPECT_EQ(created.leave_overdue_after_days(), 28);
  EXPECT_EQ(created.no_duty_first_days(), 28);
  EXPECT_EQ(created.no_duty_second_days(), 90);
  EXPECT_EQ(created.longest_gap_days(), 28);
  EXPECT_THAT(created.recognised_years(), ElementsAre(2, 5, 9, 10, 15, 19, 20, 25, 29, 30, 35, 40));
  v1::GetReviewStandardRequest request;
  request.set_name("forces/essex/reviewStandards/specials");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ReviewStandard read,
                            Call(*standards_, &Stub::GetReviewStandard, request, Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
}

TEST_F(ReviewStandardServiceTest, EveryFaultIsTold) {
  v1::ReviewStandard wrong = OfSpecials();
  wrong.set_window_months(13);
  wrong.set_no_duty_first_days(90);
  EXPECT_THAT(FieldsTold(Create("specials", wrong)),
              ElementsAre("review_standard.window_months: must be 1 to 12",
                          "review_standard.no_duty_second_days: must be above no_duty_first_days"));
  ABSL_ASSERT_OK(Create("specials", OfSpecials()));
  EXPECT_THAT(Create("again", OfSpecials()), HasReason("STANDARD_EXISTS_ON_DAY"));
  EXPECT_THAT(Create("specials", OfSpecials()), HasReason("REVIEW_STANDARD_EXISTS"));
  EXPECT_THAT(Create("mine", OfSpecials(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(ReviewStandardServiceTest, OneIsChangedAndDeleted) {
  ABSL_ASSERT_OK(Create("specials", OfSpecials()));
  v1::UpdateReviewStandardRequest update;
  update.mutable_review_standard()->set_name("forces/essex/reviewStandards/specials");
  update.mutable_review_standard()->set_expected_hours_a_month(0);
  update.mutable_update_mask()->add_paths("expected_hours_a_month");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ReviewStandard updated,
      Call(*standards_, &Stub::UpdateReviewStandard, update, Analyst("essex")));
  EXPECT_TRUE(updated.has_expected_hours_a_month());
  EXPECT_EQ(updated.expected_hours_a_month(), 0);
  v1::DeleteReviewStandardRequest remove;
  remove.set_name("forces/essex/reviewStandards/specials");
  ABSL_ASSERT_OK(Call(*standards_, &Stub::DeleteReviewStandard, remove, Analyst("essex")));
  EXPECT_THAT(Call(*standards_, &Stub::DeleteReviewStandard, remove, Analyst("essex")),
              HasReason("REVIEW_STANDARD_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
