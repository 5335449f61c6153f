// What no request can do to a plan's history, whatever statement it runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::delivery {
namespace {

using ::testing::HasSubstr;
using testing_postgres::TestDatabase;

constexpr absl::string_view kPlan = R"(
    INSERT INTO plan (force, id, uid, version, created_at, created_by, updated_at, updated_by,
        changes, title, kind, owner, vision, area, stale_after_days, state, marking,
        historic_import)
    VALUES ('kent', 'plan-1', gen_random_uuid(), 1, now(), 'a', now(), 'a', 1, 'Plan', 2, 'Kent',
        '', '', 92, 1, 1, false);
    INSERT INTO theme (force, plan, id, uid, version, created_at, created_by, updated_at,
        updated_by, prefix, name, aim, shared_outcome, lead_names, lead_from, lead_to,
        strategic_themes, ordinal)
    VALUES ('kent', 'plan-1', 'victims', gen_random_uuid(), 2, now(), 'a', now(), 'a', 'V',
        'Victims', '', '', '{}', '{}', '{}', '{}', 1);
    INSERT INTO priority_action (force, plan, id, uid, version, created_at, created_by, updated_at,
        updated_by, theme, code, text, alt_text, note, objective_ordinals, success_measure,
        withdrawn_reason, first_day)
    VALUES ('kent', 'plan-1', 'v1', gen_random_uuid(), 3, now(), 'a', now(), 'a', 'victims', 'V1',
        'Do.', '', '', '{}', '', '', '2018-05-10');
    INSERT INTO activity (force, plan, action, id, uid, version, created_at, created_by,
        updated_at, updated_by, code, narrative, withdrawn_reason, first_day)
    VALUES ('kent', 'plan-1', 'v1', 'v1-1', gen_random_uuid(), 4, now(), 'a', now(), 'a', 'V1.1',
        '', '', '2018-05-10');
    INSERT INTO activity_narrative (force, plan, action, activity, version, first_day, text,
        written_at)
    VALUES ('kent', 'plan-1', 'v1', 'v1-1', 4, '2018-05-10', '', now());
    INSERT INTO status_entry (force, plan, action, activity, id, uid, version, created_at,
        created_by, as_of, rag, narrative, override_reason, direction_as_printed)
    VALUES ('kent', 'plan-1', 'v1', 'v1-1', 's2018-05-10-001', gen_random_uuid(), 5, now(), 'a',
        '2018-05-10', 1, '', '', '');
    INSERT INTO milestone (force, plan, action, activity, id, uid, version, created_at, created_by,
        updated_at, updated_by, title, original_due, current_due, first_day)
    VALUES ('kent', 'plan-1', 'v1', 'v1-1', 'm', gen_random_uuid(), 6, now(), 'a', now(), 'a', 'M',
        '2018-05-10', '2018-05-10', '2018-05-10');
    INSERT INTO milestone_revision (force, plan, action, activity, milestone, ordinal, due, reason,
        revised_at, revised_by, revised_on)
    VALUES ('kent', 'plan-1', 'v1', 'v1-1', 'm', 1, '2018-06-10', 'late', now(), 'a', '2018-05-10');
    INSERT INTO iteration (force, plan, id, uid, version, created_at, created_by, updated_at,
        updated_by, number, label, cut_off, erratum_note, state, withdrawn_reason)
    VALUES ('kent', 'plan-1', 'iteration-1', gen_random_uuid(), 7, now(), 'a', now(), 'a', 1, '',
        '2018-05-10', '', 1, '');
    INSERT INTO iteration_content (force, plan, iteration, version, stale_accepted_reason, sha256,
        canonical_json, frozen_at, frozen_by)
    SELECT 'kent', 'plan-1', 'iteration-1', version, '', sha256('{}'), '{}', now(), 'a'
    FROM generate_series(8, 9) version;
    INSERT INTO iteration_row (force, plan, iteration, version, ordinal, theme, theme_prefix,
        theme_name, action_code, action_text, action_note, activity_code, opcc_leads,
        delivery_leads, narrative, rag, as_of, override_reason, direction, started_late,
        opportunities, days_since_update, stale)
    VALUES ('kent', 'plan-1', 'iteration-1', 8, 1, 'victims', 'V', 'Victims', 'V1', 'Do.', '',
        'V1.1', '{NP}', '{}', '', 1, '2018-05-10', '', 1, false, '{}', 0, false);
    INSERT INTO publication (force, plan, iteration, id, uid, version, created_at, created_by, body,
        published_on, meeting_ref, marking)
    VALUES ('kent', 'plan-1', 'iteration-1', 'board-1', gen_random_uuid(), 9, now(), 'a', 1,
        '2018-05-10', '', 1);
    UPDATE iteration SET state = 2, content = 8;
    UPDATE iteration SET state = 3;
    INSERT INTO plan_import (force, plan, import_id, sha256, created_at, created_by, row_count,
        created_count, changed_count, unchanged_count, status_count, unresolved_leads,
        unresolved_links)
    VALUES ('kent', 'plan-1', 'first', sha256(''), now(), 'a', 0, 0, 0, 0, 0, '{}', '{}');
)";

class ImmutableTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto database = TestDatabase::Create(
        {.service = "delivery", .sqitch_folder = "services/delivery/schema", .sql = ""});
    ABSL_ASSERT_OK(database);
    database_ = *std::move(database);
    ABSL_ASSERT_OK(AsRuntime(kPlan));
  }

  absl::StatusOr<std::string> AsRuntime(absl::string_view sql) const {
    return database_->RunAsSuperuser(
        absl::StrCat("SET ROLE delivery_runtime; SET app.force = 'kent'; "
                     "SET search_path = delivery; ",
                     sql));
  }
  void ExpectRefused(absl::string_view sql, absl::string_view why) const {
    const auto done = AsRuntime(sql);
    ASSERT_FALSE(done.ok()) << sql;
    EXPECT_THAT(std::string(done.status().message()), HasSubstr(std::string(why))) << sql;
  }

 private:
  std::unique_ptr<TestDatabase> database_;
};

TEST_F(ImmutableTest, WhatIsOnlyEverAddedCannotBeChangedOrDeleted) {
  for (const char* table :
       {"status_entry", "activity_narrative", "milestone_revision", "milestone_reopening",
        "iteration_content", "iteration_row", "publication", "plan_import"}) {
    ExpectRefused(absl::StrCat("UPDATE ", table, " SET force = 'kent'"),
                  absl::StrCat("permission denied for table ", table));
    ExpectRefused(absl::StrCat("DELETE FROM ", table),
                  absl::StrCat("permission denied for table ", table));
  }
}

TEST_F(ImmutableTest, WhatIsWithdrawnOrEndedCannotBeDeleted) {
  for (const char* table : {"plan", "priority_action", "activity", "lead", "iteration"}) {
    ExpectRefused(absl::StrCat("DELETE FROM ", table),
                  absl::StrCat("permission denied for table ", table));
  }
}

TEST_F(ImmutableTest, TheFirstDueDayAndCodesCannotBeChanged) {
  ExpectRefused("UPDATE milestone SET original_due = '2018-07-01'",
                "permission denied for table milestone");
  ExpectRefused("UPDATE priority_action SET code = 'V2'",
                "permission denied for table priority_action");
  ExpectRefused("UPDATE activity SET code = 'V1.2'", "permission denied for table activity");
  ExpectRefused("UPDATE iteration SET number = 2", "permission denied for table iteration");
}

TEST_F(ImmutableTest, APublishedIterationCanButBeWithdrawn) {
  constexpr char kDoesNotChange[] = "a published iteration does not change";
  for (const char* change :
       {"content = 9", "label = 'x'", "cut_off = '2018-05-11'", "erratum_note = 'x'", "state = 2",
        "state = 1, content = NULL", "state = 4, withdrawn_reason = 'wrong', content = 9"}) {
    ExpectRefused(absl::StrCat("UPDATE iteration SET ", change), kDoesNotChange);
  }
  ABSL_ASSERT_OK(AsRuntime("UPDATE iteration SET state = 4, withdrawn_reason = 'wrong'"));
  ExpectRefused("UPDATE iteration SET state = 3, withdrawn_reason = ''", kDoesNotChange);
  ExpectRefused("UPDATE iteration SET withdrawn_reason = 'other'", kDoesNotChange);
}

TEST_F(ImmutableTest, AnEntryIsCorrectedOnceAndByOneOfItsActivity) {
  const auto correction = [](absl::string_view id, absl::string_view corrects) {
    return absl::StrCat(
        "INSERT INTO status_entry (force, plan, action, activity, id, uid, version, created_at, "
        "created_by, as_of, rag, narrative, corrects, override_reason, direction_as_printed) "
        "VALUES ('kent', 'plan-1', 'v1', 'v1-1', '",
        id, "', gen_random_uuid(), 10, now(), 'a', '2018-05-10', 4, '', '", corrects, "', '', '')");
  };
  ABSL_ASSERT_OK(AsRuntime(correction("s2018-05-10-002", "s2018-05-10-001")));
  ExpectRefused(correction("s2018-05-10-003", "s2018-05-10-001"), "duplicate key");
  ExpectRefused(correction("s2018-05-10-003", "s2018-05-09-001"), "foreign key constraint");
}

}  // namespace
}  // namespace copperplate::delivery
