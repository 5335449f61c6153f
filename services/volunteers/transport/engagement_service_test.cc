#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/engagement_service.grpc.pb.h"
#include "copperplate/volunteers/v1/role_service.grpc.pb.h"
#include "copperplate/volunteers/v1/vetting_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;

using EngagementResult = absl::StatusOr<v1::Engagement>;
constexpr char kAda[] = "forces/essex/volunteers/v-1";
constexpr char kEngagement[] = "forces/essex/volunteers/v-1/engagements/e1";

// Ada, born in 1990, and what the force engages people as.
class EngagementServiceTest : public ServiceTest {
 protected:
  void SetUp() override {
    AddRole("constable", v1::Role::SPECIAL, v1::Role::RV);
    AddRole("clerk", v1::Role::PSV, v1::Role::NPPV1);
    AddRole("cadet", v1::Role::CADET, v1::Role::CADET_CHECK);
    AddVolunteer("v-1", "1990-05-17");
  }

  void AddRole(const std::string& id, v1::Role::Kind kind, v1::Role::VettingLevel level) {
    v1::CreateRoleRequest request;
    request.set_parent("forces/essex");
    request.set_role_id(id);
    request.mutable_role()->set_kind(kind);
    request.mutable_role()->set_title(id);
    request.mutable_role()->set_required_vetting(level);
    ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::CreateRole, request, Analyst("essex")));
  }
  void AddVolunteer(const std::string& id, const std::string& born) {
    v1::CreateVolunteerRequest request;
    request.set_parent("forces/essex");
    request.set_volunteer_id(id);
    request.mutable_volunteer()->set_full_name("Ada Okafor");
    request.mutable_volunteer()->set_date_of_birth(born);
    ABSL_ASSERT_OK(Call(*volunteers_, &v1::VolunteerService::Stub::CreateVolunteer, request,
                        Analyst("essex")));
  }
  EngagementResult Apply(const std::string& volunteer, const std::string& id,
                         const std::string& role, const std::string& on) {
    v1::CreateEngagementRequest request;
    request.set_parent(volunteer);
    request.set_engagement_id(id);
    request.mutable_engagement()->set_role(absl::StrCat("forces/essex/roles/", role));
    request.mutable_engagement()->set_applied_on(on);
    return Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, request,
                Analyst("essex"));
  }
  EngagementResult Move(const v1::MoveEngagementRequest& request) {
    return Call(*engagements_, &v1::EngagementService::Stub::MoveEngagement, request,
                Analyst("essex"));
  }
  EngagementResult Move(v1::Engagement::State to, const std::string& on) {
    v1::MoveEngagementRequest request;
    request.set_name(kEngagement);
    request.set_to(to);
    request.set_effective_on(on);
    return Move(request);
  }
  EngagementResult Set(const v1::Engagement& engagement, const std::vector<std::string>& mask) {
    v1::UpdateEngagementRequest request;
    *request.mutable_engagement() = engagement;
    request.mutable_engagement()->set_name(kEngagement);
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, request,
                Analyst("essex"));
  }
  absl::StatusOr<v1::VettingCheck> MoveCheck(v1::VettingCheck::State to, const std::string& on,
                                             const std::string& expires_on = "") {
    v1::MoveVettingCheckRequest request;
    request.set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
    request.set_to(to);
    request.set_on(on);
    request.set_expires_on(expires_on);
    if (to == v1::VettingCheck::CLEARED) request.set_external_ref("CV-1");
    return Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, request, Analyst("essex"));
  }
  // A check of Ada's that is cleared.
  void Vet(v1::Role::VettingLevel level, const std::string& on, const std::string& expires_on) {
    v1::CreateVettingCheckRequest request;
    request.set_parent(kAda);
    request.set_vetting_check_id("c1");
    request.mutable_vetting_check()->set_level(level);
    request.mutable_vetting_check()->set_requested_on("2020-01-01");
    ABSL_ASSERT_OK(
        Call(*vetting_, &v1::VettingService::Stub::CreateVettingCheck, request, Analyst("essex")));
    ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::IN_PROGRESS, ""));
    ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::CLEARED, on, expires_on));
  }
  absl::StatusOr<v1::Supervision> Supervise(const std::string& engagement, const std::string& by,
                                            const std::string& from) {
    v1::CreateSupervisionRequest request;
    request.set_parent(engagement);
    request.set_supervision_id("s1");
    request.mutable_supervision()->set_supervisor(by);
    request.mutable_supervision()->set_from_date(from);
    return Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
                Analyst("essex"));
  }
  // Ada as a special constable on probation from 1 June 2021.
  void Attest() {
    ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
    ABSL_ASSERT_OK(Move(v1::Engagement::VETTING, "2021-01-10"));
    Vet(v1::Role::RV, "2021-02-01", "2031-02-01");
    ABSL_ASSERT_OK(Move(v1::Engagement::INDUCTION, "2021-02-01"));
    v1::Engagement engagement;
    engagement.set_attested_on("2021-06-01");
    engagement.set_induction_completed_on("2021-05-20");
    ABSL_ASSERT_OK(Set(engagement, {"attested_on", "induction_completed_on"}));
    ABSL_ASSERT_OK(Supervise(kEngagement, "Sgt 1234", "2021-06-01"));
    ABSL_ASSERT_OK(Move(v1::Engagement::PROBATION, "2021-06-01"));
  }
  std::string Deployable() {
    return Value(
        "SELECT deployable FROM volunteers.engagement WHERE volunteer = 'v-1' AND id = 'e1'");
  }

  std::unique_ptr<v1::RoleService::Stub> roles_ = v1::RoleService::NewStub(channel());
  std::unique_ptr<v1::VolunteerService::Stub> volunteers_ =
      v1::VolunteerService::NewStub(channel());
  std::unique_ptr<v1::VettingService::Stub> vetting_ = v1::VettingService::NewStub(channel());
  std::unique_ptr<v1::EngagementService::Stub> engagements_ =
      v1::EngagementService::NewStub(channel());
};

TEST_F(EngagementServiceTest, ASpecialConstableFromApplicationToActive) {
  Attest();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement active,
                            Move(v1::Engagement::ACTIVE, "2023-06-01"));
  EXPECT_EQ(active.kind(), v1::Role::SPECIAL);
  EXPECT_EQ(active.state(), v1::Engagement::ACTIVE);
  EXPECT_EQ(active.state_since(), "2023-06-01");
  EXPECT_EQ(active.applied_on(), "2021-01-01");
  ASSERT_EQ(active.events_size(), 5);
  EXPECT_EQ(active.events(4).from_state(), v1::Engagement::PROBATION);
  EXPECT_EQ(active.events(4).actor(), "analyst-1");
  EXPECT_GT(active.events(4).revision(), active.events(3).revision());

  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement read,
      Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), active.SerializeAsString());
}

TEST_F(EngagementServiceTest, TheDaysOnWhichDutiesMayBeGivenFollowEveryChange) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  EXPECT_EQ(Deployable(), "{}");
}

TEST_F(EngagementServiceTest, DutiesMayBeGivenFromAttestationUntilVettingExpires) {
  Attest();
  EXPECT_EQ(Deployable(), R"({["2021-05-31 23:00:00+00","2031-02-01 00:00:00+00")})");
  ABSL_ASSERT_OK(MoveCheck(v1::VettingCheck::WITHDRAWN, "2022-03-01"));
  EXPECT_EQ(Deployable(), R"({["2021-05-31 23:00:00+00","2022-03-01 00:00:00+00")})");
}

TEST_F(EngagementServiceTest, EveryGuardThatIsNotMetIsNamed) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  ABSL_ASSERT_OK(Move(v1::Engagement::VETTING, "2021-01-10"));
  EXPECT_THAT(Move(v1::Engagement::INDUCTION, "2021-02-01"), HasReason("VETTING_NOT_CLEARED"));
  Vet(v1::Role::RV, "2021-02-01", "2031-02-01");
  ABSL_ASSERT_OK(Move(v1::Engagement::INDUCTION, "2021-02-01"));
  const absl::Status refused = Move(v1::Engagement::PROBATION, "2021-06-01").status();
  EXPECT_THAT(refused, HasReason("ATTESTATION_REQUIRED"));
  EXPECT_THAT(NeedsTold(refused),
              ElementsAre(HasSubstr("ATTESTATION_REQUIRED"), HasSubstr("SUPERVISOR_REQUIRED"),
                          HasSubstr("INDUCTION_INCOMPLETE")));
}

TEST_F(EngagementServiceTest, WhatIsNoStepIsRefusedWithThoseThatAre) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  const absl::Status refused = Move(v1::Engagement::ACTIVE, "2021-02-01").status();
  EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(std::string(refused.message()), HasSubstr("VETTING"));
}

TEST_F(EngagementServiceTest, LeaveEndsWhereItBegan) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::ON_LEAVE);
  leave.set_effective_on("2021-07-01");
  EXPECT_THAT(Move(leave), HasReason("RETURN_NOT_AFTER_START"));
  leave.set_expected_return("2021-09-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement away, Move(leave));
  EXPECT_EQ(away.expected_return(), "2021-09-01");
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2021-09-01"), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Move(v1::Engagement::PROBATION, "2021-09-01"));
  EXPECT_THAT(Deployable(), HasSubstr(R"("2021-06-30 23:00:00+00"),["2021-08-31 23:00:00+00")"));
}

TEST_F(EngagementServiceTest, LeavingAsksForReasonNoticeInterviewAndKit) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2021-10-01");
  EXPECT_THAT(Move(leave), HasReason("LEAVING_REASON_REQUIRED"));
  leave.set_leaving_reason(v1::Engagement::RESIGNED);
  EXPECT_THAT(NeedsTold(Move(leave)),
              ElementsAre(HasSubstr("NOTICE_REQUIRED"), HasSubstr("EXIT_INTERVIEW_REQUIRED"),
                          HasSubstr("KIT_RETURN_UNSTATED")));
  leave.set_notice_given_on("2021-09-15");
  leave.set_exit_interview_offered_on("2021-09-20");
  leave.set_kit_returned(false);
  EXPECT_THAT(Move(leave), HasReason("NOTICE_TOO_SHORT"));
  leave.set_shorter_notice_accepted(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement left, Move(leave));
  EXPECT_EQ(left.state(), v1::Engagement::LEFT);
  EXPECT_TRUE(left.has_kit_returned());
  EXPECT_EQ(left.events(left.events_size() - 1).reason(), "RESIGNED");
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2021-11-01"), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(EngagementServiceTest, ACorrectionStandsInThePlaceOfItsEvent) {
  Attest();
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(2);
  request.set_to(v1::Engagement::VETTING);
  request.set_effective_on("2021-01-05");
  request.set_reason("The form came earlier");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement corrected,
                            Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement,
                                 request, Analyst("essex")));
  EXPECT_EQ(corrected.state(), v1::Engagement::PROBATION);
  EXPECT_EQ(corrected.events(4).corrects_seq(), 2);
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.engagement_event"), "5");
}

TEST_F(EngagementServiceTest, TheAttestationIsCorrectedWithTheBeginningOfProbation) {
  Attest();
  v1::Engagement other;
  other.set_attested_on("2021-06-08");
  EXPECT_THAT(Set(other, {"attested_on"}), HasReason("ATTESTATION_REQUIRED"));
  EXPECT_THAT(Set(other, {"induction_completed_on"}), HasReason("INDUCTION_INCOMPLETE"));
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(4);
  request.set_to(v1::Engagement::PROBATION);
  request.set_effective_on("2021-06-08");
  request.set_reason("The attestation was a week later");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement corrected,
                            Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement,
                                 request, Analyst("essex")));
  EXPECT_EQ(corrected.attested_on(), "2021-06-08");
  EXPECT_EQ(corrected.state_since(), "2021-06-08");
}

TEST_F(EngagementServiceTest, IsReadAsOfADayAndAsItWasKnown) {
  Attest();
  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  const auto read = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Analyst("essex"));
  };
  get.set_as_of("2021-03-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement march, read());
  EXPECT_EQ(march.state(), v1::Engagement::INDUCTION);
  EXPECT_EQ(march.state_since(), "2021-02-01");
  EXPECT_EQ(march.events_size(), 4);
  get.set_as_of("2020-12-31");
  EXPECT_EQ(read()->state(), v1::Engagement::STATE_UNSPECIFIED);
  get.clear_as_of();
  // As it was known before the last of its events was recorded.
  Value(
      "UPDATE volunteers.revision_made SET made_at = '2021-01-01'::timestamptz + revision * "
      "interval '1 second'");
  const int64_t last = march.events(3).revision();
  get.mutable_known_at()->set_seconds(1609459200 + last - 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement known, read());
  EXPECT_EQ(known.events_size(), 3);
  EXPECT_EQ(known.state(), v1::Engagement::INDUCTION);
  get.mutable_known_at()->set_seconds(1609459200 + march.events(0).revision() - 1);
  EXPECT_THAT(read(), HasReason("ENGAGEMENT_UNKNOWN"));
}

TEST_F(EngagementServiceTest, ADecisionEndsProbationEarly) {
  Attest();
  EXPECT_THAT(Move(v1::Engagement::ACTIVE, "2022-06-01"), HasReason("PROBATION_NOT_ELAPSED"));
  v1::Engagement decided;
  decided.set_probation_ends_on("2022-06-01");
  EXPECT_THAT(Set(decided, {"probation_ends_on"}), HasReason("FIELD_REQUIRED"));
  decided.set_probation_decided_on("2022-05-01");
  ABSL_ASSERT_OK(Set(decided, {"probation_ends_on", "probation_decided_on"}));
  ABSL_EXPECT_OK(Move(v1::Engagement::ACTIVE, "2022-06-01"));
}

TEST_F(EngagementServiceTest, WhatBelongsToAnotherMoveIsAFault) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  v1::MoveEngagementRequest move;
  move.set_name(kEngagement);
  move.set_to(v1::Engagement::VETTING);
  move.set_effective_on("2021-01-10");
  move.set_expected_return("2021-02-01");
  move.set_kit_returned(false);
  EXPECT_THAT(FieldsTold(Move(move)),
              ElementsAre(HasSubstr("expected_return"), HasSubstr("kit_returned")));
  EXPECT_THAT(Move(move), HasReason("FIELD_NOT_FOR_STATE"));
}

TEST_F(EngagementServiceTest, ATransferEndsOneAndBeginsAnotherTogether) {
  Attest();
  ABSL_ASSERT_OK(Move(v1::Engagement::ACTIVE, "2023-06-01"));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(kEngagement);
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/clerk");
  transfer.set_effective_on("2024-01-01");
  const auto call = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  };
  EXPECT_THAT(NeedsTold(call()),
              ElementsAre(HasSubstr("EXIT_INTERVIEW_REQUIRED"), HasSubstr("KIT_RETURN_UNSTATED")));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.engagement"), "1");
  transfer.set_exit_interview_offered_on("2023-12-20");
  transfer.set_kit_returned(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement begun, call());
  EXPECT_EQ(begun.name(), "forces/essex/volunteers/v-1/engagements/e2");
  EXPECT_EQ(begun.kind(), v1::Role::PSV);
  EXPECT_EQ(begun.state(), v1::Engagement::INDUCTION);  // RV serves for NPPV1
  EXPECT_EQ(begun.predecessor(), kEngagement);
  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement ended,
      Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Analyst("essex")));
  EXPECT_EQ(ended.state(), v1::Engagement::LEFT);
  EXPECT_EQ(ended.events(ended.events_size() - 1).reason(), "TRANSFER");
  // One revision, and the supervision ends with the engagement.
  EXPECT_EQ(ended.events(ended.events_size() - 1).revision(), begun.events(0).revision());
  EXPECT_EQ(Value("SELECT day_after FROM volunteers.supervision"), "2024-01-01");
  EXPECT_EQ(
      Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM (SELECT * FROM "
            "volunteers.event_out WHERE type <> 'volunteer.read' ORDER BY seq DESC LIMIT 3) e"),
      "engagement.transferred supervision.updated engagement.created");
  EXPECT_THAT(call(), HasReason("ENGAGEMENT_EXISTS"));
  // Its leaving is no longer corrected by itself: not to another day, nor to another reason.
  v1::CorrectEngagementRequest correct;
  correct.set_name(kEngagement);
  correct.set_corrects_seq(ended.events_size());
  correct.set_to(v1::Engagement::LEFT);
  correct.set_effective_on("2024-01-20");
  correct.set_reason("TRANSFER");
  const auto corrected = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, correct,
                Analyst("essex"));
  };
  EXPECT_THAT(corrected(), HasReason("TRANSFER_IS_ONE"));
  correct.set_effective_on("2024-01-01");
  correct.set_reason("RESIGNED");
  EXPECT_THAT(corrected(), HasReason("TRANSFER_IS_ONE"));
}

TEST_F(EngagementServiceTest, WhoDidNotLeaveIsSupervisedAsBefore) {
  Attest();
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2021-10-01");
  leave.set_leaving_reason(v1::Engagement::MOVED);
  leave.set_exit_interview_offered_on("2021-09-20");
  leave.set_kit_returned(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement left, Move(leave));
  const auto ends = [&] { return Value("SELECT day_after FROM volunteers.supervision"); };
  EXPECT_EQ(ends(), "2021-10-01");
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(left.events_size());
  request.set_to(v1::Engagement::PROBATION);
  request.set_effective_on("2021-10-01");
  request.set_reason("Somebody else's letter");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                      Analyst("essex")));
  EXPECT_EQ(ends(), "");
}

TEST_F(EngagementServiceTest, WithinAKindTheSupervisorGoesOn) {
  Attest();
  ABSL_ASSERT_OK(Move(v1::Engagement::ACTIVE, "2023-06-01"));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(kEngagement);
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/constable");
  transfer.set_unit_or_group("Ely");
  transfer.set_effective_on("2024-01-01");
  transfer.set_exit_interview_offered_on("2023-12-20");
  transfer.set_kit_returned(false);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement begun,
                            Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement,
                                 transfer, Analyst("essex")));
  EXPECT_EQ(begun.state(), v1::Engagement::ACTIVE);
  EXPECT_EQ(begun.attested_on(), "2021-06-01");
  EXPECT_EQ(Value("SELECT string_agg(engagement || ' ' || supervisor || ' ' || first_day || ' ' || "
                  "coalesce(day_after::text, '-'), ', ' ORDER BY engagement) "
                  "FROM volunteers.supervision"),
            "e1 Sgt 1234 2021-06-01 2024-01-01, e2 Sgt 1234 2024-01-01 -");
}

TEST_F(EngagementServiceTest, OneOpenEngagementOfAKindAndNoneBesideACadets) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "constable", "2021-01-01"));
  EXPECT_THAT(Apply(kAda, "e2", "constable", "2021-01-01"), HasReason("ENGAGEMENT_OPEN"));
  EXPECT_THAT(Apply(kAda, "e2", "cadet", "2021-01-01"), HasReason("CADET_NOT_ALONE"));
  ABSL_EXPECT_OK(Apply(kAda, "e2", "clerk", "2021-01-01"));
}

TEST_F(EngagementServiceTest, ACadetUnder18NeedsAConsentThatIsSealedInEvents) {
  const std::string bo = "forces/essex/volunteers/v-2";
  AddVolunteer("v-2", "2006-05-17");
  ABSL_ASSERT_OK(Apply(bo, "e1", "cadet", "2021-01-01"));
  v1::MoveEngagementRequest move;
  move.set_name(bo + "/engagements/e1");
  move.set_to(v1::Engagement::VETTING);
  move.set_effective_on("2021-02-01");
  EXPECT_THAT(Move(move), HasReason("CONSENT_REQUIRED"));
  v1::CreateConsentRequest request;
  request.set_parent(bo + "/engagements/e1");
  request.set_consent_id("c1");
  request.mutable_consent()->set_given_by("Chidi Okafor");
  request.mutable_consent()->set_from_date("2021-01-01");
  ABSL_ASSERT_OK(
      Call(*engagements_, &v1::EngagementService::Stub::CreateConsent, request, Analyst("essex")));
  ABSL_ASSERT_OK(Move(move));
  const std::string event =
      Value("SELECT after FROM volunteers.event_out WHERE type = 'consent.created'");
  EXPECT_THAT(event, HasSubstr("\"sealed\":"));
  EXPECT_THAT(event, Not(HasSubstr("Okafor")));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.person_key WHERE person = 'volunteers/v-2'"),
            "1");
}

TEST_F(EngagementServiceTest, WhoSupervisesWhomGoesNotRound) {
  AddVolunteer("v-2", "1980-05-17");
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  ABSL_ASSERT_OK(Apply("forces/essex/volunteers/v-2", "e1", "clerk", "2021-01-01"));
  EXPECT_THAT(Supervise(kEngagement, "volunteers/v-1", "2021-01-01"),
              HasReason("SUPERVISED_BY_SELF"));
  ABSL_ASSERT_OK(Supervise(kEngagement, "volunteers/v-2", "2021-01-01"));
  EXPECT_THAT(
      Supervise("forces/essex/volunteers/v-2/engagements/e1", "volunteers/v-1", "2021-03-01"),
      HasReason("SUPERVISION_CYCLE"));
}

TEST_F(EngagementServiceTest, TheNextSupervisorEndsThePresentOne) {
  Attest();
  v1::CreateSupervisionRequest request;
  request.set_parent(kEngagement);
  request.set_supervision_id("s2");
  request.mutable_supervision()->set_supervisor("volunteers/nobody");
  request.mutable_supervision()->set_from_date("2021-09-01");
  const auto create = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
                Analyst("essex"));
  };
  EXPECT_THAT(create(), HasReason("SUPERVISOR_UNKNOWN"));
  request.mutable_supervision()->set_supervisor("Sgt 5678");
  ABSL_ASSERT_OK(create());
  EXPECT_EQ(Value("SELECT day_after FROM volunteers.supervision WHERE id = 's1'"), "2021-09-01");
  // Who is on probation has one.
  v1::UpdateSupervisionRequest update;
  update.mutable_supervision()->set_name(absl::StrCat(kEngagement, "/supervisions/s2"));
  update.mutable_supervision()->set_to_date("2021-12-01");
  update.mutable_update_mask()->add_paths("to_date");
  EXPECT_THAT(Call(*engagements_, &v1::EngagementService::Stub::UpdateSupervision, update,
                   Analyst("essex")),
              HasReason("SUPERVISOR_REQUIRED"));
}

TEST_F(EngagementServiceTest, EveryFaultOfAnApplicationIsTold) {
  v1::CreateEngagementRequest request;
  request.set_parent(kAda);
  request.set_engagement_id("e1");
  request.mutable_engagement()->set_role("forces/kent/roles/clerk");
  request.mutable_engagement()->set_probation_months(500);
  EXPECT_THAT(FieldsTold(Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement,
                              request, Analyst("essex"))),
              ElementsAre(HasSubstr("engagement.role"), HasSubstr("engagement.applied_on"),
                          HasSubstr("engagement.probation_months")));
  EXPECT_THAT(Apply(kAda, "e1", "none", "2021-01-01"), HasReason("ROLE_UNKNOWN"));
  EXPECT_THAT(Apply("forces/essex/volunteers/v-9", "e1", "clerk", "2021-01-01"),
              HasReason("VOLUNTEER_UNKNOWN"));
}

TEST_F(EngagementServiceTest, ReadingAnyOfItIsAReadingOfTheVolunteer) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  v1::ListEngagementsRequest request;
  request.set_parent(kAda);
  ABSL_ASSERT_OK(
      Call(*engagements_, &v1::EngagementService::Stub::ListEngagements, request, Viewer("essex")));
  EXPECT_EQ(Value("SELECT string_agg(subject, ',') FROM volunteers.event_out WHERE type = "
                  "'volunteer.read'"),
            kAda);
}

TEST_F(EngagementServiceTest, WhatWasClearedIsNotMadeAnotherLevelByAnUpdate) {
  Vet(v1::Role::NPPV1, "2021-02-01", "2031-02-01");
  v1::UpdateVettingCheckRequest request;
  request.mutable_vetting_check()->set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  request.mutable_vetting_check()->set_level(v1::Role::MV);
  request.mutable_update_mask()->add_paths("level");
  const auto update = [&] {
    return Call(*vetting_, &v1::VettingService::Stub::UpdateVettingCheck, request,
                Analyst("essex"));
  };
  EXPECT_THAT(update(), HasReason("FIELD_IMMUTABLE"));
  request.mutable_update_mask()->set_paths(0, "external_ref");
  EXPECT_THAT(update(), HasReason("FIELD_REQUIRED"));
}

TEST_F(EngagementServiceTest, ToAViewerThereIsNoVetting) {
  Vet(v1::Role::NPPV1, "2021-02-01", "2031-02-01");
  v1::ListVettingChecksRequest list;
  list.set_parent(kAda);
  const auto checks = [&](const Caller& caller) {
    return Call(*vetting_, &v1::VettingService::Stub::ListVettingChecks, list, caller)
        ->vetting_checks_size();
  };
  EXPECT_EQ(checks(Viewer("essex")), 0);
  EXPECT_EQ(checks(Analyst("essex")), 1);
  v1::GetVettingCheckRequest get;
  get.set_name(absl::StrCat(kAda, "/vettingChecks/c1"));
  EXPECT_THAT(Call(*vetting_, &v1::VettingService::Stub::GetVettingCheck, get, Viewer("essex")),
              HasReason("VETTING_CHECK_UNKNOWN"));
}

TEST_F(EngagementServiceTest, WhoWouldNotHaveLeftIsOpenBesideOthersAgain) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  ABSL_ASSERT_OK(Move(v1::Engagement::WITHDRAWN, "2021-02-01"));
  ABSL_ASSERT_OK(Apply(kAda, "e2", "clerk", "2021-03-01"));
  v1::CorrectEngagementRequest request;
  request.set_name(kEngagement);
  request.set_corrects_seq(2);
  request.set_to(v1::Engagement::APPLIED);
  request.set_effective_on("2021-02-01");
  request.set_reason("Somebody else's letter");
  EXPECT_THAT(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                   Analyst("essex")),
              HasReason("ENGAGEMENT_OPEN"));
}

TEST_F(EngagementServiceTest, APersonIsNamedInOneWay) {
  ABSL_ASSERT_OK(Apply(kAda, "e1", "clerk", "2021-01-01"));
  EXPECT_THAT(Supervise(kEngagement, kAda, "2021-01-01"), HasReason("SUPERVISED_BY_SELF"));
  EXPECT_THAT(Supervise(kEngagement, "forces/kent/volunteers/v-1", "2021-01-01"),
              HasReason("VOLUNTEER_NOT_OF_FORCE"));
}

TEST_F(EngagementServiceTest, WhyIsForThoseWhoWorkOnItAlone) {
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
