#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "copperplate/volunteers/v1/establishment_target_service.grpc.pb.h"
#include "copperplate/volunteers/v1/volunteer_summary_service.grpc.pb.h"
#include "libs/api/instant.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;

using Summary = v1::VolunteerSummary;

// Revision n of essex was made on day n of January 2026.
class SummaryServiceTest : public ServiceTest {
 protected:
  void SetUp() override {
    Value(R"(
      UPDATE volunteers.revision SET revision = 9 WHERE force = 'essex';
      INSERT INTO volunteers.revision_made (force, revision, made_at)
      SELECT 'essex', n, '2025-12-31'::timestamptz + n * interval '1 day'
      FROM generate_series(1, 9) n;
      INSERT INTO volunteers.role (force, id, uid, version, created_at, created_by, updated_at,
                                   updated_by, kind, title, required_vetting, required_skills,
                                   active)
      SELECT 'essex', 'role-' || k, gen_random_uuid(), 1, now(), 'a', now(), 'a', k, 'Role ' || k,
             1, '{}', true
      FROM generate_series(1, 4) k)");
  }

  // Adds engagement `e<kind>` of a volunteer of the id, who is added where there is none.
  void Engage(const std::string& volunteer, v1::Role::Kind kind) {
    Value(absl::Substitute(R"(
      INSERT INTO volunteers.volunteer (force, id, uid, version, created_at, created_by, updated_at,
                                        updated_by, name, date_of_birth, contact,
                                        emergency_contact, home_area, preferred_areas, marking)
      VALUES ('essex', '$0', gen_random_uuid(), 1, now(), 'a', now(), 'a', 'A', '1990-01-01', '',
              '', '', '{}', 2)
      ON CONFLICT DO NOTHING;
      INSERT INTO volunteers.engagement (force, volunteer, id, uid, version, created_at, created_by,
                                         updated_at, updated_by, kind, role, unit_or_group,
                                         collar_no, under_investigation)
      VALUES ('essex', '$0', 'e$1', gen_random_uuid(), 1, now(), 'a', now(), 'a', $1, 'role-$1',
              '', '', false))",
                           volunteer, static_cast<int>(kind)));
  }
  // The next event of it, known from the revision on.
  void Step(const std::string& volunteer, v1::Role::Kind kind, v1::Engagement::State to,
            const std::string& on, int revision) {
    Value(absl::Substitute(R"(
      INSERT INTO volunteers.engagement_event (force, volunteer, engagement, seq, from_state,
                                               to_state, effective_on, reason, actor, revision)
      SELECT 'essex', '$0', 'e$1', count(*) + 1, (array_agg(to_state ORDER BY seq DESC))[1], $2,
             '$3', '', 'a', $4
      FROM volunteers.engagement_event
      WHERE force = 'essex' AND volunteer = '$0' AND engagement = 'e$1')",
                           volunteer, static_cast<int>(kind), static_cast<int>(to), on, revision));
  }

  absl::StatusOr<Summary> Get(const v1::GetVolunteerSummaryRequest& request) {
    return Call(*summaries_, &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, request,
                Viewer("essex"));
  }
  absl::StatusOr<Summary> GetAsOf(const std::string& day) {
    v1::GetVolunteerSummaryRequest request;
    request.set_name("forces/essex/volunteerSummary");
    request.set_as_of(day);
    return Get(request);
  }

 private:
  std::unique_ptr<v1::VolunteerSummaryService::Stub> summaries_ =
      v1::VolunteerSummaryService::NewStub(channel());
};

TEST_F(SummaryServiceTest, StocksStagesAndFlowsOfEachKind) {
  Engage("ada", v1::Role::SPECIAL);
  Step("ada", v1::Role::SPECIAL, v1::Engagement::APPLIED, "2024-01-01", 1);
  Step("ada", v1::Role::SPECIAL, v1::Engagement::PROBATION, "2025-06-01", 2);
  Engage("ada", v1::Role::PSV);
  Step("ada", v1::Role::PSV, v1::Engagement::ACTIVE, "2023-01-01", 2);
  Engage("bo", v1::Role::PSV);
  Step("bo", v1::Role::PSV, v1::Engagement::APPLIED, "2025-11-20", 3);
  Step("bo", v1::Role::PSV, v1::Engagement::VETTING, "2025-12-01", 3);

  ABSL_ASSERT_OK_AND_ASSIGN(const Summary summary, GetAsOf("2025-12-31"));
  EXPECT_EQ(summary.name(), "forces/essex/volunteerSummary");
  EXPECT_EQ(summary.as_of(), "2025-12-31");
  EXPECT_EQ(summary.revision(), 9);
  ASSERT_EQ(summary.kinds_size(), 4);
  const Summary::KindSummary& specials = summary.kinds(0);
  EXPECT_EQ(specials.kind(), v1::Role::SPECIAL);
  EXPECT_EQ(specials.headcount().strength(), 1);
  EXPECT_EQ(specials.headcount().in_probation(), 1);
  ASSERT_EQ(specials.periods_size(), 4);
  EXPECT_EQ(specials.periods(0).span(), Summary::Period::MONTH);
  EXPECT_EQ(specials.periods(0).joiners(), 0);
  EXPECT_EQ(specials.periods(1).span(), Summary::Period::FINANCIAL_YEAR_TO_DATE);
  EXPECT_EQ(specials.periods(1).from_date(), "2025-04-01");
  EXPECT_EQ(specials.periods(1).joiners(), 1);
  EXPECT_EQ(specials.periods(1).persons_joined(), 1);
  // From June on: 7 of 12 month ends.
  EXPECT_EQ(specials.average_month(), "2025-12");
  EXPECT_EQ(specials.average_headcount(), "0.6");
  EXPECT_EQ(specials.turnover_percent(), "0.0");

  const Summary::KindSummary& support = summary.kinds(1);
  EXPECT_EQ(support.headcount().active(), 1);
  EXPECT_EQ(support.pipeline(1).state(), v1::Engagement::VETTING);
  EXPECT_EQ(support.pipeline(1).persons(), 1);
  EXPECT_EQ(support.pipeline(1).median_days(), "30");
  EXPECT_EQ(support.pipeline(1).oldest_days(), 30);
  EXPECT_EQ(support.pipeline(0).median_days(), "");
  EXPECT_FALSE(support.pipeline(0).has_oldest_days());
  EXPECT_EQ(summary.kinds(2).turnover_percent(), "");
  EXPECT_EQ(summary.together().strength(), 1);
}

TEST_F(SummaryServiceTest, OneKindAndAPeriodThatIsAskedFor) {
  Engage("ada", v1::Role::SPECIAL);
  Step("ada", v1::Role::SPECIAL, v1::Engagement::PROBATION, "2024-03-01", 1);
  Engage("bo", v1::Role::SPECIAL);
  Step("bo", v1::Role::SPECIAL, v1::Engagement::PROBATION, "2024-02-29", 1);
  v1::GetVolunteerSummaryRequest request;
  request.set_name("forces/essex/volunteerSummary");
  request.set_as_of("2025-12-15");
  request.set_from_month("2024-03");
  request.set_kind(v1::Role::SPECIAL);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary summary, Get(request));
  ASSERT_EQ(summary.kinds_size(), 1);
  EXPECT_EQ(summary.kinds(0).kind(), v1::Role::SPECIAL);
  EXPECT_EQ(summary.together().strength(), 2);
  EXPECT_FALSE(summary.has_speedwatch());
  ASSERT_EQ(summary.kinds(0).periods_size(), 5);
  const Summary::Period& since = summary.kinds(0).periods(4);
  EXPECT_EQ(since.span(), Summary::Period::SINCE);
  EXPECT_EQ(since.from_date() + " " + since.to_date(), "2024-03-01 2025-12-15");
  EXPECT_EQ(since.joiners(), 1);
  request.set_kind(v1::Role::SPEEDWATCH);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary speedwatch, Get(request));
  EXPECT_EQ(speedwatch.speedwatch().periods_size(), 5);
  request.set_from_month("2026-01");
  EXPECT_THAT(Get(request), HasReason("MONTHS_REVERSED"));
  request.set_from_month("2005-12");
  EXPECT_THAT(Get(request), HasReason("TOO_MANY_MONTHS"));
  request.set_from_month("2006-01");
  ABSL_EXPECT_OK(Get(request));
}

TEST_F(SummaryServiceTest, HoursAreOfTheDaysOnWhichTheirVolunteerWasInForce) {
  Engage("ada", v1::Role::SPECIAL);
  Step("ada", v1::Role::SPECIAL, v1::Engagement::INDUCTION, "2025-12-01", 1);
  Step("ada", v1::Role::SPECIAL, v1::Engagement::PROBATION, "2025-12-10", 2);
  Value(R"(
    INSERT INTO volunteers.duty_type (force, id, uid, version, created_at, created_by, updated_at,
                                      updated_by, title, counts_as_hours, training, hidden)
    VALUES ('essex', 'patrol', gen_random_uuid(), 1, now(), 'a', now(), 'a', 'Patrol', true, false,
            false);
    INSERT INTO volunteers.duty_minutes (force, day, duty, entry, volunteer, engagement, type, area,
                                         unverified, verified, entered_at, revision, recorded_at)
    SELECT 'essex', day, gen_random_uuid(), 1, 'ada', 'e1', 'patrol', area, unverified, verified,
           entered_at, 2, recorded_at
    FROM (VALUES ('2025-12-05'::date, 'ely', 0, 120, '2025-12-06'::timestamptz, '2026-01-02'::timestamptz),
                 ('2025-12-10', 'ely', 0, 90, '2025-12-11', '2026-01-02'),
                 ('2025-12-31', '', 30, 0, '2026-01-03', '2026-01-05'),
                 ('2026-01-01', '', 60, 0, '2026-01-03', '2026-01-05'))
      AS d (day, area, unverified, verified, entered_at, recorded_at))");
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary summary, GetAsOf("2025-12-31"));
  const Summary::KindSummary& specials = summary.kinds(0);
  const Summary::Hours& month = specials.periods(0).hours();
  EXPECT_EQ(month.minutes(), 120);
  EXPECT_EQ(month.hours(), "2.0");
  EXPECT_EQ(month.qualifier(), Summary::Hours::ESTIMATED);
  EXPECT_EQ(month.unverified_minutes(), 30);
  EXPECT_EQ(month.late_minutes(), 30);
  EXPECT_EQ(month.induction_minutes(), 120);
  EXPECT_EQ(month.outside_minutes(), 0);
  EXPECT_EQ(specials.periods(3).hours().minutes(), 120);
  EXPECT_EQ(specials.turnout_percent(), "100.0");
  ASSERT_EQ(specials.periods(0).splits_size(), 1);  // to a viewer
  EXPECT_EQ(specials.periods(0).splits(0).key(), "forces/essex/dutyTypes/patrol");
  v1::GetVolunteerSummaryRequest whole;
  whole.set_name("forces/essex/volunteerSummary");
  whole.set_as_of("2025-12-31");
  const auto told =
      Call(*v1::VolunteerSummaryService::NewStub(channel()),
           &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, whole, Analyst("essex"));
  ABSL_ASSERT_OK(told);
  // By type; of no department; in two areas and one of them none.
  const Summary::Period& december = told->kinds(0).periods(0);
  ASSERT_EQ(december.splits_size(), 4);
  EXPECT_EQ(december.splits(1).by(), Summary::Split::DEPARTMENT);
  EXPECT_EQ(december.splits(3).key(), "ely");
  EXPECT_EQ(december.splits(3).hours().minutes(), 90);
  EXPECT_EQ(summary.kinds(1).periods(0).hours().minutes(), 0);
  EXPECT_EQ(summary.kinds(1).average_monthly_hours(), "");
  whole.set_area("ely");
  const auto of_area =
      Call(*v1::VolunteerSummaryService::NewStub(channel()),
           &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, whole, Analyst("essex"));
  ABSL_ASSERT_OK(of_area);
  EXPECT_EQ(of_area->kinds(0).periods(0).hours().minutes(), 90);
  EXPECT_EQ(of_area->kinds(0).periods(0).hours().induction_minutes(), 120);
  EXPECT_EQ(of_area->kinds(0).headcount().strength(), 1);
  EXPECT_THAT(Get(whole), HasReason("ROLE_MISSING")) << "a viewer";

  v1::GetVolunteerSummaryRequest request;
  request.set_name("forces/essex/volunteerSummary");
  request.set_as_of("2025-12-31");
  api::WriteInstant(absl::FromCivil(absl::CivilSecond(2026, 1, 4), absl::UTCTimeZone()),
                    *request.mutable_known_at());
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary then, Get(request));
  EXPECT_EQ(then.kinds(0).periods(0).hours().minutes(), 90);
  EXPECT_EQ(then.kinds(0).periods(0).hours().qualifier(), Summary::Hours::EXACT);
}

TEST_F(SummaryServiceTest, TargetsOfTheDayAndWhatIsMissing) {
  Engage("ada", v1::Role::SPECIAL);
  Step("ada", v1::Role::SPECIAL, v1::Engagement::PROBATION, "2025-06-01", 2);
  const auto targets = v1::EstablishmentTargetService::NewStub(channel());
  v1::CreateEstablishmentTargetRequest request;
  request.set_parent("forces/essex");
  request.set_establishment_target_id("budget-2025");
  request.mutable_establishment_target()->set_kind(v1::Role::SPECIAL);
  request.mutable_establishment_target()->set_basis(v1::EstablishmentTarget::BUDGET);
  request.mutable_establishment_target()->set_from_date("2025-04-01");
  const auto create = [&] {
    return Call(*targets, &v1::EstablishmentTargetService::Stub::CreateEstablishmentTarget, request,
                Analyst("essex"));
  };
  EXPECT_THAT(create(), HasReason("FIELD_REQUIRED"));
  request.mutable_establishment_target()->set_persons(300);
  ABSL_ASSERT_OK(create());
  request.set_establishment_target_id("again");
  EXPECT_THAT(create(), HasReason("TARGET_EXISTS_ON_DAY"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary summary, GetAsOf("2025-12-31"));
  ASSERT_EQ(summary.kinds(0).targets_size(), 1);
  EXPECT_EQ(summary.kinds(0).targets(0).persons(), 300);
  EXPECT_EQ(summary.kinds(0).targets(0).vacancy(), 299);
  EXPECT_EQ(summary.kinds(1).targets_size(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary before, GetAsOf("2025-03-31"));
  EXPECT_EQ(before.kinds(0).targets_size(), 0);
}

TEST_F(SummaryServiceTest, TargetsAreThoseThatWereKnownThen) {
  using Targets = v1::EstablishmentTargetService::Stub;
  const auto targets = v1::EstablishmentTargetService::NewStub(channel());
  const auto told = [&](const Summary* known) -> std::string {
    v1::GetVolunteerSummaryRequest request;
    request.set_name("forces/essex/volunteerSummary");
    request.set_as_of("2025-12-31");
    if (known != nullptr) *request.mutable_known_at() = known->known_at();
    const auto summary = Get(request);
    if (!summary.ok()) return summary.status().ToString();
    std::string persons;
    for (const Summary::Target& target : summary->kinds(0).targets()) {
      absl::StrAppend(&persons, target.persons(), "/", target.vacancy(), " ");
    }
    return persons;
  };
  Engage("ada", v1::Role::SPECIAL);
  Step("ada", v1::Role::SPECIAL, v1::Engagement::PROBATION, "2025-06-01", 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary none, GetAsOf("2025-12-31"));
  v1::CreateEstablishmentTargetRequest create;
  create.set_parent("forces/essex");
  create.set_establishment_target_id("budget");
  v1::EstablishmentTarget& target = *create.mutable_establishment_target();
  target.set_kind(v1::Role::SPECIAL);
  target.set_basis(v1::EstablishmentTarget::BUDGET);
  target.set_from_date("2025-04-01");
  target.set_persons(300);
  const auto add = [&] {
    return Call(*targets, &Targets::CreateEstablishmentTarget, create, Analyst("essex"));
  };
  ABSL_ASSERT_OK(add());
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary made, GetAsOf("2025-12-31"));

  v1::UpdateEstablishmentTargetRequest update;
  update.mutable_establishment_target()->set_name("forces/essex/establishmentTargets/budget");
  update.mutable_establishment_target()->set_persons(250);
  update.mutable_update_mask()->add_paths("persons");
  ABSL_ASSERT_OK(Call(*targets, &Targets::UpdateEstablishmentTarget, update, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary changed, GetAsOf("2025-12-31"));

  v1::DeleteEstablishmentTargetRequest remove;
  remove.set_name("forces/essex/establishmentTargets/budget");
  ABSL_ASSERT_OK(Call(*targets, &Targets::DeleteEstablishmentTarget, remove, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary removed, GetAsOf("2025-12-31"));
  target.set_persons(200);
  ABSL_ASSERT_OK(add()) << "under the id of one that was removed";

  EXPECT_EQ(told(nullptr), "200/199 ");
  EXPECT_EQ(told(&removed), "");
  EXPECT_EQ(told(&changed), "250/249 ");
  EXPECT_EQ(told(&made), "300/299 ");
  EXPECT_EQ(told(&none), "");
}

TEST_F(SummaryServiceTest, DepartmentsAndExitInterviewsAreThoseThatWereKnownThen) {
  Value("UPDATE volunteers.revision SET revision = 5 WHERE force = 'essex'");
  Engage("ada", v1::Role::PSV);
  Step("ada", v1::Role::PSV, v1::Engagement::ACTIVE, "2023-01-01", 2);
  Step("ada", v1::Role::PSV, v1::Engagement::LEFT, "2025-12-20", 5);
  Value(R"(
    INSERT INTO volunteers.duty_minutes (force, day, duty, entry, volunteer, engagement, type, area,
                                         unverified, verified, entered_at, revision, recorded_at)
    VALUES ('essex', '2025-12-05', gen_random_uuid(), 1, 'ada', 'e2', 'filing', '', 0, 120,
            '2025-12-06', 2, '2026-01-02');
    UPDATE volunteers.engagement SET department = 'Archive', exit_interview_offered_on = '2025-12-01';
    UPDATE volunteers.revision SET revision = 7 WHERE force = 'essex';
    UPDATE volunteers.engagement SET department = 'Enquiry Office', exit_interview_state = 3;
    UPDATE volunteers.revision SET revision = 9 WHERE force = 'essex')");
  const auto told = [&](int day) -> std::string {
    v1::GetVolunteerSummaryRequest request;
    request.set_name("forces/essex/volunteerSummary");
    request.set_as_of("2025-12-31");
    api::WriteInstant(absl::FromCivil(absl::CivilSecond(2026, 1, day, 12), absl::UTCTimeZone()),
                      *request.mutable_known_at());
    const auto summary =
        Call(*v1::VolunteerSummaryService::NewStub(channel()),
             &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, request, Analyst("essex"));
    if (!summary.ok()) return summary.status().ToString();
    const Summary::Period& month = summary->kinds(1).periods(0);
    return absl::StrCat(month.splits(1).key(), " ", month.exit_interviews().completed(), "/",
                        month.exit_interviews().owed(), " ", month.persons_left());
  };
  EXPECT_EQ(told(5), "Archive 0/1 1");
  EXPECT_EQ(told(6), "Archive 0/1 1");
  EXPECT_EQ(told(7), "Enquiry Office 1/1 1");
}

TEST_F(SummaryServiceTest, WhatIsLearntLaterIsNotInWhatWasKnownThen) {
  Engage("ada", v1::Role::PSV);
  Step("ada", v1::Role::PSV, v1::Engagement::ACTIVE, "2023-01-01", 2);
  Step("ada", v1::Role::PSV, v1::Engagement::LEFT, "2025-12-01", 5);
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary now, GetAsOf("2025-12-31"));
  EXPECT_EQ(now.kinds(1).headcount().strength(), 0);
  EXPECT_EQ(now.kinds(1).periods(0).leavers(), 1);

  v1::GetVolunteerSummaryRequest request;
  request.set_name("forces/essex/volunteerSummary");
  request.set_as_of("2025-12-31");
  api::WriteInstant(absl::FromCivil(absl::CivilSecond(2026, 1, 4, 12), absl::UTCTimeZone()),
                    *request.mutable_known_at());
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary then, Get(request));
  EXPECT_EQ(then.revision(), 4);
  EXPECT_EQ(then.kinds(1).headcount().strength(), 1);
  EXPECT_EQ(then.kinds(1).periods(0).leavers(), 0);

  // The instant that it says gives the same again.
  *request.mutable_known_at() = then.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const Summary again, Get(request));
  EXPECT_EQ(again.SerializeAsString(), then.SerializeAsString());

  api::WriteInstant(absl::FromCivil(absl::CivilSecond(2025, 1, 1), absl::UTCTimeZone()),
                    *request.mutable_known_at());
  EXPECT_THAT(Get(request), HasReason("KNOWN_AT_BEFORE_FIRST"));
}

TEST_F(SummaryServiceTest, EveryFaultIsTold) {
  v1::GetVolunteerSummaryRequest request;
  request.set_name("forces/essex/volunteerSummary");
  request.set_as_of("3000-01-01");
  request.mutable_known_at()->set_seconds(32503680000);  // the year 3000
  EXPECT_THAT(FieldsTold(Get(request)), ElementsAre(HasSubstr("as_of"), HasSubstr("known_at")));
  request.set_name("forces/essex/summary");
  EXPECT_THAT(Get(request), HasReason("RESOURCE_NAME_INVALID"));
}

TEST_F(SummaryServiceTest, OfAForceThatHoldsNothing) {
  v1::GetVolunteerSummaryRequest request;
  request.set_name("forces/kent/volunteerSummary");
  const auto kent =
      Call(*v1::VolunteerSummaryService::NewStub(channel()),
           &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, request, Viewer("kent"));
  ABSL_ASSERT_OK(kent);
  EXPECT_EQ(kent->revision(), 0);
  EXPECT_EQ(kent->together().strength(), 0);
}

}  // namespace
}  // namespace copperplate::volunteers
