#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "copperplate/volunteers/v1/volunteer_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class VolunteerServiceTest : public ServiceTest {
 protected:
  static v1::Volunteer Ada() {
    v1::Volunteer volunteer;
    volunteer.set_full_name("Ada Okafor");
    volunteer.set_date_of_birth("1990-05-17");
    volunteer.set_contact("07700 900123");
    volunteer.set_emergency_contact("Chidi Okafor, 07700 900456");
    volunteer.set_home_area("Harlow");
    volunteer.add_preferred_areas("Epping");
    return volunteer;
  }
  absl::StatusOr<v1::Volunteer> Create(const std::string& id, const v1::Volunteer& volunteer,
                                       bool validate_only = false) {
    v1::CreateVolunteerRequest request;
    request.set_parent("forces/essex");
    request.set_volunteer_id(id);
    *request.mutable_volunteer() = volunteer;
    request.set_validate_only(validate_only);
    return Call(*volunteers_, &v1::VolunteerService::Stub::CreateVolunteer, request,
                Analyst("essex"));
  }
  absl::StatusOr<v1::Volunteer> Get(const std::string& name, const Caller& caller) {
    v1::GetVolunteerRequest request;
    request.set_name(name);
    return Call(*volunteers_, &v1::VolunteerService::Stub::GetVolunteer, request, caller);
  }
  absl::StatusOr<v1::Volunteer> Update(const v1::Volunteer& volunteer,
                                       const std::vector<std::string>& mask) {
    v1::UpdateVolunteerRequest request;
    *request.mutable_volunteer() = volunteer;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, request,
                Analyst("essex"));
  }
  // Every event there is, as text.
  std::string Events() {
    return Value(
        "SELECT coalesce(string_agg(concat_ws(' ', type, subject, before, after), chr(10) "
        "ORDER BY seq), '') FROM volunteers.event_out");
  }

  std::unique_ptr<v1::VolunteerService::Stub> volunteers_ =
      v1::VolunteerService::NewStub(channel());
};

TEST_F(VolunteerServiceTest, WhoWorksOnItSeesAllOfIt) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer created, Create("v-1047", Ada()));
  EXPECT_EQ(created.name(), "forces/essex/volunteers/v-1047");
  EXPECT_EQ(created.marking(), v1::Volunteer::OFFICIAL_SENSITIVE);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Volunteer read, Get(created.name(), Analyst("essex")));
  EXPECT_THAT(read.age_band(), HasSubstr("-"));
  read.clear_age_band();
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_EQ(read.full_name(), "Ada Okafor");
}

TEST_F(VolunteerServiceTest, AViewerSeesNothingPersonal) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer created, Create("v-1047", Ada()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer read, Get(created.name(), Viewer("essex")));
  EXPECT_EQ(read.full_name() + read.date_of_birth() + read.contact() + read.emergency_contact() +
                read.home_area(),
            "");
  EXPECT_THAT(read.age_band(), HasSubstr("-"));
  EXPECT_EQ(read.preferred_areas_size(), 0);
  v1::ListVolunteersRequest request;
  request.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto page,
      Call(*volunteers_, &v1::VolunteerService::Stub::ListVolunteers, request, Viewer("essex")));
  ASSERT_EQ(page.volunteers_size(), 1);
  EXPECT_EQ(page.volunteers(0).SerializeAsString(), read.SerializeAsString());
}

TEST_F(VolunteerServiceTest, EachReadingIsAnEvent) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Volunteer ada, Create("v-1047", Ada()));
  v1::Volunteer open = Ada();
  open.set_marking(v1::Volunteer::OFFICIAL);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer bob, Create("v-1048", open));
  ABSL_ASSERT_OK(Get(ada.name(), Viewer("essex")));
  ABSL_ASSERT_OK(Get(bob.name(), Viewer("essex")));
  EXPECT_EQ(Value("SELECT string_agg(actor || ' ' || subject, ',') FROM volunteers.event_out "
                  "WHERE type = 'volunteer.read'"),
            "viewer-1 forces/essex/volunteers/v-1047");
}

TEST_F(VolunteerServiceTest, NothingPersonalIsReadableInEvents) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Volunteer ada, Create("v-1047", Ada()));
  ada.set_full_name("Ada Adeyemi");
  ABSL_ASSERT_OK(Update(ada, {"full_name"}));
  const std::string events = Events();
  EXPECT_THAT(events, HasSubstr("volunteer.created forces/essex/volunteers/v-1047"));
  EXPECT_THAT(events, HasSubstr("\"marking\":\"OFFICIAL_SENSITIVE\""));
  EXPECT_THAT(events, HasSubstr("\"sealed\":\""));
  for (const char* const personal :
       {"Okafor", "Adeyemi", "1990", "07700", "Chidi", "Harlow", "Epping"}) {
    EXPECT_THAT(events, Not(HasSubstr(personal)));
  }
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.person_key WHERE person = 'volunteers/v-1047'"),
            "1");
}

TEST_F(VolunteerServiceTest, NothingPersonalIsInRefusals) {
  v1::Volunteer volunteer = Ada();
  volunteer.set_full_name("Ada\nOkafor");
  volunteer.set_date_of_birth("1910-05-17");
  const absl::Status refused = Create("v-1047", volunteer).status();
  EXPECT_THAT(FieldsTold(refused),
              ElementsAre("volunteer.full_name: must be one line, without control characters",
                          "volunteer.date_of_birth: must give an age of 10 to 100"));
  EXPECT_THAT(refused.ToString(), Not(HasSubstr("Okafor")));
  EXPECT_THAT(refused.ToString(), Not(HasSubstr("1910")));
}

TEST_F(VolunteerServiceTest, EveryFaultIsTold) {
  v1::Volunteer volunteer;
  volunteer.set_date_of_birth("17.5.1990");
  EXPECT_THAT(FieldsTold(Create("", volunteer)),
              ElementsAre(StartsWith("volunteer.date_of_birth: must be a date"),
                          "volunteer_id: must be given", "volunteer.full_name: must be given"));
}

TEST_F(VolunteerServiceTest, OneIdIsOnePerson) {
  ABSL_ASSERT_OK(Create("v-1047", Ada()));
  EXPECT_THAT(Create("v-1047", Ada()), HasReason("VOLUNTEER_EXISTS"));
  EXPECT_THAT(Get("forces/essex/volunteers/v-9", Viewer("essex")), HasReason("VOLUNTEER_UNKNOWN"));
  EXPECT_THAT(Get("forces/kent/volunteers/v-1047", Viewer("kent")), HasReason("VOLUNTEER_UNKNOWN"))
      << "another force's";
}

TEST_F(VolunteerServiceTest, WhatIsOnlyCheckedIsNotWritten) {
  ABSL_ASSERT_OK(Create("v-1047", Ada(), /*validate_only=*/true));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.volunteer"), "0");
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.person_key"), "0");
  EXPECT_EQ(Events(), "");
}

TEST_F(VolunteerServiceTest, WhatErasureAloneSaysCannotBeGiven) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Volunteer ada, Create("v-1047", Ada()));
  for (const char* const field : {"age_band", "anonymised_on", "year_of_birth"}) {
    EXPECT_THAT(Update(ada, {field}), HasReason("FIELD_OUTPUT_ONLY")) << field;
  }
}

}  // namespace
}  // namespace copperplate::volunteers
