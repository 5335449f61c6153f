#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/volunteers/v1/speedwatch_standard_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

class SpeedwatchStandardServiceTest : public ServiceTest {
 protected:
  using Stub = v1::SpeedwatchStandardService::Stub;

  static v1::SpeedwatchStandard From2018() {
    v1::SpeedwatchStandard standard;
    standard.set_from_date("2018-04-01");
    return standard;
  }
  absl::StatusOr<v1::SpeedwatchStandard> Create(const std::string& id,
                                                const v1::SpeedwatchStandard& standard,
                                                const Caller& caller = Analyst("essex")) {
    v1::CreateSpeedwatchStandardRequest request;
    request.set_parent("forces/essex");
    request.set_speedwatch_standard_id(id);
    *request.mutable_speedwatch_standard() = standard;
    return Call(*standards_, &Stub::CreateSpeedwatchStandard, request, caller);
  }

  std::unique_ptr<Stub> standards_ = v1::SpeedwatchStandardService::NewStub(channel());
};

TEST_F(SpeedwatchStandardServiceTest, WhatIsNotSaidIsAsWithoutOne) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SpeedwatchStandard created, Create("first", From2018()));
  EXPECT_THAT(created.limits_mph(), ElementsAre(20, 30, 40));
  EXPECT_EQ(created.least_operators(), 3);
  EXPECT_EQ(created.daylight_from(), "07:00");
  EXPECT_EQ(created.daylight_to(), "19:00");
  v1::GetSpeedwatchStandardRequest request;
  request.set_name("forces/essex/speedwatchStandards/first");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::SpeedwatchStandard read,
      Call(*standards_, &Stub::GetSpeedwatchStandard, request, Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
}

TEST_F(SpeedwatchStandardServiceTest, EveryFaultIsTold) {
  v1::SpeedwatchStandard wrong = From2018();
  wrong.add_limits_mph(80);
  wrong.set_least_operators(0);
  wrong.set_daylight_to("06:59");
  EXPECT_THAT(
      FieldsTold(Create("first", wrong)),
      ElementsAre(
          "speedwatch_standard.limits_mph[0]: must be 10 to 70",
          "speedwatch_standard.least_operators: must be 1 to 20",
          "speedwatch_standard.daylight_to: must lie after the beginning, on the same day"));
  ABSL_ASSERT_OK(Create("first", From2018()));
  EXPECT_THAT(Create("again", From2018()), HasReason("STANDARD_EXISTS_ON_DAY"));
  EXPECT_THAT(Create("first", From2018()), HasReason("SPEEDWATCH_STANDARD_EXISTS"));
  EXPECT_THAT(Create("mine", From2018(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(SpeedwatchStandardServiceTest, OneIsChangedAndDeleted) {
  ABSL_ASSERT_OK(Create("first", From2018()));
  v1::UpdateSpeedwatchStandardRequest update;
  update.mutable_speedwatch_standard()->set_name("forces/essex/speedwatchStandards/first");
  update.mutable_speedwatch_standard()->set_least_operators(2);
  update.mutable_update_mask()->add_paths("least_operators");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::SpeedwatchStandard updated,
      Call(*standards_, &Stub::UpdateSpeedwatchStandard, update, Analyst("essex")));
  EXPECT_EQ(updated.least_operators(), 2);
  EXPECT_THAT(updated.limits_mph(), ElementsAre(20, 30, 40));
  v1::DeleteSpeedwatchStandardRequest remove;
  remove.set_name("forces/essex/speedwatchStandards/first");
  ABSL_ASSERT_OK(Call(*standards_, &Stub::DeleteSpeedwatchStandard, remove, Analyst("essex")));
  EXPECT_THAT(Call(*standards_, &Stub::DeleteSpeedwatchStandard, remove, Analyst("essex")),
              HasReason("SPEEDWATCH_STANDARD_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
