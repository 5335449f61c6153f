// A database that was used before activities and milestones had a first day.
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::delivery {
namespace {

using testing_postgres::TestDatabase;

// V1 was made by hand in 2018, late on 9 May in London; I1 was imported; H1 is of a historic plan;
// V2 is like V1, but was reported and frozen before; V3 was withdrawn from an earlier day on.
constexpr char kUsed[] = R"(
    SET search_path = delivery;
    INSERT INTO plan (force, id, uid, version, created_at, created_by, updated_at, updated_by,
        changes, title, kind, owner, vision, area, effective_from, stale_after_days, state, marking,
        historic_import)
    SELECT 'kent', id, gen_random_uuid(), 1, now(), 'a', now(), 'a', 1, 'Plan', 2, 'Kent', '', '',
        '2017-04-01', 92, 1, 1, historic
    FROM (VALUES ('plan', false), ('old', true)) v (id, historic);
    INSERT INTO theme (force, plan, id, uid, version, created_at, created_by, updated_at,
        updated_by, prefix, name, aim, shared_outcome, lead_names, lead_from, lead_to,
        strategic_themes, ordinal)
    SELECT 'kent', plan, prefix, gen_random_uuid(), 2, now(), 'a', now(), 'a', upper(prefix), 'T',
        '', '', '{}', '{}', '{}', '{}', 1
    FROM (VALUES ('plan', 'v'), ('plan', 'i'), ('old', 'h')) v (plan, prefix);
    INSERT INTO priority_action (force, plan, id, uid, version, created_at, created_by, updated_at,
        updated_by, theme, code, text, alt_text, note, objective_ordinals, success_measure,
        withdrawn_reason)
    SELECT 'kent', plan, lower(code), gen_random_uuid(), 3, at::timestamptz, 'a', now(), 'a',
        lower(left(code, 1)), code, 'Do.', '', '', '{}', '', ''
    FROM (VALUES ('plan', 'V1', '2018-05-08 23:30Z'), ('plan', 'V2', '2018-05-08 23:30Z'),
                 ('plan', 'V3', '2018-05-08 23:30Z'), ('plan', 'I1', '2018-05-12 10:00Z'),
                 ('old', 'H1', '2018-05-08 23:30Z')) v (plan, code, at);
    INSERT INTO activity (force, plan, action, id, uid, version, created_at, created_by,
        updated_at, updated_by, code, narrative, withdrawn_on, withdrawn_reason)
    SELECT force, plan, id, id, gen_random_uuid(), 4, created_at, 'a', now(), 'a', code, '',
        CASE WHEN code = 'V3' THEN date '2018-05-01' END, CASE WHEN code = 'V3' THEN 'x' ELSE '' END
    FROM priority_action;
    INSERT INTO plan_import (force, plan, import_id, sha256, created_at, created_by, row_count,
        created_count, changed_count, unchanged_count, status_count, unresolved_leads,
        unresolved_links)
    VALUES ('kent', 'plan', 'first', sha256(''), '2018-05-12 10:00Z', 'a', 0, 0, 0, 0, 0, '{}',
        '{}');
    INSERT INTO status_entry (force, plan, action, activity, id, uid, version, created_at,
        created_by, as_of, rag, narrative, override_reason, direction_as_printed)
    VALUES ('kent', 'plan', 'v2', 'v2', 's2018-04-30-001', gen_random_uuid(), 5, now(), 'a',
        '2018-04-30', 1, '', '', '');
    INSERT INTO milestone (force, plan, action, activity, id, uid, version, created_at, created_by,
        updated_at, updated_by, title, original_due, current_due, met_on)
    SELECT force, plan, action, id, 'm', gen_random_uuid(), 6, '2018-05-20 10:00Z', 'a', now(), 'a',
        'M', '2018-06-10', '2018-07-10', CASE WHEN code = 'V1' THEN date '2018-05-25' END
    FROM activity WHERE code IN ('V1', 'H1');
    INSERT INTO milestone_revision (force, plan, action, activity, milestone, ordinal, due, reason,
        revised_at, revised_by)
    SELECT force, plan, action, activity, id, 1, '2018-07-10', 'late', '2018-06-01 23:30Z', 'a'
    FROM milestone;
)";

std::string Script(const std::string& kind) {
  std::ifstream in(absl::StrCat("services/delivery/schema/", kind, "/first_day.sql"));
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_FALSE(text.str().empty()) << kind;
  return text.str();
}

TEST(FirstDayTest, WhatIsThereBeganWhenItWasMadeOrWithItsPlan) {
  auto created = TestDatabase::Create(
      {.service = "delivery", .sqitch_folder = "services/delivery/schema", .sql = ""});
  ABSL_ASSERT_OK(created);
  const TestDatabase& database = **created;
  ABSL_ASSERT_OK(database.RunAsOwner(Script("revert")));
  ABSL_ASSERT_OK(database.RunAsSuperuser(kUsed));
  ABSL_ASSERT_OK(database.RunAsOwner(Script("deploy")));
  ABSL_ASSERT_OK(database.RunAsOwner(Script("verify")));
  const auto days = [&](const std::string& table, const std::string& columns) {
    return database
        .RunAsSuperuser(absl::StrCat("SELECT string_agg(concat_ws(' ', ", columns,
                                     "), ', ' ORDER BY ", columns, ") FROM delivery.", table))
        .value_or("refused");
  };
  EXPECT_EQ(days("activity", "code, first_day"),
            "H1 2017-04-01, I1 2017-04-01, V1 2018-05-09, V2 2018-04-30, V3 2018-05-01");
  EXPECT_EQ(days("priority_action", "code, first_day"),
            "H1 2017-04-01, I1 2017-04-01, V1 2018-05-09, V2 2018-04-30, V3 2018-05-01");
  EXPECT_EQ(days("milestone", "action, first_day, met_known_on"),
            "h1 2017-04-01, v1 2018-05-20 2018-05-25");
  EXPECT_EQ(days("milestone_revision", "action, revised_on"), "h1 2018-06-02, v1 2018-06-02");
}

}  // namespace
}  // namespace copperplate::delivery
