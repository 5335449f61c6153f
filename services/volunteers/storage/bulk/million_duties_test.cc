// A million duties of one force: the hours of any months are read from the rows of these months
// alone, and are exact. It fills its tables for most of its time, and is none for a sanitizer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "libs/time/civil.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/storage/testing/service_database.h"
#include "services/volunteers/storage/worked_minutes_rows.h"

namespace copperplate::volunteers {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kVolunteers = 500;
constexpr int kDays = 2000;

// A duty a day of each from 1 January 2013 on, at noon, of other lengths; a third is not verified,
// each fiftieth day was entered two months late. Foreign keys, which hold, are not looked at, nor
// is there another trigger; the constraint on overlaps and all keys are.
constexpr char kFill[] = R"(
    SET session_replication_role = replica;
    UPDATE volunteers.revision SET revision = 1 WHERE force = 'essex';
    INSERT INTO volunteers.revision_made (force, revision, made_at) VALUES ('essex', 1, '2013-01-01Z');
    INSERT INTO volunteers.role SELECT 'essex', 'clerk', gen_random_uuid(), 1, now(), '', now(), '',
        2, 'Clerk', NULL, 1, '{}', true;
    INSERT INTO volunteers.duty_type SELECT 'essex', 'patrol', gen_random_uuid(), 1, now(), '',
        now(), '', 'Patrol', true, false, false;
    INSERT INTO volunteers.volunteer SELECT 'essex', 'v-' || n, gen_random_uuid(), 1, now(), '',
        now(), '', 'N', '1990-01-01', NULL, '', '', '', '{}', 2, NULL
        FROM generate_series(1, $0) n;
    INSERT INTO volunteers.engagement (force, volunteer, id, uid, version, created_at, created_by,
        updated_at, updated_by, kind, role, unit_or_group, collar_no, under_investigation)
        SELECT 'essex', 'v-' || n, 'e1', gen_random_uuid(), 1, now(), '', now(), '', 2, 'clerk', '',
        '', false FROM generate_series(1, $0) n;
    INSERT INTO volunteers.engagement_event (force, volunteer, engagement, seq, from_state,
        to_state, effective_on, reason, actor, revision)
        SELECT 'essex', 'v-' || n, 'e1', 1, NULL, 5, '2013-01-01', '', '', 1
        FROM generate_series(1, $0) n;
    INSERT INTO volunteers.duty (force, volunteer, engagement, id, edition, uid, person, version,
        created_at, created_by, updated_at, updated_by, type, actual_from, actual_to,
        break_minutes, state, area, entered_at, recorded_by, verified_by, reason, override_kinds,
        override_bys, override_reasons, source, source_id, import_id, revision)
        SELECT 'essex', v.id, 'e1', 'd' || n, 1, gen_random_uuid(), v.uid, 1, now(), '', now(), '',
        'patrol', noon, noon + (60 + (n * 7 + length(v.id)) % 121) * interval '1 minute', 5,
        CASE WHEN n % 3 = 0 THEN 3 ELSE 4 END, 'Harlow',
        noon + CASE WHEN n % 50 = 0 THEN interval '60 days' ELSE interval '9 hours' END, '',
        CASE WHEN n % 3 = 0 THEN '' ELSE 'sgt-1234' END, '', '{}', '{}', '{}', '', '', '', 1
        FROM volunteers.volunteer v, generate_series(0, $1 - 1) n,
             LATERAL (SELECT '2013-01-01 12:00Z'::timestamptz + n * interval '1 day' AS noon) a
        ORDER BY v.uid, n;
    INSERT INTO volunteers.duty_minutes (force, day, duty, entry, volunteer, engagement, type, area,
        unverified, verified, entered_at, revision)
        SELECT force, day, uid, 1, volunteer, engagement, type, area,
               CASE WHEN state = 3 THEN worked ELSE 0 END, CASE WHEN state = 4 THEN worked ELSE 0 END,
               entered_at, 1
        FROM volunteers.duty d,
             LATERAL (SELECT (d.starts_at AT TIME ZONE 'UTC')::date AS day,
                             extract(epoch FROM d.ends_at - d.starts_at)::int / 60 - d.break_minutes
                                 AS worked) w
        ORDER BY day, uid;
    RESET session_replication_role;)";

class MillionDutiesTest : public ::testing::Test {
 protected:
  // Once for all tests, which change nothing.
  static void SetUpTestSuite() {
    auto made = ServiceDatabase::Create(1);
    ABSL_ASSERT_OK(made);
    storage_ = *std::move(made);
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(absl::StrReplaceAll(
        kFill, {{"$0", absl::StrCat(kVolunteers)}, {"$1", absl::StrCat(kDays)}})));
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(
        "VACUUM ANALYZE volunteers.duty_minutes, volunteers.engagement"));
    ASSERT_EQ(Number("SELECT count(*) FROM volunteers.duty"), kVolunteers * kDays);
  }
  static void TearDownTestSuite() { storage_ = nullptr; }

  static int64_t Number(absl::string_view query) {
    const auto text = storage_->database().RunAsSuperuser(query);
    EXPECT_THAT(text, testing::IsOk());
    int64_t number = 0;
    EXPECT_TRUE(absl::SimpleAtoi(text.value_or(""), &number)) << text.value_or("");
    return number;
  }
  // As the summary asks for it.
  static Hours Told(absl::CivilMonth from, absl::CivilMonth to) {
    EngagementRegister& engagement_register = storage_->repositories().ports().engagement_register;
    const RequestContext context{
        .force = "essex", .caller = "a", .call_id = "c", .idempotency = std::nullopt};
    const auto read = engagement_register.Read(context, std::nullopt);
    EXPECT_THAT(read, testing::IsOk());
    if (!read.ok()) return {};
    EXPECT_EQ(read->engagements.size(), size_t{kVolunteers});
    const absl::CivilDay last = absl::CivilDay(to + 1) - 1;
    const auto worked =
        engagement_register.ReadWorked(context, {.spans = EngagedSpansOf(read->engagements),
                                                 .from = absl::CivilDay(from),
                                                 .to = last,
                                                 .closed_at = BeginningOf(last + 1),
                                                 .at = read->at,
                                                 .area = std::nullopt});
    EXPECT_THAT(worked, testing::IsOk());
    if (!worked.ok()) return {};
    EXPECT_EQ(worked->persons_on_duty.at(Kind::kPsv), kVolunteers);
    return HoursOf(worked->minutes, Kind::kPsv, {from, to});
  }
  // Summed from the duties themselves, all of which are read.
  static int64_t Summed(absl::CivilMonth from, absl::CivilMonth to, absl::string_view condition) {
    return Number(absl::StrCat(
        "SELECT coalesce(sum(extract(epoch FROM actual_to - actual_from)::bigint / 60 - "
        "break_minutes), 0) "
        "FROM volunteers.duty WHERE actual_from >= '",
        FormatDate(absl::CivilDay(from)), "Z' AND actual_from < '",
        FormatDate(absl::CivilDay(to + 1)), "Z' AND ", condition));
  }
  // The arguments of kWorkedMinutes for everybody's time in the months.
  static std::string Arguments(absl::CivilMonth from, absl::CivilMonth to) {
    const absl::CivilDay after(to + 1);
    std::vector<std::string> volunteers;
    for (int i = 1; i <= kVolunteers; ++i) volunteers.push_back(absl::StrCat("v-", i));
    const auto each = [](absl::string_view value) {
      return absl::StrCat(
          "'{", absl::StrJoin(std::vector<absl::string_view>(kVolunteers, value), ","), "}'");
    };
    const std::string persons = absl::StrCat("'{", absl::StrJoin(volunteers, ","), "}'");
    return absl::StrJoin(
        {std::string("'essex'"), absl::StrCat("'", FormatDate(absl::CivilDay(from)), "'"),
         absl::StrCat("'", FormatDate(after - 1), "'"), absl::StrCat("'", FormatDate(after), "Z'"),
         std::string("'infinity'"), absl::StrCat("'", FormatDate(absl::CivilDay(to)), "'"), persons,
         each("e1"), each("2"), each("\"\""), each(FormatDate(absl::CivilDay(from))),
         each(FormatDate(after)), each("1"), persons, std::string("NULL")},
        ", ");
  }

  static std::unique_ptr<ServiceDatabase> storage_;
};

std::unique_ptr<ServiceDatabase> MillionDutiesTest::storage_;

struct Months {
  absl::CivilMonth from;
  absl::CivilMonth to;
};

// The first, one with a summer's day, the last whole one, and a year.
const Months kAsked[] = {{absl::CivilMonth(2013, 1), absl::CivilMonth(2013, 1)},
                         {absl::CivilMonth(2015, 7), absl::CivilMonth(2015, 7)},
                         {absl::CivilMonth(2018, 5), absl::CivilMonth(2018, 5)},
                         {absl::CivilMonth(2017, 4), absl::CivilMonth(2018, 3)}};

TEST_F(MillionDutiesTest, TheHoursOfAnyMonthsAreThoseOfTheDuties) {
  for (const auto& [from, to] : kAsked) {
    const Hours told = Told(from, to);
    EXPECT_EQ(told.minutes, Summed(from, to, "true")) << FormatMonth(from);
    EXPECT_EQ(told.unverified_minutes, Summed(from, to, "state = 3")) << FormatMonth(from);
    EXPECT_EQ(told.late_minutes,
              Summed(from, to,
                     absl::StrCat("entered_at >= '",
                                  absl::FormatTime(BeginningOf(absl::CivilDay(to + 1))), "'")))
        << FormatMonth(from);
    EXPECT_EQ(told.induction_minutes + told.outside_minutes, 0);
  }
}

TEST_F(MillionDutiesTest, NoMoreIsReadThanTheShareOfTheMonths) {
  const int64_t pages = Number(
      "SELECT pg_relation_size('volunteers.duty_minutes_pkey') / "
      "current_setting('block_size')::bigint");
  ASSERT_GT(pages, 10'000);
  for (const auto& [from, to] : kAsked) {
    const std::string arguments = Arguments(from, to);
    const auto read = testing_postgres::PagesReadAsRuntime(storage_->database(), kWorkedMinutes,
                                                           "essex", arguments);
    ABSL_ASSERT_OK(read);
    const int64_t days = absl::CivilDay(to + 1) - absl::CivilDay(from);
    // Half as much again: the pages between two days, and those above the leaves.
    EXPECT_LT(*read, pages * days * 3 / 2 / kDays) << FormatMonth(from) << " of " << pages;
    const auto plan = testing_postgres::ExplainAsRuntime(storage_->database(), kWorkedMinutes,
                                                         "essex", arguments);
    ABSL_ASSERT_OK(plan);
    const auto scans = testing_postgres::ScansOf(storage_->database(), "duty_minutes", *plan);
    ABSL_ASSERT_OK(scans);
    EXPECT_THAT(*scans, Each(HasSubstr("Index Only Scan"))) << FormatMonth(from);
    EXPECT_THAT(*plan, Not(HasSubstr("\"Relation Name\": \"duty\"")));
  }
}

}  // namespace
}  // namespace copperplate::volunteers
