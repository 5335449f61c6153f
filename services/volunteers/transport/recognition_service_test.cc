#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/volunteers/v1/recognition_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

class RecognitionServiceTest : public ServiceTest {
 protected:
  using Stub = v1::RecognitionService::Stub;

  void SetUp() override {
    v1::CreateVolunteerRequest person;
    person.set_parent("forces/essex");
    person.set_volunteer_id("v-1");
    person.mutable_volunteer()->set_full_name("Ada Okafor");
    person.mutable_volunteer()->set_date_of_birth("1990-05-17");
    person.mutable_volunteer()->set_marking(v1::Volunteer::OFFICIAL);
    ABSL_ASSERT_OK(
        Call(*volunteers_, &v1::VolunteerService::Stub::CreateVolunteer, person, Analyst("essex")));
  }

  static v1::Recognition Thanks() {
    v1::Recognition thanks;
    thanks.set_type(v1::Recognition::THANKS);
    thanks.set_awarded_on("2019-11-22");
    thanks.set_citation("For nine nights in the flood.");
    thanks.set_external(true);
    return thanks;
  }
  absl::StatusOr<v1::Recognition> Create(const std::string& id, const v1::Recognition& recognition,
                                         const Caller& caller = Analyst("essex")) {
    v1::CreateRecognitionRequest request;
    request.set_parent("forces/essex/volunteers/v-1");
    request.set_recognition_id(id);
    *request.mutable_recognition() = recognition;
    return Call(*recognitions_, &Stub::CreateRecognition, request, caller);
  }
  absl::StatusOr<v1::Recognition> Get(const std::string& id, const Caller& caller) {
    v1::GetRecognitionRequest request;
    request.set_name("forces/essex/volunteers/v-1/recognitions/" + id);
    return Call(*recognitions_, &Stub::GetRecognition, request, caller);
  }

  std::unique_ptr<v1::VolunteerService::Stub> volunteers_ =
      v1::VolunteerService::NewStub(channel());
  std::unique_ptr<Stub> recognitions_ = v1::RecognitionService::NewStub(channel());
};

TEST_F(RecognitionServiceTest, WhatIsGivenIsReadBack) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recognition created, Create("flood", Thanks()));
  EXPECT_EQ(created.name(), "forces/essex/volunteers/v-1/recognitions/flood");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recognition read, Get("flood", Analyst("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_TRUE(read.external());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recognition seen, Get("flood", Viewer("essex")));
  EXPECT_EQ(seen.citation(), "") << "it is personal";
  EXPECT_EQ(seen.awarded_on(), "2019-11-22");
  EXPECT_EQ(
      Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'recognition.created' AND "
            "after::text LIKE '%flood.%'"),
      "0")
      << "events keep it under the person's key";
}

TEST_F(RecognitionServiceTest, EveryFaultIsTold) {
  v1::Recognition wrong = Thanks();
  wrong.set_type(v1::Recognition::TYPE_UNSPECIFIED);
  wrong.set_awarded_on("2199-01-01");
  wrong.set_years(5);
  EXPECT_THAT(FieldsTold(Create("flood", wrong)),
              ElementsAre("recognition.type: must be given",
                          "recognition.awarded_on: must not lie after today in Europe/London"));
  v1::Recognition service = Thanks();
  service.set_type(v1::Recognition::LONG_SERVICE);
  EXPECT_THAT(FieldsTold(Create("nine", service)),
              ElementsAre("recognition.years: must be given of LONG_SERVICE"));
  EXPECT_THAT(Create("flood", Thanks(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(RecognitionServiceTest, YearsAreRecognisedOnce) {
  v1::Recognition service = Thanks();
  service.set_type(v1::Recognition::LONG_SERVICE);
  service.set_years(9);
  ABSL_ASSERT_OK(Create("nine", service));
  EXPECT_THAT(Create("again", service), HasReason("RECOGNITION_GIVEN"));
  service.set_years(10);
  ABSL_ASSERT_OK(Create("ten", service));
  v1::UpdateRecognitionRequest update;
  *update.mutable_recognition() = service;
  update.mutable_recognition()->set_name("forces/essex/volunteers/v-1/recognitions/ten");
  update.mutable_recognition()->set_years(9);
  update.mutable_update_mask()->add_paths("years");
  EXPECT_THAT(Call(*recognitions_, &Stub::UpdateRecognition, update, Analyst("essex")),
              HasReason("RECOGNITION_GIVEN"));
}

TEST_F(RecognitionServiceTest, OneEnteredByMistakeIsDeleted) {
  ABSL_ASSERT_OK(Create("flood", Thanks()));
  v1::DeleteRecognitionRequest request;
  request.set_name("forces/essex/volunteers/v-1/recognitions/flood");
  ABSL_ASSERT_OK(Call(*recognitions_, &Stub::DeleteRecognition, request, Analyst("essex")));
  EXPECT_THAT(Get("flood", Analyst("essex")), HasReason("RECOGNITION_UNKNOWN"));
  v1::ListRecognitionsRequest list;
  list.set_parent("forces/essex/volunteers/v-2");
  EXPECT_THAT(Call(*recognitions_, &Stub::ListRecognitions, list, Analyst("essex")),
              HasReason("VOLUNTEER_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
