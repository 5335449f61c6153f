#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/volunteers/v1/event_permission_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/cadet_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// `a` is a cadet, `l-1` a support volunteer.
class EventPermissionServiceTest : public CadetTest {
 protected:
  using PermissionStub = v1::EventPermissionService::Stub;
  using PermissionResult = absl::StatusOr<v1::EventPermission>;

  void SetUp() override {
    CadetTest::SetUp();
    ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 3)));
    ABSL_ASSERT_OK(AddCadet("a", "sawston"));
    AddLeader("l-1");
  }
  static v1::EventPermission Camp() {
    v1::EventPermission permission;
    permission.set_event("Summer camp");
    permission.set_health_form_on("2026-06-01");
    return permission;
  }
  PermissionResult Create(const std::string& engagement, const std::string& id,
                          const v1::EventPermission& permission,
                          const Caller& caller = Analyst("essex")) {
    v1::CreateEventPermissionRequest request;
    request.set_parent(engagement);
    request.set_event_permission_id(id);
    *request.mutable_event_permission() = permission;
    return Call(*permissions_, &PermissionStub::CreateEventPermission, request, caller);
  }
  PermissionResult Get(const std::string& name, const Caller& caller = Analyst("essex")) {
    v1::GetEventPermissionRequest request;
    request.set_name(name);
    return Call(*permissions_, &PermissionStub::GetEventPermission, request, caller);
  }
  PermissionResult SetEvent(v1::EventPermission permission, const std::string& event) {
    v1::UpdateEventPermissionRequest request;
    permission.set_event(event);
    *request.mutable_event_permission() = std::move(permission);
    request.mutable_update_mask()->add_paths("event");
    return Call(*permissions_, &PermissionStub::UpdateEventPermission, request, Analyst("essex"));
  }
  absl::Status Delete(const std::string& name, const Caller& caller = Analyst("essex")) {
    v1::DeleteEventPermissionRequest request;
    request.set_name(name);
    return Call(*permissions_, &PermissionStub::DeleteEventPermission, request, caller).status();
  }

  std::unique_ptr<PermissionStub> permissions_ = v1::EventPermissionService::NewStub(channel());
};

TEST_F(EventPermissionServiceTest, WhatIsCreatedIsReadBackAndSealedInEvents) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EventPermission created,
                            Create(EngagementOf("a"), "camp", Camp()));
  EXPECT_EQ(created.name(), EngagementOf("a") + "/eventPermissions/camp");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EventPermission read, Get(created.name()));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_EQ(read.event(), "Summer camp");
  EXPECT_EQ(read.health_form_on(), "2026-06-01");
  const std::string event =
      Value("SELECT after FROM volunteers.event_out WHERE type = 'event_permission.created'");
  EXPECT_THAT(event, HasSubstr("\"sealed\":"));
  EXPECT_THAT(event, Not(HasSubstr("Summer")));
  EXPECT_THAT(event, Not(HasSubstr("2026-06-01")));
  // Reading it is a reading of the volunteer.
  EXPECT_EQ(Value("SELECT string_agg(DISTINCT subject, ',') FROM volunteers.event_out WHERE type = "
                  "'volunteer.read'"),
            VolunteerName("a"));
}

TEST_F(EventPermissionServiceTest, AViewerIsNotToldWhatItIsFor) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EventPermission created,
                            Create(EngagementOf("a"), "camp", Camp()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EventPermission seen, Get(created.name(), Viewer("essex")));
  EXPECT_EQ(seen.event(), "");
  EXPECT_EQ(seen.health_form_on(), "");
  EXPECT_THAT(Create(EngagementOf("a"), "parade", Camp(), Viewer("essex")),
              HasReason("ROLE_MISSING"));
  EXPECT_THAT(Delete(created.name(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(EventPermissionServiceTest, EveryFaultIsTold) {
  v1::EventPermission permission;
  permission.set_health_form_on("2199-01-01");
  EXPECT_THAT(
      FieldsTold(Create(EngagementOf("a"), "Camp", permission)),
      ElementsAre(StartsWith("event_permission_id: "), "event_permission.event: must be given",
                  "event_permission.health_form_on: must not lie in the future"));
  permission.set_event("Summer camp");
  EXPECT_THAT(Create(EngagementOf("a"), "camp", permission), HasReason("DATE_IN_FUTURE"));
  permission.clear_health_form_on();
  EXPECT_THAT(Create(EngagementOf("a"), "camp", permission), HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(Create(EngagementOf("l-1"), "camp", Camp()), HasReason("CADET_REQUIRED"));
}

TEST_F(EventPermissionServiceTest, IsChangedAndTakenBack) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EventPermission created,
                            Create(EngagementOf("a"), "camp", Camp()));
  EXPECT_THAT(Create(EngagementOf("a"), "camp", Camp()), HasReason("EVENT_PERMISSION_EXISTS"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EventPermission changed, SetEvent(created, "Autumn camp"));
  EXPECT_EQ(changed.event(), "Autumn camp");
  EXPECT_THAT(SetEvent(created, "Winter camp"), HasReason("ETAG_MISMATCH"));
  ABSL_ASSERT_OK(Delete(created.name()));
  EXPECT_THAT(Get(created.name()), HasReason("EVENT_PERMISSION_UNKNOWN"));
  EXPECT_THAT(Delete(created.name()), HasReason("EVENT_PERMISSION_UNKNOWN"));
}

TEST_F(EventPermissionServiceTest, WhatIsNotThereIsToldOfTheOutermost) {
  EXPECT_THAT(Create(VolunteerName("a") + "/engagements/e9", "camp", Camp()),
              HasReason("ENGAGEMENT_UNKNOWN"));
  EXPECT_THAT(Create(EngagementOf("nobody"), "camp", Camp()), HasReason("VOLUNTEER_UNKNOWN"));
  EXPECT_THAT(Get(EngagementOf("a") + "/eventPermissions/none"),
              HasReason("EVENT_PERMISSION_UNKNOWN"));
}

TEST_F(EventPermissionServiceTest, AreListedByPagesOfTheirEngagement) {
  for (const char* const id : {"c", "a", "b"})
    ABSL_ASSERT_OK(Create(EngagementOf("a"), id, Camp()));
  v1::ListEventPermissionsRequest request;
  request.set_parent(EngagementOf("a"));
  request.set_page_size(2);
  const auto list = [&] {
    return Call(*permissions_, &PermissionStub::ListEventPermissions, request, Analyst("essex"));
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, list());
  ASSERT_EQ(first.event_permissions_size(), 2);
  EXPECT_EQ(first.event_permissions(1).name(), EngagementOf("a") + "/eventPermissions/b");
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, list());
  ASSERT_EQ(second.event_permissions_size(), 1);
  EXPECT_EQ(second.next_page_token(), "");
  request.clear_page_token();
  request.set_parent(EngagementOf("l-1"));
  EXPECT_EQ(list()->event_permissions_size(), 0);
}

TEST_F(EventPermissionServiceTest, ACadetsDutyAtAnEventNeedsTheForm) {
  AddLeader("l-2");
  ABSL_ASSERT_OK(SetLeaders("sawston", {"l-1", "l-2"}));
  v1::Duty duty = Done("2026-11-21 10:00", "2026-11-21 12:00");
  duty.set_event("Summer camp");
  const std::string cadet = EngagementOf("a");
  EXPECT_THAT(DutyTest::Create("d1", duty, cadet), HasReason("EVENT_PERMISSION_REQUIRED"));
  const auto import = [&] {
    v1::ImportDutiesRequest request;
    request.set_parent("forces/essex");
    request.set_source("dutysheet");
    return Upload(*duties_, &v1::DutyService::Stub::ImportDuties, request,
                  "source_id,volunteer,engagement,type,from,to,event\n"
                  "1,a,e1,patrol,2026-11-22 10:00,2026-11-22 12:00,Summer camp\n",
                  Analyst("essex"))
        .status();
  };
  EXPECT_THAT(FieldsTold(import()), ElementsAre(HasSubstr("(EVENT_PERMISSION_REQUIRED)")));
  ABSL_ASSERT_OK(Create(cadet, "camp", Camp()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty taken, DutyTest::Create("d1", duty, cadet));
  EXPECT_EQ(taken.event(), "Summer camp");
  ABSL_EXPECT_OK(import());
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty WHERE event = 'Summer camp'"), "2");
}

}  // namespace
}  // namespace copperplate::volunteers
