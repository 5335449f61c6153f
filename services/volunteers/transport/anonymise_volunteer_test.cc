// How somebody is forgotten: what is refused, what is left, and what is not.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/exit_interview_service.grpc.pb.h"
#include "copperplate/volunteers/v1/recognition_service.grpc.pb.h"
#include "copperplate/volunteers/v1/skill_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_summary_service.grpc.pb.h"
#include "libs/events/seal_batch.h"
#include "libs/events/verify_chain.h"
#include "libs/postgres/pool.h"
#include "libs/testing/at_once.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/privacy_test.h"

namespace copperplate::volunteers {
namespace {

using testing::AtOnce;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;
using testing::StatusIs;

// What is personal of Ada, in texts of every table that has any.
constexpr const char* kPersonal[] = {"Okafor", "1990-05-17", "07700 900123", "Chidi", "Harlow",
                                     "Epping", "PC 4711",    "Tesco",        "CV-1",  "Inquest",
                                     "OKAFO",  "Leeds",      "Mersea"};

class AnonymiseVolunteerTest : public PrivacyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddActive();
    Describe();
    Work();
    ABSL_ASSERT_OK(AddRule("psv", v1::RetentionRule::PSV, 12));
  }

  // With a request that may be sent again.
  void Describe() {
    v1::UpdateVolunteerRequest request;
    v1::Volunteer& ada = *request.mutable_volunteer();
    ada.set_name(kVolunteer);
    ada.set_contact("07700 900123");
    ada.set_emergency_contact("Chidi Okafor");
    ada.set_home_area("Harlow");
    ada.add_preferred_areas("Epping");
    for (const char* const path :
         {"contact", "emergency_contact", "home_area", "preferred_areas"}) {
      request.mutable_update_mask()->add_paths(path);
    }
    request.set_request_id("0f8fad5b-d9cb-469f-a165-70867728950e");
    describe_ = request;
    ABSL_ASSERT_OK(DescribeAgain().status());
    v1::UpdateEngagementRequest engaged;
    engaged.mutable_engagement()->set_name(kEngagement);
    engaged.mutable_engagement()->set_collar_number("PC 4711");
    engaged.mutable_engagement()->set_employer_scheme("Tesco");
    engaged.mutable_engagement()->set_department("Roads");
    for (const char* const path : {"collar_number", "employer_scheme", "department"}) {
      engaged.mutable_update_mask()->add_paths(path);
    }
    engaged.set_request_id("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, engaged,
                        Analyst("essex")));
  }
  absl::StatusOr<v1::Volunteer> DescribeAgain() {
    return Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, describe_,
                Analyst("essex"));
  }

  // Two duties, one verified and amended, and a leave, with reasons that name somebody.
  void Work() {
    v1::Duty late =
        Overridden(Done("2018-05-01 10:00", "2018-05-01 12:00"), v1::Duty::Override::LATE_ENTRY);
    late.mutable_overrides(0)->set_reason("Chidi had the form");
    late.set_event("Young carers' camp at Mersea");
    ABSL_ASSERT_OK(Create("d1", late));
    ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("deputy")));
    v1::AmendDutyRequest amend;
    amend.set_name(NameOf("d1"));
    *amend.mutable_duty() = late;
    amend.mutable_duty()->set_break_minutes(15);
    amend.set_reason("Chidi says so");
    ABSL_ASSERT_OK(Call(*duties_, &v1::DutyService::Stub::AmendDuty, amend, As("deputy")).status());
    v1::MoveEngagementRequest leave;
    leave.set_name(kEngagement);
    leave.set_to(v1::Engagement::ON_LEAVE);
    leave.set_effective_on("2018-06-01");
    leave.set_expected_return("2018-07-01");
    leave.set_reason("Looks after Chidi Okafor");
    ABSL_ASSERT_OK(MoveEngagement(leave));
    ABSL_ASSERT_OK(MoveEngagement(kEngagement, v1::Engagement::ACTIVE, "2018-07-01"));
  }
  // Texts of what else lies below a volunteer.
  void Remember() {
    v1::CreateRecognitionRequest thanks;
    thanks.set_parent(kVolunteer);
    thanks.set_recognition_id("flood");
    thanks.mutable_recognition()->set_type(v1::Recognition::THANKS);
    thanks.mutable_recognition()->set_awarded_on("2018-12-01");
    thanks.mutable_recognition()->set_citation("Ada Okafor, for nine nights");
    const auto recognitions = v1::RecognitionService::NewStub(channel());
    ABSL_ASSERT_OK(Call(*recognitions, &v1::RecognitionService::Stub::CreateRecognition, thanks,
                        Analyst("essex")));
    const auto skills = v1::SkillService::NewStub(channel());
    v1::CreateSkillRequest skill;
    skill.set_parent("forces/essex");
    skill.set_skill_id("driving");
    skill.mutable_skill()->set_title("Driving");
    ABSL_ASSERT_OK(Call(*skills, &v1::SkillService::Stub::CreateSkill, skill, Analyst("essex")));
    v1::CreateVolunteerSkillRequest held;
    held.set_parent(kVolunteer);
    held.set_volunteer_skill_id("s1");
    held.mutable_volunteer_skill()->set_skill("forces/essex/skills/driving");
    held.mutable_volunteer_skill()->set_evidenced_by("Licence OKAFO 905170");
    held.mutable_volunteer_skill()->set_acquired_on("2018-01-01");
    ABSL_ASSERT_OK(
        Call(*skills, &v1::SkillService::Stub::CreateVolunteerSkill, held, Analyst("essex")));
  }
  void TalkOnLeaving() {
    v1::RecordExitInterviewRequest talk;
    talk.set_name(kEngagement);
    talk.set_state(v1::Engagement::ExitInterview::COMPLETED);
    talk.add_reasons("Chidi found work in Leeds");
    talk.set_notes("Leeds is far");
    const auto interviews = v1::ExitInterviewService::NewStub(channel());
    ABSL_ASSERT_OK(Call(*interviews, &v1::ExitInterviewService::Stub::RecordExitInterview, talk,
                        Analyst("essex")));
  }
  void LeaveLongAgo() { ABSL_ASSERT_OK(Leave(kEngagement, "2019-01-31")); }

  // As known when `known` was told, where it is given.
  absl::StatusOr<v1::VolunteerSummary> Summarise(const v1::VolunteerSummary* known = nullptr) {
    v1::GetVolunteerSummaryRequest request;
    request.set_name("forces/essex/volunteerSummary");
    request.set_as_of("2018-05-31");
    if (known != nullptr) *request.mutable_known_at() = known->known_at();
    return Call(*summaries_, &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, request,
                Analyst("essex"));
  }
  // Every table of the service, bytes as hexadecimal digits.
  std::string WholeDatabase() {
    return Value("SET xmlbinary = hex; SELECT schema_to_xml('volunteers', true, false, '')::text");
  }
  static std::string Hex(const char* text) { return absl::BytesToHexString(text); }

  v1::UpdateVolunteerRequest describe_;
  std::unique_ptr<v1::VolunteerSummaryService::Stub> summaries_ =
      v1::VolunteerSummaryService::NewStub(channel());
};

TEST_F(AnonymiseVolunteerTest, EverythingThatStandsAgainstItIsTold) {
  ABSL_ASSERT_OK(Hold("h1"));
  EXPECT_THAT(NeedsTold(Anonymise()),
              ElementsAre("ENGAGEMENT_LIVE forces/essex/volunteers/v-1/engagements/e1: is ACTIVE",
                          "LEGAL_HOLD forces/essex/volunteers/v-1: is under a legal hold"));
  const std::string today = Value(
      "SELECT to_char(now() AT TIME ZONE 'Europe/London', "
      "'YYYY-MM-DD')");
  const std::string in_a_year = Value(
      "SELECT to_char((now() AT TIME ZONE 'Europe/London')::date + interval '12 months', "
      "'YYYY-MM-DD')");
  ABSL_ASSERT_OK(Leave(kEngagement, today));
  const auto refused = Anonymise();
  EXPECT_THAT(refused, HasReason("LEGAL_HOLD"));
  EXPECT_THAT(NeedsTold(refused), ElementsAre(HasSubstr("LEGAL_HOLD"),
                                              absl::StrCat("RETENTION_NOT_ELAPSED ", kVolunteer,
                                                           ": is kept until ", in_a_year)));
  EXPECT_THAT(refused.status().ToString(), Not(HasSubstr("Inquest")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer ada, GetVolunteer());
  EXPECT_EQ(ada.full_name(), "Ada Okafor") << "nothing was erased";
}

TEST_F(AnonymiseVolunteerTest, WithoutARuleNobodyIsForgotten) {
  LeaveLongAgo();
  Value("DELETE FROM volunteers.retention_rule; SELECT ''");
  EXPECT_THAT(Anonymise(), HasReason("RETENTION_RULE_MISSING"));
}

TEST_F(AnonymiseVolunteerTest, IsForAdminsAndOfWhoIsThere) {
  LeaveLongAgo();
  v1::AnonymiseVolunteerRequest request;
  request.set_name(kVolunteer);
  for (const Caller& caller : {Viewer("essex"), Analyst("essex"), Publisher("essex")}) {
    EXPECT_THAT(Call(*privacy_, &PrivacyStub::AnonymiseVolunteer, request, caller),
                StatusIs(absl::StatusCode::kPermissionDenied));
  }
  EXPECT_THAT(Anonymise("forces/essex/volunteers/v-9"), HasReason("VOLUNTEER_UNKNOWN"));
  request.set_etag("\"AAAAAAAAAAA\"");
  EXPECT_THAT(Call(*privacy_, &PrivacyStub::AnonymiseVolunteer, request, Admin("essex")),
              HasReason("ETAG_MISMATCH"));
  request.set_etag("");
  request.set_validate_only(true);
  ABSL_ASSERT_OK(Call(*privacy_, &PrivacyStub::AnonymiseVolunteer, request, Admin("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer ada, GetVolunteer());
  EXPECT_EQ(ada.full_name(), "Ada Okafor") << "it was only asked whether";
}

TEST_F(AnonymiseVolunteerTest, NothingPersonalIsLeftInAnyTable) {
  Remember();
  LeaveLongAgo();
  TalkOnLeaving();
  ABSL_ASSERT_OK(Hold("h1"));
  ABSL_ASSERT_OK(Release("h1"));
  ABSL_ASSERT_OK(DescribeAgain()) << "the first result";
  const std::string before = WholeDatabase();
  for (const char* const text : kPersonal) EXPECT_THAT(before, HasSubstr(text));
  EXPECT_THAT(absl::AsciiStrToLower(before), HasSubstr(Hex("Harlow"))) << "the first reply";
  ABSL_ASSERT_OK(Anonymise());
  const std::string after = WholeDatabase();
  EXPECT_THAT(after, HasSubstr("v-1"));
  for (const char* const text : kPersonal) {
    EXPECT_THAT(after, Not(HasSubstr(text)));
    EXPECT_THAT(absl::AsciiStrToLower(after), Not(HasSubstr(Hex(text)))) << text;
  }
  EXPECT_THAT(DescribeAgain(), HasReason("VOLUNTEER_ANONYMISED"));
}

TEST_F(AnonymiseVolunteerTest, TheServiceItselfForgetsNobodyElse) {
  const auto erase = [&](const std::string& force) {
    return storage()
        .database()
        .RunAsSuperuser(absl::StrCat("SET ROLE volunteers_runtime; SET app.force = 'essex'; SELECT "
                                     "volunteers.erase_volunteer('",
                                     force, "', 'v-1', '{}', 99, now(), 'somebody')"))
        .status()
        .ToString();
  };
  EXPECT_THAT(erase("essex"), HasSubstr("only of who is anonymised"));
  Value(
      "UPDATE volunteers.volunteer SET name = '', date_of_birth = NULL, contact = '', "
      "emergency_contact = '', home_area = '', preferred_areas = '{}', "
      "anonymised_on = '2020-01-01' WHERE id = 'v-1'; SELECT ''");
  EXPECT_THAT(erase("kent"), HasSubstr("only of who is anonymised"));
  EXPECT_EQ(erase("essex"), "OK");
}

// What of a table is not erased is listed here: it holds nothing personal but ids, as the duties'
// minutes, matches and sessions do, or sealed texts whose key is destroyed, as the events do, or is
// that key. A table that is added is one or the other.
TEST_F(AnonymiseVolunteerTest, EveryTableOfVolunteersIsThoughtOf) {
  EXPECT_EQ(Value(R"(
      SELECT string_agg(c.relname, ' ' ORDER BY c.relname)
      FROM pg_class c
      WHERE c.relnamespace = 'volunteers'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
        AND (SELECT prosrc FROM pg_proc WHERE proname = 'erase_volunteer')
            !~ ('(UPDATE|DELETE FROM) ' || c.relname || '\s'))"),
            "cadet_unit duty_import duty_minutes duty_type engagement_history engagement_standard "
            "equality_benchmark equality_characteristic establishment_target "
            "establishment_target_history event "
            "event_head event_out figure_mapping figure_publication force match opportunity "
            "person_key published_figure retention_rule review_standard revision revision_made "
            "role session_import session_source skill speedwatch_standard volunteer_import "
            "watch_group watch_group_history watch_session watch_session_history watch_site");
}

TEST_F(AnonymiseVolunteerTest, OthersKeepWhatIsTheirs) {
  AddActive("v-10", "e1");  // whose name begins as the other's
  v1::UpdateVolunteerRequest request;
  request.mutable_volunteer()->set_name("forces/essex/volunteers/v-10");
  request.mutable_volunteer()->set_home_area("Ely");
  request.mutable_update_mask()->add_paths("home_area");
  request.set_request_id("16fd2706-8baf-433b-82eb-8c7fada847da");
  const auto update = [&] {
    return Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, request,
                Analyst("essex"));
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer first, update());
  LeaveLongAgo();
  ABSL_ASSERT_OK(Anonymise());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer again, update());
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString()) << "the first result";
  EXPECT_EQ(Value("SELECT string_agg(volunteer || '/' || id, ',') FROM volunteers.vetting_check"),
            "v-10/c1");
  EXPECT_EQ(Value("SELECT string_agg(volunteer || ' ' || supervisor, ',') "
                  "FROM volunteers.supervision"),
            "v-10 sgt");
}

TEST_F(AnonymiseVolunteerTest, WhatIsLeftIsReadAsEver) {
  LeaveLongAgo();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer anonymous, Anonymise());
  EXPECT_EQ(anonymous.name(), kVolunteer);
  EXPECT_EQ(anonymous.year_of_birth(), 1990);
  EXPECT_THAT(anonymous.anonymised_on(), HasSubstr("-"));
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Volunteer read, GetVolunteer());
  EXPECT_EQ(read.SerializeAsString(), anonymous.SerializeAsString());
  v1::GetEngagementRequest get;
  get.set_name(kEngagement);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement engagement,
      Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Analyst("essex")));
  std::vector<std::string> steps;
  for (const auto& event : engagement.events()) {
    steps.push_back(absl::StrCat(v1::Engagement::State_Name(event.to_state()), " ",
                                 event.effective_on(), " ", event.reason()));
  }
  EXPECT_THAT(steps,
              ElementsAre("APPLIED 2017-01-01 ", "VETTING 2017-01-10 ", "INDUCTION 2017-02-01 ",
                          "ACTIVE 2017-03-01 ", "ON_LEAVE 2018-06-01 ", "ACTIVE 2018-07-01 ",
                          "LEFT 2019-01-31 MOVED"));
  EXPECT_EQ(engagement.collar_number() + engagement.employer_scheme(), "");
  EXPECT_EQ(engagement.department(), "Roads");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty duty, Get(NameOf("d1")));
  EXPECT_EQ(duty.worked_minutes(), 105);
  EXPECT_EQ(
      duty.reason() + duty.verified_by() + duty.overrides(0).reason() + duty.overrides(0).author(),
      "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty first, Get(NameOf("d1"), 1));
  EXPECT_EQ(first.state(), v1::Duty::AMENDED);
  EXPECT_EQ(first.verified_by(), "");
  v1::ListVettingChecksRequest list;
  list.set_parent(kVolunteer);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto checks,
      Call(*vetting_, &v1::VettingService::Stub::ListVettingChecks, list, Analyst("essex")));
  EXPECT_EQ(checks.vetting_checks_size(), 0);
}

TEST_F(AnonymiseVolunteerTest, EveryWriteIsRefused) {
  LeaveLongAgo();
  const v1::Duty more =
      Overridden(Done("2018-05-02 10:00", "2018-05-02 12:00"), v1::Duty::Override::LATE_ENTRY);
  ABSL_ASSERT_OK(Create("d2", more));
  ABSL_ASSERT_OK(Anonymise());
  EXPECT_THAT(Anonymise(), HasReason("ALREADY_ANONYMISED"));
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(kVolunteer);
  update.mutable_volunteer()->set_full_name("Ada Okafor");
  update.mutable_update_mask()->add_paths("full_name");
  EXPECT_THAT(
      Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, update, Analyst("essex")),
      HasReason("VOLUNTEER_ANONYMISED"));
  v1::CreateEngagementRequest apply;
  apply.set_parent(kVolunteer);
  apply.set_engagement_id("e2");
  apply.mutable_engagement()->set_role("forces/essex/roles/clerk");
  apply.mutable_engagement()->set_applied_on("2020-01-01");
  EXPECT_THAT(
      Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, apply, Analyst("essex")),
      HasReason("VOLUNTEER_ANONYMISED"));
  EXPECT_THAT(MoveEngagement(kEngagement, v1::Engagement::ACTIVE, "2020-01-01"),
              HasReason("VOLUNTEER_ANONYMISED"));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(kEngagement);
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/clerk");
  transfer.set_effective_on("2020-01-01");
  EXPECT_THAT(Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                   Analyst("essex")),
              HasReason("VOLUNTEER_ANONYMISED"));
  v1::CreateVettingCheckRequest check;
  check.set_parent(kVolunteer);
  check.set_vetting_check_id("c2");
  check.mutable_vetting_check()->set_level(v1::Role::NPPV1);
  check.mutable_vetting_check()->set_requested_on("2020-01-01");
  EXPECT_THAT(
      Call(*vetting_, &v1::VettingService::Stub::CreateVettingCheck, check, Analyst("essex")),
      HasReason("VOLUNTEER_ANONYMISED"));
  EXPECT_THAT(Hold("h2"), HasReason("VOLUNTEER_ANONYMISED"));
  EXPECT_THAT(Create("d3", more), HasReason("VOLUNTEER_ANONYMISED"));
  EXPECT_THAT(Create("d3", Done("2026-11-01 10:00", "2026-11-01 12:00")),
              HasReason("VOLUNTEER_ANONYMISED"));
  EXPECT_THAT(Move(NameOf("d2"), v1::Duty::VERIFIED, As("sgt")), HasReason("VOLUNTEER_ANONYMISED"));
  v1::AmendDutyRequest amend;
  amend.set_name(NameOf("d1"));
  *amend.mutable_duty() = more;
  amend.set_reason("Late");
  EXPECT_THAT(Call(*duties_, &v1::DutyService::Stub::AmendDuty, amend, As("sgt")),
              HasReason("VOLUNTEER_ANONYMISED"));
  EXPECT_THAT(Value("SELECT count(*) FROM volunteers.duty"), "3");
}

TEST_F(AnonymiseVolunteerTest, FiguresStayWhatTheyWere) {
  LeaveLongAgo();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary told, Summarise());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary before, Summarise(&told));
  EXPECT_EQ(before.kinds(1).headcount().strength(), 1);
  EXPECT_EQ(before.kinds(1).periods(0).hours().minutes(), 105);
  ABSL_ASSERT_OK(Anonymise());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary after, Summarise(&told));
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(v1::VolunteerSummary now, Summarise());
  EXPECT_GT(now.revision(), before.revision());
  now.set_revision(before.revision());
  *now.mutable_known_at() = before.known_at();
  EXPECT_EQ(now.SerializeAsString(), before.SerializeAsString());
}

TEST_F(AnonymiseVolunteerTest, TheChainOfEventsVerifiesAndNothingOfItCanBeOpened) {
  LeaveLongAgo();
  ABSL_ASSERT_OK(Anonymise());
  EXPECT_EQ(Value("SELECT (after::jsonb ->> 'yearOfBirth') || (after::jsonb ->> 'fullName') "
                  "FROM volunteers.event_out WHERE type = 'volunteer.anonymised'"),
            "0");
  EXPECT_EQ(Value("SELECT key IS NULL AND destroyed_at IS NOT NULL FROM volunteers.person_key "
                  "WHERE person = 'volunteers/v-1'"),
            "t");
  postgres::PoolOptions options = storage().WorkerOptions();
  options.size = 1;
  ABSL_ASSERT_OK_AND_ASSIGN(const auto pool,
                            postgres::Pool::Create(std::move(options), postgres::Observer::None()));
  {
    ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease worker,
                              pool->AcquireAcrossForces(absl::InfiniteFuture()));
    std::string after_force;
    ABSL_ASSERT_OK(events::SealBatch(worker, {}, after_force));
  }
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  ABSL_ASSERT_OK_AND_ASSIGN(const events::Head head, events::VerifyChain(lease, "essex", {}));
  EXPECT_EQ(absl::StrCat(head.position), Value("SELECT count(*) FROM volunteers.event"));
  EXPECT_GT(head.position, 20);
}

TEST_F(AnonymiseVolunteerTest, WhoBeginsAnewAtTheSameTimeIsNotForgotten) {
  constexpr int kErasures = 100;
  LeaveLongAgo();
  v1::CreateEngagementRequest apply;
  apply.set_parent(kVolunteer);
  apply.set_engagement_id("e2");
  apply.mutable_engagement()->set_role("forces/essex/roles/clerk");
  apply.mutable_engagement()->set_applied_on("2020-01-01");
  int begun = 0;
  int erased = 0;
  for (int race = 0; race < kErasures; ++race) {
    absl::Status applied;
    absl::Status forgotten;
    const auto begin = [&] {
      applied = Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, apply,
                     Analyst("essex"))
                    .status();
    };
    const auto erase = [&] { forgotten = Anonymise().status(); };
    AtOnce(race, erase, begin);
    ASSERT_NE(applied.ok(), forgotten.ok()) << race << ": " << applied << " / " << forgotten;
    if (applied.ok()) {
      ++begun;
      EXPECT_THAT(forgotten, HasReason("ENGAGEMENT_LIVE"));
    } else {
      ++erased;
      EXPECT_THAT(applied, HasReason("VOLUNTEER_ANONYMISED"));
    }
    // As it was before, as far as the race goes.
    Value(
        "DELETE FROM volunteers.engagement_event WHERE engagement = 'e2'; "
        "DELETE FROM volunteers.engagement WHERE id = 'e2'; "
        "DELETE FROM volunteers.person_key; UPDATE volunteers.volunteer SET name = 'Ada', "
        "date_of_birth = '1990-05-17', year_of_birth = NULL, anonymised_on = NULL; SELECT ''");
  }
  EXPECT_GT(begun, 0);
  EXPECT_GT(erased, 0);
}

}  // namespace
}  // namespace copperplate::volunteers
