// A database that was used before records could be merged, and by programs that do not know it.
#include <gmock/gmock.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::volunteers {
namespace {

using testing::IsOkAndHolds;
using testing_postgres::TestDatabase;

constexpr char kWhat[] = R"(
    SET search_path = volunteers;
    INSERT INTO role SELECT 'kent', 'clerk', gen_random_uuid(), 1, now(), '', now(), '', 2, 'Clerk',
        NULL, 1, '{}', true;)";

// A volunteer of the id with an engagement and a duty from that hour on of 1 May 2018 for an hour,
// as they were written before there were merges.
std::string Work(const std::string& volunteer, const std::string& hour) {
  return absl::StrCat(
      R"(
    SET search_path = volunteers;
    INSERT INTO volunteer (force, id, uid, version, created_at, created_by, updated_at, updated_by,
                           name, date_of_birth, contact, emergency_contact, home_area,
                           preferred_areas, marking)
    SELECT 'kent', id, gen_random_uuid(), 1, now(), '', now(), '', 'N', '1990-01-01', '', '', '',
           '{}', 2 FROM (VALUES (')",
      volunteer, R"(')) v (id);
    INSERT INTO engagement (force, volunteer, id, uid, version, created_at, created_by, updated_at,
        updated_by, kind, role, unit_or_group, collar_no, under_investigation)
    SELECT force, id, 'e1', gen_random_uuid(), 1, now(), '', now(), '', 2, 'clerk', '', '', false
    FROM volunteer WHERE id = ')",
      volunteer, R"(';
    INSERT INTO duty (force, volunteer, engagement, id, edition, uid, person, version, created_at,
        created_by, updated_at, updated_by, type, actual_from, actual_to, break_minutes, state,
        area, entered_at, recorded_by, verified_by, reason, override_kinds, override_bys,
        override_reasons, source, source_id, import_id, revision)
    SELECT force, id, 'e1', 'd1', 1, gen_random_uuid(), uid, 1, now(), '', now(), '', 'patrol',
        '2018-05-01Z'::timestamptz + h, '2018-05-01Z'::timestamptz + h + interval '1 hour', 0, 3,
        '', now(), '', '', '', '{}', '{}', '{}', '', '', '', 0
    FROM volunteer, (VALUES (interval ')",
      hour, "')) t (h) WHERE id = '", volunteer, "';");
}

std::string Merge(const std::string& given_up, const std::string& into) {
  return absl::StrCat(
      "UPDATE volunteers.volunteer v SET merged_into = i.id, merged_person = i.uid, merged_on = "
      "'2026-01-01', merged_revision = 1, merge_reason = 'One' FROM volunteers.volunteer i "
      "WHERE v.id = '",
      given_up, "' AND i.id = '", into, "'");
}

std::string Script(const std::string& kind) {
  std::ifstream in(absl::StrCat("services/volunteers/schema/", kind, "/volunteer_merge.sql"));
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_FALSE(text.str().empty()) << kind;
  return text.str();
}

TEST(BeforeMergeTest, EachRecordIsOfAPersonUntilItIsMergedAndAfterARevert) {
  auto created = TestDatabase::Create(
      {.service = "volunteers", .sqitch_folder = "services/volunteers/schema", .sql = ""});
  ABSL_ASSERT_OK(created);
  const TestDatabase& database = **created;
  const auto persons = [&] {
    return database.RunAsSuperuser(
        "SELECT string_agg(d.volunteer || ' ' || (SELECT string_agg(v.id, ',') FROM "
        "volunteers.volunteer v WHERE v.uid = d.person), ', ' ORDER BY d.volunteer) "
        "FROM volunteers.duty d");
  };
  ABSL_ASSERT_OK(database.RunAsOwner(Script("revert")));
  ABSL_ASSERT_OK(database.RunAsSuperuser(absl::StrCat(kWhat, Work("a", "10:00"))));
  ABSL_ASSERT_OK(database.RunAsSuperuser(Work("b", "11:00")));
  ABSL_ASSERT_OK(database.RunAsOwner(Script("deploy")));
  ABSL_ASSERT_OK(database.RunAsOwner(Script("verify")));
  ABSL_ASSERT_OK(database.RunAsSuperuser(Work("c", "10:30"))) << "by a program from before";
  ABSL_ASSERT_OK(database.RunAsSuperuser(Work("d", "20:00")));
  EXPECT_THAT(persons(), IsOkAndHolds("a a, b b, c c, d d"));
  const std::string apart = "SELECT count(*) FROM volunteers.volunteer WHERE person <> uid";
  EXPECT_THAT(database.RunAsSuperuser(apart), IsOkAndHolds("0"));

  ABSL_ASSERT_OK(database.RunAsSuperuser(Merge("a", "b")));
  EXPECT_THAT(persons(), IsOkAndHolds("a b, b b, c c, d d"));
  for (const auto& [given_up, into, constraint] :
       {std::tuple("c", "b", "duty_overlap"), std::tuple("b", "d", "volunteer_merged_into"),
        std::tuple("d", "a", "volunteer_merged_into"), std::tuple("c", "c", "check")}) {
    EXPECT_THAT(database.RunAsSuperuser(Merge(given_up, into)).status().ToString(),
                ::testing::HasSubstr(constraint))
        << given_up << " into " << into;
  }
  ABSL_ASSERT_OK(database.RunAsOwner(Script("revert")));
  EXPECT_THAT(persons(), IsOkAndHolds("a a, b b, c c, d d"));
  ABSL_ASSERT_OK(database.RunAsSuperuser(Work("e", "10:00")));
  ABSL_ASSERT_OK(database.RunAsOwner(Script("deploy")));
  EXPECT_THAT(persons(), IsOkAndHolds("a a, b b, c c, d d, e e"));
}

}  // namespace
}  // namespace copperplate::volunteers
