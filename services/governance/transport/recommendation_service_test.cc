#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/governance/v1/office_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/report_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

class RecommendationServiceTest : public ReportTest {
 protected:
  void SetUp() override {
    ReportTest::SetUp();
    ABSL_ASSERT_OK(AddReport("peel", Inspection()));
  }
  // `r1`, OPEN since 2 March 2018 with Alice Smith.
  void AddOpen() {
    v1::Recommendation one = Asked(1);
    one.set_owner("Alice Smith");
    one.set_original_due("2018-06-30");
    ABSL_ASSERT_OK(Add("r1", one));
    ABSL_ASSERT_OK(Step(&Stub::AcceptRecommendation, "2018-03-01"));
    ABSL_ASSERT_OK(Step(&Stub::OpenRecommendation, "2018-03-02"));
  }
  absl::StatusOr<v1::Recommendation> Implement(const std::string& on) {
    v1::ImplementRecommendationRequest request;
    v1::Evidence* const evidence = request.add_evidence();
    evidence->set_description("The demand model");
    evidence->set_reference("D/2018/40");
    return Step(&Stub::ImplementRecommendation, on, request);
  }
  absl::StatusOr<v1::Recommendation> Verify(const std::string& on, const std::string& by) {
    v1::VerifyRecommendationRequest request;
    request.set_verified_by(by);
    request.set_verified_as(v1::Recommendation::AUDITOR);
    return Step(&Stub::VerifyRecommendation, on, request, Admin("essex"));
  }
  absl::StatusOr<v1::RecommendationLog> Log(v1::GetRecommendationLogRequest request,
                                            const Caller& caller = Analyst("essex")) {
    request.set_name("forces/essex/recommendationLog");
    return Call(*logs_, &v1::RecommendationLogService::Stub::GetRecommendationLog, request, caller);
  }
};

TEST_F(RecommendationServiceTest, OneIsOfTheDayOfItsReport) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recommendation added, Add("r1", Asked(1)));
  EXPECT_EQ(added.name(), NameOf("r1"));
  EXPECT_EQ(added.raised_on(), "2018-02-08");
  EXPECT_EQ(added.state(), v1::Recommendation::PROPOSED);
  EXPECT_THAT(Add("r1", Asked(2)), HasReason("RECOMMENDATION_EXISTS"));
  EXPECT_THAT(Add("r2", Asked(1)), HasReason("NUMBER_TAKEN"));
  v1::Recommendation wrong = Asked(0);
  wrong.set_text("");
  wrong.set_original_due("2018-02-07");
  EXPECT_THAT(
      FieldsTold(Add("r2", wrong)),
      ElementsAre("recommendation.number: must be 1 to 9999", "recommendation.text: must be given",
                  "recommendation.original_due: must not lie before the day it was "
                  "raised"));
}

TEST_F(RecommendationServiceTest, TheWayToVerification) {
  AddOpen();
  EXPECT_THAT(Step(&Stub::ImplementRecommendation, "2018-05-01"), HasReason("EVIDENCE_REQUIRED"));
  ABSL_ASSERT_OK(Implement("2018-05-01"));
  EXPECT_THAT(Verify("2018-05-10", "alice.smith"), HasReason("VERIFIED_BY_OWNER"));
  v1::ReturnRecommendationRequest back;
  back.set_reason("The model is not in use");
  ABSL_ASSERT_OK(Step(&Stub::ReturnRecommendation, "2018-05-10", back));
  ABSL_ASSERT_OK(Implement("2018-06-01"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recommendation verified,
                            Verify("2018-06-10", "RSM Risk Assurance"));
  EXPECT_EQ(verified.state(), v1::Recommendation::VERIFIED);
  EXPECT_EQ(verified.verified_by(), "RSM Risk Assurance");
  EXPECT_EQ(verified.verified_as(), v1::Recommendation::AUDITOR);
  EXPECT_EQ(verified.evidence_size(), 2);
  EXPECT_EQ(verified.transitions_size(), 6);
  v1::GetRecommendationRequest get;
  get.set_name(NameOf("r1"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Recommendation read,
      Call(*recommendations_, &Stub::GetRecommendation, get, Analyst("essex")));
  EXPECT_EQ(read.SerializeAsString(), verified.SerializeAsString());
  EXPECT_THAT(Step(&Stub::ReturnRecommendation, "2018-06-11", back),
              HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(RecommendationServiceTest, NothingNewIsDueInThePast) {
  v1::SourceReport report = Inspection();
  report.set_historic_import(false);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SourceReport late, AddReport("late", report));
  v1::CreateRecommendationRequest request;
  request.set_parent(late.name());
  request.set_recommendation_id("r1");
  *request.mutable_recommendation() = Asked(1);
  request.mutable_recommendation()->set_original_due("2018-06-30");
  EXPECT_EQ(Told(Call(*recommendations_, &Stub::CreateRecommendation, request, Analyst("essex"))),
            "DUE_IN_PAST recommendation.original_due");
  request.mutable_recommendation()->set_original_due("2190-06-30");
  ABSL_EXPECT_OK(Call(*recommendations_, &Stub::CreateRecommendation, request, Analyst("essex")));
  v1::UpdateSourceReportRequest update;
  update.mutable_source_report()->set_name(late.name());
  update.mutable_source_report()->set_historic_import(true);
  update.mutable_update_mask()->add_paths("historic_import");
  EXPECT_EQ(Told(Call(*reports_, &v1::SourceReportService::Stub::UpdateSourceReport, update,
                      Analyst("essex"))),
            "FIELD_IMMUTABLE source_report.historic_import");
}

TEST_F(RecommendationServiceTest, AnOfficeThatIsGivenOneIsThere) {
  v1::Recommendation one = Asked(1);
  one.set_owner("forces/essex/offices/none");
  EXPECT_EQ(Told(Add("r1", one)), "OFFICE_UNKNOWN recommendation.owner");
  one.set_owner("Head of Custody");
  ABSL_ASSERT_OK(Add("r1", one));
  v1::UpdateRecommendationRequest update;
  update.mutable_recommendation()->set_name(NameOf("r1"));
  update.mutable_recommendation()->set_owner("forces/essex/offices/none");
  update.mutable_update_mask()->add_paths("owner");
  EXPECT_EQ(Told(Call(*recommendations_, &Stub::UpdateRecommendation, update, Analyst("essex"))),
            "OFFICE_UNKNOWN recommendation.owner");
}

TEST_F(RecommendationServiceTest, AnOfficeThatOwnsOneStays) {
  v1::CreateOfficeRequest office;
  office.set_parent("forces/essex");
  office.set_office_id("acc");
  office.mutable_office()->set_title("Assistant Chief Constable");
  const auto offices = v1::OfficeService::NewStub(channel());
  ABSL_ASSERT_OK(Call(*offices, &v1::OfficeService::Stub::CreateOffice, office, Analyst("essex")));
  v1::Recommendation owned = Asked(1);
  owned.set_owner("forces/essex/offices/acc");
  ABSL_ASSERT_OK(Add("r1", owned));
  v1::DeleteOfficeRequest erase;
  erase.set_name("forces/essex/offices/acc");
  EXPECT_THAT(
      NeedsTold(Call(*offices, &v1::OfficeService::Stub::DeleteOffice, erase, Analyst("essex"))),
      ElementsAre(absl::StrCat("OFFICE_IN_USE ", NameOf("r1"), ": refers to the office")));
}

TEST_F(RecommendationServiceTest, WhoHoldsItsOwnersOfficeDoesNotVerify) {
  Value(
      "INSERT INTO governance.office (force, id, uid, version, created_at, created_by, updated_at, "
      "updated_by, title, tenures) VALUES ('essex', 'head', gen_random_uuid(), 1, now(), 'test', "
      "now(), 'test', 'Head of Custody', ARRAY['2016-05-12//Bob Jones']) RETURNING id");
  v1::Recommendation one = Asked(1);
  one.set_owner("Head of Custody");
  ABSL_ASSERT_OK(Add("r1", one));
  ABSL_ASSERT_OK(Step(&Stub::AcceptRecommendation, "2018-03-01"));
  ABSL_ASSERT_OK(Step(&Stub::OpenRecommendation, "2018-03-02"));
  ABSL_ASSERT_OK(Implement("2018-05-01"));
  EXPECT_THAT(Verify("2018-05-10", "Bob Jones"), HasReason("VERIFIED_BY_OWNER"));
  ABSL_EXPECT_OK(Verify("2018-05-10", "RSM Risk Assurance"));
}

TEST_F(RecommendationServiceTest, ManagementSaysWhatItMakesOfIt) {
  ABSL_ASSERT_OK(Add("r1", Asked(1)));
  EXPECT_THAT(Step(&Stub::RejectRecommendation, "2018-03-01"), HasReason("FIELD_REQUIRED"));
  v1::AcceptRecommendationPartlyRequest partly;
  partly.set_management_response("Except in rural areas");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recommendation accepted,
                            Step(&Stub::AcceptRecommendationPartly, "2018-03-01", partly));
  EXPECT_EQ(accepted.state(), v1::Recommendation::PARTLY_ACCEPTED);
  EXPECT_EQ(accepted.management_response(), "Except in rural areas");
  EXPECT_THAT(Step(&Stub::OpenRecommendation, "2018-03-02"), HasReason("OWNER_REQUIRED"));
  v1::RejectRecommendationRequest reject;
  reject.set_management_response("No");
  EXPECT_THAT(Step(&Stub::RejectRecommendation, "2018-03-02", reject, Analyst("essex")),
              HasReason("ROLE_MISSING"));
}

TEST_F(RecommendationServiceTest, WhatManagementSaidOfOneAcceptedInPartStays) {
  ABSL_ASSERT_OK(Add("r1", Asked(1)));
  v1::AcceptRecommendationPartlyRequest partly;
  partly.set_management_response("Except in rural areas");
  ABSL_ASSERT_OK(Step(&Stub::AcceptRecommendationPartly, "2018-03-01", partly));
  v1::UpdateRecommendationRequest update;
  update.mutable_recommendation()->set_name(NameOf("r1"));
  update.mutable_recommendation()->set_owner("Alice Smith");
  update.mutable_update_mask()->add_paths("management_response");
  const auto patched = [&] {
    return Call(*recommendations_, &Stub::UpdateRecommendation, update, Analyst("essex"));
  };
  EXPECT_EQ(Told(patched()), "FIELD_REQUIRED recommendation.management_response");
  update.mutable_update_mask()->set_paths(0, "owner");
  ABSL_ASSERT_OK(patched());
  ABSL_ASSERT_OK(Step(&Stub::OpenRecommendation, "2018-03-02"));
  update.mutable_update_mask()->set_paths(0, "management_response");
  EXPECT_EQ(Told(patched()), "FIELD_REQUIRED recommendation.management_response");
  update.mutable_recommendation()->set_management_response("But for the marshes");
  ABSL_ASSERT_OK(patched());
}

TEST_F(RecommendationServiceTest, DatesAreMovedAndTheRegisterIsMirrored) {
  AddOpen();
  v1::ReviseRecommendationDueRequest revise;
  revise.set_due("2018-09-30");
  revise.set_reason("The system comes later");
  revise.set_approved_by("Audit Committee");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recommendation revised,
                            Step(&Stub::ReviseRecommendationDue, "2018-06-01", revise));
  EXPECT_EQ(revised.original_due(), "2018-06-30");
  EXPECT_EQ(revised.current_due(), "2018-09-30");
  EXPECT_EQ(revised.slippage_days(), 92);
  v1::MirrorRecommendationExternalStateRequest mirror;
  mirror.set_external_state(v1::Recommendation::BEING_PROGRESSED);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recommendation mirrored,
                            Step(&Stub::MirrorRecommendationExternalState, "2018-06-02", mirror));
  EXPECT_EQ(mirrored.external_state(), v1::Recommendation::BEING_PROGRESSED);
  EXPECT_EQ(mirrored.state(), v1::Recommendation::OPEN);
  EXPECT_THAT(Step(&Stub::MirrorRecommendationExternalState, "2018-06-03", mirror),
              HasReason("EXTERNAL_STATE_UNCHANGED"));
}

TEST_F(RecommendationServiceTest, OneOfAnotherReportStandsInItsPlace) {
  AddOpen();
  ABSL_ASSERT_OK(AddReport("next", Inspection()));
  v1::CreateRecommendationRequest create;
  create.set_parent("forces/essex/sourceReports/next");
  create.set_recommendation_id("r7");
  *create.mutable_recommendation() = Asked(7);
  ABSL_ASSERT_OK(Call(*recommendations_, &Stub::CreateRecommendation, create, Analyst("essex")));
  v1::SupersedeRecommendationRequest supersede;
  supersede.set_superseded_by(NameOf("r1"));
  EXPECT_THAT(Step(&Stub::SupersedeRecommendation, "2018-06-01", supersede),
              HasReason("SUPERSEDING_RECOMMENDATION_INVALID"));
  supersede.set_superseded_by("forces/kent/sourceReports/next/recommendations/r7");
  EXPECT_THAT(Step(&Stub::SupersedeRecommendation, "2018-06-01", supersede),
              HasReason("RECOMMENDATION_NOT_OF_FORCE"));
  supersede.set_superseded_by("forces/essex/sourceReports/next/recommendations/r7");
  supersede.set_reason("The officer was named");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Recommendation superseded,
                            Step(&Stub::SupersedeRecommendation, "2018-06-01", supersede));
  EXPECT_EQ(superseded.superseded_by(), supersede.superseded_by());
  const auto told_to = [&](const Caller& caller) {
    v1::GetRecommendationRequest get;
    get.set_name(NameOf("r1"));
    const auto read = Call(*recommendations_, &Stub::GetRecommendation, get, caller);
    v1::ListRecommendationsRequest list;
    list.set_parent("forces/essex/sourceReports/peel");
    const auto listed = Call(*recommendations_, &Stub::ListRecommendations, list, caller);
    EXPECT_EQ(listed->recommendations(0).superseded_by(), read->superseded_by());
    EXPECT_EQ(read->transitions().rbegin()->reason(),
              read->superseded_by().empty() ? "" : "The officer was named");
    return read->superseded_by();
  };
  EXPECT_EQ(told_to(Viewer("essex")), supersede.superseded_by());
  Value("UPDATE governance.source_report SET marking = 2 WHERE id = 'next' RETURNING id");
  EXPECT_EQ(told_to(Viewer("essex")), "");
  EXPECT_EQ(told_to(Analyst("essex")), supersede.superseded_by());
}

TEST_F(RecommendationServiceTest, TheyAreListedByNumberAndState) {
  ABSL_ASSERT_OK(Add("r1", Asked(10)));
  ABSL_ASSERT_OK(Add("r2", Asked(9)));
  ABSL_ASSERT_OK(Add("r3", Asked(11)));
  v1::ListRecommendationsRequest list;
  list.set_parent("forces/essex/sourceReports/peel");
  list.set_page_size(2);
  std::vector<int> numbers;
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(
        const v1::ListRecommendationsResponse page,
        Call(*recommendations_, &Stub::ListRecommendations, list, Viewer("essex")));
    for (const v1::Recommendation& one : page.recommendations()) numbers.push_back(one.number());
    list.set_page_token(page.next_page_token());
  } while (!list.page_token().empty());
  EXPECT_THAT(numbers, ElementsAre(9, 10, 11));
  list.set_state(v1::Recommendation::OPEN);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListRecommendationsResponse open,
      Call(*recommendations_, &Stub::ListRecommendations, list, Viewer("essex")));
  EXPECT_EQ(open.recommendations_size(), 0);
  list.set_parent("forces/essex/sourceReports/none");
  EXPECT_THAT(Call(*recommendations_, &Stub::ListRecommendations, list, Viewer("essex")),
              HasReason("SOURCE_REPORT_UNKNOWN"));
}

TEST_F(RecommendationServiceTest, TheyAreHandledAsTheirReportIs) {
  v1::SourceReport patch;
  patch.set_name("forces/essex/sourceReports/peel");
  patch.set_marking(v1::SourceReport::OFFICIAL_SENSITIVE);
  AddOpen();
  v1::UpdateSourceReportRequest update;
  *update.mutable_source_report() = patch;
  update.mutable_update_mask()->add_paths("marking");
  ABSL_ASSERT_OK(Call(*reports_, &v1::SourceReportService::Stub::UpdateSourceReport, update,
                      Analyst("essex")));
  v1::GetRecommendationRequest get;
  get.set_name(NameOf("r1"));
  EXPECT_THAT(Call(*recommendations_, &Stub::GetRecommendation, get, Viewer("essex")),
              HasReason("SOURCE_REPORT_UNKNOWN"));
  ABSL_ASSERT_OK(Call(*recommendations_, &Stub::GetRecommendation, get, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecommendationLog hidden, Log({}, Viewer("essex")));
  EXPECT_EQ(hidden.total(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecommendationLog seen, Log({}));
  EXPECT_EQ(seen.total(), 1);
  EXPECT_EQ(Value("SELECT count(*) FROM governance.event_out WHERE type = 'source_report.read'"),
            "2");
}

TEST_F(RecommendationServiceTest, TheLogIsToldAsAtADay) {
  AddOpen();
  ABSL_ASSERT_OK(Add("r2", Asked(2)));
  v1::GetRecommendationLogRequest asked;
  asked.set_as_of("2018-07-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecommendationLog log, Log(asked));
  EXPECT_EQ(log.total(), 2);
  EXPECT_EQ(log.to_do(), 2);
  EXPECT_EQ(log.overdue(), 1);
  EXPECT_EQ(log.undated(), 1);
  EXPECT_EQ(log.without_owner(), 1);
  ASSERT_EQ(log.states_size(), 8);
  EXPECT_EQ(log.states(4).state(), v1::Recommendation::OPEN);
  EXPECT_EQ(log.states(4).count(), 1);
  ASSERT_EQ(log.recommendations_size(), 2);
  EXPECT_TRUE(log.recommendations(0).overdue());
  EXPECT_TRUE(log.recommendations(0).report_gives_assurance());
  asked.set_as_of("2018-03-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecommendationLog march, Log(asked));
  EXPECT_EQ(march.states(1).count(), 1);  // ACCEPTED, not yet OPEN
  asked.set_owner("alice.smith");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecommendationLog hers, Log(asked));
  EXPECT_EQ(hers.total(), 1);
  ABSL_ASSERT_OK(Implement("2018-05-01"));
  v1::GetRecommendationLogRequest known;
  *known.mutable_known_at() = log.known_at();
  known.set_as_of("2018-07-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecommendationLog again, Log(known));
  EXPECT_EQ(again.SerializeAsString(), log.SerializeAsString());
  asked.set_to_do_only(true);
  asked.set_as_of("2018-07-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RecommendationLog to_do, Log(asked));
  EXPECT_EQ(to_do.total(), 1);
  EXPECT_EQ(to_do.recommendations_size(), 0);
}

}  // namespace
}  // namespace copperplate::governance
