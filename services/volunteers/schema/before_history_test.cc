// A database that was used before targets, watch groups, sessions and engagements had a history,
// and by programs that do not know it.
#include <gmock/gmock.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::volunteers {
namespace {

using testing::IsOkAndHolds;
using testing_postgres::TestDatabase;

// Made by revision 2, and changed by the third.
constexpr char kUsed[] = R"(
    SET search_path = volunteers;
    UPDATE revision SET revision = 3 WHERE force = 'kent';
    INSERT INTO revision_made (force, revision, made_at)
    SELECT 'kent', n, '2026-01-01Z'::timestamptz + n * interval '1 hour' FROM generate_series(1, 3) n;
    INSERT INTO establishment_target (force, id, uid, version, created_at, created_by, updated_at,
        updated_by, kind, basis, first_day, persons)
    VALUES ('kent', 'budget', gen_random_uuid(), 3, '2026-01-01 02:00Z', '', '2026-01-01 03:00Z', '',
            1, 1, '2025-04-01', 300);
    INSERT INTO watch_group (force, id, uid, version, created_at, created_by, updated_at, updated_by,
        kind, title, parish, declared_members, formed_on, closed_on)
    VALUES ('kent', 'deal', gen_random_uuid(), 3, '2026-01-01 02:00Z', '', '2026-01-01 03:00Z', '',
            1, 'Deal', 'Deal', 9, '2018-01-01', '2019-01-01');
    INSERT INTO watch_site (force, watch_group, id, uid, version, created_at, created_by, updated_at,
        updated_by, limit_mph, approved_by)
    VALUES ('kent', 'deal', 'pier', gen_random_uuid(), 3, now(), '', now(), '', 30, '');
    INSERT INTO watch_session (force, watch_group, id, uid, version, created_at, created_by,
        updated_at, updated_by, site, begins, ends, operators, passing, over_threshold, notes)
    VALUES ('kent', 'deal', 's1', gen_random_uuid(), 3, '2026-01-01 02:00Z', '', '2026-01-01 03:00Z',
            '', 'pier', '2018-06-01 08:00 Europe/London', '2018-06-01 09:30 Europe/London',
            '{a,b,c}', 200, 12, '');
    INSERT INTO role SELECT 'kent', 'clerk', gen_random_uuid(), 1, now(), '', now(), '', 2, 'Clerk',
        NULL, 1, '{}', true;
    INSERT INTO volunteer SELECT 'kent', 'v-1', gen_random_uuid(), 1, now(), '', now(), '', 'N',
        '1990-01-01', NULL, '', '', '', '{}', 2, NULL;
    INSERT INTO engagement (force, volunteer, id, uid, version, created_at, created_by, updated_at,
        updated_by, kind, role, unit_or_group, collar_no, under_investigation, department)
    VALUES ('kent', 'v-1', 'e1', gen_random_uuid(), 3, now(), '', now(), '', 2, 'clerk', '', '',
            false, 'Enquiry Office');)";

// As a program does that counts the revision and knows nothing more, and a repair by hand.
constexpr char kChanged[] = R"(
    SET search_path = volunteers;
    UPDATE revision SET revision = 4 WHERE force = 'kent';
    UPDATE establishment_target SET persons = 250;
    UPDATE watch_group SET declared_members = 11;
    UPDATE watch_group SET declared_members = 12, closed_on = NULL;
    UPDATE watch_session SET passing = 201, operators = '{a,b}';
    UPDATE engagement SET department = 'Archive';
    UPDATE engagement SET department = 'Archive', collar_no = '7', deployable = '{[2018-01-01,)}';
    UPDATE revision SET revision = 5 WHERE force = 'kent';
    DELETE FROM establishment_target;
    DELETE FROM watch_session;
    UPDATE engagement SET exit_interview_offered_on = '2026-01-01', exit_interview_state = 3;)";

constexpr char kTargets[] = R"(
    SELECT string_agg(concat_ws(' ', id, revision, removed, kind, basis, first_day, persons), ', '
                      ORDER BY revision) FROM volunteers.establishment_target_history)";
constexpr char kGroups[] = R"(
    SELECT string_agg(concat_ws(' ', id, revision, kind, formed_on, coalesce(closed_on::text, '-'),
                                declared_members, coalesce(declared_from::text, '-')), ', '
                      ORDER BY revision, seq) FROM volunteers.watch_group_history)";
constexpr char kSessions[] = R"(
    SELECT string_agg(concat_ws(' ', watch_group, id, revision, removed, day, passing,
                                over_threshold, operator_minutes), ', ' ORDER BY revision)
    FROM volunteers.watch_session_history)";

constexpr char kEngagements[] = R"(
    SELECT string_agg(concat_ws(' ', volunteer, engagement, revision, department,
                                exit_interview_state), ', ' ORDER BY revision, seq)
    FROM volunteers.engagement_history)";

std::string Script(const std::string& kind, const std::string& change) {
  std::ifstream in(absl::StrCat("services/volunteers/schema/", kind, "/", change, ".sql"));
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_FALSE(text.str().empty()) << kind << change;
  return text.str();
}

TEST(BeforeHistoryTest, WhatIsThereIsKnownFromItsCreationAndWhateverChangesItIsKept) {
  auto created = TestDatabase::Create(
      {.service = "volunteers", .sqitch_folder = "services/volunteers/schema", .sql = ""});
  ABSL_ASSERT_OK(created);
  const TestDatabase& database = **created;
  for (const char* const change : {"engagement_history", "watch_history", "target_history"}) {
    ABSL_ASSERT_OK(database.RunAsOwner(Script("revert", change))) << change;
  }
  ABSL_ASSERT_OK(database.RunAsSuperuser(kUsed));
  for (const char* const change : {"target_history", "watch_history", "engagement_history"}) {
    ABSL_ASSERT_OK(database.RunAsOwner(Script("deploy", change))) << change;
    ABSL_ASSERT_OK(database.RunAsOwner(Script("verify", change))) << change;
  }
  EXPECT_THAT(database.RunAsSuperuser(kTargets), IsOkAndHolds("budget 2 f 1 1 2025-04-01 300"));
  EXPECT_THAT(database.RunAsSuperuser(kGroups), IsOkAndHolds("deal 2 1 2018-01-01 2019-01-01 9 -"));
  EXPECT_THAT(database.RunAsSuperuser(kSessions),
              IsOkAndHolds("deal s1 2 f 2018-06-01 200 12 270"));
  EXPECT_THAT(database.RunAsSuperuser(kEngagements), IsOkAndHolds("v-1 e1 0 Enquiry Office 1"));

  ABSL_ASSERT_OK(database.RunAsSuperuser(kChanged));
  EXPECT_THAT(database.RunAsSuperuser(kTargets),
              IsOkAndHolds("budget 2 f 1 1 2025-04-01 300, budget 4 f 1 1 2025-04-01 250, "
                           "budget 5 t 1 1 2025-04-01 250"));
  EXPECT_THAT(
      database.RunAsSuperuser(kGroups),
      IsOkAndHolds("deal 2 1 2018-01-01 2019-01-01 9 -, deal 4 1 2018-01-01 2019-01-01 11 -, "
                   "deal 4 1 2018-01-01 - 12 -"));
  EXPECT_THAT(database.RunAsSuperuser(kSessions),
              IsOkAndHolds("deal s1 2 f 2018-06-01 200 12 270, deal s1 4 f 2018-06-01 201 12 180, "
                           "deal s1 5 t 2018-06-01 201 12 180"));
  EXPECT_THAT(database.RunAsSuperuser(kEngagements),
              IsOkAndHolds("v-1 e1 0 Enquiry Office 1, v-1 e1 4 Archive 1, v-1 e1 5 Archive 3"));
}

}  // namespace
}  // namespace copperplate::volunteers
