// The statements of duties reach their rows by index, as the runtime role and with row-level
// security on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "libs/testing_postgres/schema_checks.h"
#include "services/volunteers/storage/duty_content.h"
#include "services/volunteers/storage/duty_record.h"
#include "services/volunteers/storage/person_records.h"
#include "services/volunteers/storage/schema_version.h"
#include "services/volunteers/storage/testing/service_database.h"
#include "services/volunteers/storage/worked_minutes_rows.h"

namespace copperplate::volunteers {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// Three forces of 40 volunteers with 100 duties each, one a day from 1 January 2018 on, at noon.
constexpr char kDuties[] = R"(
    CREATE TEMPORARY TABLE f AS SELECT * FROM (VALUES ('essex'), ('kent'), ('surrey')) v (force);
    INSERT INTO volunteers.role SELECT force, 'clerk', gen_random_uuid(), 1, now(), '', now(), '',
        2, 'Clerk', NULL, 1, '{}', true FROM f;
    INSERT INTO volunteers.duty_type SELECT force, 'patrol', gen_random_uuid(), 1, now(), '',
        now(), '', 'Patrol', true, false, false FROM f;
    INSERT INTO volunteers.volunteer SELECT force, 'v-' || n, gen_random_uuid(), 1, now(), '',
        now(), '', 'N', '1990-01-01', NULL, '', '', '', '{}', 2, NULL
        FROM f, generate_series(1, 40) n;
    INSERT INTO volunteers.engagement (force, volunteer, id, uid, version, created_at, created_by,
        updated_at, updated_by, kind, role, unit_or_group, collar_no, under_investigation)
        SELECT force, 'v-' || n, 'e1', gen_random_uuid(), 1, now(), '', now(), '', 2, 'clerk', '',
        '', false FROM f, generate_series(1, 40) n;
    INSERT INTO volunteers.duty (force, volunteer, engagement, id, edition, uid, person, version,
        created_at, created_by, updated_at, updated_by, type, actual_from, actual_to,
        break_minutes, state, area, entered_at, recorded_by, verified_by, reason, override_kinds,
        override_bys, override_reasons, source, source_id, import_id, revision)
        SELECT v.force, v.id, 'e1', 'd' || n, 1, gen_random_uuid(), v.uid, 1, now(), '', now(), '',
        'patrol', '2018-01-01 12:00Z'::timestamptz + n * interval '1 day',
        '2018-01-01 13:00Z'::timestamptz + n * interval '1 day', 0, 3, '', now(), '', '', '', '{}',
        '{}', '{}', '', '', '', 0 FROM volunteers.volunteer v, generate_series(0, 99) n;
    INSERT INTO volunteers.duty_minutes
        SELECT force, starts_at::date, uid, 1, volunteer, engagement, type, area, 60, 0,
        '2018-02-01 00:00Z', 1 FROM volunteers.duty)";

class DutyPlansTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(storage_, ServiceDatabase::Create(1));
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(kDuties));
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser("VACUUM ANALYZE"));
  }
  std::string Plan(const postgres::Statement& statement, absl::string_view arguments,
                   absl::string_view setup = "") {
    const auto plan = testing_postgres::ExplainAsRuntime(storage_->database(), statement, "essex",
                                                         arguments, setup);
    EXPECT_THAT(plan, testing::IsOk());
    return plan.value_or("");
  }
  std::vector<std::string> Scans(absl::string_view relation, absl::string_view plan) {
    const auto scans = testing_postgres::ScansOf(storage_->database(), relation, plan);
    EXPECT_THAT(scans, testing::IsOk());
    return scans.value_or(std::vector<std::string>());
  }

  std::unique_ptr<ServiceDatabase> storage_;
};

TEST_F(DutyPlansTest, ListsOfTheForceWalkItsDutiesByTime) {
  const std::string plan = Plan(kListDuties,
                                "'essex', '2018-02-01Z', '2018-03-01Z', 0, '-infinity', "
                                "'00000000-0000-0000-0000-000000000000', 0, 51");
  EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"duty_by_time\""));
  EXPECT_THAT(plan, Not(HasSubstr("\"Node Type\": \"Sort\"")));
}

TEST_F(DutyPlansTest, ListsOfAVolunteerReadTheVolunteersDuties) {
  const std::string plan = Plan(kListDutiesOfVolunteer,
                                "'essex', '-infinity', 'infinity', 0, '-infinity', "
                                "'00000000-0000-0000-0000-000000000000', 0, 51, 'v-7', ''");
  EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"duty_pkey\""));
  EXPECT_THAT(Plan(kFindOverlapping,
                   "'essex', 'v-7', '2018-02-01 12:30Z', '2018-02-01 14:00Z', 'e1', 'none'"),
              HasSubstr("\"Index Name\": \"duty_pkey\""));
}

TEST_F(DutyPlansTest, ADutyIsRecordedBesideTheRowsOfItsKeysAlone) {
  const std::string plan = Plan(
      kRecordDuty,
      "'essex', 'v-7', 'e1', 'new', '00000000-0000-4000-8000-000000000001', '2018-09-01Z', 'a', "
      "'patrol', NULL, NULL, '2018-08-01 10:00Z', '2018-08-01 11:00Z', 0, 3, '', '{}', '{}', '{}', "
      "'', '', false, false, '00000000-0000-4000-8000-000000000002', '\\x00', '\\x00', "
      "'00000000-0000-4000-8000-000000000003', 'c', '{}', 's', '{2018-08-01}', '{60}', ''",
      // The tables are small: it is asked whether the keys can be used.
      "SET enable_seqscan = off;");
  for (const char* const table : {"engagement", "volunteer", "request"}) {
    EXPECT_THAT(Scans(table, plan), AllOf(Contains("Index Scan"), Not(Contains("Seq Scan"))))
        << table << plan;
  }
  EXPECT_THAT(Scans("duty", plan), ElementsAre("ModifyTable")) << "overlaps are the constraint's";
}

TEST_F(DutyPlansTest, TheRecordsOfAPersonAreFoundByThePerson) {
  // Of a few volunteers a force's are read as quickly.
  ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(R"(
      INSERT INTO volunteers.volunteer SELECT force, 'w-' || n, gen_random_uuid(), 1, now(), '',
          now(), '', 'N', '1990-01-01', NULL, '', '', '', '{}', 2, NULL
          FROM (SELECT DISTINCT force FROM volunteers.volunteer) f, generate_series(1, 2000) n)"));
  ABSL_ASSERT_OK(storage_->database().RunAsSuperuser("VACUUM ANALYZE volunteers.volunteer"));
  for (const postgres::Statement* const statement : {&kOtherRecords, &kMergedRecords}) {
    const std::string plan = Plan(*statement, "'essex', 'v-7'");
    EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"volunteer_by_person\"")) << plan;
  }
}

TEST_F(DutyPlansTest, AMonthIsSummedFromItsPartOfTheIndexAlone) {
  constexpr char kFebruary[] =
      "'essex', '2018-02-01', '2018-02-28', '2018-03-01Z', 'infinity', '2018-02-01', '{v-7}', "
      "'{e1}', '{2}', '{\"\"}', '{2018-02-01}', '{2018-03-01}', '{1}', '{v-7}', NULL";
  EXPECT_THAT(Scans("duty_minutes", Plan(kWorkedMinutes, kFebruary)),
              ElementsAre("Index Only Scan"));
}

TEST_F(DutyPlansTest, SumsAreExactAndAsKnownThen) {
  // One was verified, and in March amended to 45 minutes.
  ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(R"(
      UPDATE volunteers.duty_minutes SET recorded_at = '2018-02-10Z';
      INSERT INTO volunteers.duty_minutes
      SELECT force, day, duty, e.entry, volunteer, engagement, type, area, e.unverified, e.verified,
             e.entered_at, 2, '2018-03-05Z'
      FROM volunteers.duty_minutes,
           (VALUES (2, -60, 60, '2018-02-01 00:00Z'::timestamptz), (3, 0, -60, '2018-02-01 00:00Z'),
                   (4, 45, 0, '2018-03-05 00:00Z')) AS e (entry, unverified, verified, entered_at)
      WHERE force = 'essex' AND volunteer = 'v-7' AND day = '2018-02-02')"));
  EngagementRegister& engagement_register = storage_->repositories().ports().engagement_register;
  const RequestContext context{
      .force = "essex", .caller = "a", .call_id = "c", .idempotency = std::nullopt};
  WorkedQuery query;
  query.from = absl::CivilDay(2018, 2, 1);
  query.to = absl::CivilDay(2018, 2, 28);
  query.closed_at = absl::FromCivil(absl::CivilDay(2018, 3, 1), absl::UTCTimeZone());
  EngagedSpan span;
  span.engagement = "e1";
  span.kind = Kind::kPsv;
  span.as = EngagedAs::kCounted;
  span.days = {absl::CivilDay::min(), absl::CivilDay(2018, 2, 15)};
  for (const char* const volunteer : {"v-7", "v-8"}) {
    span.volunteer = span.person = volunteer;
    query.spans.push_back(span);
  }
  const auto told = [&](absl::Time known_at) {
    query.at.known_at = known_at;
    const auto worked = engagement_register.ReadWorked(context, query);
    EXPECT_THAT(worked, testing::IsOk());
    if (!worked.ok() || worked->minutes.size() != 1) return std::vector<int64_t>();
    const MinutesWorked& all = worked->minutes[0];
    return std::vector<int64_t>{all.unverified, all.verified, all.late,
                                worked->persons_on_duty.at(Kind::kPsv)};
  };
  const auto utc = [](int month, int day) {
    return absl::FromCivil(absl::CivilDay(2018, month, day), absl::UTCTimeZone());
  };
  // 14 days of two volunteers; what was done on the others is of no span.
  EXPECT_THAT(told(utc(3, 1)), ElementsAre(2 * 14 * 60, 0, 0, 2));
  EXPECT_THAT(told(utc(3, 6)), ElementsAre(2 * 14 * 60 - 15, 0, 45, 2));
}

TEST_F(DutyPlansTest, NothingOfAnotherForceIsSeen) {
  ABSL_EXPECT_OK(testing_postgres::CheckForceIsolation(storage_->database(), kSchema, "kent"));
  ABSL_EXPECT_OK(testing_postgres::CheckOwnership(storage_->database(), kSchema));
}

}  // namespace
}  // namespace copperplate::volunteers
