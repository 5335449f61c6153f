#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "copperplate/volunteers/v1/duty_type_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::StartsWith;

using Stub = v1::DutyTypeService::Stub;

class DutyTypeServiceTest : public ServiceTest {
 protected:
  static v1::DutyType Patrol() {
    v1::DutyType type;
    type.set_title("Patrol");
    type.set_counts_as_hours(true);
    return type;
  }
  absl::StatusOr<v1::DutyType> Create(const std::string& id, const v1::DutyType& type,
                                      const Caller& caller = Analyst("essex")) {
    v1::CreateDutyTypeRequest request;
    request.set_parent("forces/essex");
    request.set_duty_type_id(id);
    *request.mutable_duty_type() = type;
    return Call(*types_, &Stub::CreateDutyType, request, caller);
  }
  absl::StatusOr<v1::DutyType> Get(const std::string& name,
                                   const Caller& caller = Viewer("essex")) {
    v1::GetDutyTypeRequest request;
    request.set_name(name);
    return Call(*types_, &Stub::GetDutyType, request, caller);
  }
  absl::StatusOr<v1::DutyType> Update(const v1::DutyType& type,
                                      const std::vector<std::string>& mask) {
    v1::UpdateDutyTypeRequest request;
    *request.mutable_duty_type() = type;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*types_, &Stub::UpdateDutyType, request, Analyst("essex"));
  }

  std::unique_ptr<Stub> types_ = v1::DutyTypeService::NewStub(channel());
};

TEST_F(DutyTypeServiceTest, WhatIsCreatedIsReadBackAndListed) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DutyType created, Create("patrol", Patrol()));
  EXPECT_EQ(created.name(), "forces/essex/dutyTypes/patrol");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DutyType read, Get(created.name()));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_TRUE(read.counts_as_hours());
  EXPECT_FALSE(read.training());
  v1::ListDutyTypesRequest request;
  request.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*types_, &Stub::ListDutyTypes, request, Viewer("essex")));
  ASSERT_EQ(page.duty_types_size(), 1);
  EXPECT_EQ(page.duty_types(0).SerializeAsString(), read.SerializeAsString());
}

TEST_F(DutyTypeServiceTest, FaultsAndTitlesTakenAreTold) {
  EXPECT_THAT(FieldsTold(Create("Not an id", v1::DutyType())),
              ElementsAre(StartsWith("duty_type_id: "), "duty_type.title: must be given"));
  ABSL_ASSERT_OK(Create("patrol", Patrol()));
  EXPECT_THAT(Create("patrol", Patrol()), HasReason("DUTY_TYPE_EXISTS"));
  v1::DutyType again = Patrol();
  again.set_title("PATROL");
  EXPECT_THAT(Create("another", again), HasReason("TITLE_TAKEN"));
  EXPECT_THAT(Get("forces/essex/dutyTypes/none"), HasReason("DUTY_TYPE_UNKNOWN"));
  EXPECT_THAT(Create("event", Patrol(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(DutyTypeServiceTest, ATypeIsHiddenAndCountsForEver) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::DutyType type, Create("patrol", Patrol()));
  type.set_hidden(true);
  ABSL_ASSERT_OK_AND_ASSIGN(type, Update(type, {"hidden"}));
  EXPECT_TRUE(type.hidden());
  type.set_counts_as_hours(false);
  EXPECT_THAT(Update(type, {"counts_as_hours"}), HasReason("FIELD_IMMUTABLE"));
  type.set_counts_as_hours(true);
  type.set_training(true);
  EXPECT_THAT(Update(type, {"training"}), HasReason("FIELD_IMMUTABLE"));
}

}  // namespace
}  // namespace copperplate::volunteers
