// A database that was used before there were duties.
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::volunteers {
namespace {

using testing_postgres::TestDatabase;

// One born in summer time, one on 29 February, and one who is not known any more.
constexpr char kUsed[] = R"(
    SET search_path = volunteers;
    INSERT INTO role SELECT 'kent', 'clerk', gen_random_uuid(), 1, now(), '', now(), '', 2, 'Clerk',
        NULL, 1, '{}', true;
    INSERT INTO volunteer
    SELECT 'kent', id, gen_random_uuid(), 1, now(), '', now(), '',
        CASE WHEN born IS NULL THEN '' ELSE 'N' END, born, NULL, '', '', '', '{}', 2,
        CASE WHEN born IS NULL THEN date '2026-01-01' END
    FROM (VALUES ('summer', date '2000-07-01'), ('leap', '2000-02-29'), ('gone', NULL)) v (id, born);
    INSERT INTO engagement (force, volunteer, id, uid, version, created_at, created_by, updated_at,
        updated_by, kind, role, unit_or_group, collar_no, under_investigation)
    SELECT force, id, 'e1', gen_random_uuid(), 1, now(), '', now(), '', 2, 'clerk', '', '', false
    FROM volunteer;
    INSERT INTO supervision (force, volunteer, engagement, id, uid, version, created_at, created_by,
        updated_at, updated_by, supervisor, first_day)
    SELECT 'kent', 'leap', 'e1', 's1', gen_random_uuid(), 1, now(), '', now(), '', 'sgt',
        '2020-01-01';
)";

std::string Script(const std::string& kind, const std::string& change) {
  std::ifstream in(absl::StrCat("services/volunteers/schema/", kind, "/", change, ".sql"));
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_FALSE(text.str().empty()) << kind << change;
  return text.str();
}

TEST(BeforeDutiesTest, WhoIsThereIsOfAgeFromTheBirthdayAndSupervisorsHaveNoDelegates) {
  auto created = TestDatabase::Create(
      {.service = "volunteers", .sqitch_folder = "services/volunteers/schema", .sql = ""});
  ABSL_ASSERT_OK(created);
  const TestDatabase& database = **created;
  for (const char* const change : {"volunteer_merge", "duty_import", "duty_minutes", "duty",
                                   "supervision_delegates", "engagement_adult"}) {
    ABSL_ASSERT_OK(database.RunAsOwner(Script("revert", change))) << change;
  }
  ABSL_ASSERT_OK(database.RunAsSuperuser(kUsed));
  for (const char* const change :
       {"engagement_adult", "supervision_delegates", "duty", "duty_minutes", "duty_import"}) {
    ABSL_ASSERT_OK(database.RunAsOwner(Script("deploy", change))) << change;
    ABSL_ASSERT_OK(database.RunAsOwner(Script("verify", change))) << change;
  }
  EXPECT_THAT(
      database.RunAsSuperuser(
          "SET timezone = 'UTC'; SELECT string_agg(concat_ws(' ', volunteer, adult_from), "
          "', ' ORDER BY volunteer) FROM volunteers.engagement"),
      testing::IsOkAndHolds("gone, leap 2018-03-01 00:00:00+00, summer 2018-06-30 23:00:00+00"));
  EXPECT_THAT(database.RunAsSuperuser("SELECT delegates FROM volunteers.supervision"),
              testing::IsOkAndHolds("{}"));
}

}  // namespace
}  // namespace copperplate::volunteers
