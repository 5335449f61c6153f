#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "copperplate/governance/v1/body_service.grpc.pb.h"
#include "copperplate/governance/v1/office_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/risk_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::NeedsTold;
using testing::Told;

class RiskServiceTest : public RiskTest {
 protected:
  using Assessments = v1::RiskAssessmentService::Stub;

  std::vector<std::string> Listed(v1::ListRisksRequest request,
                                  const Caller& caller = Viewer("essex")) {
    request.set_parent("forces/essex");
    request.set_page_size(1);
    std::vector<std::string> references;
    do {
      const auto page = Call(*risks_, &Stub::ListRisks, request, caller);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const v1::Risk& risk : page->risks()) references.push_back(risk.reference());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return references;
  }
  absl::StatusOr<v1::Risk> Close(const std::string& on, const std::string& body) {
    v1::CloseRiskRequest request;
    request.set_reason("The suite was rebuilt");
    request.set_body(body);
    return Step(&Stub::CloseRisk, "custody", on, request);
  }
  absl::StatusOr<v1::ListRiskAssessmentsResponse> ListAssessments(const std::string& risk,
                                                                  const Caller& caller) {
    v1::ListRiskAssessmentsRequest request;
    request.set_parent(NameOf(risk));
    return Call(*assessments_, &Assessments::ListRiskAssessments, request, caller);
  }
  std::string EventsOf(const std::string& type) {
    return Value(
        "SELECT coalesce(string_agg(subject, ' ' ORDER BY seq), '') FROM "
        "governance.event_out WHERE type = '" +
        type + "'");
  }
};

TEST_F(RiskServiceTest, OneIsProposedAndRead) {
  v1::Risk asked = Asked();
  asked.add_objectives("V1");
  asked.set_next_review("2018-07-04");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk added, Create("custody", asked));
  EXPECT_EQ(added.name(), NameOf("custody"));
  EXPECT_EQ(added.state(), v1::Risk::PROPOSED);
  EXPECT_EQ(added.proposed_on(), "2018-01-04");
  EXPECT_EQ(added.created_by(), "analyst-1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk read, Get("custody", Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), added.SerializeAsString());
  EXPECT_THAT(Create("custody", Asked("R8")), HasReason("RISK_EXISTS"));
  EXPECT_THAT(Create("mine", Asked("R8"), Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(Get("none"), HasReason("RISK_UNKNOWN"));
  asked.clear_proposed_on();
  asked.clear_next_review();
  asked.set_reference("R9");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk today, Create("demand", asked));
  EXPECT_EQ(today.proposed_on(),
            Value("SELECT to_char(now() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD')"));
}

TEST_F(RiskServiceTest, EveryFaultIsTold) {
  ABSL_ASSERT_OK(Create("custody", Asked()));
  v1::Risk wrong = Asked();
  wrong.set_owner("forces/essex/offices/acc");
  wrong.add_objectives("V1");
  wrong.add_objectives("V1");
  wrong.set_next_review("2018-01-03");
  EXPECT_THAT(
      FieldsTold(Create("other", wrong)),
      ElementsAre("risk.reference: is that of another risk",
                  "risk.owner: is not an office of the force", "risk.objectives[1]: is there twice",
                  "risk.next_review: must not lie before the day it was proposed, "
                  "2018-01-04"));
  wrong = Asked("R8");
  wrong.set_proposed_on("2190-01-01");
  EXPECT_EQ(Told(Create("other", wrong)), "DATE_IN_FUTURE risk.proposed_on");
}

TEST_F(RiskServiceTest, OneIsOpenedClosedByABodyAndTakenUpAgain) {
  AddBody();
  v1::Risk asked = Asked();
  asked.clear_owner();
  ABSL_ASSERT_OK(Create("custody", asked));
  EXPECT_THAT(Step(&Stub::OpenRisk, "custody", "2018-01-16"), HasReason("OWNER_REQUIRED"));
  v1::Risk patch;
  patch.set_name(NameOf("custody"));
  patch.set_owner("Head of Custody");
  ABSL_ASSERT_OK(Update(patch, {"owner"}, "2018-01-10"));
  EXPECT_THAT(Close("2018-01-16", "forces/essex/bodies/bcb"), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(Told(Step(&Stub::OpenRisk, "custody", "2018-01-03")), "DATE_OUT_OF_ORDER on");
  EXPECT_EQ(Told(Step(&Stub::OpenRisk, "custody", "2190-01-03")), "DATE_IN_FUTURE on");
  ABSL_ASSERT_OK(Step(&Stub::OpenRisk, "custody", "2018-01-16"));
  patch.clear_owner();
  EXPECT_THAT(Update(patch, {"owner"}), HasReason("OWNER_REQUIRED"));
  EXPECT_EQ(Told(Close("2018-01-15", "forces/essex/bodies/none")), "DATE_OUT_OF_ORDER on body");
  EXPECT_EQ(Told(Close("2018-03-15", "forces/essex/bodies/none")), "BODY_UNKNOWN body");
  EXPECT_EQ(Told(Close("2018-03-15", "forces/kent/bodies/bcb")), "BODY_NOT_OF_FORCE body");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk closed, Close("2018-03-15", "forces/essex/bodies/bcb"));
  EXPECT_EQ(closed.state(), v1::Risk::CLOSED);
  EXPECT_EQ(closed.transitions(1).decided_at(), "forces/essex/bodies/bcb");
  patch.set_title("Another title");
  EXPECT_THAT(Update(patch, {"title"}), HasReason("STATE_NOT_ALLOWED"));
  v1::DeleteBodyRequest body;
  body.set_name("forces/essex/bodies/bcb");
  EXPECT_THAT(NeedsTold(Call(*v1::BodyService::NewStub(channel()),
                             &v1::BodyService::Stub::DeleteBody, body, Analyst("essex"))),
              ElementsAre("BODY_IN_USE forces/essex/risks/custody: refers to the body"));
  EXPECT_EQ(Told(Step(&Stub::ReopenRisk, "custody", "2018-04-01")), "FIELD_REQUIRED reason");
  v1::ReopenRiskRequest reopen;
  reopen.set_reason("It leaks again");
  EXPECT_THAT(Step(&Stub::ReopenRisk, "custody", "2018-04-01", reopen, Analyst("essex")),
              HasReason("ROLE_MISSING"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk reopened,
                            Step(&Stub::ReopenRisk, "custody", "2018-04-01", reopen));
  EXPECT_EQ(reopened.state(), v1::Risk::OPEN);
  EXPECT_EQ(reopened.transitions_size(), 3);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk read, Get("custody"));
  EXPECT_EQ(read.SerializeAsString(), reopened.SerializeAsString());
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM governance.event_out"),
            "risk.created risk.updated risk.open risk.close risk.reopen");
}

TEST_F(RiskServiceTest, AnOfficeThatOwnsOneStays) {
  AddOffice("acc");
  v1::Risk asked = Asked();
  asked.set_owner("forces/essex/offices/acc");
  AddOpen("custody", asked);
  v1::DeleteOfficeRequest office;
  office.set_name("forces/essex/offices/acc");
  const auto erase = [&] {
    return NeedsTold(Call(*v1::OfficeService::NewStub(channel()),
                          &v1::OfficeService::Stub::DeleteOffice, office, Analyst("essex")));
  };
  EXPECT_THAT(erase(),
              ElementsAre("OFFICE_IN_USE forces/essex/risks/custody: refers to the office"));
  v1::Risk patch;
  patch.set_name(NameOf("custody"));
  patch.set_owner("Alice Smith");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk handed, Update(patch, {"owner"}, "2018-02-01"));
  EXPECT_EQ(handed.owner_changes(0).before(), "forces/essex/offices/acc");
  EXPECT_THAT(erase(),
              ElementsAre("OFFICE_IN_USE forces/essex/risks/custody: refers to the office"));
  EXPECT_EQ(Told(Update(patch, {"owner"}, "2018-01-31")), "DATE_OUT_OF_ORDER risk.on");
}

TEST_F(RiskServiceTest, AStaleEtagIsRefusedAndARepeatIsAnsweredAsTheFirst) {
  ABSL_ASSERT_OK(Create("custody", Asked()));
  v1::OpenRiskRequest open;
  open.set_etag("W/\"stale\"");
  EXPECT_THAT(Step(&Stub::OpenRisk, "custody", "2018-01-16", open), HasReason("ETAG_MISMATCH"));
  open.clear_etag();
  open.set_request_id("7f1d2a4e-0b1c-4d2e-8f3a-5b6c7d8e9f01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk first,
                            Step(&Stub::OpenRisk, "custody", "2018-01-16", open));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Risk again,
                            Step(&Stub::OpenRisk, "custody", "2018-01-16", open));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  v1::Risk patch;
  patch.set_name(NameOf("custody"));
  patch.set_proposed_on("2018-01-05");
  EXPECT_THAT(Update(patch, {"proposed_on"}), HasReason("FIELD_IMMUTABLE"));
}

TEST_F(RiskServiceTest, TheyAreListedByIdAndState) {
  AddOpen("custody", Asked());
  ABSL_ASSERT_OK(Create("demand", Asked("R9")));
  ABSL_ASSERT_OK(Create("air", Asked("R1")));
  EXPECT_THAT(Listed({}), ElementsAre("R1", "R7", "R9"));
  v1::ListRisksRequest open;
  open.set_state(v1::Risk::OPEN);
  EXPECT_THAT(Listed(open), ElementsAre("R7"));
}

TEST_F(RiskServiceTest, OneThatIsSensitiveIsNotThereForViewers) {
  v1::Risk sensitive = Asked();
  sensitive.set_marking(v1::Risk::OFFICIAL_SENSITIVE);
  ABSL_ASSERT_OK(Create("custody", sensitive));
  ABSL_ASSERT_OK(Assess("custody", "first", Assessment("2018-02-01", 3, 4)));
  EXPECT_THAT(Get("custody", Viewer("essex")), HasReason("RISK_UNKNOWN"));
  EXPECT_THAT(Listed({}), IsEmpty());
  EXPECT_THAT(ListAssessments("custody", Viewer("essex")), HasReason("RISK_UNKNOWN"));
  v1::GetRiskAssessmentRequest get;
  get.set_name(NameOf("custody") + "/assessments/first");
  EXPECT_THAT(Call(*assessments_, &Assessments::GetRiskAssessment, get, Viewer("essex")),
              HasReason("RISK_UNKNOWN"));
  EXPECT_EQ(EventsOf("risk.read"), "");
  ABSL_ASSERT_OK(Get("custody"));
  EXPECT_THAT(Listed({}, Analyst("essex")), ElementsAre("R7"));
  ABSL_ASSERT_OK(ListAssessments("custody", Analyst("essex")));
  ABSL_ASSERT_OK(Call(*assessments_, &Assessments::GetRiskAssessment, get, Analyst("essex")));
  const std::string name = NameOf("custody");
  EXPECT_EQ(EventsOf("risk.read"), name + " " + name + " " + name + " " + name);
}

TEST_F(RiskServiceTest, AssessmentsAreAddedAndNeverChanged) {
  ABSL_ASSERT_OK(Create("custody", Asked()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskAssessment first,
                            Assess("custody", "second-look", Assessment("2018-02-01", 3, 4)));
  EXPECT_EQ(first.name(), NameOf("custody") + "/assessments/second-look");
  EXPECT_EQ(first.inherent().score(), 25);
  EXPECT_EQ(first.current().score(), 12);
  EXPECT_EQ(first.created_by(), "analyst-1");
  ABSL_ASSERT_OK(Assess("custody", "a-third", Assessment("2018-04-12", 2, 4)));
  ABSL_ASSERT_OK(Assess("custody", "last", Assessment("2018-04-12", 2, 3)));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListRiskAssessmentsResponse listed,
                            ListAssessments("custody", Viewer("essex")));
  std::vector<int> scores;
  for (const auto& one : listed.risk_assessments()) scores.push_back(one.current().score());
  EXPECT_THAT(scores, ElementsAre(12, 8, 6));
  v1::ListRiskAssessmentsRequest page;
  page.set_parent(NameOf("custody"));
  page.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListRiskAssessmentsResponse two,
      Call(*assessments_, &Assessments::ListRiskAssessments, page, Viewer("essex")));
  page.set_page_token(two.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListRiskAssessmentsResponse rest,
      Call(*assessments_, &Assessments::ListRiskAssessments, page, Viewer("essex")));
  ASSERT_EQ(rest.risk_assessments_size(), 1);
  EXPECT_EQ(rest.risk_assessments(0).name(), NameOf("custody") + "/assessments/last");
  v1::GetRiskAssessmentRequest get;
  get.set_name(first.name());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::RiskAssessment read,
      Call(*assessments_, &Assessments::GetRiskAssessment, get, Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), first.SerializeAsString());
  get.set_name(NameOf("custody") + "/assessments/none");
  EXPECT_THAT(Call(*assessments_, &Assessments::GetRiskAssessment, get, Viewer("essex")),
              HasReason("RISK_ASSESSMENT_UNKNOWN"));
}

TEST_F(RiskServiceTest, WhatNoAssessmentIs) {
  ABSL_ASSERT_OK(Create("custody", Asked()));
  v1::RiskAssessment wrong = Assessment("2018-01-03", 6, 0);
  EXPECT_THAT(FieldsTold(Assess("custody", "first", wrong)),
              ElementsAre("risk_assessment.as_of: must not lie before the last assessment, nor "
                          "before the risk was proposed",
                          "risk_assessment.current.likelihood: must be 1 to 5",
                          "risk_assessment.current.impact: must be 1 to 5"));
  wrong = Assessment("2018-02-01", 3, 4);
  wrong.mutable_inherent()->set_impact(2);
  wrong.mutable_target()->set_likelihood(5);
  wrong.mutable_target()->set_impact(5);
  EXPECT_EQ(Told(Assess("custody", "first", wrong)),
            "CURRENT_ABOVE_INHERENT risk_assessment.current risk_assessment.target");
  wrong = Assessment("2018-02-01", 3, 4);
  wrong.mutable_target()->set_likelihood(5);
  wrong.mutable_target()->set_impact(3);
  EXPECT_EQ(Told(Assess("custody", "first", wrong)), "TARGET_ABOVE_CURRENT risk_assessment.target");
  EXPECT_EQ(Told(Assess("custody", "first", Assessment("2190-02-01", 3, 4))),
            "DATE_IN_FUTURE risk_assessment.as_of");
  ABSL_ASSERT_OK(Assess("custody", "first", Assessment("2018-02-01", 3, 4)));
  EXPECT_EQ(Told(Assess("custody", "next", Assessment("2018-01-31", 3, 4))),
            "DATE_OUT_OF_ORDER risk_assessment.as_of");
  EXPECT_THAT(Assess("custody", "first", Assessment("2018-03-01", 3, 4)),
              HasReason("RISK_ASSESSMENT_EXISTS"));
  EXPECT_THAT(Assess("none", "first", Assessment("2018-03-01", 3, 4)), HasReason("RISK_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::governance
